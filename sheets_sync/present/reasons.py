"""The sentence of each reason code, and of a code that has none."""

from typing import TYPE_CHECKING

from scoring.figure import Figure
from sheets_sync.present import reasons_of_facts, reasons_of_months, reasons_of_scores, reasons_of_stars
from sheets_sync.present.saying import Says

if TYPE_CHECKING:
    from sheets_sync.present.words import Words

SENTENCES: Says = {
    **reasons_of_facts.SAYS,
    **reasons_of_scores.SAYS,
    **reasons_of_months.SAYS,
    **reasons_of_stars.SAYS,
}
"""Reason code to what makes its sentence."""


def unworded(words: "Words", figure: Figure) -> str:  # noqa: ARG001 - the same in any language
    """Returns a reason that has no words: its code and arguments as they are."""
    return " ".join(str(each) for each in figure.reason)
