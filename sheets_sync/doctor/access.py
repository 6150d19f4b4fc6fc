"""Judges who can see payroll and results, and who can change results."""

from collections.abc import Iterator

from sheets_sync.doctor.finding import TOLD_ONCE, Finding, Level, ill, note, well
from sheets_sync.doctor.looked import Looked
from sheets_sync.google.permissions import Permission
from sheets_sync.grid import BookFault
from sheets_sync.team import OurBook, Team
from sheets_sync.tidy.staff import Staff

_GUARDED = ("payroll", "results")


def access_findings(team: Team, looked: Looked, staff: Staff, account: str) -> Iterator[Finding]:
    """Yields who may open a book and should not; for books that are not payroll or results only links and domains."""
    if looked.permissions is None or isinstance(looked.book, BookFault):
        return
    guarded = [key for key in looked.ours if key in _GUARDED]
    if isinstance(looked.permissions, BookFault):
        # Not knowing is never "fine": nobody has looked who can see it.
        level: Level = "warning" if guarded else "note"
        told = {**looked.permissions.details, "why": looked.permissions.code}
        if looked.only_reads and looked.permissions.code not in TOLD_ONCE:
            yield ill("access_unseen", level, looked.name)
        elif guarded or looked.permissions.code not in TOLD_ONCE:
            yield ill("access_unknown", level, looked.name, **told)
        return
    standing = [each for each in looked.permissions if not each.gone]
    for key in guarded:
        judged = [_judged(key, team.ours[key], each, looked, staff, account) for each in standing]
        found = [each for each in judged if each is not None]
        right = not any(each.level in ("warning", "wrong") for each in found)
        yield from found
        if right:
            yield well(f"access_right_{key}", looked.name, count=str(len(standing)))
    if not guarded:
        yield from (_open(each, looked.name, "wrong") for each in standing if each.kind in ("anyone", "domain"))


def _judged(
    key: str, declared: OurBook, permission: Permission, looked: Looked, staff: Staff, account: str
) -> Finding | None:
    """Returns what is to be said of one permission to payroll or results; None when it is as declared."""
    who, name = permission.who, looked.name
    severe: Level = "wrong" if key == "payroll" else "warning"
    if permission.kind in ("anyone", "domain"):
        return _open(permission, name, "wrong" if permission.kind == "anyone" else severe)
    wanted = who in declared.readers or who in declared.editors
    if permission.kind == "group":
        return note("group_declared", name, who=who) if wanted else ill("group_sees", severe, name, who=who)
    members = staff.reached_by(who)
    if who == account.lower():
        return None
    if members and key == "payroll":
        return _staff_of_payroll(permission, members[0].name or members[0].id, name, declared=wanted)
    if wanted:
        stray = permission.writes and not permission.owns and who not in declared.editors
        return ill("reader_may_write", "warning", name, who=who) if stray else None
    if members:
        return _staff_of_results(permission, [member.state for member in members], f"{members[0].name} {who}", name)
    return (
        None
        if permission.owns
        else ill("stranger_sees", severe, name, who=who or f"id {permission.id}", role=permission.role)
    )


def _open(permission: Permission, name: str, level: Level) -> Finding:
    """Returns the finding of a link or a whole domain."""
    writes = "_writes" if permission.writes else "_sees"
    return ill(f"{permission.kind}{writes}", level, name, who=permission.who)


def _staff_of_payroll(permission: Permission, who: str, name: str, *, declared: bool) -> Finding:
    """Returns the finding of somebody of the roster who can see everybody's pay; the team file may mean it so."""
    if declared:
        return note("staff_sees_payroll_declared", name, who=f"{who} {permission.who}")
    return ill("staff_sees_payroll", "wrong", name, who=f"{who} {permission.who}")


def _staff_of_results(permission: Permission, states: list[str], who: str, name: str) -> Finding | None:
    """Returns the finding of somebody of the roster at the results: to read them is right, while employed."""
    if permission.writes:
        return ill("staff_writes_results", "wrong", name, who=who)
    return ill("leaver_sees_results", "warning", name, who=who) if set(states) == {"left"} else None


def staff_findings(staff: Staff | None) -> Iterator[Finding]:
    """Yields why it is not known which accounts are staff: the roster, its column of addresses, or what is in that.

    Args:
        staff: None when the roster's book could not be read.
    """
    if staff is None or staff.problems:
        yield note("roster_unread")
    elif not staff.has_emails:
        yield ill("staff_unknown", "note")
    elif not any(member.email for member in staff.members):
        yield ill("emails_blank", "note")
