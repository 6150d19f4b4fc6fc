"""What became of a job at one of its times, and what follows from it for the next: pure records, no clock, no disk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, get_args

Result = Literal[
    "running",
    "ok",
    "unchanged",
    "problems",
    "wrong",
    "refused",
    "unreached",
    "failed",
    "timed_out",
    "broken_off",
    "stopped",
    "skipped",
]
"""``running`` is what a process that was killed leaves behind; ``broken_off`` is what the next one takes it for.
``stopped`` was told to end, ``failed`` raised, ``skipped`` was too old; the others are the exit codes of a run."""
GOOD: tuple[Result, ...] = ("ok", "unchanged", "problems")
OF_CODE: Mapping[int, Result] = {0: "ok", 1: "problems", 2: "wrong", 3: "refused", 4: "unreached"}
_RESTARTS: tuple[Result, ...] = ("timed_out", "broken_off")
MOST_RESTARTS = 3
FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=4)
CLOCK_WAS_WRONG = timedelta(hours=2)
"""Who finds a time served that lies so far ahead believes that the clock was wrong then; less is a clock set back."""
KEPT = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of a job at one of its times. There are no names in it, and no money.

    Attributes:
        job: its name.
        slot: the time at which it was due, in UTC.
        result: how it went.
        code: the exit code of the run; -1 when there was none.
        began: when we set to work.
        seconds: it took.
        period: the period that was run.
        why: a word or a code; the codes of what refused it.
        problems: how many stand.
        row: how many times in a row it has not gone well, this one included.
        again: before this moment it is not tried again; None when there is nothing to wait for.
    """

    job: str
    slot: datetime
    result: Result
    code: int = -1
    began: datetime | None = None
    seconds: float = 0.0
    period: str = ""
    why: str = ""
    problems: int = 0
    row: int = 0
    again: datetime | None = None

    @property
    def repeats(self) -> bool:
        """Tells whether the same time is served once more."""
        if self.result in _RESTARTS:
            return self.row < MOST_RESTARTS
        return self.result in ("running", "stopped", "unreached")


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of the jobs of a team, the latest ten times of each and the last good one.

    Attributes:
        entries: in the order in which they were written.
    """

    entries: tuple[Entry, ...] = ()

    def of(self, job: str) -> Entry | None:
        """Returns the latest entry of a job."""
        return next((entry for entry in reversed(self.entries) if entry.job == job), None)

    def good(self, job: str = "") -> Entry | None:
        """Returns the latest entry of a job, or of any, that went well."""
        return next((e for e in reversed(self.entries) if job in ("", e.job) and e.result in GOOD), None)

    def written(self, entry: Entry) -> "Ledger":
        """Returns the ledger with an entry, which takes the place of what stood of the same time."""
        others = [each for each in self.entries if (each.job, each.slot) != (entry.job, entry.slot)]
        own = [each for each in others if each.job == entry.job]
        gone = own[: max(len(own) - KEPT + 1, 0)]
        good = next((each for each in reversed(own) if each.result in GOOD), None)
        return Ledger((*(each for each in others if each not in gone or each is good), entry))

    def sane(self, now: datetime) -> "Ledger":
        """Returns the ledger without what it could only know from a clock that was far ahead."""
        return Ledger(tuple(each for each in self.entries if each.slot <= now + CLOCK_WAS_WRONG))

    def begun_anew(self) -> "Ledger":
        """Returns the ledger as a process takes it over: what was running when the last one ended was broken off."""
        ledger = self
        for entry in self.entries:
            if entry.result == "running":
                ledger = ledger.written(ended(entry, "broken_off", entry.began or entry.slot))
        return ledger


def due(last: Entry | None, slot: datetime, now: datetime, catch_up: timedelta) -> Literal["no", "yes", "too_old"]:
    """Tells whether a time of a job is to be served now.

    Args:
        last: the latest entry of the job.
        slot: its latest time.
        now: the present moment.
        catch_up: for how long a time that passed is made up for.
    """
    new = last is None or slot > last.slot
    if last is not None and not new and not (slot == last.slot and last.repeats):
        return "no"
    if now - slot > catch_up:
        return "too_old" if new else "no"
    waits = last is not None and last.again is not None and now < last.again <= now + LONGEST_PAUSE
    return "no" if waits else "yes"


def begun(last: Entry | None, job: str, slot: datetime, now: datetime, period: str) -> Entry:
    """Returns the entry of a job that begins; how often it failed in a row goes with it."""
    return Entry(job, slot, "running", began=now, period=period, row=last.row if last else 0)


def ended(entry: Entry, result: Result, now: datetime, seconds: float = 0.0, **said: Any) -> Entry:  # noqa: ANN401
    """Returns the entry of a job that has ended; the longer a service cannot be reached, the longer it is let alone."""
    if result in ("stopped", "skipped"):
        return replace(entry, result=result, seconds=seconds, again=None, **said)
    row = 0 if result in GOOD else entry.row + 1
    pauses = result in (*_RESTARTS, "unreached")
    pause = min(FIRST_PAUSE * 2 ** min(row - 1, 10), LONGEST_PAUSE) if pauses else None
    again = now + pause if pause is not None else None
    return replace(entry, result=result, seconds=seconds, row=row, again=again, **said)


def plain(ledger: Ledger) -> dict[str, Any]:
    """Returns a ledger as it is kept."""
    return {"version": 1, "entries": [_entry_plain(entry) for entry in ledger.entries]}


def read(told: Any) -> Ledger:  # noqa: ANN401 - whatever stood in the file
    """Returns the ledger that was kept.

    Raises:
        ValueError: it is none, or of a version that we do not know; other slips raise what they are.
    """
    if told["version"] != 1:
        raise ValueError(told["version"])
    return Ledger(tuple(_entry(each) for each in told["entries"]))


def _entry_plain(entry: Entry) -> dict[str, Any]:
    told = {name: getattr(entry, name) for name in Entry.__slots__}
    told |= {name: told[name].isoformat() for name in ("slot", "began", "again") if told[name] is not None}
    return {**told, "seconds": round(entry.seconds, 3)}


def _entry(told: dict[str, Any]) -> Entry:
    days = {name: _moment(told[name]) for name in ("began", "again") if told[name] is not None}
    entry = Entry(**{**told, **days, "slot": _moment(told["slot"])})
    kinds = {"job": str, "code": int, "seconds": float | int, "period": str, "why": str, "problems": int, "row": int}
    if entry.result not in get_args(Result) or not all(isinstance(getattr(entry, k), t) for k, t in kinds.items()):
        raise ValueError(told)
    return entry


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
