"""What to change so that the right people read the results: a comparison, and nobody is removed by a guess."""

from collections.abc import Iterator
from dataclasses import dataclass

from sheets_sync.google.permissions import Permission
from sheets_sync.sharing.standing import Access
from sheets_sync.sharing.steps import Grant, Lock, Removal, Undecided
from sheets_sync.sharing.wanted import Wanted, called, wanted
from sheets_sync.team import OurBook
from sheets_sync.tidy.staff import Member, Staff, plain_address


@dataclass(frozen=True, slots=True)
class Sharing:
    """What sharing would do.

    Attributes:
        locks: first, so that nobody new can copy in between.
        removals: then.
        grants: at last.
        undecided: what a person must look at.
        settled: how many people can read the results already, as they should.
        aliases: address of the roster and the one that Google knows the same account by.
    """

    locks: tuple[Lock, ...] = ()
    removals: tuple[Removal, ...] = ()
    grants: tuple[Grant, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    settled: int = 0
    aliases: tuple[tuple[str, str], ...] = ()

    @property
    def steps(self) -> tuple[Lock | Removal | Grant, ...]:
        """Returns everything to do, in order."""
        return (*self.locks, *self.removals, *self.grants)


def sharing(declared: OurBook, staff: Staff, access: Access, account: str) -> Sharing:
    """Returns what to change; a second time there is nothing.

    Args:
        declared: the results workbook of the team file, with its readers and editors.
        staff: the roster, as of today.
        access: how the file stands shared.
        account: the program's own address, which stays.
    """
    known = {account.lower(), *declared.editors, *(each for each in declared.readers if not plain_address(each))}
    meant = wanted(declared, staff, access.notes)
    standing = [each for each in access.permissions if not each.gone]
    aliases = _aliases(standing, meant, known, staff, access)
    # A declared reader may be a group: Drive then answers with a permission of that kind.
    reached = {aliases.get(each.id, each.who) for each in standing if each.kind in ("user", "group")}
    grants = tuple(
        Grant(who, called(member) if member else "", member)
        for who, member in meant.people.items()
        if who not in reached and who not in known
    )
    judged = [_judged(each, aliases.get(each.id, ""), meant, known, staff, access) for each in standing]
    removals = tuple(each for each in judged if isinstance(each, Removal))
    open_ = [*meant.doubts, *(each for each in judged if isinstance(each, Undecided))]
    locks, closed = _locks(access)
    return Sharing(
        locks,
        removals,
        grants,
        (*open_, *closed),
        sum(1 for who in meant.people if who in reached),
        tuple((aliases[each.id], each.who) for each in standing if aliases.get(each.id) in meant.people),
    )


def _aliases(
    standing: list[Permission], meant: Wanted, known: set[str], staff: Staff, access: Access
) -> dict[str, str]:
    """Returns the permissions whose address nobody gave, with the one for which sharing once got them."""
    given = [*meant.people, *(each.email for each in staff.members if each.email and each.email not in meant.people)]
    # An address that the roster or the team file gives is its owner's, whatever the note says.
    found = {
        each.id: access.notes.address(each, given)
        for each in standing
        if each.who not in meant.people and each.who not in known and not each.owns and not staff.reached_by(each.who)
    }
    return {number: who for number, who in found.items() if who}


def _judged(
    permission: Permission, alias: str, meant: Wanted, known: set[str], staff: Staff, access: Access
) -> Removal | Undecided | None:
    """Returns what becomes of a permission: it stays (None), goes, or is left to a person."""
    who, role = permission.who, permission.role
    reader = alias or who
    if permission.kind == "user" and (permission.owns or who in known):
        return None
    if permission.kind == "user" and reader in meant.people:
        # Somebody who may write a book of ours could change results: that is told, and not changed behind their back.
        member = meant.people[reader]
        return Undecided("writes", who, called(member) if member else "", role) if permission.writes else None
    if permission.kind != "user":
        return None if who in meant.people or who in known else Undecided(permission.kind, who, "", role)
    rows = staff.reached_by(reader)
    if not rows:
        return _of_nobody(permission, meant, access)
    return _of_staff(permission, rows, meant, sure=not alias or access.notes.made(permission))


def _of_staff(permission: Permission, rows: tuple[Member, ...], meant: Wanted, *, sure: bool) -> Removal | Undecided:
    """Returns what becomes of the permission of somebody in the roster who is not to read.

    ``sure``: the roster has that very address, or sharing let the account in under it.
    """
    states = {member.state for member in rows}
    named = "、".join(called(member) for member in rows)
    # Whoever came back may stand below once more, with an address that cannot be read.
    back = any(member.name in meant.lost for member in rows)
    if states == {"left"} and sure and not back:
        inherited = Undecided("inherited", permission.who, named, permission.role)
        return inherited if permission.inherited else Removal(permission, named, "left")
    code = "unclear_reads" if "unclear" in states else "left_perhaps" if states == {"left"} else "listed"
    return Undecided(code, permission.who or f"id {permission.id}", named, permission.role)


def _of_nobody(permission: Permission, meant: Wanted, access: Access) -> Removal | Undecided:
    """Returns what becomes of a permission whose address the roster does not have."""
    who = permission.who or f"id {permission.id}"
    if not access.notes.made(permission):
        return Undecided("stranger", who, "", permission.role)
    if not meant.sure:
        return Undecided("held", who, "", permission.role)
    return (
        Undecided("inherited", who, "", permission.role)
        if permission.inherited
        else Removal(permission, "", "no_longer")
    )


def _locks(access: Access) -> tuple[tuple[Lock, ...], Iterator[Undecided]]:
    locks = [Lock("copy")] if access.copies and access.may_lock else []
    locks += [Lock("download")] if access.downloads and access.may_restrict else []
    closed = [Undecided("may_copy")] if access.copies and not access.may_lock else []
    return tuple(locks), iter(closed)
