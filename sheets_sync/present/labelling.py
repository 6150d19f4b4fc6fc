"""What figures are called: the labels that schemes give, by role, in the reader's language."""

from collections.abc import Iterable, Mapping

from scoring.appraise import Appraisal
from scoring.scheme import Scheme
from sheets_sync.present.words import Words


def labels_of(schemes: Iterable[Scheme], language: str) -> dict[str, str]:
    """Returns name to label of every fact, figure, setting, record and field that the schemes call something.

    The first label of a name counts; a label that another name has already is told apart by the name itself.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for scheme in schemes:
        own = {item.name: getattr(item, language) for item in scheme.items}
        own |= {name: getattr(fact, language) for name, fact in scheme.facts.items()}
        # A department may call a measure of a scheme that it takes over by another name.
        own |= {name: each.get(language) or own.get(name, "") for name, each in scheme.names.items()}
        named = list(own.items())
        kinds = scheme.records.items()
        named += [(name, getattr(kind, language)) for name, kind in kinds]
        named += [(name, getattr(each, language)) for _, kind in kinds for name, each in kind.fields.items()]
        for name, label in named:
            if label and name not in found:
                found[name] = f"{label} [{name}]" if label in taken else label
                taken.add(label)
    return found


def labels(appraisal: Appraisal, language: str, role: str = "") -> dict[str, str]:
    """Returns all labels: those of the role first, then those of the others, since leads are judged by their group."""
    own = appraisal.schemes.get(role, ())
    others = [scheme for other, each in appraisal.schemes.items() if other != role for scheme in each]
    return labels_of((*own, *others), language)


def words_for(appraisal: Appraisal, role: str, language: str, titles: Mapping[str, str] | None = None) -> Words:
    """Returns the words in which the figures of a role are said.

    Args:
        appraisal: whose schemes give the labels.
        role: whose labels come first.
        language: ``zh`` or ``en``.
        titles: key of each role to how people call it.
    """
    named = {f"role.{key}": title for key, title in (titles or {}).items()}
    stars = [scheme.headline.most_stars for scheme in appraisal.schemes.get(role, ()) if scheme.headline.star]
    return Words(
        language, {**labels(appraisal, language, role), **named}, stars[0] if stars else 5, str(appraisal.period)
    )
