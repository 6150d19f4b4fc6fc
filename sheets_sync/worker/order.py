"""What the worker asks of whoever carries a job out, and what it is told of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sheets_sync.settings.jobs import Do
from sheets_sync.team import Team


@dataclass(frozen=True, slots=True)
class Order:
    """A job that is due.

    Attributes:
        team: whose.
        job: its name.
        do: what is to be done.
        slot: when it was due.
        now: when it is done.
    """

    team: Team
    job: str
    do: Do
    slot: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it.

    Attributes:
        code: the exit code of the run.
        period: that was run; empty when none was.
        why: the codes of what refused it, or a word.
        unchanged: whether nothing had changed, so that nothing was read.
        stopped: whether it ended early because it was told to.
        counts: ``people``, ``problems``, ``written``.
        months: of each month that was looked at what was found of it.
    """

    code: int
    period: str = ""
    why: str = ""
    unchanged: bool = False
    stopped: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


Work = Callable[[Order], Outcome]
