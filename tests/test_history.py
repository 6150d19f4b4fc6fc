"""What a month remembers when it is closed is what later months look back at, whatever its inputs say by then."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.appraise import appraise
from scoring.facts import NOT_APPRAISED
from scoring.period import Period
from scoring.versions import asked_for, months_needed
from sheets_sync.cli.teams import packaged_config
from sheets_sync.grid import Grid
from sheets_sync.months.history import remembered
from sheets_sync.months.recalled import memory_of, recalled, still_asked
from sheets_sync.months.record import Event, Record, Remembered
from sheets_sync.months.rows import remembered_of, remembered_row
from sheets_sync.reach import every_book
from sheets_sync.settings import read_settings
from sheets_sync.tidy import tidy
from sheets_sync.tidy.cells import month as month_cells
from tests.worlds import department, scheme, somebody

OCTOBER, NOVEMBER = Period(2026, 10), Period(2026, 11)
SHOP = """
since: {since}
facts:
  score: {{unit: points}}
  late: {{unit: count}}
score:
  points: {{rule: formula, formula: score * 1, gives: points}}
level:
  mean: {{rule: mean_over, of: points, over: previous_quarter}}
  reached: {{rule: ladder, of: mean, minimum: {{1: 60, 2: {two}}}, else: 0}}
  evaluated: {{rule: quota, of: reached, shares: {{2: 100%}}, overflow: {{2: 1}}, by: mean}}
  group: {{rule: group_mean, of: points, role: rep, over: previous_period, whole_department: yes}}
headline: {{score: points, star: evaluated}}
"""


def versions(*since_and_two):
    return {"rep": (tuple(scheme(_text(since, two)) for since, two in since_and_two),), "lead": ()}


def _text(since, two):
    return SHOP.format(since=since, two=two).replace("  group:", "  group_points:")


def said(appraisal):
    return {
        result.view.person.id: {name: (each.value, each.word) for name, each in result.view.figures.items()}
        for result in appraisal.results
    }


def closed(record, appraisal, known):
    """Returns the record with a month closed as it was worked out."""
    rows = remembered(appraisal, known)
    month = str(appraisal.period)
    event = Event(0, month, "closed", date(2026, 12, 1), "人事甲", file=f"{month}-1.zip", digest="0" * 64)
    history = sorted((*record.history, *rows), key=lambda each: (each.period, each.person_id, each.name))
    return replace(record.with_event(event), history=tuple(history))


def with_history(found, known, record):
    memory = memory_of(record, found.period, "月结.xlsx", "历史")
    return appraise(recalled(found, known, memory), known)


class Demo:
    """The shipped department, month after month."""

    def __init__(self, folder):
        read = read_settings(folder / "config", packaged_config(), "demo")
        self.team, self.versions, self.calendar = read.teams["demo"], read.versions["demo"], read.calendar

    def facts(self, period, asked=None, change=lambda grid: grid):
        found = every_book(self.team, period)
        theirs = {key: found[book.at].theirs() for key, book in self.team.books.items()}
        theirs = {
            key: replace(book, grids={title: change(grid) for title, grid in book.grids.items()})
            for key, book in theirs.items()
        }
        wanted = asked_for(self.versions, period) if asked is None else asked
        made = tidy(self.team, theirs, period, months_needed(self.versions, period), wanted)
        return replace(made, calendar=self.calendar)

    def with_history(self, period, record, change=lambda grid: grid):
        memory = memory_of(record, period, "月结.xlsx", "历史")
        asked = still_asked(asked_for(self.versions, period), self.versions, period, memory)
        return appraise(recalled(self.facts(period, asked, change), self.versions, memory), self.versions)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    from tests.at_work import made  # noqa: PLC0415 - heavy

    return Demo(made(tmp_path_factory.mktemp("history")))


@pytest.fixture(scope="module")
def record(shipped):
    """The demo's months closed one after another, each with the history of those before it."""
    found = Record()
    for number in range(4, 13):
        month = Period(2026, number)
        if number > 6:
            plain = appraise(shipped.facts(month), shipped.versions)
            assert said(shipped.with_history(month, found)) == said(plain), month
        found = closed(found, shipped.with_history(month, found), shipped.versions)
    return found


def before(record, period):
    kept = tuple(each for each in record.history if each.period < str(period))
    return replace(record, history=kept)


def test_months_closed_one_after_another_are_worked_out_as_if_nothing_were_remembered(record):
    assert {each.period for each in record.history} == {f"2026-{number:02}" for number in range(4, 13)}


