"""Who somebody is by the name they sign with, and who may sign."""

import unicodedata

from sheets_sync.team import Team


def same(one: str, other: str) -> bool:
    """Tells whether two names are one person's, however they are spaced, in whatever capitals or width.

    >>> same("Ann Lee", "ａｎｎ　lee"), same("李娜", "李 娜"), same("李娜", "李那")
    (True, True, False)
    """
    return bare(one) == bare(other)


def may_sign(team: Team, what: str, name: str) -> bool:
    """Tells whether somebody may ``confirm`` or ``close``; anybody may, where the team file names nobody."""
    named: tuple[str, ...] = getattr(team.signs, what)
    return not named or any(same(each, name) for each in named)


def bare(name: str) -> str:
    """Returns what counts of a name: its letters and digits; nothing of one that nobody can see.

    >>> bare("王\u200b主 管."), bare("\u200b")
    ('王主管', '')
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in folded if unicodedata.category(letter)[0] in "LN")
