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

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.band import Band, banded, flaws_of
from scoring.condition import no_shares
from scoring.facts import Found, View, unknown
from scoring.form import Mistake, Name, Unset
from scoring.number import settled


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
        yield from flaws_of(self.bands, self.gaps)

    def figure(self, view: View) -> Found:
        """Returns the value of the band that holds the measure."""
        measured = view[self.of]
        if isinstance(self.bands, Unset):
            return unknown(self.bands.figure(), measured)
        if measured.value is None:
            return unknown(measured)
        value = settled(measured.value)
        band = banded(value, self.bands)
        if isinstance(band, tuple):
            return unknown(*band)
        if band is None:
            return Found(None, ("in_gap",), (measured,))
        known = Found(band.gives.value, ("in_band", band.text()), (measured, band.gives))
        return known if band.gives.known else unknown(band.gives)