def test_inputs_of_closed_months_that_move_change_nothing_that_looks_back_at_them(shipped, record):
    def spoilt(grid):
        place = next((at for at, row in enumerate(grid.rows) if "月份" in row), None)
        if place is None:
            return grid
        month = grid.rows[place].index("月份")
        rows = [
            row
            if at <= place or month_cells.read(row[month], OCTOBER) == OCTOBER
            else tuple(
                Decimal(1) if isinstance(value, Decimal) and at2 > month else value for at2, value in enumerate(row)
            )
            for at, row in enumerate(grid.rows)
        ]
        return Grid(grid.title, tuple(rows), grid.merged, grid.hidden)

    plain = appraise(shipped.facts(OCTOBER), shipped.versions)
    moved = appraise(shipped.facts(OCTOBER, change=spoilt), shipped.versions)
    kept = shipped.with_history(OCTOBER, before(record, OCTOBER), change=spoilt)
    assert said(moved) != said(plain)
    assert said(kept) == said(plain)


def test_nothing_is_read_any_more_of_months_that_are_remembered_whole(shipped, record):
    memory = memory_of(record, OCTOBER, "月结.xlsx", "历史")
    asked = still_asked(asked_for(shipped.versions, OCTOBER), shipped.versions, OCTOBER, memory)
    assert {str(month): set(names) for month, names in asked.items()} == {
        "2026-07": set(),
        "2026-08": set(),
        "2026-09": set(),
    }


def test_no_pay_is_remembered(shipped, record):
    pays = {name for own in shipped.versions.values() for every in own for each in every for name in each.pays}
    assert not {each.name for each in record.history} & {*pays, "pay_total", "adjustments", "post_pay"}
    assert not [each for each in record.history if each.unit == "yuan"]


def test_a_figure_looked_back_at_points_to_its_cell_in_the_history(shipped, record):
    kept = before(record, OCTOBER)
    result = next(each for each in shipped.with_history(OCTOBER, kept).results if each.view["quarter_score"].known)
    cells = [cell for cell in result.view["quarter_score"].cells() if cell.tab == "历史"]
    assert {cell.book for cell in cells} == {"月结.xlsx"}
    rows = [kept.history[cell.row - 3] for cell in cells]
    assert {row.name for row in rows} == {"performance_score"}
    assert {row.person_id for row in rows} == {result.view.person.id}
    assert [cell.shown for cell in cells] == [f"{row.value:f}" for row in rows]


PEOPLE = (somebody("甲"), somebody("乙"))
SCORES = {"甲": {"always": {"score": 85, "late": 0}}, "乙": {"always": {"score": 70, "late": 0}}}


def months(*written):
    return {name: dict.fromkeys(written, each["always"]) for name, each in SCORES.items()}


def test_stars_of_the_quarter_hold_when_a_scheme_begins_within_it_once_its_first_month_is_closed():
    known = versions(("2020-01-01", 80), ("2026-11-01", 90))
    past = ("2026-07", "2026-08", "2026-09")
    first = appraise(department(PEOPLE, months(*past, "2026-10"), OCTOBER), known)
    then = department(PEOPLE, months(*past, "2026-10", "2026-11"), NOVEMBER)
    anew = appraise(then, known)
    held = with_history(then, known, closed(Record(), first, known))
    assert [each.view["evaluated"].value for each in first.results] == [1, 2]
    assert [each.view["evaluated"].value for each in anew.results] == [1, 1]
    assert [each.view["evaluated"].value for each in held.results] == [1, 2]
    assert "scheme_begins_in_quarter" in {each.code for each in anew.problems}
    assert "scheme_begins_in_quarter" not in {each.code for each in held.problems}
    assert held.results[1].view["evaluated"].reason == ("as_of", "2026-10")


def test_a_level_of_who_has_become_another_role_or_standing_meanwhile_is_evaluated_anew():
    known = versions(("2020-01-01", 80), ("2026-11-01", 90))
    past = ("2026-07", "2026-08", "2026-09")
    first = appraise(department(PEOPLE, months(*past, "2026-10"), OCTOBER), known)
    people = (replace(PEOPLE[0], confirmed=date(2026, 11, 5)), PEOPLE[1])
    then = department(people, months(*past, "2026-10", "2026-11"), NOVEMBER)
    held = with_history(then, known, closed(Record(), first, known))
    assert [each.view["evaluated"].value for each in held.results] == [1, 1]


def test_who_is_taken_off_the_roster_still_counts_in_the_mean_of_a_closed_month():
    known = versions(("2020-01-01", 80))
    first = appraise(department(PEOPLE, months("2026-10"), OCTOBER), known)
    facts = {"甲": {month: {"score": 85, "late": 0} for month in ("2026-10", "2026-11")}}
    then = department(PEOPLE[:1], facts, NOVEMBER)
    assert appraise(then, known).results[0].view["group_points"].value == 85
    kept = with_history(then, known, closed(Record(), first, known))
    assert [each.view.person.id for each in kept.results] == ["甲"]
    assert kept.results[0].view["group_points"].value == Decimal("77.5")


