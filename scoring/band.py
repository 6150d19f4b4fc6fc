"""A stretch of values with one answer; each of its edges says whether it belongs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from scoring.figure import Cell, Figure
from scoring.form import Filled, Mistake, Path, amount


class Answer(Figure):
    """A number of a scheme, or a word of it (``优秀``): what a band or a table answers with."""

    __slots__ = ()

    @staticmethod
    def filled(data: Any, path: Path) -> Filled:  # noqa: ANN401 - whatever stood in the file
        """Returns the figure of a number or of a word, and what is wrong with it when it is neither."""
        figure, mistakes = amount(data, path)
        if not mistakes or not isinstance(data, str) or not data:
            return figure, mistakes
        name, file = getattr(data, "setting", path[-1] if path else ""), getattr(data, "file", "")
        return Figure(name, None, "word", ("set",), (Cell(file, "", 0, 0, str(data), key=name),), str(data)), []

    @staticmethod
    def flaws(answer: Figure, unit: str, path: Path) -> Iterator[Mistake]:
        """Yields a word where the unit wants a number."""
        if answer.word and unit not in ("word", "date"):
            yield Mistake(path, "not_a_number", {"found": answer.word})


def words_of(answers: Iterable[Figure | None]) -> tuple[str, ...]:
    """Returns the words among which an answer lies; nothing where one of them is a number, or not known yet."""
    given = [each for each in answers if each is not None]
    return tuple(each.word for each in given) if all(each.word for each in given) else ()


@dataclass(frozen=True)
class Band:
    """One band; an edge left out is open. It has no slots, so that it can keep what is the same for everybody.

    Attributes:
        at_least: lower edge that belongs.
        above: lower edge that does not.
        up_to: upper edge that belongs.
        below: upper edge that does not.
        gives: the value of the band, or its word.
    """

    gives: Figure | Answer
    at_least: Figure | None = None
    above: Figure | None = None
    up_to: Figure | None = None
    below: Figure | None = None

    def holds(self, value: Decimal) -> bool:
        """Tells whether the value lies in the band."""
        return within(value, self.at_least, self.above, self.up_to, self.below)

    def edges(self) -> tuple[Figure, ...]:
        """Returns the edges that are given."""
        return tuple(edge for edge in (self.at_least, self.above, self.up_to, self.below) if edge is not None)

    @cached_property
    def lost(self) -> tuple[Figure, ...]:
        """Returns the edges that nobody knows."""
        return tuple(edge for edge in self.edges() if edge.value is None)

    def start(self) -> tuple[Decimal, int] | None:
        """Returns the lower edge as (value, nought where it belongs and one where it does not), None when open."""
        return _edge(self.at_least, 0) or _edge(self.above, 1)

    def end(self) -> tuple[Decimal, int] | None:
        """Returns where the next band has to start, in the same form as ``start``; None when open."""
        return _edge(self.below, 0) or _edge(self.up_to, 1)

    def is_empty(self) -> bool:
        """Tells whether no value can lie in it; the edges are known."""
        start, end = self.start(), self.end()
        return start is not None and end is not None and start >= end

    def text(self) -> str:
        """Returns the band as it is said: ``> 0.5 ≤ 1``."""
        return self._text

    @cached_property
    def _text(self) -> str:
        signs = (("≥", self.at_least), (">", self.above), ("≤", self.up_to), ("<", self.below))
        return " ".join(f"{sign} {edge.value}" for sign, edge in signs if edge is not None)


def within(
    value: Decimal, at_least: Figure | None, above: Figure | None, up_to: Figure | None, below: Figure | None
) -> bool:
    """Tells whether a value lies within edges; one that is left out or lost bars nothing."""
    return not (
        (at_least is not None and at_least.value is not None and value < at_least.value)
        or (above is not None and above.value is not None and value <= above.value)
        or (up_to is not None and up_to.value is not None and value > up_to.value)
        or (below is not None and below.value is not None and value >= below.value)
    )


def flaws_of(bands: tuple[Band, ...], gaps: str, unit: str = "points") -> Iterator[Mistake]:
    """Yields bands that overlap, leave a gap, have two edges on one side, hold nothing, or give a word for a number."""
    for index, band in enumerate(bands):
        yield from Answer.flaws(band.gives, unit, ("bands", str(index), "gives"))
        if (band.at_least and band.above) or (band.up_to and band.below):
            yield Mistake(("bands", str(index)), "band_two_edges", {"found": band.text()})
            return
        if band.lost:
            return
        if band.is_empty():
            said = {"least": str(band.edges()[0].value), "most": str(band.edges()[1].value)}
            yield Mistake(("bands", str(index)), "least_above_most", said)
            return
    yield from _between(bands, gaps)


def banded(value: Decimal, bands: tuple[Band, ...]) -> Band | tuple[Figure, ...] | None:
    """Returns the band that holds a value; or the lost edges that leave it open; None in a gap.

    A band that certainly holds goes first, so that it makes no difference in which order they are written; but one
    without edges holds whatever the others leave, and nobody knows yet what that is.
    """
    lost = tuple(edge for band in bands if band.lost and band.holds(value) for edge in band.lost)
    held = next((band for band in bands if not band.lost and band.holds(value)), None)
    if held is not None and (held.edges() or not lost):
        return held
    return lost or None


def _edge(edge: Figure | None, side: int) -> tuple[Decimal, int] | None:
    return None if edge is None or edge.value is None else (edge.value, side)


def _between(bands: tuple[Band, ...], gaps: str) -> Iterator[Mistake]:
    least = (Decimal("-Infinity"), 0)
    ordered = sorted(bands, key=lambda band: band.start() or least)
    for low, high in zip([None, *ordered], [*ordered, None], strict=True):
        end = least if low is None else low.end()
        start = None if high is None else high.start() or least
        said = {"found": f"{low.text() if low else '-∞'} | {high.text() if high else '+∞'}"}
        if low is not None and high is not None and (end is None or (start is not None and start < end)):
            yield Mistake(("bands",), "band_overlap", said)
        elif gaps == "refused" and end != start:
            yield Mistake(("bands",), "band_gap", said)
