"""The files of an archive are held against one another and against the record: what was exchanged or lost is named."""

import datetime as dt
from dataclasses import replace

import pytest

from sheets_sync import archive
from sheets_sync.grid import BookFault
from sheets_sync.months.record import Event, Record
from sheets_sync.proof import chain_of
from tests.test_archive import CASE

FILES = ("2026-08-1.zip", "2026-09-1.zip", "2026-10-1.zip", "2026-10-2.zip")


def wrote(folder, period, number, previous, **said):
    return archive.write(folder, replace(CASE, period=period, number=number, previous=previous, **said))


@pytest.fixture
def folder(tmp_path):
    """Returns a team's archive: August, September, October, and October once more after it was reopened."""
    previous = ""
    for file in FILES:
        period, number = file[:7], int(file[8])
        previous = wrote(tmp_path, period, number, previous).digest
    return tmp_path / "shop"


def record(folder, *, files=FILES):
    """Returns the record as the closings left it."""
    found = Record()
    for file in files:
        digest = archive.digest_of((folder / file).read_bytes())
        found = found.with_event(Event(0, file[:7], "closed", dt.date(2026, 11, 6), file=file, digest=digest))
    return found


def faults(chain):
    return {link.path.name: [fault.code for fault in link.faults] for link in chain.links if link.faults}


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_an_untouched_archive_is_whole_with_and_without_the_record(folder):
    for known in (record(folder), None):
        chain = chain_of(folder, "shop", known)
        assert chain.whole
        assert tuple(link.path.name for link in chain.links) == FILES
        assert chain.last.file == "2026-10-2.zip"
        assert chain.unrecorded == ()


def test_a_reopened_month_stands_in_the_order_in_which_it_was_closed(tmp_path):
    previous = ""
    for period, number in (("2026-09", 1), ("2026-10", 1), ("2026-09", 2), ("2026-10", 2)):
        previous = wrote(tmp_path, period, number, previous).digest
    names = [link.path.name for link in chain_of(tmp_path / "shop", "shop", None).links]
    assert names == ["2026-09-1.zip", "2026-10-1.zip", "2026-09-2.zip", "2026-10-2.zip"]


def test_a_flipped_byte_is_found_in_the_file_itself_even_without_the_record(folder):
    known = record(folder)
    flip(folder / FILES[1])
    for each in (known, None):
        assert faults(chain_of(folder, "shop", each)) == {FILES[1]: ["archive_damaged"]}


def test_a_file_that_is_gone_from_the_middle_is_missed(folder):
    known = record(folder)
    (folder / FILES[1]).unlink()
    assert faults(chain_of(folder, "shop", known)) == {FILES[1]: ["archive_missing"]}
    assert faults(chain_of(folder, "shop", None)) == {FILES[2]: ["archive_unchained"]}


def test_a_first_or_last_file_that_is_gone_is_missed(folder):
    known = record(folder)
    (folder / FILES[0]).unlink()
    (folder / FILES[3]).unlink()
    found = {FILES[0]: ["archive_missing"], FILES[3]: ["archive_missing"]}
    assert faults(chain_of(folder, "shop", known)) == found
    # Without the record nobody knows what the last file was: that is why its digest is told.
    assert faults(chain_of(folder, "shop", None)) == {FILES[1]: ["archive_unchained"]}


def test_swapped_files_are_found(folder):
    known = record(folder)
    one, other = (folder / name for name in FILES[1:3])
    held = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(held)
    both = ["archive_misnamed", "archive_exchanged"]
    assert faults(chain_of(folder, "shop", known))[FILES[1]][:2] == both
    assert faults(chain_of(folder, "shop", known))[FILES[2]][:2] == both
    assert all("archive_misnamed" in faults(chain_of(folder, "shop", None))[name] for name in FILES[1:3])


def test_a_month_that_was_archived_anew_with_other_figures_breaks_the_chain_behind_it(folder):
    known = record(folder)
    forged = wrote(folder.parent, "2026-09", 1, known.events[0].digest, closed_by="别人")
    assert forged.digest != known.events[1].digest
    assert faults(chain_of(folder, "shop", known)) == {FILES[1]: ["archive_exchanged"]}
    assert faults(chain_of(folder, "shop", None)) == {FILES[2]: ["archive_unchained"]}


