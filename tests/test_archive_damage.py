"""Whatever happens to an archive file is found: a flipped byte anywhere, a lost end, another file in its place."""

import random
import shutil
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync import archive
from sheets_sync.archive import cells, packing
from sheets_sync.grid import BookFault, CellError, Link, Percent, Uncomputed
from tests.test_archive import CASE

FILE = packing.packed(CASE)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.text(st.characters(exclude_categories=()), max_size=8),
    st.decimals(),
    st.dates(),
    st.datetimes().map(lambda each: each.replace(fold=0)),  # no cell knows which of two such hours it is
    st.times().map(lambda each: each.replace(fold=0)),
    st.builds(Percent, st.decimals(allow_nan=False)),
    st.builds(CellError, st.text(max_size=5)),
    st.builds(Uncomputed, st.text(max_size=5)),
    st.builds(Link, *[st.text(max_size=5)] * 4),
)


@given(st.lists(st.lists(VALUES, max_size=5), max_size=5))
def test_every_value_comes_back_with_its_kind_and_its_digits(rows):
    lines = [line.encode("utf-8", "surrogatepass") for line in cells.lines_of(map(tuple, rows))]
    assert not any(b"\n" in line for line in lines)
    found = cells.rows_of(line.decode("utf-8", "surrogatepass") for line in lines)
    assert [list(map(repr, row)) for row in found] == [list(map(repr, row)) for row in rows]


def fault(path):
    with pytest.raises(BookFault) as raised:
        archive.read(path)
    assert raised.value.details["book"] == path.name
    return raised.value.code


def test_a_flipped_bit_of_any_byte_is_found():
    chance = random.Random(1)  # noqa: S311 - no secret
    assert packing.sound(FILE)
    for place in range(len(FILE)):
        flipped = bytes((FILE[place] ^ (1 << chance.randrange(8)),))
        assert not packing.sound(FILE[:place] + flipped + FILE[place + 1 :]), place


@pytest.mark.parametrize("place", [0, 3, 30, 200, len(FILE) // 2, -400, -90, -64, -1])
def test_a_flipped_byte_is_told_as_damage(tmp_path, place):
    path = tmp_path / "2026-10-1.zip"
    damaged = bytearray(FILE)
    damaged[place] ^= 1
    path.write_bytes(damaged)
    assert fault(path) == "archive_damaged"
    with pytest.raises(BookFault, match="archive_damaged"):
        archive.glance(path)


@pytest.mark.parametrize("length", [0, 60, len(FILE) // 2, len(FILE) - 65, len(FILE) - 1])
def test_a_file_whose_end_is_missing_is_told_as_damage(tmp_path, length):
    path = tmp_path / "2026-10-1.zip"
    path.write_bytes(FILE[:length])
    assert fault(path) == "archive_damaged"


def test_a_byte_behind_the_end_is_found(tmp_path):
    path = tmp_path / "2026-10-1.zip"
    path.write_bytes(FILE + b"\n")
    assert fault(path) == "archive_damaged"


def test_another_zip_is_told_as_none_of_ours(tmp_path):
    path = tmp_path / "2026-10-1.zip"
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("a.txt", "b")
    assert fault(path) == "archive_foreign"


def test_a_sound_file_that_holds_something_else_is_told_as_none_of_ours(tmp_path):
    path = tmp_path / "2026-10-1.zip"
    body = packing.SEAL
    path.write_bytes(body + packing.digest_of(body).encode())
    assert fault(path) == "archive_foreign"


def test_a_file_of_a_later_version_is_told_so(tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "FORM", 2)
    archive.write(tmp_path, CASE)
    assert fault(tmp_path / "shop" / "2026-10-1.zip") == "archive_newer"


def test_a_file_that_is_not_there_or_a_folder_is_told_so(tmp_path):
    assert fault(tmp_path / "2026-10-1.zip") == "archive_missing"
    (tmp_path / "2026-10-2.zip").mkdir()
    assert fault(tmp_path / "2026-10-2.zip") == "archive_unreadable"


def test_people_can_open_it_with_any_program_for_zips(tmp_path):
    kept = archive.write(tmp_path, CASE)
    shutil.unpack_archive(tmp_path / "shop" / kept.file, tmp_path / "out")
    assert (tmp_path / "out" / "config" / "teams" / "shop.yaml").read_text(encoding="utf-8") == "team: shop\n"
    assert '["007",{"number":"2835.00"}]' in (tmp_path / "out" / "results" / "payroll.jsonl").read_text("utf-8")
