"""What a job of the worker does: run the last period, draft the present one, list late changes of those closed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event

from scoring.period import Period
from sheets_sync import run as room
from sheets_sync.afterwards.late_changes import late_changes
from sheets_sync.cli.doing import carried_out, exit_code
from sheets_sync.cli.teams import Chosen, today
from sheets_sync.cli.watched import months_counted
from sheets_sync.cli.writing_down import PATIENCE, record_of_team
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.locks import locked
from sheets_sync.settings import Settings
from sheets_sync.team import Team
from sheets_sync.team.months import last_complete
from sheets_sync.worker.order import Order, Outcome
from sheets_sync.worker.rota import ONCE
from sheets_sync.worker.stillness import Seen, of_folder, remember, seen, token

_CLOSED_LOOKED_AT = 2
"""Of how many closed months late changes are looked for: further back nobody pays a difference any more."""


@dataclass(slots=True)
class Working:
    """Carries jobs out.

    Attributes:
        settings: the configuration.
        stop: is set when we are to end.
    """

    settings: Settings
    stop: Event
    config: str = field(init=False)

    def __post_init__(self) -> None:
        """Notes what the configuration is made of: what is remembered under another one is no longer true."""
        self.config = of_folder(self.settings.folder, packaged_config())

    def carry_out(self, order: Order) -> Outcome:
        """Does a job, or nothing where nothing has moved since it was done last."""
        team, period = order.team, _period(order)
        addresses = [*(book.at for book in team.books.values()), *(each.address(period) for each in team.ours.values())]
        day = today(team) if team.keeps_months else ""  # deadlines pass although nothing moves
        folder, key = self.settings.state / team.team, f"{order.do} {period}"
        found = token(addresses, self.config, order.do, str(period), day)
        last = seen(folder, key)
        if found and last is not None and last.token == found:
            return last.outcome
        wait = PATIENCE if order.job == ONCE else 0  # else our turn comes again
        with locked(self.settings.state, team.team, "worker", wait):
            done = self._late(team) if order.do == "late_changes" else self._run(team, period)
        outcome = _outcome(order, done, str(period), stopped=self.stop.is_set())
        # Whatever was written has moved our own books: the next look, which finds all as it should be, is remembered.
        settled = not any(each.written or each.faults or each.refusals or each.stale for each in done)
        remember(folder, key, Seen(found, outcome) if found and settled and not outcome.stopped else None)
        return outcome

    def _run(self, team: Team, period: Period) -> tuple[room.Done, ...]:
        chosen = Chosen(self.settings, team, self.settings.versions[team.team])
        return (carried_out(chosen, period, quiet=True),)

    def _late(self, team: Team) -> tuple[room.Done, ...]:
        """Looks for late changes in the latest closed months."""
        months = record_of_team(team).closed()[-_CLOSED_LOOKED_AT:] if team.keeps_months else ()
        here = room.Here(today(team), self.settings.archive)
        versions, trust = self.settings.versions[team.team], self.settings.service.trust
        return tuple(late_changes(team, versions, self.settings.calendar, here, trust, months))


def _period(order: Order) -> Period:
    over = last_complete(order.now, order.team.time_zone, order.team.period)
    return over.shift(1) if order.do == "draft" else over


def _codes(done: tuple[room.Done, ...]) -> Iterator[str]:
    """Yields the codes of what refused runs, and of what could not be reached or written."""
    for each in done:
        yield from (refusal.code for refusal in each.refusals)
        yield from (fault.code for _, fault in (*each.faults, *each.prospect.unreached))


def _outcome(order: Order, done: tuple[room.Done, ...], period: str, *, stopped: bool) -> Outcome:
    """Returns what became of one run or of several, in counts: no names, no scores, no pay.

    People and problems are those of the month that is worked out; late changes look at others, and tell neither.
    """
    counts = {"written": sum(len(each.written) for each in done)}
    if order.do != "late_changes":
        counts["people"] = sum(len(each.prospect.appraisal.results) for each in done)
        counts["problems"] = sum(len(each.prospect.problems) for each in done)
    counts |= months_counted(done)
    why = ",".join(dict.fromkeys(_codes(done)))
    code = max((exit_code(each) for each in done), default=0)
    interrupted = any(fault.code == "google_interrupted" for each in done for _, fault in each.faults)
    return Outcome(code, period, why, stopped=stopped and interrupted, counts=counts)
