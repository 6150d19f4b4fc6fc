"""Who somebody is by the name they sign with, and who may sign."""

import unicodedata

from sheets_sync.team import Team


def same(one: str, other: str) -> bool:
    """Tells whether two names are one person's, however they are spaced, in whatever capitals or width.

    >>> same("Ann Lee", "ａｎｎ　lee"), same("李娜", "李 娜"), same("李娜", "李那")
    (True, True, False)
    """
    return _bare(one) == _bare(other)


def may_sign(team: Team, what: str, name: str) -> bool:
    """Tells whether somebody may ``confirm`` or ``close``; anybody may, where the team file names nobody."""
    named: tuple[str, ...] = getattr(team.signs, what)
    return not named or any(same(each, name) for each in named)


def _bare(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
