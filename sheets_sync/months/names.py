"""Who somebody is by the name they sign with, and who may sign."""

from sheets_sync.team import Team
from sheets_sync.team.signers import bare, signers


def same(one: str, other: str) -> bool:
    """Tells whether two names are one person's, however they are spaced, in whatever capitals or width.

    >>> same("Ann Lee", "ａｎｎ　lee"), same("李娜", "李 娜"), same("李娜", "李那")
    (True, True, False)
    """
    return bare(one) == bare(other)


def may_sign(team: Team, what: str, name: str) -> bool:
    """Tells whether somebody may ``confirm`` or ``close``; anybody may, where the team file names nobody."""
    named = signers(team, what)
    return not named or any(same(each.name, name) for each in named)


def known_signers(team: Team, what: str) -> str:
    """Returns the names of those who may sign, for those who may not."""
    return ", ".join(each.name for each in signers(team, what))
