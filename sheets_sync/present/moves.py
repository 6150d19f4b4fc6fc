"""What moved in the inputs since our books were written: read from the rows of the detail tabs that a plan changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scoring.appraise import Appraisal
from scoring.pay import ADJUSTMENTS, TOTAL
from sheets_sync.grid import Value
from sheets_sync.plan import Change, Plan, TabPlan
from sheets_sync.plan import shown as plain_value
from sheets_sync.present.depends import Fact, Grounds
from sheets_sync.present.edition import detail_titles
from sheets_sync.present.labelling import words_for
from sheets_sync.present.sources import Source, read_back
from sheets_sync.present.words import Words
from sheets_sync.texts import texts

_MONTHS_BACK = 36


@dataclass(frozen=True, slots=True)
class Move:
    """Something of a person that is no longer what it was.

    Attributes:
        facts: the facts that it is, or that stand behind it.
        causes: the cells that changed, in words.
    """

    facts: frozenset[Fact]
    causes: tuple[str, ...]


class Moves:
    """The moves of everybody, by person.

    Attributes:
        valued: person to the figures whose value changed in the appraised month, or that were not there before.
        touched: person to the figures of which anything changed.
    """

    def __init__(self, plan: Plan, appraisal: Appraisal, grounds: Grounds, language: str) -> None:
        """Reads them from the detail tabs of a plan."""
        self._texts = texts(language, "commands")
        self._titles = {key: texts(language, "tabs")[key] for key in ("source", "value")}
        self._grounds = grounds
        self._roles = {result.view.person.id: result.view.person.role for result in appraisal.results}
        self._words = {
            role: words_for(appraisal, role, language) for role in sorted({*self._roles.values(), *appraisal.schemes})
        }
        self._names = {role: _names(appraisal, role, words) for role, words in self._words.items()}
        any_words = next(iter(self._words.values()), Words(language))
        back = [str(appraisal.period.shift(-months)) for months in range(_MONTHS_BACK)]
        self._months = {any_words.month(month): month for month in back}
        self._by_person: dict[str, list[Move]] = defaultdict(list)
        self.valued: dict[str, frozenset[str]] = defaultdict(frozenset)
        self.touched: dict[str, frozenset[str]] = defaultdict(frozenset)
        titles = detail_titles(language)
        for tab in (tab for book in plan.books if not book.turns for tab in book.tabs):
            if tab.title.startswith(titles) and tab.state == "changed":
                self._read(tab)

    def of(self, person_id: str) -> list[Move]:
        """Returns the moves of one person, in the order of the tab."""
        return self._by_person.get(person_id, [])

    def people(self) -> Iterable[str]:
        """Returns the ids of everybody of whom something moved."""
        return self._by_person.keys()

    def role(self, person_id: str) -> str:
        """Returns somebody's role; nothing for who is no longer there."""
        return self._roles.get(person_id, "")

    def _read(self, tab: TabPlan) -> None:
        places = {title: place for place, title in enumerate(tab.columns)}
        source, value = (places.get(self._titles[key], -1) for key in ("source", "value"))
        by_row: dict[tuple[Value, ...], dict[str, Change]] = defaultdict(dict)
        for change in tab.changes:
            by_row[change.row][change.column] = change
        for row, changes in by_row.items():
            self._mark(row, valued=self._titles["value"] in changes)
            self._keep(row, list(self._changed(row, changes)))
        for rows, key in ((tab.appeared, "cell_appeared"), (tab.vanished, "cell_gone")):
            for each in rows:
                self._mark(each.key, valued=True)
                shown = str(each.values[source] or "") if source >= 0 else ""
                found = [self._one(key, cell) for cell in read_back(shown) if cell.shown]
                own = [*found] or ([self._value(each.key, None, each.values[value])] if shown else [])
                self._keep(each.key, own)

    def _mark(self, row: tuple[Value, ...], *, valued: bool) -> None:
        """Remembers that something changed in the row of a figure of the appraised month."""
        if len(row) < 4 or self._months.get(str(row[3])) != self._grounds.month:
            return
        person_id, name = str(row[0]), self._named(row)[1]
        self.touched[person_id] |= {name}
        if valued:
            self.valued[person_id] |= {name}

    def _changed(self, row: tuple[Value, ...], changes: Mapping[str, Change]) -> Iterator[str]:
        """Yields what changed behind a row: its cells, or its value when the cells are the same ones."""
        source = changes.get(self._titles["source"])
        value = changes.get(self._titles["value"])
        cells = [*self._cells(str(source.before or ""), str(source.after or ""))] if source else []
        yield from cells
        if value and not cells and self._is_fact(row):
            yield self._value(row, value.before, value.after)

    def _cells(self, before: str, after: str) -> Iterator[str]:
        """Yields the cells that say something else; cells that only stand elsewhere have not changed."""
        # A whole row of days says nothing by itself: a mark in it is told when it appears or goes.
        old, new = (
            [each for each in read_back(text) if each.shown or ":" not in each.address] for text in (before, after)
        )
        if [cell.shown for cell in old] == [cell.shown for cell in new]:
            return
        was, now = ({cell.where: cell for cell in cells} for cells in (old, new))
        moved = len(old) == len(new) and not set(was) & set(now)
        pairs = zip(old, new, strict=True) if moved else ((was[where], now[where]) for where in now if where in was)
        for here, there in pairs:
            if here.shown != there.shown:
                said = {"before": here.shown or self._texts["nothing"], "after": there.shown or self._texts["nothing"]}
                yield self._texts["cell_changed"].format(where=there.where, **said)
        if not moved:
            yield from (
                self._one("cell_appeared", now[where]) for where in now if where not in was and now[where].shown
            )
            yield from (self._one("cell_gone", was[where]) for where in was if where not in now and was[where].shown)

    def _one(self, key: str, cell: Source) -> str:
        return self._texts[key].format(where=cell.where, before=cell.shown, after=cell.shown)

    def _value(self, row: tuple[Value, ...], before: Value, after: Value) -> str:
        shown = [str(plain_value(each)) if each is not None else self._texts["nothing"] for each in (before, after)]
        return self._texts["fact_changed"].format(item=row[2], before=shown[0], after=shown[1])

    def _is_fact(self, row: tuple[Value, ...]) -> bool:
        role, name = self._named(row)
        return bool(name) and name not in (ADJUSTMENTS, TOTAL) and not self._grounds.worked_out(role, name)

    def _named(self, row: tuple[Value, ...]) -> tuple[str, str]:
        """Returns the role of the row's person and the name of its figure."""
        role = self._roles.get(str(row[0]), "")
        label = str(row[2])
        names = self._names.get(role, {})
        return role, names.get(label) or names.get(label.rpartition(" ")[0], "")

    def _keep(self, row: tuple[Value, ...], causes: list[str]) -> None:
        if not causes or len(row) < 4:
            return
        role, name = self._named(row)
        month = self._months.get(str(row[3]), "")
        facts = [(each, month) for each in self._grounds.facts_of_score(role, name)]
        self._by_person[str(row[0])].append(Move(frozenset(facts), tuple(causes)))


def _names(appraisal: Appraisal, role: str, words: Words) -> dict[str, str]:
    """Returns label to name of everything that stands in the detail tabs of a role."""
    schemes = appraisal.schemes.get(role, ())
    names = ["standing", "group", "days_served", "adjustment", "adjustments"]
    names += [name for scheme in schemes for name in (*scheme.facts, *(item.name for item in scheme.items))]
    return {words.label(name): name for name in reversed(names)}
