"""The calendar: workdays, make-up days, distances between days, and what a department's file changes."""

import socket
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.calendar import Calendar, day_of_month, days_after, days_from, months_after
from sheets_sync.calendars import notices, read_calendar
from sheets_sync.strict_yaml import load

HOUSE = Path(__file__).resolve().parents[1]
MAY = Calendar(
    {date(2024, 5, day): "劳动节" for day in (1, 2, 3)},
    frozenset({date(2024, 4, 28), date(2024, 5, 11)}),
    frozenset({2024}),
)
DAYS = st.dates(date(2024, 1, 1), date(2025, 12, 31))


# --- workdays


@pytest.mark.parametrize(
    ("day", "worked"),
    [("2024-04-27", False), ("2024-04-28", True), ("2024-05-01", False), ("2024-05-06", True), ("2024-05-12", False)],
)
def test_a_day_is_worked_unless_it_is_a_weekend_or_off_and_made_up_days_are(day, worked):
    assert MAY.is_workday(date.fromisoformat(day)) is worked


def test_of_a_year_that_nobody_knows_nothing_is_said():
    assert MAY.is_workday(date(2025, 5, 6)) is None
    assert MAY.next_workday(date(2025, 5, 6)) is None
    assert MAY.workdays_after(date(2024, 12, 30), 3) is None
    assert MAY.workdays_between(date(2024, 12, 31), date(2025, 1, 1)) is None


def test_working_days_are_counted_from_the_day_after_over_holidays_and_make_up_days():
    assert MAY.workdays_after(date(2024, 4, 26), 3) == date(2024, 4, 30)  # the Sunday of the 28th is worked
    assert MAY.workdays_after(date(2024, 4, 30), 1) == date(2024, 5, 6)
    assert MAY.workdays_after(date(2024, 5, 6), -1) == date(2024, 4, 30)
    assert MAY.workdays_between(date(2024, 5, 1), date(2024, 5, 12)) == 6


def test_a_day_off_is_put_off_to_the_next_workday():
    assert [str(MAY.next_workday(date(2024, 5, day))) for day in (1, 6, 11)] == [
        "2024-05-06",
        "2024-05-06",
        "2024-05-11",
    ]


def test_the_name_of_a_holiday_is_known():
    assert (MAY.holiday(date(2024, 5, 1)), MAY.holiday(date(2024, 5, 4))) == ("劳动节", "")


@given(DAYS, st.integers(1, 60))
def test_so_many_workdays_later_lie_just_so_many_workdays(day, number):
    known = Calendar(MAY.off, MAY.work, frozenset({2024, 2025, 2026}))
    later = known.workdays_after(day, number)
    assert known.is_workday(later)
    assert known.workdays_between(day + timedelta(days=1), later) == number


# --- distances


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-01-15", 12, "2025-01-15"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months, later):
    assert str(months_after(date.fromisoformat(day), months)) == later


def test_days_are_counted_without_the_first():
    assert str(days_after(date(2024, 5, 6), 7)) == "2024-05-13"
    assert len(list(days_from(date(2024, 5, 6), date(2024, 5, 13)))) == 8
    assert list(days_from(date(2024, 5, 6), date(2024, 5, 5))) == []


def test_a_day_that_a_month_does_not_have_is_its_last():
    assert str(day_of_month(2023, 2, 31)) == "2023-02-28"


# --- the notices, and the department's file


def test_the_notices_know_holidays_make_up_days_and_the_years_they_cover():
    known = notices()
    assert {2024, 2025, 2026} <= known.years
    assert 2003 not in known.years
    assert known.is_workday(date(2024, 5, 11))
    assert known.holiday(date(2024, 10, 1)) == "国庆节"
    assert known.workdays_between(date(2024, 2, 1), date(2024, 2, 29)) == 18


def test_the_notices_are_read_without_a_network(monkeypatch):
    def refuse(*_args, **_more):
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    assert 2024 in notices.__wrapped__().years


