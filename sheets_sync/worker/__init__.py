"""When to run: every team at its times, one failing team never stopping the others, a clean end on SIGTERM."""

import gc
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import schedule

from scoring.period import Period
from sheets_sync.settings.service import Worker
from sheets_sync.team import Team
from sheets_sync.team.months import last_complete

LOG = logging.getLogger("sheets_sync.worker")
TICK_SECONDS = 20
Clock = Callable[[], datetime]


@dataclass(slots=True)
class Rota:
    """Which slots of which team have been served; a slot that passed while nobody worked is not made up for.

    Attributes:
        teams: by name.
        when: the times of the service.
        work: runs one team for one month; whatever it raises is logged.
        clock: says what time it is, with a zone.
        served: team to its latest served slot.
    """

    teams: Mapping[str, Team]
    when: Worker
    work: Callable[[Team, Period], None]
    clock: Clock = lambda: datetime.now(UTC)
    served: dict[str, datetime] = field(default_factory=dict)

    def start(self) -> None:
        """Takes what lies before now as served."""
        now = self.clock()
        self.served = {name: latest_slot(self.when, now, team.time_zone) for name, team in self.teams.items()}

    def tick(self) -> None:
        """Serves every team whose latest slot has not been served."""
        now = self.clock()
        for name, team in sorted(self.teams.items()):
            slot = latest_slot(self.when, now, team.time_zone)
            if slot > self.served[name]:
                self.served[name] = slot
                self.serve(team, now)

    def serve(self, team: Team, now: datetime) -> None:
        """Runs one team for its last complete period."""
        try:
            self.work(team, last_complete(now, team.time_zone, team.period))
        except Exception:  # the one broad except: a failing team must not stop the others
            LOG.exception("team %s failed", team.team)
        finally:
            gc.collect()  # what a run leaves behind is large, points at itself, and counts as old


def latest_slot(when: Worker, now: datetime, zone: str) -> datetime:
    """Returns the latest moment, not after now, at which a team is to be served; the beginning of time when never.

    >>> latest_slot(Worker(("06:30",)), datetime(2026, 11, 2, 0, 0, tzinfo=UTC), "Asia/Shanghai").isoformat()
    '2026-11-02T06:30:00+08:00'
    """
    here = now.astimezone(ZoneInfo(zone))
    slots = [datetime.min.replace(tzinfo=UTC)]
    for text in when.at:
        hour, minute = text.split(":")
        today = here.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
        slots += [slot for slot in (today, today - timedelta(days=1)) if slot <= here]
    if when.every_minutes:
        midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
        passed = (here - midnight) // timedelta(minutes=when.every_minutes)
        slots.append(midnight + passed * timedelta(minutes=when.every_minutes))
    return max(slots)


def keep_working(rota: Rota, stop: threading.Event) -> None:
    """Serves the teams until told to stop; a run under way is finished first."""
    scheduler = schedule.Scheduler()
    scheduler.every(TICK_SECONDS).seconds.do(rota.tick)
    rota.start()
    while not stop.wait(min(max(scheduler.idle_seconds or 0, 0), TICK_SECONDS)):
        scheduler.run_pending()
