"""What the columns of the figures that people look at first are called, and which of them anybody needs."""

from collections.abc import Mapping

from scoring.appraise import Appraisal
from sheets_sync.present.words import Words
from sheets_sync.texts import text


def gives(appraisal: Appraisal, what: str) -> bool:
    """Tells whether any scheme in force has a headline (``place``, ``star``): else its column is left out."""
    return any(getattr(scheme.headline, what) for schemes in appraisal.schemes.values() for scheme in schemes)


def score_title(appraisal: Appraisal, words: Mapping[str, Words], language: str) -> str:
    """Returns what stands above the first figures: their own labels, since days of absence are no score."""
    labels = {
        words[role].label(name): None
        for role, schemes in sorted(appraisal.schemes.items())
        if (name := next((scheme.headline.score for scheme in schemes if scheme.headline.score), ""))
    }
    return text(language, "tabs.either").join(labels) or text(language, "tabs.score")
