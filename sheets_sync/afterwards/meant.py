"""Which figures of a team's schemes may be brought in, by whichever name people call them, and how their cells read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.scheme import Scheme
from scoring.versions import Versions
from scoring.written import Fact
from sheets_sync.months.history import names_known
from sheets_sync.team.table import Column
from sheets_sync.team.words import nearest_to, plain_text


@dataclass(frozen=True, slots=True)
class Meant:
    """A figure that may be brought in.

    Attributes:
        name: its key.
        label: what people call it.
        unit: one of ``scoring.unit.UNITS``.
        column: how its cells are read.
        shared: whether it is one for the whole department.
    """

    name: str
    label: str
    unit: str
    column: Column
    shared: bool


def figures_meant(versions: Versions, language: str) -> dict[str, Meant]:
    """Returns by key every fact and figure that is known of a whole period; what is paid is none of them."""
    found: dict[str, Meant] = {}
    for scheme in _every(versions):
        labels = {item.name: (item.zh, item.en) for item in scheme.items}
        labels |= {name: (fact.zh, fact.en) for name, fact in scheme.facts.items()}
        for name, known in names_known((scheme,)).items():
            if known.whole:
                zh, en = labels[name]
                label = (zh if language == "zh" else en) or zh or en or name
                column = _column(label, known.unit, scheme.facts.get(name))
                found.setdefault(name, Meant(name, label, known.unit, column, known.shared))
    return found


def by_heading(versions: Versions, figures: Mapping[str, Meant]) -> dict[str, tuple[str, ...]]:
    """Returns what people may write to the keys that it may mean: a label in either language, or the key itself."""
    found: dict[str, dict[str, None]] = {}
    for scheme in _every(versions):
        labels = [(item.name, item.zh, item.en) for item in scheme.items]
        labels += [(name, fact.zh, fact.en) for name, fact in scheme.facts.items()]
        for name, zh, en in labels:
            for said in (zh, en, name) if name in figures else ():
                found.setdefault(plain_text(said), {})[name] = None
    exact = {plain_text(name): (name,) for name in figures}
    return {**{said: tuple(names) for said, names in found.items() if said}, **exact}


def nearest(said: str, figures: Mapping[str, Meant]) -> str:
    """Returns the label or key that is most like what somebody wrote."""
    return nearest_to(said, [each.label for each in figures.values()] + list(figures))


def _every(versions: Versions) -> Iterator[Scheme]:
    """Yields every version of every scheme, the latest first: what a figure is called today counts."""
    for own in versions.values():
        for every in own:
            yield from reversed(every)


def _column(label: str, unit: str, fact: Fact | None) -> Column:
    bounds = (fact.least, fact.most, fact.whole) if fact else (None, None, False)
    choices: dict[str, tuple[str, ...]] = {each: (each,) for each in fact.choices} if fact else {}
    if unit == "word":
        return Column((label,), "choice" if choices else "text", choices=choices)
    if unit in ("date", "yes_no"):
        return Column((label,), "date" if unit == "date" else "yes_no")
    if unit == "percent":
        return Column((label,), "percent", unit, *bounds, written="either")
    return Column((label,), "number", unit, *bounds)
