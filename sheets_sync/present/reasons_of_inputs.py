"""Why a measure is what it is where several rows give it."""

from typing import TYPE_CHECKING

from scoring.figure import Figure
from sheets_sync.present.saying import Says, argument, figures_of, fixed, from_arguments

if TYPE_CHECKING:
    from sheets_sync.present.words import Words


def _rated(words: "Words", figure: Figure) -> str:
    parts = words.values["listed"].join(words.bare(each) for each in figures_of(figure))
    return words.reasons[str(figure.reason[0])].format(count=argument(figure, 1), parts=parts)


SAYS: Says = {
    "rated_mean": _rated,
    "rated_sum": _rated,
    "rated_lowest": _rated,
    "rated_highest": _rated,
    "left_blank_by": from_arguments("person"),
    "left_blank": fixed("left_blank"),
}
