"""Who is to read the results, and what in the roster keeps that from being known."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sheets_sync.sharing.noted import Notes
from sheets_sync.sharing.steps import Undecided
from sheets_sync.team import OurBook
from sheets_sync.tidy.staff import Member, Staff, plain_address


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is to read.

    Attributes:
        people: address to the row of the roster, or None for those that the team file declares.
        doubts: what a person must put right.
        sure: whether every address of the roster is known, so that an address that is not there is nobody's.
        lost: names of those who may still work here under an address that cannot be read.
    """

    people: dict[str, Member | None]
    doubts: tuple[Undecided, ...]
    sure: bool
    lost: frozenset[str]


def wanted(declared: OurBook, staff: Staff, notes: Notes) -> Wanted:
    """Returns who is to read, and whom the roster does not tell how to reach.

    Args:
        declared: the results workbook of the team file.
        staff: the roster, as of today.
        notes: whom sharing let in before: a blank where an address was is not "no address".
    """
    present = [each for each in staff.members if each.state != "left"]
    blank = {each.id: each.name for each in present if not each.email and each.unread is None}
    known_before = notes.let_in(blank, (each.id for each in staff.members)) if staff.has_emails else set()
    lost = [each for each in present if each.unread is not None or each.id in known_before]
    unread = [each for each in staff.members if each.unread is not None]
    people: dict[str, Member | None] = {each: None for each in declared.readers if plain_address(each)}
    doubts = [Undecided("not_an_email", each, "readers") for each in declared.readers if each not in people]
    doubts += _blanks(staff, known_before)
    doubts += [_unreadable(each) for each in unread]
    doubts += _employed(staff, people)
    sure = staff.complete and staff.has_emails and not unread and not known_before
    return Wanted(people, tuple(doubts), sure, frozenset(each.name for each in lost if each.name))


def _blanks(staff: Staff, known_before: set[str]) -> Iterator[Undecided]:
    """Yields who has no address: for good, as far as is known, or no longer."""
    if not staff.has_emails:
        return
    blank = [each for each in staff.members if not each.email and each.unread is None]
    never = [called(each) for each in blank if each.state == "employed" and each.id not in known_before]
    if never:
        yield Undecided("no_email", "", "、".join(never))
    for each in blank:
        if each.id in known_before and each.state != "left":
            yield Undecided("email_lost", "", called(each))


def _unreadable(member: Member) -> Undecided:
    cell = member.unread
    where = f"{cell.book} {cell.tab}!{cell.address}" if cell else ""
    return Undecided("unreadable_email", cell.shown if cell else "", called(member), where=where)


def _employed(staff: Staff, people: dict[str, Member | None]) -> Iterator[Undecided]:
    """Adds those of the roster who are to read; yields of whom that cannot be told."""
    # A second term of service may reuse the address of the first.
    owners = Counter(each.email for each in staff.members if each.state in ("employed", "unclear"))
    for member in staff.members:
        if member.state == "unclear":
            yield Undecided("unclear", member.email, called(member))
        elif member.state == "employed" and member.email:
            if owners[member.email] > 1:
                yield Undecided("email_twice", member.email, called(member))
            else:
                people[member.email] = member


def called(member: Member) -> str:
    """Returns somebody as people are shown: name and id."""
    return f"{member.name}（{member.id}）" if member.name else member.id
