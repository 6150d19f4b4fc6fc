"""The mall's attendance by points, read a second time from the circular's wording, in fractions and nothing of ours."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.appraise import appraise
from scoring.attendance.timed import Season
from scoring.facts import Department, Facts
from scoring.figure import Cell, Figure
from scoring.period import Period
from scoring.person import Person
from scoring.records import Day
from sheets_sync.calendars import notices
from sheets_sync.settings.library import Library
from sheets_sync.strict_yaml import load

SCHEMES = Path(__file__).resolve().parents[1] / "config" / "schemes"
HOURS = ["08:30", "12:00", "14:00", "18:00"]  # invented: the circular left them blank
OPEN = {season: {"office": HOURS, "front": HOURS} for season in ("summer", "winter")}
VERSIONS, PROBLEMS = Library((SCHEMES,)).versions("mall-points-attendance", {"shift_hours": OPEN})
CELL = Cell("考勤.xlsx", "打卡", 5, 3)
MAY = Period(2024, 5)
WORKDAYS = [date(2024, 5, number) for number in (27, 28, 29, 30, 31)]
ABSENT = {"manager": (30, 60), "supervisor": (20, 40), "staff": (10, 20)}


def of_minutes(minutes):
    """Returns (points, days absent) of one lateness."""
    for most, answer in ((5, (0, 0)), (10, (1, 0)), (15, (3, 0)), (30, (5, 0)), (60, (0, Fraction(1, 2)))):
        if minutes <= most:
            return answer
    return 0, 1


def points(rank, days):
    """Returns the points of the days, each (minutes late in the morning, minutes early in the evening) or None."""
    total, row = 0, 0
    for day in days:
        found = [of_minutes(minutes) for minutes in day] if day else [(0, 1)]
        absent = min(1, sum(each[1] for each in found))
        total += sum(each[0] for each in found) + (0, *ABSENT[rank])[int(2 * absent)]
        small = day is not None and any(0 < minutes <= 5 for minutes in day)
        row = row + 1 if small else 0
        if row == 3:
            total, row = total + 5, 0
    return total


def appraised(rank, days):
    """Returns the points that the scheme gives."""
    facts = {"rank": rank, "post_group": "office", "gender": "male", "hire_date": "2020-01-01"}
    measures = {
        name: Figure(name, None, "date" if name == "hire_date" else "word", ("read",), (CELL,), word=word)
        for name, word in facts.items()
    }
    measures["normal_pay"] = Figure("normal_pay", Decimal(3000), "yuan", ("read",), (CELL,))
    rows = tuple(
        Day(day, (30600 + 60 * times[0], 43200, 50400, 64800 - 60 * times[1]), CELL)
        for day, times in zip(WORKDAYS, days, strict=True)
        if times is not None
    )
    person = Person("007", "李娜", "clerk", hired=WORKDAYS[0])
    known = Facts(person, MAY, measures, records={"punches": rows, "leave": (), "rota": ()})
    department = Department(MAY, (person,), {(person.id, MAY): known}, calendar=notices())
    return appraise(department, {"clerk": (VERSIONS,)}).results[0].view["total_points"].value


MINUTES = st.sampled_from([0, 1, 3, 5, 6, 10, 11, 15, 16, 30, 31, 60, 61, 90])
DAY = st.tuples(MINUTES, MINUTES) | st.none()


@given(st.sampled_from(sorted(ABSENT)), st.lists(DAY, min_size=5, max_size=5).filter(any))
def test_the_scheme_agrees_with_a_plain_reading_on_any_week(rank, days):
    assert not PROBLEMS
    assert appraised(rank, days) == points(rank, days)


@pytest.mark.parametrize(("year", "summer", "winter"), [(2023, 153, 212), (2024, 153, 213)])
def test_the_two_seasons_cover_every_day_of_the_year_once(year, summer, winter):
    written = load(SCHEMES / "mall-points-attendance" / "2024-01-01.yaml").data["settings"]["seasons"]
    seasons = {name: Season(each["from"], each["to"]) for name, each in written.items()}
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(summer + winter)]
    assert Counter(name for day in days for name, each in seasons.items() if each.holds(day)) == {
        "summer": summer,
        "winter": winter,
    }
