"""The tabs that explain: one row a figure, with its reason and the cells it came from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from scoring.facts import View
from scoring.figure import Cell, Figure
from scoring.number import rounded
from scoring.pay import ADJUSTMENTS, TOTAL
from scoring.scheme import Scheme
from sheets_sync.grid import Column, Tab, Value
from sheets_sync.present.depends import Grounds
from sheets_sync.present.edition import Edition
from sheets_sync.present.shown import kept, trimmed
from sheets_sync.present.sources import sources
from sheets_sync.present.words import Words

MOST_ROWS = 1_000_000
"""Rows of a tab; a workbook holds 1,048,576. Whoever comes after stands in a next tab."""
_FIRST = ("standing", "group", "days_served")
_LAST = (ADJUSTMENTS, TOTAL)
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Which figures of a role are listed, in order.

    Attributes:
        facts: what was read, with the cells of each beside it.
        figures: what was worked out.
        scores: figures of the score stage: those of past months stand in rows of their own.
    """

    facts: tuple[str, ...]
    figures: tuple[str, ...]
    scores: frozenset[str]


def details(edition: Edition, *, money: bool) -> tuple[Tab, ...]:
    """Returns the tab (or tabs, when it grows too long) of one row a figure.

    Args:
        edition: the month's books.
        money: the figures in yuan only, for those who may see pay; or all others.
    """
    title = "pay_details" if money else "details"
    heading = edition.heading("payroll" if money else "summary", title)
    tabs = _cut(_rows_of_people(edition, money=money))
    columns = _columns(edition, "money" if money else "text")
    names = [
        edition.text(title),
        *(edition.text("next", tab=edition.text(title), number=n) for n in range(2, len(tabs) + 1)),
    ]
    return tuple(
        Tab(name, heading, columns, rows, keys=4, names=1, guarded=False)
        for name, rows in zip(names, tabs, strict=True)
    )


def _columns(edition: Edition, kind: str) -> tuple[Column, ...]:
    text = edition.text
    return (
        Column(text("id"), "text", 10),
        Column(text("name"), "text", 10),
        Column(text("item"), "text", 20),
        Column(edition.period_title, "text", 12),
        Column(text("value"), kind, 12),
        Column(text("unit"), "text", 6),
        Column(text("reason"), "long_text", 60),
        Column(text("source"), "long_text", 50),
    )


def _cut(people: Iterable[list[Row]]) -> list[tuple[Row, ...]]:
    """Returns the rows in tabs that a workbook holds; nobody's rows are torn apart."""
    tabs: list[list[Row]] = [[]]
    for rows in people:
        if len(tabs[-1]) + len(rows) > MOST_ROWS:
            tabs.append([])
        tabs[-1] += rows
    return [tuple(rows) for rows in tabs]


def _rows_of_people(edition: Edition, *, money: bool) -> Iterator[list[Row]]:
    listings = {role: _listing(schemes, money=money) for role, schemes in edition.appraisal.schemes.items()}
    for result in edition.results:
        role = result.view.person.role
        writer = _Writer(edition.words_of(result), result.view, edition.month, edition.used[result.view.person.id])
        yield writer.rows(listings.get(role) or _listing((), money=money), edition.grounds)


def _listing(schemes: tuple[Scheme, ...], *, money: bool) -> Listing:
    items = {item.name: item for scheme in schemes for item in scheme.items}
    units = {name: fact.unit for scheme in schemes for name, fact in scheme.facts.items() if name not in items}
    facts = tuple(name for name, unit in units.items() if (unit == "yuan") == money)
    figures = tuple(name for name, item in items.items() if (item.unit == "yuan") == money)
    scores = frozenset(name for name, item in items.items() if item.stage == "score" and not money)
    return Listing(facts, (*figures, *_LAST), scores) if money else Listing((*_FIRST, *facts), figures, scores)


def _shown(words: Words, figure: Figure, value: Decimal) -> Value:
    """Returns a value as its row keeps it: as people read it in the reasons, never with more digits."""
    if figure.unit == "yuan":
        return rounded(value)
    if figure.unit == "yes_no":
        return words.amount(value, figure.unit)
    if figure.unit == "points":
        return rounded(value)
    return Decimal(trimmed(value)) if figure.unit in ("percent", "permille") else kept(value)


