"""What figures are called: the labels that schemes give, by role, in the reader's language."""

from collections.abc import Iterable, Iterator, Mapping

from scoring.appraise import Appraisal
from scoring.scheme import Scheme
from sheets_sync.present.words import Words
from sheets_sync.texts import texts


def labels_of(schemes: Iterable[Scheme], language: str) -> dict[str, str]:
    """Returns name to label of every fact, figure, setting, record and field that the schemes call something.

    The first label of a name counts; a label that another name has already is told apart by what it is.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    apart = texts(language, "values")
    for name, label, key in _named(schemes, language):
        if label and name not in found:
            other = apart[f"apart.{key}"].format(label=label)
            found[name] = label if label not in taken else other if other not in taken else f"{label} [{name}]"
            taken.add(found[name])
    return found


def _named(schemes: Iterable[Scheme], language: str) -> Iterator[tuple[str, str, str]]:
    """Yields name, label, and what it is, of everything that schemes call something."""
    for scheme in schemes:
        own = {item.name: (getattr(item, language), "item") for item in scheme.items}
        own |= {name: (getattr(fact, language), "fact") for name, fact in scheme.facts.items()}
        # A department may call a measure of a scheme that it takes over by another name.
        for name, each in scheme.names.items():
            label, key = own.get(name, ("", "setting"))
            own[name] = (each.get(language) or label, key)
        yield from ((name, label, key) for name, (label, key) in own.items())
        kinds = scheme.records.items()
        yield from ((name, getattr(kind, language), "fact") for name, kind in kinds)
        yield from ((name, getattr(each, language), "fact") for _, kind in kinds for name, each in kind.fields.items())


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
