"""Files of accepted late changes go into the archive of the month that was worked out with them, and come out again."""

import datetime as dt

import pytest

from sheets_sync import archive
from sheets_sync.grid import BookFault
from sheets_sync.months.record import Event, Record

SAID = '{"002": "50.00"}\n'
ACCEPTED = Event(
    0,
    "2026-09",
    "accepted",
    dt.date(2026, 11, 3),
    file="2026-09-accepted.json",
    digest=archive.digest_of(SAID.encode()),
)
RECORD = Record().with_event(Event(0, "2026-09", "closed", dt.date(2026, 10, 8), file="2026-09-1.zip", digest="1"))


def test_they_are_kept_as_they_were_recorded_and_put_back_beside_an_archive(tmp_path):
    (tmp_path / "2026-09-accepted.json").write_text(SAID, encoding="utf-8")
    texts = archive.accepted_texts(tmp_path, RECORD.with_event(ACCEPTED))
    assert texts == {"accepted/2026-09-accepted.json": SAID}
    archive.put_back(tmp_path / "again", {**texts, "teams/shop.yaml": "x", "accepted/../../outside": "x"})
    assert [(each.name, each.read_text("utf-8")) for each in (tmp_path / "again").iterdir()] == [
        ("2026-09-accepted.json", SAID)
    ]
    assert not (tmp_path.parent / "outside").exists()


def test_one_that_is_gone_or_was_changed_is_told(tmp_path):
    record = RECORD.with_event(ACCEPTED)
    with pytest.raises(BookFault, match="archive_missing"):
        archive.accepted_texts(tmp_path, record)
    (tmp_path / "2026-09-accepted.json").write_text("{}", encoding="utf-8")
    with pytest.raises(BookFault, match="archive_exchanged"):
        archive.accepted_texts(tmp_path, record)
    assert archive.accepted_texts(tmp_path, RECORD) == {}
