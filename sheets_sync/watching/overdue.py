"""Which times of a team were missed, and when it is due next: pure functions; no clock is looked at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from scoring.calendar import Calendar
from sheets_sync.settings.jobs import Job
from sheets_sync.watching.noted import Noted
from sheets_sync.worker.rota import ONCE
from sheets_sync.worker.slots import YearUnknown, next_slot


@dataclass(frozen=True, slots=True)
class Plan:
    """When a team is served.

    Attributes:
        jobs: its jobs, by name.
        zone: its time zone.
        calendar: which days are worked.
    """

    jobs: Mapping[str, Job]
    zone: str
    calendar: Calendar


def missed(plan: Plan, noted: Noted, now: datetime) -> tuple[tuple[str, datetime], ...]:
    """Returns jobs with the first time that each has missed since it last went well; the earliest first.

    A run of every team at once, as a timer of the system starts it, counts for every job.
    """
    found = []
    once = noted.job(ONCE).settled
    for name in plan.jobs:
        settled = [each for each in (noted.job(name).settled, once) if each is not None]
        slot = _next(plan, name, max(settled, default=noted.since))
        if slot is not None and slot <= now:
            found.append((name, slot))
    return tuple(sorted(found, key=lambda each: each[1]))


def overdue_since(plan: Plan, noted: Noted, now: datetime) -> datetime | None:
    """Returns the first time that was missed; None when everything has been served."""
    return next((slot for _, slot in missed(plan, noted, now)), None)


def coming(plan: Plan, now: datetime) -> Iterator[tuple[str, datetime | None]]:
    """Yields each job with its next time; None where that cannot be known: a year without a calendar."""
    for name in plan.jobs:
        yield name, _next(plan, name, now)


def _next(plan: Plan, name: str, moment: datetime) -> datetime | None:
    try:
        return next_slot(plan.jobs[name], moment, plan.zone, plan.calendar)
    except YearUnknown:
        return None
