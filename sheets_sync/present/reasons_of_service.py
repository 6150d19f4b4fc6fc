"""The sentences of how long somebody has served, and of who is not appraised."""

from typing import TYPE_CHECKING

from scoring.figure import Figure
from sheets_sync.present.saying import Says, about_parts, argument, figures_of, fixed

if TYPE_CHECKING:
    from sheets_sync.present.words import Words


def _months_since(words: "Words", figure: Figure) -> str:
    begun = words.named(figures_of(figure)[0])
    return words.reasons["months_since"].format(of=begun, end=argument(figure, 1), months=words.bare(figure))


SAYS: Says = {
    "of_the_period": fixed("of_the_period"),
    "months_since": _months_since,
    "not_appraised": about_parts("not_appraised"),
}
