"""What moved in the inputs since our books were written: read from the rows of the detail tabs that a plan changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from scoring.appraise import Appraisal
from scoring.facts import View
from scoring.figure import Cell
from sheets_sync.grid import Value
from sheets_sync.plan import Change, Plan, TabPlan
from sheets_sync.present.compared import Differing, Grounded, differing
from sheets_sync.present.depends import Fact, Grounds
from sheets_sync.present.edition import detail_titles
from sheets_sync.present.labelling import words_for
from sheets_sync.present.sources import Source, read_back, sources
from sheets_sync.present.words import Words
from sheets_sync.texts import texts

_MONTHS_BACK = 36
_SEVERAL = "adjustment"
"""The fact of which somebody has several rows, numbered as they come: they are compared together."""
_Group = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Move:
    """Something of a person that is no longer what it was.

    Attributes:
        facts: the facts that it is, or that stand behind it.
        causes: the cells that changed, in words.
    """

    facts: frozenset[Fact]
    causes: tuple[str, ...]


@dataclass(slots=True)
class _Behind:
    """The cells behind a fact or score of one person and month, on both sides.

    Attributes:
        old: as they were sealed.
        new: as they are now.
        stood: whether it was told before, so that we know what stood there.
        known: whether it is known now, so that all of its cells are told.
    """

    old: list[Source] = field(default_factory=list)
    new: list[Source] = field(default_factory=list)
    stood: bool = True
    known: bool = True


class Moves:
    """The moves of everybody, by person.

    Attributes:
        valued: person to the figures whose value changed in the appraised month, or that were not there before.
        touched: person to the figures of which anything changed.
        changed: person to the facts and figures whose value changed, with their months.
        told: whether the tabs of the plan tell what moved of scores; a department may leave them out.
    """

    def __init__(self, plan: Plan, appraisal: Appraisal, grounds: Grounds, language: str) -> None:
        """Reads them from the detail tabs of a plan."""
        self._texts = texts(language, "commands")
        self._titles = {key: texts(language, "tabs")[key] for key in ("source", "value")}
        self._grounds = grounds
        self._grounded = Grounded(plan, language)
        self._views = {result.view.person.id: result.view for result in appraisal.results}
        roles = {view.person.role for view in self._views.values()} | set(appraisal.schemes)
        self._words = {role: words_for(appraisal, role, language) for role in sorted(roles)}
        self._names = {role: _names(appraisal, role, words) for role, words in self._words.items()}
        any_words = next(iter(self._words.values()), Words(language))
        back = [str(appraisal.period.shift(-months)) for months in range(_MONTHS_BACK)]
        back += [f"{appraisal.period} {week + 1}" for view in self._views.values() for week in range(len(view.weeks))]
        # What moved in a week moved in its period.
        self._months = {any_words.month(each): each.partition(" ")[0] for each in back}
        self._by_person: dict[str, list[Move]] = defaultdict(list)
        self.valued: dict[str, frozenset[str]] = defaultdict(frozenset)
        self.touched: dict[str, frozenset[str]] = defaultdict(frozenset)
        self.changed: dict[str, frozenset[Fact]] = defaultdict(frozenset)
        titles = detail_titles(language)
        self.told = any(tab.title == titles[0] for book in plan.books for tab in book.tabs)
        behind: dict[_Group, _Behind] = {}
        for tab in (tab for book in plan.books if not book.turns for tab in book.tabs):
            if tab.title.startswith(titles) and tab.state == "changed":
                self._read(tab, behind)
        for group, cells in behind.items():
            self._keep(group, cells)

    def of(self, person_id: str) -> list[Move]:
        """Returns the moves of one person, in the order of the tab."""
        return self._by_person.get(person_id, [])

    def people(self) -> Iterable[str]:
        """Returns the ids of everybody of whom something moved."""
        return self._by_person.keys()

    def _read(self, tab: TabPlan, behind: dict[_Group, _Behind]) -> None:
        """Gathers the cells behind the rows of a tab that are not what they were."""
        places = {title: place for place, title in enumerate(tab.columns)}
        source, value = (places.get(self._titles[key], -1) for key in ("source", "value"))
        by_row: dict[tuple[Value, ...], dict[str, Change]] = defaultdict(dict)
        for change in tab.changes:
            by_row[change.row][change.column] = change
        for row, changes in by_row.items():
            self._mark(row, valued=self._titles["value"] in changes)
            typed, became = changes.get(self._titles["source"]), changes.get(self._titles["value"])
            if typed and (cells := self._behind(row, behind)):
                cells.old += read_back(str(typed.before or ""))
                cells.new += read_back(str(typed.after or ""))
                cells.known &= became is None or became.after not in (None, "")
                cells.stood &= became is None or became.before not in (None, "")
        for each in (*tab.appeared, *tab.vanished):
            self._mark(each.key, valued=True)
            cells = self._behind(each.key, behind)
            if cells is None or not 0 <= source < len(each.values):
                continue
            shown = list(read_back(str(each.values[source] or "")))
            if each in tab.appeared:
                cells.new += shown
                cells.known &= each.values[value] not in (None, "")
                cells.stood &= not self._worked_out(each.key)
            else:
                cells.old += shown
                self._now(each.key, cells)

    def _behind(self, row: tuple[Value, ...], behind: dict[_Group, _Behind]) -> _Behind | None:
        """Returns where the cells of a row are gathered; None when it is nobody's, or no figure of theirs."""
        if len(row) < 4 or str(row[0]) not in self._views:
            return None
        name, month = self._named(row), self._months.get(str(row[3]), "")
        return behind.setdefault((str(row[0]), name, month), _Behind()) if name and month else None

    def _now(self, row: tuple[Value, ...], cells: _Behind) -> None:
        """Adds the cells of a figure that is no longer told as they are now: it may only be looked at no more."""
        name, month = self._named(row), self._months.get(str(row[3]), "")
        if name == _SEVERAL:
            return
        view = self._view(str(row[0]), month)
        found = [view.figures.get(each) for each in self._facts(str(row[0]), name)] if view else [None]
        parts = chain.from_iterable(each.parts for each in found if each)
        typed = [part for part in parts if isinstance(part, Cell) and part.tab]
        cells.new += read_back(sources(self._words[self._role(row)], typed))
        cells.known &= all(each is not None and (each.known or bool(each.word)) for each in found)

    def _view(self, person_id: str, month: str) -> View | None:
        view = self._views[person_id]
        return next((each for period, each in view.past.items() if str(period) == month), None) or (
            view if month == self._grounds.month else None
        )

    def _mark(self, row: tuple[Value, ...], *, valued: bool) -> None:
        """Remembers that something changed in the row of a figure."""
        if len(row) < 4 or str(row[3]) not in self._months:
            return
        person_id, name, month = str(row[0]), self._named(row), self._months[str(row[3])]
        if valued:
            self.changed[person_id] |= {(name, month)}
        if month != self._grounds.month:
            return
        self.touched[person_id] |= {name}
        if valued:
            self.valued[person_id] |= {name}

    def _differing(self, group: _Group, cells: _Behind) -> Iterator[Differing]:
        """Yields what was typed otherwise; what merely came to be read, or is read no more, was not."""
        for each in differing(cells.old, cells.new, keyed=group[1] != _SEVERAL):
            told = {"cell_appeared": cells.stood and cells.known, "cell_gone": cells.known}.get(each.key, True)
            if told and self._grounded.sure(each):
                yield each

    def _said(self, cell: Differing) -> str:
        nothing = self._texts["nothing"]
        said = {"before": cell.before or nothing, "after": cell.after or nothing}
        return self._texts[cell.key].format(where=cell.where, **said)

    def _role(self, row: tuple[Value, ...]) -> str:
        view = self._views.get(str(row[0]))
        return view.person.role if view else ""

    def _named(self, row: tuple[Value, ...]) -> str:
        """Returns the name of the figure of a row; nothing when its person has no such figure."""
        label, names = str(row[2]), self._names.get(self._role(row), {})
        return names.get(label) or names.get(label.rpartition(" ")[0], "")

    def _worked_out(self, row: tuple[Value, ...]) -> bool:
        return self._grounds.worked_out(self._role(row), self._named(row))

    def _facts(self, person_id: str, name: str) -> tuple[str, ...]:
        return self._grounds.facts_of_score(self._views[person_id].person.role, name)

    def _keep(self, group: _Group, cells: _Behind) -> None:
        person_id, name, month = group
        causes = tuple(self._said(each) for each in self._differing(group, cells))
        if causes:
            facts = frozenset((each, month) for each in self._facts(person_id, name))
            self._by_person[person_id].append(Move(facts, causes))


def _names(appraisal: Appraisal, role: str, words: Words) -> dict[str, str]:
    """Returns label to name of everything that stands in the detail tabs of a role."""
    schemes = appraisal.schemes.get(role, ())
    names = ["standing", "group", "days_served", "adjustment", "adjustments"]
    names += [name for scheme in schemes for name in (*scheme.facts, *(item.name for item in scheme.items))]
    return {words.label(name): name for name in reversed(names)}
