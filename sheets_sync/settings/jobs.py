"""What a job of the worker may be, and at which times; every slip in it is told with its place and its cure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Any, Literal

from scoring.form import Filled, Mistake, Path

Do = Literal["run", "draft", "late_changes"]
Day = Literal["all", "workdays", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_LENGTH = re.compile(r"(\d{1,5}) ?(seconds?|minutes?|hours?|days?|秒|分钟|小时|天)")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "秒": 1, "分钟": 60, "小时": 3600, "天": 86400}
_A_DAY = 1440
_SHORTEST_RUN = 5
"""Seconds: what a run of the smallest team takes on a busy machine."""
_WAYS = ("every", "at", "monthly", "quarterly")


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time: ``90 seconds``, ``15 minutes``, ``36 hours``, ``2 days`` (``90 秒``, ``15 分钟``, ``36 小时``).

    Attributes:
        minutes: how long it is, in whole ones.
        seconds: beyond these.
    """

    minutes: int
    seconds: int = 0

    @property
    def time(self) -> timedelta:
        """Returns it as Python counts time."""
        return timedelta(minutes=self.minutes, seconds=self.seconds)

    @staticmethod
    def filled(data: Any, path: Path) -> Filled:  # noqa: ANN401 - whatever stood in the file
        """Returns the length of time that a text says."""
        found = _LENGTH.fullmatch(data) if isinstance(data, str) else None
        if not found:
            return None, [Mistake(path, "not_a_duration", {"found": str(data)})]
        return Lasting(*divmod(int(found[1]) * _SECONDS[found[2].removesuffix("s")], 60)), []


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of a day: ``08:00-20:00``; ``20:00-02:00`` goes on into the next day.

    Attributes:
        first: when they begin.
        last: when they end; still one of them.
    """

    first: time
    last: time

    @staticmethod
    def filled(data: Any, path: Path) -> Filled:  # noqa: ANN401 - whatever stood in the file
        """Returns the hours that a text says."""
        ends = [_TIME.fullmatch(each.strip()) for each in re.split(r"[-–~]", str(data))]
        first, last = ends if len(ends) == 2 else (None, None)
        if not first or not last or first[0] == last[0]:
            return None, [Mistake(path, "not_hours", {"found": str(data)})]
        return Hours(time_of(first[0]), time_of(last[0])), []


@dataclass(frozen=True, slots=True)
class Monthly:
    """A day of a month, and when on it.

    Attributes:
        at: the time of day.
        day: of the calendar; the last one of a month that is too short for it.
        working_day: the how manieth day of the month on which offices work; its last one when it has fewer.
    """

    at: str
    day: int | None = None
    working_day: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """Something that the worker does at its times, in the time zone of each team.

    Attributes:
        do: ``run`` works out the last period that is over, ``draft`` the one that is running, ``late_changes`` the last
            closed one, of which only late changes are told.
        every: how long from one time to the next, counted from the beginning of the hours.
        hours: in which hours of a day, with ``every``; the whole day otherwise.
        days: on which days; ``workdays`` are those of the calendar.
        at: times of day.
        monthly: a day of every month.
        quarterly: a day of the first month of every quarter.
        teams: whom it is for; everybody when nobody is named.
    """

    do: Do
    every: Lasting | None = None
    hours: Hours | None = None
    days: tuple[Day, ...] = ("all",)
    at: tuple[str, ...] = ()
    monthly: Monthly | None = None
    quarterly: Monthly | None = None
    teams: tuple[str, ...] = ()

    def is_for(self, team: str) -> bool:
        """Tells whether it is one of a team's jobs."""
        return not self.teams or team in self.teams


