"""A value by the band that a measure falls into; every edge says whether it belongs.

    rule: bands
    of: error_rate
    bands:
      - {up_to: 0.5, gives: 20}             # 以下 / 以内: the edge belongs
      - {above: 0.5, up_to: 1, gives: 16}
      - {above: 1, gives: 0}                # 超过: the edge does not belong

Words: at_least ≥, above >, up_to ≤, below <. Gaps are refused unless `gaps: allowed`, and then give no answer;
overlaps are refused. Source: catalogue part 0 (band edges).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.condition import no_shares
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Unset
from scoring.number import settled


@dataclass(frozen=True, slots=True)
class Band:
    """One band; an edge left out is open.

    Attributes:
        at_least: lower edge that belongs.
        above: lower edge that does not.
        up_to: upper edge that belongs.
        below: upper edge that does not.
        gives: the value of the band.
    """

    gives: Figure
    at_least: Figure | None = None
    above: Figure | None = None
    up_to: Figure | None = None
    below: Figure | None = None

    def holds(self, value: Decimal) -> bool:
        """Tells whether the value lies in the band."""
        return not (
            _beyond(self.at_least, lambda edge: value < edge)
            or _beyond(self.above, lambda edge: value <= edge)
            or _beyond(self.up_to, lambda edge: value > edge)
            or _beyond(self.below, lambda edge: value >= edge)
        )

    def edges(self) -> tuple[Figure, ...]:
        """Returns the edges that are given."""
        return tuple(edge for edge in (self.at_least, self.above, self.up_to, self.below) if edge is not None)

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
        signs = (("≥", self.at_least), (">", self.above), ("≤", self.up_to), ("<", self.below))
        return " ".join(f"{sign} {edge.value}" for sign, edge in signs if edge is not None)


@dataclass(frozen=True, slots=True)
class Rule:
    """Looks a measure up in bands.

    Attributes:
        of: the measure.
        bands: from low to high or from high to low.
        gives: unit of the values.
        gaps: ``refused`` when the scheme is loaded, or ``allowed``: a value in a gap gives no answer.
    """

    of: Name
    bands: tuple[Band, ...] | Unset
    gives: str = "points"
    gaps: Literal["refused", "allowed"] = "refused"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the declared unit, after checking that no edge is a share where the measure is in percent."""
        if not isinstance(self.bands, Unset):
            no_shares(self.of, units, [edge for band in self.bands for edge in band.edges()])
        return self.gives

    def flaws(self) -> Iterator[Mistake]:
        """Yields bands that overlap, leave a gap, have two edges on one side, or hold nothing."""
        if isinstance(self.bands, Unset):
            return
        for index, band in enumerate(self.bands):
            if (band.at_least and band.above) or (band.up_to and band.below):
                yield Mistake(("bands", str(index)), "band_two_edges", {"found": band.text()})
                return
            if any(edge.value is None for edge in band.edges()):
                return
            if band.is_empty():
                said = {"least": str(band.edges()[0].value), "most": str(band.edges()[1].value)}
                yield Mistake(("bands", str(index)), "least_above_most", said)
                return
        yield from _between(self.bands, self.gaps)

    def figure(self, view: View) -> Found:
        """Returns the value of the band that holds the measure."""
        measured = view[self.of]
        if isinstance(self.bands, Unset):
            return unknown(self.bands.figure(), measured)
        if measured.value is None:
            return unknown(measured)
        value = settled(measured.value)
        for band in self.bands:
            lost = [edge for edge in band.edges() if edge.value is None]
            if lost:
                return unknown(*lost)
            if band.holds(value):
                known = Found(band.gives.value, ("in_band", band.text()), (measured, band.gives))
                return known if band.gives.known else unknown(band.gives)
        return Found(None, ("in_gap",), (measured,))


def _beyond(edge: Figure | None, test: Callable[[Decimal], bool]) -> bool:
    return edge is not None and edge.value is not None and test(edge.value)


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