class _Writer:
    """Writes the rows of one person."""

    def __init__(self, words: Words, view: View, month: str, used: frozenset[str]) -> None:
        self.used = used
        self.words = words
        self.view = view
        self.month = month
        self.told: dict[int, str] = {}
        self.lead = (view.person.id, view.person.name)

    def rows(self, listing: Listing, grounds: Grounds) -> list[Row]:
        """Returns facts, then figures in the order of the work, then what was looked at in earlier months."""
        figures = self.view.figures
        rows = [self._fact(figures[name]) for name in listing.facts if name in figures]
        for name in listing.figures:
            if name in self.used:
                rows.append(self._row(figures[name], self.month, ""))
                if name == ADJUSTMENTS:
                    rows += self._adjustments(figures[name])
        return [*rows, *self._weeks(listing), *self._past(listing, grounds)]

    def _weeks(self, listing: Listing) -> Iterator[Row]:
        """Yields what is counted by the week, week by week."""
        for number, week in enumerate(self.view.weeks, 1):
            said = self.words.month(f"{self.view.period} {number}")
            for name in (*listing.facts, *listing.figures):
                figure = week.figures.get(name)
                if figure is not None and figure is not self.view.figures.get(name):
                    yield self._row(figure, said, self._sources(figure.parts))

    def _row(self, figure: Figure, month: str, source: str, label: str = "") -> Row:
        words, value = self.words, figure.value
        shown = words.word(figure) or None if value is None else _shown(words, figure, value)
        unit = words.units.get(figure.unit, "")
        return (*self.lead, label or words.label(figure.name), month, shown, unit, words.reason(figure), source)

    def _fact(self, figure: Figure) -> Row:
        if figure.name == "standing":  # the days decide it as much as the word does
            known = self.view.person.cells
            cells = [known[each] for each in ("status", "hired", "confirmed", "left") if each in known]
            return self._row(figure, self.month, self._sources(cells))
        # The six counts of an attendance row share one place: it is told once.
        found = self.told.get(id(figure.parts))
        if found is None:
            found = self.told[id(figure.parts)] = self._sources(figure.parts)
        return self._row(figure, self.month, found)

    def _sources(self, cells: Iterable[Cell | Figure]) -> str:
        return sources(self.words, [cell for cell in cells if isinstance(cell, Cell) and cell.tab])

    def _adjustments(self, figure: Figure) -> list[Row]:
        """Returns a row for each adjustment, numbered, since several may be alike."""
        parts = [part for part in figure.parts if isinstance(part, Figure)]
        return [
            self._row(part, self.month, self._sources(part.parts), f"{self.words.label(part.name)} {number}")
            for number, part in enumerate(parts, 1)
        ]

    def _past(self, listing: Listing, grounds: Grounds) -> list[Row]:
        """Returns the scores of earlier months that were used, and their facts that are not nought."""
        rows: list[Row] = []
        if not listing.scores:
            return rows
        for month, figure in self._looked_at(listing):
            if figure.name in listing.scores:
                names = grounds.facts_of_score(self.view.person.role, figure.name)
                cells = chain.from_iterable(month[name].parts for name in names)
                rows.append(self._row(figure, self.words.month(figure.period), self._sources(cells)))
            elif figure.value != 0 or figure.word:
                rows.append(self._row(figure, self.words.month(figure.period), self._sources(figure.parts)))
        return rows

    def _looked_at(self, listing: Listing) -> list[tuple[View, Figure]]:
        """Returns the figures of the person's own earlier months that stand among the parts, month by month."""
        past = {str(period): view for period, view in self.view.past.items()}
        found: dict[tuple[str, str], tuple[View, Figure]] = {}
        for name in listing.figures:
            figure = self.view.figures.get(name) if name in self.used else None
            for part in figure.parts if figure is not None else ():
                if isinstance(part, Figure) and part.period in past:
                    month = past[part.period]
                    if month.figures.get(part.name) is part:  # a lead's group has figures of others
                        found[part.period, part.name] = (month, part)
        return [found[key] for key in sorted(found)]