def test_a_chain_that_was_forged_from_there_to_its_end_is_found_by_the_record(folder):
    known = record(folder)
    previous = known.events[0].digest
    for file in FILES[1:]:
        previous = wrote(folder.parent, file[:7], int(file[8]), previous, closed_by="别人").digest
    assert chain_of(folder, "shop", None).whole
    found = faults(chain_of(folder, "shop", known))
    assert found[FILES[1]] == ["archive_exchanged"]
    assert found[FILES[2]] == found[FILES[3]] == ["archive_exchanged", "archive_unchained"]


def test_a_record_in_which_somebody_changed_a_digest_is_found(folder):
    known = record(folder)
    forged = replace(known.events[2], digest="0" * 64)
    changed = replace(known, events=(*known.events[:2], forged, known.events[3]))
    found = faults(chain_of(folder, "shop", changed))
    assert found == {FILES[2]: ["archive_exchanged"], FILES[3]: ["archive_unchained"]}


def test_a_wrong_previous_is_found(folder):
    archive.write(folder.parent, replace(CASE, period="2026-11", number=1, previous="0" * 64))
    known = record(folder, files=(*FILES, "2026-11-1.zip"))
    for each in (known, None):
        assert faults(chain_of(folder, "shop", each)) == {"2026-11-1.zip": ["archive_unchained"]}


def test_what_an_interrupted_closing_left_is_told_and_harms_nothing(folder):
    known = record(folder)
    wrote(folder.parent, "2026-11", 1, known.events[-1].digest)
    (folder / ".2026-11-1.zip.00.part").write_bytes(b"half")
    chain = chain_of(folder, "shop", known)
    assert chain.whole
    assert chain.unrecorded == ("2026-11-1.zip",)


def test_a_file_that_neither_the_record_nor_the_chain_knows_is_named(folder):
    known = record(folder)
    wrote(folder.parent, "2026-07", 1, "")
    assert faults(chain_of(folder, "shop", known)) == {"2026-07-1.zip": ["archive_strange"]}
    assert faults(chain_of(folder, "shop", None)) == {FILES[0]: ["archive_unchained"]}  # which is first, none can say


def test_another_file_that_the_record_names_is_held_against_it_too(folder):
    (folder / "2026-10-accepted-1.json").write_text("{}", encoding="utf-8")
    digest = archive.digest_of(b"{}")
    day = dt.date(2026, 12, 1)
    accepted = Event(0, "2026-10", "accepted", day, file="2026-10-accepted-1.json", digest=digest)
    known = record(folder).with_event(accepted)
    assert chain_of(folder, "shop", known).whole
    (folder / "2026-10-accepted-1.json").write_text("[]", encoding="utf-8")
    assert [fault.code for fault in chain_of(folder, "shop", known).beside] == ["archive_exchanged"]
    (folder / "2026-10-accepted-1.json").unlink()
    chain = chain_of(folder, "shop", known)
    assert ([fault.code for fault in chain.beside], chain.whole) == (["archive_missing"], False)


def test_the_archive_of_another_team_is_none_of_this_one(folder):
    (folder.parent / "other").mkdir()
    (folder.parent / "other" / FILES[0]).write_bytes((folder / FILES[0]).read_bytes())
    assert faults(chain_of(folder.parent / "other", "other", None)) == {FILES[0]: ["archive_misnamed"]}


def test_a_folder_that_is_not_there_holds_no_chain(tmp_path):
    chain = chain_of(tmp_path / "shop", "shop", None)
    assert (chain.links, chain.last, chain.whole) == ((), None, True)


def test_what_is_wrong_is_a_fault_with_the_file_and_its_place(folder):
    flip(folder / FILES[0])
    ((fault,),) = [link.faults for link in chain_of(folder, "shop", None).links if link.faults]
    assert isinstance(fault, BookFault)
    assert fault.details == {"book": FILES[0], "path": str(folder / FILES[0])}
