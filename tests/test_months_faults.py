"""What a book, or a file beside the books, that cannot be written or believed does to a month that is signed."""

import errno
import os
from pathlib import Path

import openpyxl
import pytest

from sheets_sync.afterwards.accepting import Wish, offer, take_over
from sheets_sync.archive import keep
from sheets_sync.run import Here
from tests.signing_shop import DAY, looked, ran, settings_of, shop, signed, type_in
from tests.signing_shop import everything as everything_of
from tests.signing_shop import moved as copied

SIGNERS = {"confirm": "店长", "close": "人事甲", "reopen": "人事甲"}
BEFORE = {"confirm": (), "close": ("confirm",), "reopen": ("confirm", "close")}


@pytest.fixture(scope="module")
def starts(tmp_path_factory):
    """Where each step begins, drafted and signed up to there."""
    found = {}
    for what, steps in BEFORE.items():
        found[what] = shop(tmp_path_factory.mktemp(what) / "team", pay=True)
        assert ran(found[what]).faults == ()
        for step in steps:
            assert signed(found[what], step, SIGNERS[step]).faults == ()
    return found


def full_for(monkeypatch, name):
    """Lets the disk be full for one book."""
    real = os.replace

    def replace(source, target, **said):
        if Path(target).name == name:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(source, target, **said)

    monkeypatch.setattr(os, "replace", replace)


def books(folder):
    return {name: made for name, made in everything_of(folder).items() if name.endswith(".xlsx")}


@pytest.mark.parametrize("what", ["confirm", "close"])
def test_where_the_months_book_cannot_be_written_no_other_tells_of_a_signature(starts, tmp_path, monkeypatch, what):
    folder = copied(starts[what], tmp_path / "team")
    before = books(folder)
    with monkeypatch.context() as patch:
        full_for(patch, "月结.xlsx")
        done = signed(folder, what, SIGNERS[what])
    assert (done.written, [name for name, _ in done.faults]) == ((), ["月结.xlsx"])
    assert books(folder) == before
    assert signed(folder, what, SIGNERS[what]).written == ("月结.xlsx", "汇总.xlsx", "payroll.xlsx", "results.xlsx")


def pay_of_staff(folder):
    book = openpyxl.load_workbook(folder / "out/2026-10/results.xlsx")
    _, titles, *rows = book["结果"].iter_rows(values_only=True)
    return [row[titles.index("应发合计")] for row in rows]


@pytest.mark.parametrize("what", ["fall", "reopen"])
def test_where_a_signature_is_taken_back_staff_see_no_pay_even_if_the_months_book_cannot_be_written(
    starts, tmp_path, monkeypatch, what
):
    folder = copied(starts["close" if what == "fall" else "reopen"], tmp_path / "team")
    if what == "fall":
        type_in(folder / "books/scorecard.xlsx", "评分", "D2", 99)
    assert pay_of_staff(folder) == [3020, 3060, 3000]
    with monkeypatch.context() as patch:
        full_for(patch, "月结.xlsx")
        done = ran(folder) if what == "fall" else signed(folder, "reopen", "人事甲")
    assert (done.written, [name for name, _ in done.faults]) == (("results.xlsx",), ["月结.xlsx"])
    assert pay_of_staff(folder) == ["待确认"] * 3
    assert looked(folder).life.before.state("2026-10") == {"fall": "confirmed", "reopen": "closed"}[what]
    again = ran(folder) if what == "fall" else signed(folder, "reopen", "人事甲")
    assert again.faults == ()
    assert looked(folder).life.record.state("2026-10") == "draft"


def test_a_confirmation_that_could_not_fall_falls_with_its_list_the_next_time(starts, tmp_path, monkeypatch):
    folder = copied(starts["close"], tmp_path / "team")
    type_in(folder / "books/scorecard.xlsx", "评分", "D2", 99)
    with monkeypatch.context() as patch:
        full_for(patch, "月结.xlsx")
        ran(folder)
    ran(folder)
    fell = looked(folder).life.record.differences
    assert [(each.before, each.after) for each in fell if each.item == "考核得分"] == [("80.00", "99.00")]


@pytest.fixture(scope="module")
def accepted(starts, tmp_path_factory):
    """October closed, a late change of it taken over by HR."""
    folder = copied(starts["reopen"], tmp_path_factory.mktemp("accepted") / "team")
    type_in(folder / "books/scorecard.xlsx", "评分", "D2", 99)
    settings = settings_of(folder)
    found = offer(looked(folder), Here(DAY, settings.archive), DAY, Wish("人事甲", outside="现金"))
    assert take_over(looked(folder), settings.archive, found.accepted, settings.service.trust).written == ("月结.xlsx",)
    return folder


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda path: path.unlink(), "archive_missing"),
        (lambda path: path.write_bytes(path.read_bytes().replace(b"190", b"910")), "archive_exchanged"),
    ],
)
def test_what_hr_took_over_must_lie_there_as_it_was_recorded_or_nothing_is_written(accepted, tmp_path, damage, code):
    folder = copied(accepted, tmp_path / "team")
    (file,) = (folder / "archive/shop").glob("*accepted*")
    damage(file)
    before = everything_of(folder)
    assert [fault.code for _, fault in ran(folder).faults] == [code]
    assert [fault.code for _, fault in looked(folder).unreached] == [code]  # whoever signs asks this before
    assert everything_of(folder) == before


def test_a_file_of_the_past_that_no_record_came_to_name_stands_in_nobodys_way(starts, tmp_path):
    folder = copied(starts["confirm"], tmp_path / "team")
    keep(folder / "archive/shop/imported-1.csv", "月份\n".encode())
    (folder / "out/月结.xlsx").unlink()
    assert ran(folder).faults == ()


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 half a file"], ids=["missing", "empty", "half"])
def test_an_input_of_a_closed_month_that_cannot_be_read_is_no_late_change(starts, tmp_path, content):
    folder = copied(starts["reopen"], tmp_path / "team")
    before = books(folder)
    for name, codes in (("adjustments", ["inputs_lost"]), ("scorecard", [])):  # without the roster there is nobody
        book = folder / f"books/{name}.xlsx"
        book.unlink() if content is None else book.write_bytes(content)
        done = ran(folder)
        assert ([each.code for each in done.refusals], books(folder)) == (codes, before)
