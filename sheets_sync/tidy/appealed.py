"""What can be appealed against: the facts and figures of everybody's schemes, however people call them."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from scoring.facts import Department
from scoring.form import names_in
from scoring.period import Period
from scoring.problem import Problem
from scoring.scheme import Scheme
from scoring.versions import Versions, in_force_then
from sheets_sync.grid import Book, BookFault
from sheets_sync.months.appeals import Appeal, Viewpoint, corrected
from sheets_sync.team.meaning import Team
from sheets_sync.team.table import Column, Table
from sheets_sync.team.words import NOTHING, nearest_to, plain_text
from sheets_sync.tidy.reading import measured_of
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.sheet import Which, open_sheet

_MOST_BELOW = 8
_LANGUAGES = ("zh", "en")
Known = tuple[dict[str, "Item"], dict[str, str]]
"""Items by name, and plain words to the name that they stand for."""


@dataclass(frozen=True, slots=True)
class Item:
    """A fact or figure of somebody's month.

    Attributes:
        name: key of it.
        label: what people call it.
        unit: of its number.
        keeper: who enters it: the owner of the book in which it stands.
        table: which gives it; None where it is worked out.
        column: how a correction is read; None for what cannot be corrected as a whole.
        below: labels of the facts that it is worked out from.
    """

    name: str
    label: str
    unit: str
    keeper: str = ""
    table: Table | None = None
    column: Column | None = None
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class Items:
    """The items of every role and month, each found once.

    Attributes:
        team: whose tables give the facts.
        versions: the schemes of its roles.
    """

    team: Team
    versions: Versions
    _known: dict[tuple[str, Period], Known] = field(default_factory=dict, repr=False, compare=False)

    def found(self, role: str, month: Period, called: str) -> Item | None:
        """Returns the item that somebody of a role means, or None."""
        items, words = self._of(role, month)
        return items.get(words.get(plain_text(called), called))

    def nearest(self, role: str, month: Period, called: str) -> str:
        """Returns what may have been meant, or a dash."""
        items, _ = self._of(role, month)
        return nearest_to(called, [each.label for each in items.values()]) if items else NOTHING

    def _of(self, role: str, month: Period) -> Known:
        key = (role, month)
        if key not in self._known:
            schemes = in_force_then(self.versions, role, month)
            items = dict(_items(self.team, role, schemes))
            words: dict[str, str] = {}
            for name, label in _said(schemes, items):
                words.setdefault(plain_text(label), name)
            self._known[key] = (items, words)
        return self._known[key]


def _items(team: Team, role: str, schemes: Iterable[Scheme]) -> Iterator[tuple[str, Item]]:
    worked_out = {item.name: item for scheme in schemes for item in scheme.items if item.name not in team.given}
    tables = [each for each in team.tables.values() if not each.for_ or role in each.for_]
    given = {name: (table, unit) for table in tables for name, unit in measured_of(table, role)}
    labels = dict(_labels(schemes, team.language))
    for scheme in schemes:
        units = {item.name: item.unit for item in scheme.items} | {key: each.unit for key, each in scheme.facts.items()}
        for name, unit in units.items():
            label = labels.get(name, name)
            if name in worked_out:
                below = dict.fromkeys(labels.get(each, each) for each in _below(name, worked_out, given))
                yield name, Item(name, label, worked_out[name].unit, below=tuple(below)[:_MOST_BELOW])
                continue
            table, _ = given.get(name, (None, unit))
            keeper = team.books[table.book].owner if table else ""
            whole = table is None or (table.kind != "department" and not table.is_weekly)
            column = _column(table, name, label, unit) if table and whole else None
            yield name, Item(name, label, unit, keeper, table, column)


def _column(table: Table, name: str, label: str, unit: str) -> Column:
    """Returns how the value of a fact is read: as in its own column; what is counted has none."""
    counted = Column((label,), "number", unit, least=Decimal(0), whole=unit == "count")
    return table.columns.get(name, counted)


def _below(name: str, worked_out: Mapping[str, object], given: Container[str]) -> Iterator[str]:
    """Yields the facts that a figure is worked out from, each once."""
    waiting, seen = [name], {name}
    while waiting:
        item = worked_out.get(waiting.pop(0))
        for each in names_in(getattr(item, "rule", None)):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
                if each not in worked_out and each in given:
                    yield each


def _labels(schemes: Iterable[Scheme], language: str) -> Iterator[tuple[str, str]]:
    """Yields every name with what a scheme calls it; a department's own word comes last, and so counts."""
    for scheme in schemes:
        yield from ((item.name, getattr(item, language)) for item in scheme.items if getattr(item, language))
        yield from ((name, getattr(fact, language)) for name, fact in scheme.facts.items() if getattr(fact, language))
        yield from ((name, each[language]) for name, each in scheme.names.items() if each.get(language))


def _said(schemes: Iterable[Scheme], items: Mapping[str, Item]) -> Iterator[tuple[str, str]]:
    """Yields every name with each word for it: its key, the heading of its column, its labels; facts come first."""
    yield from ((name, name) for name in items)
    facts = sorted(items.values(), key=lambda each: each.table is None)
    labels = [pair for language in _LANGUAGES for pair in _labels(schemes, language)]
    for item in facts:
        yield from ((name, label) for name, label in labels if name == item.name)
        yield from ((item.name, title) for title in (item.column.titles if item.column else ()))


def with_appeals(
    team: Team,
    books: Mapping[str, Book | BookFault],
    department: Department,
    versions: Versions,
    viewpoint: Viewpoint,
) -> tuple[Department, tuple[Appeal, ...]]:
    """Returns the facts as upheld appeals have them, with what is wrong with appeals; and the appeals of all months.

    Args:
        team: whose.
        books: theirs as read, by key.
        department: the facts as they were read.
        versions: the schemes of its roles.
        viewpoint: from where appeals are looked at.
    """
    from sheets_sync.tidy.kinds import appeals  # noqa: PLC0415 - it needs the items above

    declared = next(((key, table) for key, table in team.tables.items() if table.kind == "appeals"), None)
    book = books[declared[1].book] if declared else None
    if declared is None or not isinstance(book, Book) or not department.people:
        return department, ()
    owner, which = team.books[declared[1].book].owner, Which(department.period)
    opened = open_sheet(book, declared[1], owner, which, team.mark(declared[0]))
    found = appeals.Filed()
    if opened.sheet is not None:
        roster = Roster({person.id: person for person in department.people})
        found = appeals.read(team, opened.sheet, roster, Items(team, versions), viewpoint)
    tallies = [each.checked() for each in (*opened.tallies, *found.tallies)]
    told = replace(
        department,
        problems=tuple(sorted((*department.problems, *opened.problems, *found.problems), key=Problem.sort_key)),
        counts=tuple(sorted((*department.counts, *tallies))),
    )
    return corrected(told, found.appeals), found.appeals
