"""``kind: ratings``: several rows a person and period, one from each rater, made into one measure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from scoring.facts import measure
from scoring.figure import Figure, Reason
from scoring.number import divide, total_of
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.team.meaning import Team
from sheets_sync.team.table import Table
from sheets_sync.team.words import plain_text
from sheets_sync.tidy.cells import id as ids
from sheets_sync.tidy.cells.unread import Unread, shown
from sheets_sync.tidy.keys import know
from sheets_sync.tidy.kinds.monthly import READ, Columns, columns_of, read_row
from sheets_sync.tidy.months import date_rows, missing_rows, outside_service
from sheets_sync.tidy.place import Whose, address
from sheets_sync.tidy.reading import Measures, Reading, nothing_known
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.rows import sort_rows
from sheets_sync.tidy.sheet import Sheet

_REASONS = {"mean": "rated_mean", "sum": "rated_sum", "lowest": "rated_lowest", "highest": "rated_highest"}


@dataclass(frozen=True, slots=True)
class _Month:
    """What the raters of a month said: person to rows by rater, who is in doubt, what is wrong with which rows."""

    said: dict[str, dict[str, int]] = field(default_factory=dict)
    doubts: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)

    def refuse(self, problem: Problem, person: str, *rows: int) -> None:
        """Notes rows that do not count, so that nothing is known of the person."""
        self.problems.append(problem)
        self.doubts.add(person)
        self.refused.update(rows)


def read(team: Team, sheet: Sheet, roster: Roster, period: Period) -> Reading:
    """Returns what the ratings of everybody in every wanted period come to.

    Whoever has a row that cannot be used is not known: it may have been the one that counts.
    """
    sorted_rows = sort_rows(sheet, roster)
    months = (sheet.which.period,) if sheet.which.period else roster.months
    dated = date_rows(sheet, sorted_rows.people, roster, months)
    lost = dated.undated | {each.person_id for each in sorted_rows.problems}
    columns = columns_of(team, sheet, roster)
    measures: dict[Period, dict[str, Measures]] = {}
    problems: list[Problem] = [*sorted_rows.problems, *dated.problems]
    used, refused = 0, sorted_rows.refused + len(dated.problems)
    for month, rows in dated.rows.items():
        known = know(sheet, month, rows, roster)
        expected = measures[month] = nothing_known(sheet.table, roster, month)
        found = _rated(sheet, roster, month, known.rows, set(expected))
        there = known.there | (lost if known.rows else set())
        problems += [*known.problems, *missing_rows(sheet, month, expected, there, period), *found.problems]
        for person, raters in found.said.items():
            doubtful = person in found.doubts | known.doubts | lost
            expected[person], faults = _taken(
                sheet, roster, Whose(person, str(month)), {} if doubtful else raters, columns
            )
            problems += faults
        used += sum(len(raters) for raters in found.said.values())
        refused += known.refused + len(found.refused)
    return Reading(measures, tuple(problems), (sheet.tally(used, refused),))


def _rated(sheet: Sheet, roster: Roster, month: Period, rows: list[tuple[int, str]], expected: set[str]) -> _Month:
    """Returns the rows of a month by person and rater."""
    found = _Month()
    by_rater: dict[tuple[str, str], list[int]] = {}
    for row, person in rows:
        if person not in expected:
            if not roster.people[person].days_served(month):
                found.problems.append(outside_service(sheet, row, person, month))
                found.refused.add(row)
            continue
        rater = _rater(sheet, roster, row, Whose(person, str(month)), found)
        if rater:
            by_rater.setdefault((person, rater), []).append(row)
    for (person, rater), several in by_rater.items():
        if len(several) == 1:
            found.said.setdefault(person, {})[rater] = several[0]
            continue
        cells = "、".join(address(row, sheet.columns["rater_id"]) for row in several)
        where, whose = sheet.cell(several[1], "rater_id"), Whose(person, str(month))
        found.refuse(sheet.place.error("rated_twice", where, whose, rater=rater, cells=cells), person, *several)
    for person in found.doubts & expected:
        found.said.setdefault(person, {})
    return found


def _rater(sheet: Sheet, roster: Roster, row: int, whose: Whose, found: _Month) -> str:
    """Returns who rated, by the id of the roster where id or name is known there; empty when the row cannot be used."""
    person = whose.person_id
    where = sheet.cell(row, "rater_id")
    read = ids.read(sheet.value(row, "rater_id"))
    rater = roster.ids_of([read]).get(read, "") if isinstance(read, str) else ""
    written = shown(sheet.value(row, "rater_name")).strip()
    names = [each for each in (shown(sheet.value(row, "rater_id")).strip(), written) if roster.named_any(each)]
    if not rater and names and not (rater := roster.named(names[0])):
        found.refuse(sheet.place.error("rater_ambiguous", where, whose, name=names[0]), person, row)
        return ""
    if not rater and not isinstance(read, str):
        fault = read if isinstance(read, Unread) else Unread("unreadable_id")
        problem = sheet.place.unread(fault, where, whose, sheet.heading("rater_id"))
        found.refuse(problem, person, row)
        return ""
    if rater == person:
        found.refuse(sheet.place.error("rates_self", where, whose, id=person), person, row)
        return ""
    if rater and written and plain_text(written) != plain_text(roster.people[rater].name):
        at, wanted = sheet.cell(row, "rater_name"), roster.people[rater].name
        found.refuse(sheet.place.error("rater_name_differs", at, whose, id=rater, wanted=wanted), person, row)
        return ""
    if not rater:
        near = roster.nearest(str(read), written)
        found.problems.append(sheet.place.warning("unknown_rater", where, whose, nearest=near))
    return rater or str(read)


def _taken(
    sheet: Sheet, roster: Roster, whose: Whose, raters: Mapping[str, int], columns: Columns
) -> tuple[Measures, list[Problem]]:
    """Returns what the rows of a person's raters come to, each measure not known when too few gave it."""
    table = sheet.table
    own = columns[roster.people[whose.person_id].role]
    said: dict[str, list[Figure]] = {each.name: [] for each in own}
    problems: list[Problem] = []
    for _, row in sorted(raters.items()):
        measures, faults = read_row(sheet, row, own, whose, sheet.which.like)
        problems += faults
        for name, figure in measures.items():
            said[name].append(figure)
    measured: dict[str, Figure] = {}
    for name, unit, *_ in own:
        figures = said[name]
        if raters and len(figures) < table.at_least:
            problems.append(_too_few(sheet, name, whose, min(raters.values()), len(figures)))
            figures = []
        measured[name] = _figure(table, name, unit, tuple(figures))
    return measured, problems


def _too_few(sheet: Sheet, name: str, whose: Whose, row: int, found: int) -> Problem:
    said = {"column": sheet.heading(name), "count": str(found), "least": str(sheet.table.at_least)}
    return sheet.place.error("too_few_raters", sheet.cell(row, "employee_id"), whose, **said)


def _figure(table: Table, name: str, unit: str, figures: tuple[Figure, ...]) -> Figure:
    values = [each.value for each in figures if each.value is not None]
    if not figures or len(values) < len(figures):
        return measure(name, None, unit, *(cell for each in figures for cell in each.cells()))
    if len(figures) == 1:
        return Figure(name, values[0], unit, READ, figures[0].parts)
    reason: Reason = (_REASONS[table.take], Decimal(len(values)))
    return Figure(name, _value(table.take, values), unit, reason, figures)


def _value(take: str, values: list[Decimal]) -> Decimal:
    total = total_of(values)
    of_all = {"lowest": min(values), "highest": max(values), "sum": total}
    return of_all[take] if take in of_all else divide(total, Decimal(len(values)))
