"""At which moments a job is due, in the zone of its team, whatever clocks and calendars do."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.calendar import Calendar
from scoring.form import fill
from sheets_sync.calendars import notices
from sheets_sync.settings.jobs import Job
from sheets_sync.worker.slots import YearUnknown, idle_month, latest_slot, next_slot


def job(**said):
    made, mistakes = fill(Job, {"do": "run", **said})
    assert mistakes == []
    return made


def at(text, found, zone="Asia/Shanghai"):
    """Returns both slots around a moment, as a clock in UTC shows them."""
    now = datetime.fromisoformat(text)
    slots = (latest_slot(found, now, zone, notices()), next_slot(found, now, zone, notices()))
    return tuple(f"{slot:%Y-%m-%d %H:%M}" if slot else None for slot in slots)


@pytest.mark.parametrize(
    ("said", "now", "zone", "expected"),
    [
        ({"at": ["06:30"]}, "2026-11-02T00:00+00:00", "Asia/Shanghai", ("2026-11-01 22:30", "2026-11-02 22:30")),
        ({"at": ["06:30"]}, "2026-11-02T06:30+08:00", "Asia/Shanghai", ("2026-11-01 22:30", "2026-11-02 22:30")),
        # Ten minutes before the hours begin, within them, after them.
        (
            {"every": "15 minutes", "hours": "08:00-20:00"},
            "2026-11-02T07:50+08:00",
            "Asia/Shanghai",
            ("2026-11-01 12:00", "2026-11-02 00:00"),
        ),
        (
            {"every": "15 分钟", "hours": "08:00-20:00"},
            "2026-11-02T08:16+08:00",
            "Asia/Shanghai",
            ("2026-11-02 00:15", "2026-11-02 00:30"),
        ),
        # A weekend between Friday evening and Monday morning.
        (
            {"every": "1 hour", "hours": "08:00-20:00", "days": ["workdays"]},
            "2026-11-08T12:00+08:00",
            "Asia/Shanghai",
            ("2026-11-06 12:00", "2026-11-09 00:00"),
        ),
        # 10 October 2026 is a Saturday on which offices work.
        (
            {"at": ["09:00"], "days": ["workdays"]},
            "2026-10-10T10:00+08:00",
            "Asia/Shanghai",
            ("2026-10-10 01:00", "2026-10-12 01:00"),
        ),
        # The second working day of October 2026 is the ninth: the holiday lasts a week.
        (
            {"monthly": {"working_day": "2", "at": "07:00"}},
            "2026-10-09T12:00+08:00",
            "Asia/Shanghai",
            ("2026-10-08 23:00", "2026-11-02 23:00"),
        ),
        (
            {"monthly": {"day": "31", "at": "09:00"}},
            "2026-02-28T12:00+08:00",
            "Asia/Shanghai",
            ("2026-02-28 01:00", "2026-03-31 01:00"),
        ),
        (
            {"quarterly": {"day": "10", "at": "09:00"}},
            "2026-11-02T12:00+08:00",
            "Asia/Shanghai",
            ("2026-10-10 01:00", "2027-01-10 01:00"),
        ),
        # February 2026 has sixteen working days: the holiday of spring lasts nine. The last is the twenty-eighth.
        (
            {"monthly": {"working_day": "20", "at": "09:00"}},
            "2026-03-01T12:00+08:00",
            "Asia/Shanghai",
            ("2026-02-28 01:00", "2026-03-27 01:00"),
        ),
        # New York: on 1 November half past one comes twice, and the hours last until the second.
        (
            {"every": "15 minutes", "hours": "00:00-01:30"},
            "2026-11-01T08:00+00:00",
            "America/New_York",
            ("2026-11-01 06:30", "2026-11-02 05:00"),
        ),
        # New York: on 8 March two o'clock is left out, on 1 November one o'clock comes twice.
        ({"at": ["02:30"]}, "2026-03-08T12:00+00:00", "America/New_York", ("2026-03-08 07:30", "2026-03-09 06:30")),
        ({"at": ["01:30"]}, "2026-11-01T12:00+00:00", "America/New_York", ("2026-11-01 05:30", "2026-11-02 06:30")),
    ],
)
def test_a_job_is_due_at_its_times(said, now, zone, expected):
    assert at(now, job(**said), zone) == expected


def test_a_year_that_nobody_knows_is_said_and_not_guessed():
    monthly = job(monthly={"working_day": "2", "at": "07:00"})
    with pytest.raises(YearUnknown) as told:
        latest_slot(monthly, datetime(2041, 3, 9, tzinfo=UTC), "Asia/Shanghai", Calendar())
    assert told.value.year == 2041


AUGUST = Calendar({date(2026, 8, day): "summer" for day in range(1, 32)}, years=frozenset({2026}))


def test_a_month_without_a_working_day_has_no_such_time_and_the_others_keep_theirs():
    second = job(monthly={"working_day": "2", "at": "07:00"})
    now = datetime(2026, 8, 9, 12, tzinfo=UTC)
    assert str(latest_slot(second, now, "Europe/Rome", AUGUST)) == "2026-07-02 05:00:00+00:00"
    assert str(next_slot(second, now, "Europe/Rome", AUGUST)) == "2026-09-02 05:00:00+00:00"


@pytest.mark.parametrize(
    ("said", "now", "month"),
    [
        ({"monthly": {"working_day": "2", "at": "07:00"}}, "2026-07-31T21:59+00:00", ""),
        ({"monthly": {"working_day": "2", "at": "07:00"}}, "2026-07-31T22:00+00:00", "2026-08"),  # midnight in Rome
        ({"monthly": {"day": "2", "at": "07:00"}}, "2026-08-09T12:00+00:00", ""),
        ({"quarterly": {"working_day": "2", "at": "07:00"}}, "2026-08-09T12:00+00:00", ""),  # its first month is July
        ({"at": ["07:00"], "days": ["workdays"]}, "2026-08-09T12:00+00:00", ""),
    ],
)
def test_which_month_has_no_working_day_for_a_job(said, now, month):
    assert idle_month(job(**said), datetime.fromisoformat(now), "Europe/Rome", AUGUST) == month


_MOMENTS = st.integers(0, 92_000_000).map(lambda seconds: datetime(2024, 1, 2, tzinfo=UTC) + timedelta(seconds=seconds))
_ZONES = st.sampled_from(["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "America/Guayaquil", "UTC"])
_JOBS = st.sampled_from(
    [
        {"at": ["06:30", "18:30"]},
        {"at": ["02:15"]},
        {"every": "15 minutes"},
        {"every": "7 hours", "hours": "20:00-06:00"},
        {"every": "1 hour", "hours": "08:00-20:00", "days": ["monday", "friday"]},
        {"monthly": {"day": "31", "at": "02:30"}},
        {"quarterly": {"day": "1", "at": "00:00"}},
    ]
)


@given(_MOMENTS, _ZONES, _JOBS)
def test_the_latest_slot_never_lies_ahead_the_next_always_does_and_none_lies_between(now, zone, said):
    found = job(**said)
    latest, coming = latest_slot(found, now, zone, notices()), next_slot(found, now, zone, notices())
    assert latest is not None
    assert coming is not None
    assert latest <= now < coming
    assert latest_slot(found, coming, zone, notices()) == coming
    assert latest_slot(found, coming - timedelta(microseconds=1), zone, notices()) == latest


@given(_MOMENTS, st.integers(0, 10**6), _ZONES, _JOBS)
def test_time_that_goes_on_never_brings_an_earlier_slot(now, seconds, zone, said):
    found = job(**said)
    later = now + timedelta(seconds=seconds)
    assert latest_slot(found, now, zone, notices()) <= latest_slot(found, later, zone, notices())
