"""Who can see the payroll and should not: that is told, and the payroll never touched."""

from sheets_sync.google.permissions import Permission
from sheets_sync.sharing.steps import Undecided
from sheets_sync.sharing.wanted import called
from sheets_sync.team import OurBook
from sheets_sync.tidy.staff import Staff


def payroll_seen(
    declared: OurBook, staff: Staff, permissions: tuple[Permission, ...], account: str
) -> tuple[Undecided, ...]:
    """Returns by what ways the payroll is open undeclared: staff, strangers, groups, domains, anyone with the link."""
    meant = {*declared.readers, *declared.editors}
    judged = [_judged(each, meant, staff, account.lower()) for each in permissions if not each.gone]
    return tuple(each for each in judged if each is not None)


def _judged(permission: Permission, meant: set[str], staff: Staff, account: str) -> Undecided | None:
    who, role = permission.who, permission.role
    if permission.kind in ("user", "group") and who in meant:
        return None
    if permission.kind != "user":
        return Undecided(f"payroll_{permission.kind}", who, "", role)
    rows = staff.reached_by(who)
    if rows:
        return Undecided("staff_sees_payroll", who, "、".join(called(each) for each in rows), role)
    return None if permission.owns or who == account else Undecided("payroll_stranger", who or permission.id, "", role)
