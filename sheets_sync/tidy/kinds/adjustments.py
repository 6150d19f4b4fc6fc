"""``kind: adjustments``: HR's manual adjustments, one row each, with amount, reason and approver."""

from dataclasses import dataclass, field
from decimal import Decimal

from scoring.figure import Cell, Figure
from scoring.period import Period
from scoring.person import Person
from scoring.problem import Problem
from sheets_sync.team.meaning import Team
from sheets_sync.team.words import plain_text
from sheets_sync.tidy.accounts import Tally
from sheets_sync.tidy.cells.readers import reader
from sheets_sync.tidy.cells.unread import Read, Unread
from sheets_sync.tidy.keys import know
from sheets_sync.tidy.months import date_rows
from sheets_sync.tidy.place import Whose
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.sheet import Sheet

_SAID = ("amount", "reason", "approver")


@dataclass(frozen=True, slots=True)
class Adjusted:
    """The adjustments of the appraised month, person by person, with what is wrong and what became of the rows."""

    figures: dict[str, tuple[Figure, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()


def read(team: Team, sheet: Sheet, roster: Roster, period: Period) -> Adjusted:
    """Returns each adjustment as a figure in yuan whose reason is ``("adjusted", reason, approver)``.

    An adjustment that lacks its amount, reason or approver is there without a value, so that no total is made of it.
    """
    sorted_rows = sort_rows(sheet, roster)
    dated = date_rows(sheet, sorted_rows.people, roster, (period,))
    known = know(sheet, period, dated.rows[period], roster)
    problems = [*sorted_rows.problems, *dated.problems, *known.problems]
    problems += _namesakes(sheet, known.problems, roster)
    readers = {key: reader(team, sheet.table, sheet.table.columns[key]) for key in _SAID}
    made: dict[str, list[Figure]] = {}
    complete = 0
    for row, person in known.rows:
        said = {key: readers[key](sheet.rows[row][sheet.columns[key]]) for key in _SAID}
        figure, found = _figure(sheet, row, said, Whose(person, str(period)))
        found += _for_absent(sheet, row, roster.people[person], period)
        problems += found
        complete += not found
        made.setdefault(person, []).append(figure)
    problems += _same_twice(sheet, made)
    refused = sorted_rows.refused + len(dated.problems) + known.refused + len(known.rows) - complete
    figures = {person: tuple(sorted(each, key=_order)) for person, each in sorted(made.items())}
    return Adjusted(figures, tuple(problems), (sheet.tally(complete, refused),))


def _figure(sheet: Sheet, row: int, said: dict[str, Read], whose: Whose) -> tuple[Figure, list[Problem]]:
    cells = tuple(sheet.cell(row, key) for key in _SAID)
    faults = [
        sheet.place.unread(
            value if isinstance(value, Unread) else Unread("blank_cell"), cell, whose, sheet.heading(key)
        )
        for (key, value), cell in zip(said.items(), cells, strict=True)
        if isinstance(value, Unread) or value is None
    ]
    amount = said["amount"]
    value = amount if isinstance(amount, Decimal) and not faults else None
    words = [word if isinstance(word, str) else "" for word in (said["reason"], said["approver"])]
    return Figure("adjustment", value, "yuan", ("adjusted", *words), cells), faults


def _for_absent(sheet: Sheet, row: int, person: Person, period: Period) -> list[Problem]:
    """Returns the problem of money for somebody who does not stand in the payroll of the month."""
    if person.days_served(period):
        return []
    where, whose = sheet.cell(row, "amount"), Whose(person.id, str(period))
    return [sheet.place.error("adjustment_for_absent", where, whose, id=person.id, month=str(period))]


def nothing_known(roster: Roster, period: Period, *cells: Cell) -> dict[str, tuple[Figure, ...]]:
    """Returns, when nobody's adjustments can be read, one without a value for everybody employed in the month."""
    unknown = Figure("adjustment", None, "yuan", ("not_known",), cells)
    return {person.id: (unknown,) for person in roster.employed[period]}


def _order(figure: Figure) -> tuple[str, ...]:
    """Returns what a person's adjustments are sorted by: what they say, not where they stand."""
    return (*map(str, figure.reason), str(figure.value))


def _namesakes(sheet: Sheet, problems: list[Problem], roster: Roster) -> list[Problem]:
    """Returns for each row whose id and name disagree a problem of the person named: the money may be theirs."""
    made = []
    for problem in problems:
        other = roster.named(problem.where.shown) if problem.code == "name_differs" else ""
        if other:
            whose = Whose(other, problem.period)
            made.append(sheet.place.error("perhaps_theirs", problem.where, whose, id=problem.details["id"]))
    return made


def _same_twice(sheet: Sheet, made: dict[str, list[Figure]]) -> list[Problem]:
    """Returns a warning for each adjustment that says the same as another of the same person."""
    problems = []
    for person, figures in made.items():
        seen: dict[tuple[object, ...], Figure] = {}
        for figure in figures:
            key = (figure.value, *(plain_text(str(word)) for word in figure.reason))
            first = seen.setdefault(key, figure)
            if first is not figure:
                here, there = next(figure.cells()), next(first.cells())
                cells = f"{there.address}、{here.address}"
                problems.append(sheet.place.warning("same_row_twice", here, Whose(person), cells=cells))
    return problems
