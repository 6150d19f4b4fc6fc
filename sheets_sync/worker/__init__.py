"""When to work: every team at its times, what was missed made up for once, a clean end on SIGTERM."""

import threading

import schedule

from sheets_sync.worker.ledgers import Ledgers
from sheets_sync.worker.order import Order, Outcome, Work
from sheets_sync.worker.rota import LOG, Clock, Rota

__all__ = ["LOG", "TICK_SECONDS", "Clock", "Ledgers", "Order", "Outcome", "Rota", "Work", "keep_working"]

TICK_SECONDS = 20


def keep_working(rota: Rota, stop: threading.Event) -> None:
    """Serves the teams until told to stop, or configured anew; a job that is under way is ended first."""
    scheduler = schedule.Scheduler()
    scheduler.every(TICK_SECONDS).seconds.do(rota.tick)
    if not stop.is_set():
        rota.tick()
    while not rota.renewed() and not stop.wait(min(max(scheduler.idle_seconds or 0, 0), TICK_SECONDS)):
        scheduler.run_pending()
    rota.free()
