"""What is known of each team and of the worker itself from what happened to them: pure records, no clock, no disk."""

from dataclasses import dataclass, replace
from datetime import datetime

from sheets_sync.worker.entry import GOOD
from sheets_sync.worker.happenings import Happening
from sheets_sync.worker.rota import ONCE

FAULTS = (
    *("timed_out", "broken_off", "state_not_kept", "ledger_set_aside", "clock_went_back", "year_unknown"),
    *("team_left_out", "held", "skipped", "no_working_day", "configuration_wrong"),
)
"""What is counted for the worker beside its runs."""


@dataclass(frozen=True, slots=True)
class Job:
    """How a job of a team went last.

    Attributes:
        job: its name.
        slot: the time at which it was due.
        result: as in the ledger.
        moment: when it ended.
        seconds: it took.
        code: the exit code.
        why: a word or a code.
        row: how many times in a row it has not gone well.
        settled: the last time that went well, or that is not made up for any more.
    """

    job: str
    slot: datetime | None = None
    result: str = ""
    moment: datetime | None = None
    seconds: float = 0.0
    code: int = -1
    why: str = ""
    row: int = 0
    settled: datetime | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How often something came about, and how long it took in all.

    Attributes:
        name: of the job, or of what it was.
        result: of the job.
        number: how often.
        seconds: in all.
    """

    name: str
    result: str = ""
    number: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What a job found of a month when it looked last.

    Attributes:
        job: its name.
        period: which month, or quarter.
        people: who were appraised in it.
        problems: how many stand.
        moment: when it looked.
    """

    job: str
    period: str
    people: int
    problems: int
    moment: datetime


@dataclass(frozen=True, slots=True)
class Noted:
    """What is known of a team, or of the worker when it is nobody's.

    Attributes:
        team: its name.
        since: when it was first seen.
        jobs: how each went last.
        figures: what each job found.
        attempted: when a run ended last.
        succeeded: when one that went well did.
        running: since when one is under way.
        running_job: which.
        held: who else works on it, as far as they said.
        runs: how often each job came to what.
        faults: how often something went wrong beside.
    """

    team: str
    since: datetime
    jobs: tuple[Job, ...] = ()
    figures: tuple[Figures, ...] = ()
    attempted: datetime | None = None
    succeeded: datetime | None = None
    running: datetime | None = None
    running_job: str = ""
    held: str = ""
    runs: tuple[Count, ...] = ()
    faults: tuple[Count, ...] = ()

    def job(self, name: str) -> Job:
        """Returns how a job went last."""
        return next((each for each in self.jobs if each.job == name), Job(name))

    @property
    def months(self) -> tuple[Figures, ...]:
        """Returns what stands of each month that is served, by whichever job looked at it last."""
        last = {each.period: each for each in sorted(self.figures, key=lambda each: each.moment)}
        return tuple(last[period] for period in sorted(last))

    @property
    def problems(self) -> int:
        """Returns how many problems stand in the month that has most of them."""
        return max((each.problems for each in self.months), default=0)

    @property
    def failing(self) -> tuple[Job, ...]:
        """Returns the jobs that did not go well last."""
        return tuple(each for each in self.jobs if each.result not in ("", "stopped", *GOOD))


def after(noted: Noted, happening: Happening) -> Noted:
    """Returns what is known after something happened."""
    known = noted
    if happening.what in FAULTS:
        known = replace(known, faults=counted(known.faults, happening.what))
    if happening.what == "began":
        return replace(known, running=happening.moment, running_job=happening.job, held="")
    if happening.what == "held":
        return replace(known, held=happening.why)
    if happening.what in ("ended", "timed_out", "broken_off", "skipped"):
        return _ended(known, happening)
    return known


def result_of(happening: Happening) -> str:
    """Returns what a job came to; ``nobody`` where its problems left nobody to appraise: a roster that is not there.

    >>> result_of(Happening("ended", datetime(2026, 11, 2), result="problems", counts={"people": 0, "problems": 3}))
    'nobody'
    """
    counts = happening.counts
    if happening.result in GOOD and counts.get("people") == 0 and counts.get("problems"):
        return "nobody"
    return happening.result or happening.what


def counted(counts: tuple[Count, ...], name: str, result: str = "", seconds: float = 0.0) -> tuple[Count, ...]:
    """Returns the counts with one more.

    >>> [each.number for each in counted(counted((), "held"), "held")]
    [2]
    """
    own = next((each for each in counts if (each.name, each.result) == (name, result)), Count(name, result))
    others = [each for each in counts if each is not own]
    more = replace(own, number=own.number + 1, seconds=round(own.seconds + seconds, 3))
    return tuple(sorted((*others, more), key=lambda each: (each.name, each.result)))


def _ended(noted: Noted, happening: Happening) -> Noted:
    result = result_of(happening)
    good = result in GOOD
    last = noted.job(happening.job)
    settled = happening.slot if good or result == "skipped" else last.settled
    told = (result, happening.moment, happening.seconds, happening.code, happening.why)
    job = Job(happening.job, happening.slot, *told, 0 if good else happening.row, settled)
    jobs = tuple(sorted((*(each for each in noted.jobs if each.job != job.job), job), key=lambda each: each.job))
    known = replace(noted, jobs=jobs, running=None, running_job="", attempted=happening.moment)
    known = replace(known, runs=counted(known.runs, happening.job, result, happening.seconds))
    if good:
        known = replace(known, succeeded=happening.moment, held="")
    return _figures(known, happening) if good and result != "unchanged" else known


def _figures(noted: Noted, happening: Happening) -> Noted:
    """Returns what is known with how many people and problems a run found; a job that looked at no month tells none.

    Nobody comes back to the month of a run of every team at once: whatever is served from then on tells instead of it.
    """
    found = tuple(
        Figures(happening.job, period, counts.get("people", 0), counts["problems"], happening.moment)
        for period, counts in happening.months.items()
        if "problems" in counts
    )
    others = tuple(each for each in noted.figures if each.job not in (happening.job, ONCE))
    return replace(noted, figures=(*others, *found)) if found else noted
