"""What to change so that the right people read the results: a comparison, and nobody is removed by a guess."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sheets_sync.google.permissions import Permission
from sheets_sync.sharing.standing import Access
from sheets_sync.team import OurBook
from sheets_sync.tidy.staff import Member, Staff

_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")


@dataclass(frozen=True, slots=True)
class Grant:
    """Somebody who is to read the results and cannot yet; ``name`` is empty for those that the team file declares."""

    who: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Removal:
    """A permission to take away: of somebody who left, or one that sharing made for somebody no longer wanted."""

    permission: Permission
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Lock:
    """What readers shall not do any more: ``copy`` or ``download``."""

    what: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """What is not ours to decide: a code of the words, and whom it concerns."""

    code: str
    who: str = ""
    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Sharing:
    """What sharing would do.

    Attributes:
        locks: first, so that nobody new can copy in between.
        removals: then.
        grants: at last.
        undecided: what a person must look at.
        settled: how many people can read the results already, as they should.
    """

    locks: tuple[Lock, ...] = ()
    removals: tuple[Removal, ...] = ()
    grants: tuple[Grant, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    settled: int = 0

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
    known = {account.lower(), *declared.editors}
    wanted, doubts = _wanted(declared, staff)
    # A declared reader may be a group: Drive then answers with a permission of that kind.
    standing = {each.who for each in access.permissions if each.kind in ("user", "group") and not each.gone}
    grants = tuple(Grant(who, name) for who, name in wanted.items() if who not in standing and who not in known)
    judged = [_judged(each, wanted, known, staff, access) for each in access.permissions if not each.gone]
    removals = tuple(each for each in judged if isinstance(each, Removal))
    open_ = [*doubts, *(each for each in judged if isinstance(each, Undecided))]
    locks, closed = _locks(access)
    return Sharing(locks, removals, grants, (*open_, *closed), sum(1 for who in wanted if who in standing))


def payroll_seen(declared: OurBook, staff: Staff, permissions: tuple[Permission, ...]) -> tuple[Undecided, ...]:
    """Returns who of the staff can see the payroll undeclared: that is told, and the payroll never touched."""
    named = {member.email: _named(member) for member in staff.members if member.email}
    meant = {*declared.readers, *declared.editors}
    return tuple(
        Undecided("staff_sees_payroll", each.who, named[each.who], each.role)
        for each in permissions
        if each.who in named and each.who not in meant and not each.gone
    )


def _wanted(declared: OurBook, staff: Staff) -> tuple[dict[str, str], list[Undecided]]:
    """Returns who is to read (address to name), and whom the roster does not tell how to reach."""
    without = [_named(each) for each in staff.members if each.state == "employed" and not each.email]
    doubts = [Undecided("no_email", "", "、".join(without))] if without and staff.has_emails else []
    wanted = dict.fromkeys(declared.readers, "")
    owners: dict[str, set[str]] = {}
    for member in staff.members:
        owners.setdefault(member.email, set()).add(member.id)
    for member in staff.members:
        named = _named(member)
        if member.state == "unclear":
            doubts.append(Undecided("unclear", member.email, named))
        elif member.state != "employed" or not member.email:
            continue
        elif not _EMAIL.fullmatch(member.email):
            doubts.append(Undecided("not_an_email", member.email, named))
        elif len(owners[member.email]) > 1 and _differ(member, staff):
            doubts.append(Undecided("email_twice", member.email, named))
        else:
            wanted.setdefault(member.email, named)
    return wanted, doubts


def _differ(member: Member, staff: Staff) -> bool:
    """Tells whether somebody else who is not gone has the same address; a second term of service may reuse it."""
    return any(
        each.email == member.email and each.id != member.id and each.state in ("employed", "unclear")
        for each in staff.members
    )


def _named(member: Member) -> str:
    return f"{member.name}（{member.id}）" if member.name else member.id


def _judged(
    permission: Permission, wanted: dict[str, str], known: set[str], staff: Staff, access: Access
) -> Removal | Undecided | None:
    """Returns what becomes of a permission: it stays (None), goes, or is left to a person."""
    who, role = permission.who, permission.role
    if permission.kind == "user" and (permission.owns or who in known):
        return None
    if permission.kind == "user" and who in wanted:
        # Somebody who may write a book of ours could change results: that is told, and not changed behind their back.
        return Undecided("writes", who, wanted[who], role) if permission.writes else None
    if permission.kind != "user":
        return None if who in wanted or who in known else Undecided(permission.kind, who, "", role)
    rows = staff.reached_by(who)
    states = {member.state for member in rows}
    named = "、".join(_named(member) for member in rows)
    made = permission.id in access.made
    if states == {"left"} or (not rows and made and staff.complete and staff.has_emails):
        why = "left" if rows else "no_longer"
        return Undecided("inherited", who, named, role) if permission.inherited else Removal(permission, named, why)
    code = "unclear_reads" if "unclear" in states else "listed" if rows else "stranger"
    return Undecided(code, who or f"id {permission.id}", named, role)


def _locks(access: Access) -> tuple[tuple[Lock, ...], Iterator[Undecided]]:
    locks = [Lock("copy")] if access.copies and access.may_lock else []
    locks += [Lock("download")] if access.downloads and access.may_restrict else []
    closed = [Undecided("may_copy")] if access.copies and not access.may_lock else []
    return tuple(locks), iter(closed)