def test_a_file_changes_single_days_and_may_hold_a_year_whole(tmp_path):
    file = tmp_path / "calendar.yaml"
    file.write_text(
        "2024-05-11: off\n2024-05-02: work\n2024-05-06: 放假 厂庆\n2090: whole\n2090-10-01: 国庆节\n", "utf-8"
    )
    known, problems = read_calendar(file)
    assert problems == ()
    assert [known.is_workday(date(2024, 5, day)) for day in (11, 2, 6)] == [False, True, False]
    assert known.holiday(date(2024, 5, 6)) == "厂庆"
    assert (known.is_workday(date(2090, 10, 2)), known.is_workday(date(2090, 10, 1))) == (True, False)
    assert known.is_workday(date(2091, 10, 1)) is None


@pytest.mark.parametrize(
    ("said", "worked"),
    [("上班", True), ("补班", True), ("work", True), ("放假", False), ("休息", False), ("国庆节", False)],
)
def test_chinese_words_say_which_days_are_worked(tmp_path, said, worked):
    file = tmp_path / "calendar.yaml"
    file.write_text(f"2026-10-11: {said}\n2026-10-13: {said}\n", "utf-8")
    known, problems = read_calendar(file)
    assert problems == ()
    assert [known.is_workday(date(2026, 10, day)) for day in (11, 13)] == [worked, worked]


def test_a_word_that_nobody_knows_changes_nothing_and_is_told_with_the_known_ones(tmp_path):
    file = tmp_path / "calendar.yaml"
    file.write_text("2026-10-13: wrok\n", "utf-8")
    known, (problem,) = read_calendar(file)
    assert known == notices()
    assert problem.details["nearest"] == "work"
    assert all(word in problem.details["known"] for word in ("off", "whole", "补班", "国庆节"))


def test_a_year_said_to_be_whole_without_a_day_off_stays_unknown(tmp_path):
    file = tmp_path / "calendar.yaml"
    file.write_text("2090: whole\n2090-01-07: work\n", "utf-8")
    assert 2090 not in read_calendar(file)[0].years


def test_a_single_day_does_not_make_its_year_known(tmp_path):
    file = tmp_path / "calendar.yaml"
    file.write_text("2090-10-01: off\n", "utf-8")
    assert read_calendar(file)[0].is_workday(date(2090, 10, 3)) is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("2024-13-01: work\n", "not_a_day"),
        ("五一: off\n", "not_a_day"),
        ("[1]\n", "not_a_table"),
        ("2026-10-13: wrok\n", "unknown_word"),
        ("2026-10-13: 工作日\n", "unknown_word"),
        ("2026-10-13: whole\n", "unknown_word"),
        ("2026-10-13: work 厂庆\n", "unknown_word"),
        ("a: 1\na: 2\n", "duplicate_key"),
    ],
)
def test_what_cannot_be_read_in_the_file_is_told_with_its_line(tmp_path, content, code):
    file = tmp_path / "calendar.yaml"
    file.write_text(content, "utf-8")
    known, problems = read_calendar(file)
    assert [each.code for each in problems][:1] == [code]
    assert problems[0].where.row >= 1
    assert 2024 in known.years


def test_without_a_file_the_notices_hold_and_the_shipped_one_changes_nothing(tmp_path):
    assert read_calendar(tmp_path / "none.yaml") == (notices(), ())
    assert read_calendar(HOUSE / "config" / "calendar.yaml") == (notices(), ())


# --- the holidays that the factory's circular lists


def test_the_factory_lists_eleven_holidays_a_year():
    settings = load(HOUSE / "config" / "schemes" / "factory-attendance" / "2024-01-01.yaml").data["settings"]
    listed = settings["own_holidays"]
    assert Counter(day[:4] for day in listed) == {"2024": 11, "2025": 11, "2026": 11}
    by_notice = notices()
    eves = {"2024-02-09"}  # New Year's Eve was worked under the notice of 2024
    assert [day for day in listed if by_notice.is_workday(date.fromisoformat(day))] == sorted(eves)
