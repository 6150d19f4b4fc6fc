"""Why a score is what it is: sums, bands, targets, deductions, formulas."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scoring.figure import Figure
from sheets_sync.present import shown
from sheets_sync.present.saying import Says, about_first, added, argument, figures_of, number

if TYPE_CHECKING:
    from sheets_sync.present.words import Words

_NAME = re.compile(r"([^\W\d]\w*)")
_EDGE = re.compile(r"([≥>≤<]) (\S+)")
_EDGES = {"≥": "edge.at_least", ">": "edge.above", "≤": "edge.up_to", "<": "edge.below"}
_SIGNS = str.maketrans({"*": "×", "/": "÷", "-": "−"})


def _sum(words: "Words", figure: Figure) -> str:
    parts = figures_of(figure)
    if figure.unit == "yuan":  # a payroll has many items, and most of them are nought
        parts = [part for part in parts if part.value] or parts[:1]
    return words.reasons["sum"].replace("{sum}", added(words, parts)) if parts else words.reasons["sum_of_none"]


def _weighted(words: "Words", figure: Figure) -> str:
    parts = figures_of(figure)
    pairs = zip(parts[::2], parts[1::2], strict=True)
    terms = [f"{words.plain(part)} × {words.bare(weight)}" for part, weight in pairs]
    return words.reasons["weighted_sum"].format(sum=" + ".join(terms))


def _cut_to(words: "Words", figure: Figure) -> str:
    whole, most = (words.amount(number(figure, index), figure.unit) for index in (1, 2))
    return words.reasons["cut_to"].format(sum=added(words, figures_of(figure)[:-1]), whole=whole, most=most)


def _band(words: "Words", written: str, unit: str) -> str:
    """Returns a band in words: of ``≥ 95 < 98`` ``不低于 95%、低于 98%``."""
    sign = {"percent": "%", "permille": "‰"}.get(unit, "")
    edges = [f"{words.values[_EDGES[edge]]} {number}{sign}" for edge, number in _EDGE.findall(written)]
    return words.values["listed"].join(edges) or written


def _in_band(words: "Words", figure: Figure) -> str:
    first = figures_of(figure)[0]
    of, band = words.named(first), _band(words, argument(figure, 1), first.unit)
    value = words.bare(figure)
    if not band:
        return words.reasons["in_every_band"].format(of=of, value=value)
    return words.reasons["in_band"].format(of=of, band=band, value=value)


def _target(words: "Words", figure: Figure) -> str:
    done, target, points, *start = figures_of(figure)
    most = f"{shown.trimmed(number(figure, 1) * 100)}%" if len(figure.reason) > 1 else ""
    said = {"done": words.plain(done), "target": words.bare(target), "points": words.bare(points), "most": most}
    said["start"] = words.bare(start[0]) if start else ""
    return words.reasons[str(figure.reason[0])].format_map(said)


def _each(words: "Words", figure: Figure) -> str:
    count = figures_of(figure)[0]
    start, each = number(figure, 1), number(figure, 2)
    sign = "−" if each < 0 else "+"
    term = f"{words.plain(count)} × {shown.trimmed(abs(each))}"
    total = f"{shown.trimmed(start)} {sign} {term}" if start or each < 0 else term
    bound = words.amount(number(figure, 3), figure.unit) if len(figure.reason) > 3 else ""
    return words.reasons[str(figure.reason[0])].format(sum=total, bound=bound)


@lru_cache(maxsize=1024)
def _pieces(formula: str) -> tuple[str, ...]:
    """Returns a formula cut into names (odd places) and what stands between them, with the signs that people write."""
    pieces = _NAME.split(formula)
    return tuple(piece if index % 2 else piece.translate(_SIGNS) for index, piece in enumerate(pieces))


def _formula(words: "Words", figure: Figure) -> str:
    parts = {part.name: words.plain(part) for part in figures_of(figure)}
    return "".join([parts.get(piece, piece) for piece in _pieces(argument(figure, 1))])


SAYS: Says = {
    "sum": _sum,
    "weighted_sum": _weighted,
    "cut_to": _cut_to,
    "in_band": _in_band,
    "in_gap": about_first("in_gap"),
    "target_share": _target,
    "target_exceeded": _target,
    "line_share": _target,
    "line_exceeded": _target,
    "line_nothing": _target,
    "each": _each,
    "each_held": _each,
    "counts_as_least": about_first("counts_as_least"),
    "counts_as_most": about_first("counts_as_most"),
    "unchanged": about_first("unchanged"),
    "formula": _formula,
}
