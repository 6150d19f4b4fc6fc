"""What happens to a worker, for whoever wants to know: the log, a status file, counts, alerts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

What = Literal[
    "started",
    "stopped",
    "tick",
    "team_left_out",
    "began",
    "ended",
    "skipped",
    "held",
    "took_over",
    "timed_out",
    "broken_off",
    "state_not_kept",
    "state_kept_again",
    "ledger_set_aside",
    "clock_went_back",
    "year_unknown",
    "no_working_day",
    "configuration_wrong",
    "configuration_read",
]
"""``ended`` tells its result; ``held`` that somebody else works on the team; ``state_not_kept`` that the folder of what
is kept cannot be written; ``year_unknown`` that nobody knows which days of a year are worked; ``no_working_day`` that
a month has none of which a job could name one; ``configuration_wrong`` that the configuration was changed and has
mistakes, so that the one before stays in use; ``configuration_read`` that the changed one is used from now on; ``tick``
that the worker has looked whether something is due."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened. There are no names of people in it, and no money.

    Attributes:
        what: which kind.
        moment: when, in UTC.
        team: whose, where it is one's.
        job: which, where it is one's.
        slot: the time at which the job was due.
        result: of a job that ended, as in the ledger.
        code: its exit code; -1 when there was none.
        seconds: it took.
        period: the period that was run.
        why: a word, a code, or who holds a team.
        row: how many times in a row the job has not gone well.
        counts: ``people``, ``problems``, ``written`` of a run.
        months: of each month that a run looked at what it found of it.
    """

    what: What
    moment: datetime
    team: str = ""
    job: str = ""
    slot: datetime | None = None
    result: str = ""
    code: int = -1
    seconds: float = 0.0
    period: str = ""
    why: str = ""
    row: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


Tell = Callable[[Happening], None]
"""Listens to what happens; it must not raise, and not take long: the next team waits for it."""


def nobody(happening: Happening) -> None:
    """Listens to nothing."""
