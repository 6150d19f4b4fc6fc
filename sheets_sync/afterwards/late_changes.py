"""Looks whether closed months would come out otherwise by now, and lists in the months' book what is otherwise."""

from collections.abc import Iterable, Iterator

from scoring.calendar import Calendar
from scoring.period import Period
from scoring.versions import Versions
from sheets_sync.afterwards.noting import noted
from sheets_sync.plan import Trust
from sheets_sync.run import Done, Here, look
from sheets_sync.team import Team


def late_changes(
    team: Team, versions: Versions, calendar: Calendar | None, here: Here, trust: Trust, months: Iterable[str]
) -> Iterator[Done]:
    """Yields what became of each closed month, the earliest first; no book but that of the months is written.

    Args:
        team: whose.
        versions: the schemes of its roles.
        calendar: which days are worked.
        here: the day, and where the archive is.
        trust: how much change is done without being asked.
        months: which; the latest of ``Record.closed`` are enough, for further back nobody pays a difference any more.
    """
    for month in sorted(months):
        period = Period.parse(month, team.period.from_day)
        prospect = look(team, versions, period, calendar=calendar, here=here)
        if prospect.unreached:
            yield Done(prospect, faults=prospect.unreached)
        elif prospect.life is not None:
            yield noted(prospect, prospect.life.record, trust)
