"""Which awards somebody has won: by name, never by amount."""

from scoring.appraise import Result
from scoring.figure import Figure
from scoring.written import INTRINSIC
from sheets_sync.present.words import Words

_PRIZES = (
    "prize",
    "prize_tied",
    "prize_split",
    "lowest_prize",
    "lowest_prize_tied",
    "lowest_prize_split",
)


def awards(result: Result, words: Words) -> str:
    """Returns the names of the awards won, in the order of the payroll: ``全勤奖、服务明星``."""
    names = [name for scheme in result.schemes for name in scheme.pays]
    won = [words.label(name) for name in dict.fromkeys(names) if _won(result.view[name])]
    return words.values["listed"].join(won)


def _won(figure: Figure) -> bool:
    """Tells whether a pay item is an award that was won: a prize, or an amount due for something that was done."""
    if not figure.value or figure.value < 0:  # a fine is no award
        return False
    earned = [
        part
        for part in figure.parts[1:]
        if isinstance(part, Figure) and part.name not in INTRINSIC and part.reason[0] != "set"
    ]
    return figure.reason[0] in _PRIZES or (figure.reason[0] == "due" and bool(earned))
