"""What figures are called: the labels that schemes give, by role, in the reader's language."""

from collections.abc import Iterable, Mapping

from scoring.appraise import Appraisal
from scoring.scheme import Scheme
from sheets_sync.present.words import Words


def labels(schemes: Iterable[Scheme], language: str) -> dict[str, str]:
    """Returns name to label of every fact, figure and setting that the schemes call something; the first one counts."""
    found: dict[str, str] = {}
    for scheme in schemes:
        named = [(item.name, getattr(item, language)) for item in scheme.items]
        named += [(name, getattr(fact, language)) for name, fact in scheme.facts.items()]
        named += [(name, each.get(language, "")) for name, each in scheme.names.items()]
        for name, label in named:
            if label:
                found.setdefault(name, label)
    return found


def words_by_role(schemes: Mapping[str, tuple[Scheme, ...]], language: str, now: str = "") -> dict[str, Words]:
    """Returns the words of each role: its own labels first, then those of the others, since leads are judged by their group."""
    found = {}
    for role, own in schemes.items():
        others = [scheme for other, each in schemes.items() if other != role for scheme in each]
        stars = [scheme.headline.most_stars for scheme in own if scheme.headline.star]
        found[role] = Words(language, labels([*own, *others], language), stars[0] if stars else 5, now)
    return found


def words_for(appraisal: Appraisal, role: str, language: str) -> Words:
    """Returns the words in which the figures of a role are said."""
    return words_by_role(appraisal.schemes, language, str(appraisal.period)).get(role) or Words(language, now=str(appraisal.period))
