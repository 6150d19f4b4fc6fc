"""What a job of the worker does: run the last period, draft the present one, list late changes of those closed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Event

from scoring.period import Period
from sheets_sync import run as room
from sheets_sync.afterwards.late_changes import late_changes
from sheets_sync.cli.console import UNREACHED
from sheets_sync.cli.doing import carried_out, exit_code
from sheets_sync.cli.teams import Chosen, today
from sheets_sync.cli.watched import month_counted
from sheets_sync.cli.writing_down import PATIENCE, record_of_team
from sheets_sync.grid import BookFault
from sheets_sync.locks import locked
from sheets_sync.settings import Settings
from sheets_sync.team import Team
from sheets_sync.team.months import last_complete
from sheets_sync.worker.order import Order, Outcome
from sheets_sync.worker.rota import ONCE
from sheets_sync.worker.stillness import Seen, remember, seen, token

_CLOSED_LOOKED_AT = 12
_EARLIER = 3
"""Of how many closed months late changes are looked for, and how many earlier months that nobody has closed are worked
out beside the last one: so that a run stays bounded where nobody ever closes."""
_DATED = ("summary", "payroll", "results")


@dataclass(slots=True)
class Working:
    """Carries jobs out.

    Attributes:
        settings: the configuration.
        stop: is set when we are to end.
    """

    settings: Settings
    stop: Event

    def carry_out(self, order: Order) -> Outcome:
        """Does a job, or nothing where nothing has moved since it was done last."""
        team, period = order.team, _period(order)
        folder, key = self.settings.state / team.team, f"{order.do} {period}"
        last = seen(folder, key)
        if last is not None and last.token and last.token == self._token(order, last.months):
            return last.outcome
        wait = PATIENCE if order.job == ONCE else 0  # else our turn comes again
        with locked(self.settings.state, team.team, "worker", wait):
            try:
                months = self._months(order, period)
            except BookFault as fault:
                return Outcome(UNREACHED, str(period), fault.code)
            found = self._token(order, months)
            done = tuple(self._late(team, months) if order.do == "late_changes" else self._runs(team, months))
        outcome = _outcome(order, done, str(period), stopped=self.stop.is_set())
        # Whatever was written has moved our own books: the next look, which finds all as it should be, is remembered.
        settled = not any(each.written or each.faults or each.refusals or each.stale for each in done)
        whole = found and settled and not outcome.stopped and not self.stop.is_set()
        remember(folder, key, Seen(found, outcome, months) if whole else None)
        return outcome

    def _token(self, order: Order, months: tuple[str, ...]) -> str:
        """Returns what stays the same while nothing moves of what a job looks at."""
        team, period = order.team, _period(order)
        periods = (period, *(Period.parse(each, team.period.from_day) for each in months))
        ours = (book.address(each) for book in team.ours.values() for each in periods)
        day = today(team) if team.keeps_months else ""  # deadlines pass although nothing moves
        told = (order.do, str(period), months, day)
        return token([*(book.at for book in team.books.values()), *ours], self.settings.digest, *told)

    def _months(self, order: Order, period: Period) -> tuple[str, ...]:
        """Returns the months that a job looks at, the earliest first.

        Raises:
            BookFault: the months' book is there and cannot be read.
        """
        team = order.team
        if order.do == "draft" or not team.keeps_months:
            return () if order.do == "late_changes" else (str(period),)
        record = record_of_team(team, self.settings.archive)
        if order.do == "late_changes":
            return record.closed()[-_CLOSED_LOOKED_AT:]
        # A book of ours that is one for all months is never turned back to an earlier one.
        dated = all("{period}" in team.ours[key].at for key in _DATED if key in team.ours)
        waiting = [each for each in record.periods() if record.state(each) in ("draft", "confirmed")] if dated else []
        earlier = [each for each in waiting if Period.parse(each, team.period.from_day) < period]
        return (*earlier[-_EARLIER:], str(period))

    def _runs(self, team: Team, months: Iterable[str]) -> Iterator[room.Done]:
        """Runs month after month; when we are told to end, the rest is for the next time."""
        chosen = Chosen(self.settings, team, self.settings.versions[team.team])
        for month in months:
            if not self.stop.is_set():
                yield carried_out(chosen, Period.parse(month, team.period.from_day), quiet=True)

    def _late(self, team: Team, months: Iterable[str]) -> Iterator[room.Done]:
        """Looks for late changes in closed months."""
        here = room.Here(today(team), self.settings.archive)
        versions, trust = self.settings.versions[team.team], self.settings.service.trust
        return late_changes(team, versions, self.settings.calendar, here, trust, months)


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

    People and problems are those of months that are worked out; late changes look at others, and tell neither.
    """
    months = {str(each.prospect.appraisal.period): _found(order, each) for each in done}
    counts = {"written": sum(len(each.written) for each in done)}
    if done and order.do != "late_changes":
        counts["people"] = len(done[-1].prospect.appraisal.results)
        counts["problems"] = sum(each["problems"] for each in months.values())
    why = ",".join(dict.fromkeys(_codes(done)))
    code = max((exit_code(each) for each in done), default=0)
    interrupted = any(fault.code == "google_interrupted" for each in done for _, fault in each.faults)
    return Outcome(code, period, why, stopped=stopped and (interrupted or not done), counts=counts, months=months)


def _found(order: Order, done: room.Done) -> dict[str, int]:
    """Returns what was found of one month."""
    found = dict(month_counted(done))
    if order.do != "late_changes":
        found["people"] = len(done.prospect.appraisal.results)
        found["problems"] = len(done.prospect.problems)
    return found