def test_who_is_put_on_the_roster_later_was_not_there_in_a_closed_month():
    known = versions(("2020-01-01", 80))
    first = appraise(department(PEOPLE[:1], months("2026-10"), OCTOBER), known)
    then = department(PEOPLE, months("2026-10", "2026-11"), NOVEMBER)
    kept = with_history(then, known, closed(Record(), first, known))
    there = {each.view.person.id: each.view.month(OCTOBER) is not None for each in kept.results}
    assert kept.results[0].view["group_points"].value == 85
    assert there == {"甲": True, "乙": False}


def test_who_turns_out_not_to_have_been_employed_in_a_month_that_was_brought_in_is_not_there_in_it():
    known = versions(("2020-01-01", 80))
    points = {"甲": Decimal(85), "乙": Decimal(65)}
    past = tuple(Remembered("2026-10", who, "points", value, "points") for who, value in sorted(points.items()))
    facts = {"甲": months("2026-10", "2026-11")["甲"], "乙": months("2026-11")["乙"]}
    people = (PEOPLE[0], replace(PEOPLE[1], hired=date(2026, 11, 1)))
    kept = with_history(department(people, facts, NOVEMBER), known, Record(history=past))
    there = {each.view.person.id: each.view.month(OCTOBER) is not None for each in kept.results}
    assert there == {"甲": True, "乙": False}
    assert [each.view["group_points"].value for each in kept.results] == [85, 85]


def test_somebody_is_looked_back_at_as_they_were():
    known = versions(("2020-01-01", 80))
    was = (somebody("甲", probation=True, group="一组"), somebody("乙", hired="2026-10-11"))
    first = appraise(department(was, months("2026-10"), OCTOBER), known)
    now = (somebody("甲", group="二组", role="lead"), somebody("乙"))
    then = department(now, months("2026-10", "2026-11"), NOVEMBER)
    kept = with_history(then, known, closed(Record(), first, known))
    people = {each.view.person.id: each.view.month(OCTOBER).person for each in kept.results}
    assert (people["甲"].standing(OCTOBER), people["甲"].group, people["甲"].role) == ("probation", "一组", "rep")
    assert people["乙"].days_served(OCTOBER) == 21


def test_what_nobody_knew_stays_unknown_and_who_was_not_appraised_stays_so():
    known = {"rep": ((scheme(_text("2020-01-01", 80) + "who: {late: 0}\n"),),)}
    facts = {"甲": {"2026-10": {"score": 85, "late": 1}}, "乙": {"2026-10": {"score": None, "late": 0}}}
    first = appraise(department(PEOPLE, facts, OCTOBER), known)
    rows = {(each.person_id, each.name): (each.value, each.why) for each in remembered(first, known)}
    assert rows["甲", "points"] == (None, NOT_APPRAISED)
    assert rows["乙", "points"] == (None, "not_known")
    later = {name: {"2026-11": {"score": 90, "late": 0}, "2026-10": {"score": 90, "late": 0}} for name in facts}
    then = department(PEOPLE, later, NOVEMBER)
    kept = with_history(then, known, closed(Record(), first, known))
    assert kept.results[0].view["group_points"].value is None


@pytest.mark.parametrize(
    "row",
    [
        Remembered("2026-10", "007", "points", Decimal("88.5"), "points"),
        Remembered("2026-10", "007", "share", Decimal(1) / Decimal(3), "ratio"),
        Remembered("2026-10", "", "grade", None, "word", "甲等"),
        Remembered("2026-10", "007", "points", None, "points", "", "not_known"),
    ],
)
def test_a_figure_of_history_comes_back_from_its_row_as_it_was(row):
    assert remembered_of(remembered_row(row)) == row


@st.composite
def _years(draw):
    """Draws what two people scored in five months, and what is said of the first four once they are closed."""
    score = st.one_of(st.none(), st.integers(0, 100))
    written = [f"2026-{number:02}" for number in range(7, 12)]
    first = {who: {month: {"score": draw(score), "late": 0} for month in written} for who in ("甲", "乙")}
    moved = {who: {month: {"score": draw(score), "late": 0} for month in written[:-1]} for who in ("甲", "乙")}
    return first, {who: {**moved[who], written[-1]: first[who][written[-1]]} for who in first}


@given(_years())
@settings(max_examples=40, deadline=None)
def test_whatever_is_said_of_closed_months_later_a_month_comes_out_as_if_nothing_had_moved(drawn):
    first, moved = drawn
    known = versions(("2020-01-01", 80), ("2026-08-01", 70))
    found = Record()
    for number in range(7, 11):
        month = Period(2026, number)
        told = {who: {name: each for name, each in own.items() if name <= str(month)} for who, own in first.items()}
        found = closed(found, with_history(department(PEOPLE, told, month), known, found), known)
    plain = appraise(department(PEOPLE, first, NOVEMBER), known)
    assert said(with_history(department(PEOPLE, moved, NOVEMBER), known, found)) == said(plain)
