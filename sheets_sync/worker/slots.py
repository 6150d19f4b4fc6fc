"""At which moments a job is due: pure functions of the job, the zone and the calendar; no clock is looked at."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from scoring.calendar import Calendar, day_of_month, days_from, months_after
from sheets_sync.settings.jobs import Hours, Job, Monthly, time_of

_DAY = timedelta(days=1)
_FAR = 40
"""Days within which there is one of every kind: no holiday is as long."""
_MONTHS = 3
"""Months, or quarters, within which there is one with a working day."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class YearUnknown(Exception):
    """Nobody has said which days of a year are worked.

    Attributes:
        year: which.
    """

    def __init__(self, year: int) -> None:
        """Keeps the year."""
        super().__init__(f"the working days of {year} are not known: update chinesecalendar, or write calendar.yaml")
        self.year = year


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Returns when clocks show a time on a day, in UTC.

    A time that comes twice, when clocks are set back, is its first coming; one that is left out, when they are set
    forward, is as much later as they are.

    >>> york = ZoneInfo("America/New_York")
    >>> [str(moment(date(2026, *day), time(hour, 30), york))[:16] for *day, hour in ((3, 8, 2), (11, 1, 1))]
    ['2026-03-08 07:30', '2026-11-01 05:30']
    """
    return datetime.combine(day, at, zone).astimezone(UTC)


def latest_slot(job: Job, now: datetime, zone: str, calendar: Calendar) -> datetime | None:
    """Returns the latest moment, not after now, at which a job is due, in UTC; None when there is none.

    Raises:
        YearUnknown: it hangs on working days of a year that the calendar does not know.

    >>> morning = Job("run", at=("06:30",))
    >>> str(latest_slot(morning, datetime(2026, 11, 2, tzinfo=UTC), "Asia/Shanghai", Calendar()))
    '2026-11-01 22:30:00+00:00'
    """
    place = ZoneInfo(zone)
    today = now.astimezone(place).date()
    for days in _days_back(job, today, calendar):
        passed = [slot for day in days for slot in _slots_of(job, day, place, now) if slot <= now]
        if passed:
            return max(passed)
    return None


def next_slot(job: Job, now: datetime, zone: str, calendar: Calendar) -> datetime | None:
    """Returns the first moment after now at which a job is due, in UTC; None when there is none.

    Raises:
        YearUnknown: as for ``latest_slot``.
    """
    place = ZoneInfo(zone)
    today = now.astimezone(place).date()
    for days in _days_on(job, today, calendar):
        coming = [slot for day in days for slot in _slots_of(job, day, place, now) if slot > now]
        if coming:
            return min(coming)
    return None


def idle_month(job: Job, now: datetime, zone: str, calendar: Calendar) -> str:
    """Returns the present month, or the first of the quarter, when a job wants a working day of it and it has none.

    Raises:
        YearUnknown: as for ``latest_slot``.

    >>> closed = Calendar({date(2026, 8, day): "summer" for day in range(1, 32)}, years=frozenset({2026}))
    >>> second = Job("run", monthly=Monthly("07:00", working_day=2))
    >>> idle_month(second, datetime(2026, 8, 9, tzinfo=UTC), "Europe/Rome", closed)
    '2026-08'
    """
    first = _first_of(job, now.astimezone(ZoneInfo(zone)).date())
    said = job.monthly or job.quarterly
    return f"{first:%Y-%m}" if said and not _named_days(said, first, calendar) else ""


def _days_back(job: Job, today: date, calendar: Calendar) -> Iterator[tuple[date, ...]]:
    """Yields days of a job from today backwards; those of yesterday belong to today where hours pass midnight."""
    said = job.monthly or job.quarterly
    if said:
        for number in range(_MONTHS):
            yield _named_days(said, _first_of(job, months_after(today, -number * _length(job))), calendar)
        return
    for number in range(_FAR):
        days = (today - _DAY * (number + 1), today - _DAY * number)
        yield tuple(day for day in days if _is_on(job, day, calendar))


def _days_on(job: Job, today: date, calendar: Calendar) -> Iterator[tuple[date, ...]]:
    """Yields days of a job from yesterday on, whose hours may go on after midnight."""
    said = job.monthly or job.quarterly
    if said:
        for number in range(_MONTHS):
            yield _named_days(said, _first_of(job, months_after(today, number * _length(job))), calendar)
        return
    for number in range(_FAR):
        days = (today + _DAY * (number - 1), today + _DAY * number)
        yield tuple(day for day in days if _is_on(job, day, calendar))


def _length(job: Job) -> int:
    return 3 if job.quarterly else 1


def _first_of(job: Job, day: date) -> date:
    """Returns the first day of the month, or of the quarter, of a day."""
    return date(day.year, (day.month - 1) // _length(job) * _length(job) + 1, 1)


def _named_days(said: Monthly, first: date, calendar: Calendar) -> tuple[date, ...]:
    """Returns the day that is named in the month that begins with a day; none where no day of it is worked.

    Raises:
        YearUnknown: …
    """
    if said.working_day is None:
        return (day_of_month(first.year, first.month, said.day or 1),)
    days = days_from(first, day_of_month(first.year, first.month, 31))
    worked = [day for day in days if _is_worked(day, calendar)]
    return tuple(worked[: said.working_day][-1:])


def _is_on(job: Job, day: date, calendar: Calendar) -> bool:
    """Tells whether a day is one of a job's.

    Raises:
        YearUnknown: …
    """
    names = job.days
    named = "all" in names or _WEEKDAYS[day.weekday()] in names
    return named or ("workdays" in names and _is_worked(day, calendar))


def _is_worked(day: date, calendar: Calendar) -> bool:
    worked = calendar.is_workday(day)
    if worked is None:
        raise YearUnknown(day.year)
    return worked


def _slots_of(job: Job, day: date, zone: ZoneInfo, now: datetime) -> Iterator[datetime]:
    """Yields the moments of a job that belong to a day, perhaps on the next; of many, those on either side of now."""
    said = job.monthly or job.quarterly
    if said:
        yield moment(day, time_of(said.at), zone)
    yield from (moment(day, time_of(at), zone) for at in job.at)
    if job.every:
        yield from _repeated(job.every.time, job.hours, day, zone, now)


def _repeated(step: timedelta, hours: Hours | None, day: date, zone: ZoneInfo, now: datetime) -> Iterator[datetime]:
    """Yields the last moment up to now and the first after it, by time that really passes since the hours began."""
    first = moment(day, hours.first if hours else time(), zone)
    end = _end(hours, day, zone)
    last = first + max((min(now, end) - first) // step, 0) * step
    yield from (slot for slot in (last, last + step) if slot <= end)


def _end(hours: Hours | None, day: date, zone: ZoneInfo) -> datetime:
    """Returns the last moment of the hours of a day."""
    if hours is None:
        return moment(day + _DAY, time(), zone) - timedelta(microseconds=1)
    last = moment(day + _DAY if hours.last < hours.first else day, hours.last, zone)
    # The last hour of a day on which clocks are set back is over when it comes for the second time.
    return max(last, datetime.combine(last.astimezone(zone).date(), hours.last, zone).replace(fold=1).astimezone(UTC))