@dataclass(frozen=True, slots=True)
class Worker:
    """When the worker runs.

    Attributes:
        at: times of day, ``06:30``, in each team's own time zone, at which the last complete period is run.
        every_minutes: also every so many minutes; nought for never.
        jobs: what else is done, by name.
        catch_up: for how long a time that passed while nobody worked is made up for, once.
        longest_run: after how long a run is taken for hung, and the worker begun anew.
    """

    at: tuple[str, ...] = ()
    every_minutes: int = 0
    jobs: dict[str, Job] = field(default_factory=dict)
    catch_up: Lasting = Lasting(36 * 60)
    longest_run: Lasting = Lasting(30)

    def every_job(self) -> Mapping[str, Job]:
        """Returns all jobs by name; what ``at`` and ``every_minutes`` say are two of them.

        >>> list(Worker(("06:30",), jobs={"late": Job("late_changes", at=("02:00",))}).every_job())
        ['at', 'late']
        """
        plain: dict[str, Job] = {}
        if self.at:
            plain["at"] = Job("run", at=self.at)
        if self.every_minutes:
            plain["every_minutes"] = Job("run", every=Lasting(self.every_minutes))
        return {**plain, **self.jobs}


def time_of(text: str) -> time:
    """Returns a time of day.

    >>> time_of("06:30")
    datetime.time(6, 30)
    """
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def worker_mistakes(worker: Worker) -> Iterator[Mistake]:
    """Yields everything wrong with what the worker is to do."""
    yield from _times(worker.at, ("worker", "at"))
    yield from _bounds(worker.every_minutes, ("worker", "every_minutes"), 0, _A_DAY)
    yield from _bounds(worker.catch_up.minutes, ("worker", "catch_up"), 0, 31 * _A_DAY)
    longest = int(worker.longest_run.time.total_seconds())
    yield from _bounds(longest, ("worker", "longest_run"), _SHORTEST_RUN, _A_DAY * 60)
    for name, job in worker.jobs.items():
        yield from _job_mistakes(name, job, ("worker", "jobs", name))


def _job_mistakes(name: str, job: Job, path: Path) -> Iterator[Mistake]:
    if not re.fullmatch(r"\w[\w -]{0,39}", name) or name in ("at", "every_minutes"):
        yield Mistake(path, "not_a_job_name", {"found": name})
    ways = [way for way in _WAYS if getattr(job, way)]
    if len(ways) != 1:
        yield Mistake(path, "one_of_two", {"wanted": ", ".join(_WAYS)})
    if job.hours and not job.every:
        yield Mistake((*path, "hours"), "key_goes_with", {"found": "hours", "wanted": "every"})
    if job.days != ("all",) and not (job.every or job.at):
        yield Mistake((*path, "days"), "key_goes_with", {"found": "days", "wanted": "every, at"})
    if job.every:
        yield from _bounds(job.every.minutes, (*path, "every"), 1, _A_DAY)
    yield from _times(job.at, (*path, "at"))
    for way in ("monthly", "quarterly"):
        said = getattr(job, way)
        if said:
            yield from _monthly_mistakes(said, (*path, way))


def _monthly_mistakes(said: Monthly, path: Path) -> Iterator[Mistake]:
    if (said.day is None) == (said.working_day is None):
        yield Mistake(path, "one_of_two", {"wanted": "day, working_day"})
    if said.day is not None:
        yield from _bounds(said.day, (*path, "day"), 1, 31)
    if said.working_day is not None:
        yield from _bounds(said.working_day, (*path, "working_day"), 1, 20)
    if not _TIME.fullmatch(said.at):
        yield Mistake((*path, "at"), "not_a_time", {"found": said.at})


def _times(texts: tuple[str, ...], path: Path) -> Iterator[Mistake]:
    for index, text in enumerate(texts):
        if not _TIME.fullmatch(text):
            yield Mistake((*path, str(index)), "not_a_time", {"found": text})


def _bounds(found: int, path: Path, least: int, most: int) -> Iterator[Mistake]:
    if not least <= found <= most:
        yield Mistake(path, "out_of_bounds", {"found": str(found), "least": str(least), "most": str(most)})
