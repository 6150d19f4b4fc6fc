"""The value (or word) of the band that a measure falls into; each edge says whether it belongs.

    rule: bands
    of: error_rate
    bands:
      - {up_to: 0.5, gives: 20}             # 以下 / 以内: the edge belongs
      - {above: 0.5, up_to: 1, gives: 16}
      - {above: 1, gives: 0}                # 超过: the edge does not belong
    gives: points                           # unit of the values; word: each band gives a word (`gives: 优秀`)
    gaps: refused                           # or allowed: what lies in a gap has no answer
    overlaps: refused                       # or higher, lower: of two bands the one that gives more, or less

- `at_least` ≥, `above` >, `up_to` ≤, `below` <. An edge left out is open; a band has at most one lower and one upper
  edge.
- A gap, an overlap, two edges on one side or a band that holds nothing is refused when the scheme is loaded, unless
  `gaps` or `overlaps` says otherwise. So a circular that says 60–80 and 80–100 can be written as it stands.
- `else: 0` gives a value to whatever no band holds, and the reason says so; gaps are allowed then.
- The unrounded value decides: 89.5 falls between 80–89 and 90–100, so write `{at_least: 80, below: 90}`; or round it
  first with `limit`.
- Where the measure is in `percent`, edges are percent points: `0.5`, never `0.5%`.
- Values are compared to twenty decimals, so a third times three stands on the edge.
- Where an edge is not known, a value that another band holds for certain has its answer all the same.

Source: drafting convention: 以上, 以下, 以内 include the number, 超过, 不满, 不足 do not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.band import Answer, Band, banded, flaws_of, words_of
from scoring.condition import no_shares
from scoring.facts import Found, View, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Unset
from scoring.number import ZERO, settled


@dataclass(frozen=True, slots=True)
class Rule:
    """Looks a measure up in bands.

    Attributes:
        of: the measure.
        bands: list of bands, from low to high or from high to low, each with ``gives`` and its edges.
        gives: unit of the values, default ``points``; ``word`` when the bands give words.
        gaps: ``refused`` (default) when the scheme is loaded, or ``allowed``: a value in a gap has no answer.
        else_: optional: the value (or word) of what lies in no band.
        overlaps: ``refused`` (default) when the scheme is loaded; ``higher`` or ``lower``: of the bands that hold the
            value, the one that gives more or less.
    """

    of: Name
    bands: tuple[Band, ...] | Unset
    gives: str = "points"
    gaps: Literal["refused", "allowed"] = "refused"
    else_: Answer | None = None
    overlaps: Literal["refused", "higher", "lower"] | Unset = "refused"

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the declared unit, after checking that no edge and no value is a share where the unit is no ratio."""
        if not isinstance(self.bands, Unset):
            no_shares(self.of, units, [edge for band in self.bands for edge in band.edges()])
            no_shares("gives", {"gives": self.gives}, [band.gives for band in self.bands])
        return self.gives

    def answers(self) -> tuple[str, ...]:
        """Returns the words that it may answer with; none where they are numbers, or not known."""
        if self.gives != "word" or isinstance(self.bands, Unset):
            return ()
        return words_of([*(band.gives for band in self.bands), self.else_])

    def flaws(self) -> Iterator[Mistake]:
        """Yields bands that overlap, leave a gap, hold nothing, or give a word for a number."""
        if self.else_ is not None:
            yield from Answer.flaws(self.else_, self.gives, ("else",))
        if self.gives == "word" and self.overlaps != "refused":
            yield Mistake(("overlaps",), "no_higher_word", {"found": str(self.overlaps)})
        if isinstance(self.bands, Unset):
            return
        settled_ = set() if self.overlaps == "refused" else {"band_overlap"}
        gaps = self.gaps if self.else_ is None else "allowed"
        yield from (each for each in flaws_of(self.bands, gaps, self.gives) if each.code not in settled_)

    def figure(self, view: View) -> Found:
        """Returns the value of the band that holds the measure."""
        measured = view[self.of]
        if isinstance(self.bands, Unset):
            return unknown(self.bands.figure(), measured)
        if measured.value is None:
            return unknown(measured)
        value = settled(measured.value)
        band = banded(value, self.bands) if self.overlaps == "refused" else self._winning(value, self.bands)
        if isinstance(band, tuple):
            return unknown(*band)
        if band is not None:
            gives = band.gives
            if not gives.known:
                return unknown(gives)
            return Found(gives.value, ("in_band", band.text()), (measured, gives), gives.word)
        if self.else_ is None:
            return Found(None, ("in_gap",), (measured,))
        known = Found(self.else_.value, ("in_no_band",), (measured, self.else_), self.else_.word)
        return known if self.else_.known else unknown(self.else_)

    def _winning(self, value: Decimal, bands: tuple[Band, ...]) -> Band | tuple[Figure, ...] | None:
        """Returns, of the bands that hold a value, the one that the scheme prefers; or what leaves it open."""
        lost = tuple(edge for band in bands for edge in band.lost)
        if lost:
            return lost
        holding = [band for band in bands if band.holds(value)]
        if len(holding) < 2:
            return holding[0] if holding else None
        if isinstance(self.overlaps, Unset):
            return (self.overlaps.figure(),)
        lost = tuple(band.gives for band in holding if band.gives.value is None)
        return lost or (max if self.overlaps == "higher" else min)(holding, key=lambda band: band.gives.value or ZERO)
