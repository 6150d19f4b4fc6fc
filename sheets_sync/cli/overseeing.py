"""Says of each team when its figures were last worked out, what is next, what hinders, and who is at work."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import click

from sheets_sync.cli.console import DONE, PROBLEMS, holder_words, leave, print_json, refuse_configuration
from sheets_sync.cli.options import language, now
from sheets_sync.cli.watched import metrics, plan_of, spoken_of_all, watched
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.locks import Held, lock
from sheets_sync.settings import Settings, read_settings
from sheets_sync.team import Team
from sheets_sync.texts import text
from sheets_sync.watching.asking import Fresh, freshness, is_alive
from sheets_sync.watching.keeping import PRESENCE, Presence, kept, noted_of
from sheets_sync.watching.messages import Spoken
from sheets_sync.watching.noted import Noted
from sheets_sync.watching.overdue import coming, missed
from sheets_sync.worker import entry as written
from sheets_sync.worker.ledgers import FILE as LEDGER
from sheets_sync.worker.rota import SERVING


@dataclass(frozen=True, slots=True)
class Seen:
    """How it stands with a team.

    Attributes:
        team: it.
        noted: what a worker has kept of it; None when none has ever served it.
        fresh: whether its figures are as young as they should be.
        missed: jobs with the first time that each has missed.
        next: jobs with their next time.
        serving: that somebody serves it; None when nobody does.
        writing: that somebody writes its books; likewise.
        ledger_damaged: whether what is remembered of its jobs cannot be read.
    """

    team: Team
    noted: Noted | None
    fresh: Fresh
    missed: tuple[tuple[str, datetime], ...]
    next: tuple[tuple[str, datetime | None], ...]
    serving: Held | None
    writing: Held | None
    ledger_damaged: bool

    @property
    def good(self) -> bool:
        """Tells whether nothing hinders."""
        served = self.noted is not None and self.noted.succeeded is not None and not self.noted.failing
        return served and self.fresh != "stale" and not self.ledger_damaged


def tell_status(team: str, config: Path, *, as_json: bool, prometheus: bool, alert: bool) -> NoReturn:
    """Says how it stands with one team, or with all; ends with 0, with 1 when something is stale or failing."""
    settings = read_settings(config, packaged_config(), team)
    if settings.problems_of("") or not settings.known or (team and team not in settings.teams):
        refuse_configuration(settings.problems, language(), as_json=as_json)
    if prometheus:
        _print_metrics(settings)
    moment = now()
    presence = kept(settings.state / PRESENCE, Presence)
    alive = is_alive(presence, moment)
    found = [_seen(settings, each, moment) for _, each in sorted(settings.teams.items())]
    left_out = sorted({problem.owner for problem in settings.problems})
    arrived = _alerted(settings) if alert else True
    code = DONE if arrived and not left_out and all(each.good for each in found) else PROBLEMS
    if as_json:
        told = {"worker": _worker_plain(presence, alive), "teams": [_plain(each) for each in found]}
        print_json({**told, "left_out": left_out, "exit_code": code})
        leave(code)
    ours = spoken_of_all(settings)
    for line in _worker_lines(presence, ours, alive=alive):
        click.echo(line)
    for each in found:
        click.echo("\n".join(_lines(each)))
    for name in left_out:
        click.echo(text(ours.language, "cli.status_left_out", team=name))
    leave(code)


def _seen(settings: Settings, team: Team, moment: datetime) -> Seen:
    folder = settings.state / team.team
    plan, noted = plan_of(settings, team), noted_of(settings.state, (team.team,)).get(team.team)
    patience = settings.service.health.stale_after.time
    return Seen(
        team,
        noted,
        freshness(plan, noted, moment, patience) if noted else "stale",
        missed(plan, noted, moment) if noted else (),
        tuple(coming(plan, moment)),
        _holder(folder / SERVING),
        _holder(folder / "writing.lock"),
        _is_damaged(folder / LEDGER),
    )


def _holder(path: Path) -> Held | None:
    """Returns that somebody holds a lock; None when nobody does."""
    try:
        if path.exists():
            lock(path).free()
    except Held as held:
        return held
    except OSError:  # we may not look there; the ledger says so
        return None
    return None


def _is_damaged(path: Path) -> bool:
    """Tells whether a ledger cannot be read; it is left for the worker to set aside."""
    try:
        written.read(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return False
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return True
    return False


def _alerted(settings: Settings) -> bool:
    """Tells whom it concerns, as the worker does: somebody must when the worker itself is silent."""
    watch = watched(settings)
    watch.look()
    return watch.teller.tell(impatient=True)


def _print_metrics(settings: Settings) -> NoReturn:
    watch = watched(settings)
    presence = kept(settings.state / PRESENCE, Presence)
    click.echo(metrics(settings, watch, presence), nl=False)
    leave(DONE)


def _worker_lines(presence: Presence | None, ours: Spoken, *, alive: bool) -> Iterator[str]:
    if presence is None:
        yield text(ours.language, "cli.status_no_worker")
        return
    told = {"host": presence.host, "pid": str(presence.pid), "version": presence.version, "zone": ours.zone}
    key = "status_worker" if alive else "status_worker_ended" if presence.ended else "status_worker_gone"
    yield text(ours.language, f"cli.{key}", beat=_shown(presence.ended or presence.beat, ours.zone), **told)


def _lines(seen: Seen) -> Iterator[str]:
    """Yields in words how it stands with a team."""
    spoken, zone, noted = seen.team.language, seen.team.time_zone, seen.noted
    if noted is None or noted.succeeded is None:
        yield text(spoken, "cli.status_never", team=seen.team.team, zone=zone)
    else:
        told = {"moment": _shown(noted.succeeded, zone), "zone": zone, "months": _months(noted, spoken)}
        how = seen.fresh if seen.good or seen.fresh == "stale" else "hindered"
        yield text(spoken, f"cli.status_{how}", team=seen.team.team, **told)
    for name, slot in seen.missed:
        yield text(spoken, "cli.status_missed", job=name, slot=_shown(slot, zone))
    for job in noted.failing if noted else ():
        told = {"job": job.job, "moment": _shown(job.moment, zone), "why": job.why or "—", "row": str(max(job.row, 1))}
        yield text(spoken, "cli.status_failing", result=text(spoken, f"cli.result_{job.result}"), **told)
    if seen.ledger_damaged:
        yield text(spoken, "cli.status_ledger")
    for key, held in (("serving", seen.serving), ("writing", seen.writing)):
        if held:
            yield text(spoken, f"cli.status_{key}", who=holder_words(held.who, spoken, zone))
    for name, coming_slot in seen.next:
        key = "status_next" if coming_slot else "status_next_unknown"
        yield text(spoken, f"cli.{key}", job=name, slot=_shown(coming_slot, zone))


def _months(noted: Noted, spoken: str) -> str:
    """Returns how many people and problems there are in each month that is served."""
    counts = [{"people": str(each.people), "problems": str(each.problems)} for each in noted.months]
    told = [
        text(spoken, "cli.status_month", period=each.period, **count)
        for each, count in zip(noted.months, counts, strict=True)
    ]
    return text(spoken, "cli.status_and").join(told) or "—"


def _shown(moment: datetime | None, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M") if moment else "—"


def _worker_plain(presence: Presence | None, alive: bool) -> dict[str, Any]:
    if presence is None:
        return {"alive": False}
    calls = [{"kind": each.name, "status": each.result, "number": each.number} for each in presence.calls]
    told = {"beat": presence.beat.isoformat(), "pid": presence.pid, "host": presence.host}
    return {"alive": alive, **told, "google_calls": calls}


def _plain(seen: Seen) -> dict[str, Any]:
    known = seen.noted or Noted(seen.team.team, now())
    months = [{"period": each.period, "people": each.people, "problems": each.problems} for each in known.months]
    worst = max(known.months, key=lambda each: each.problems, default=None)
    jobs = [
        {"job": each.job, "result": each.result, "why": each.why, "row": each.row, "seconds": each.seconds}
        | {name: _iso(getattr(each, name)) for name in ("slot", "moment")}
        for each in known.jobs
    ]
    return {
        "team": seen.team.team,
        "fresh": seen.fresh,
        "good": seen.good,
        "period": worst.period if worst else "",
        "people": worst.people if worst else 0,
        "problems": known.problems,
        "months": months,
        "last_success": _iso(known.succeeded),
        "last_attempt": _iso(known.attempted),
        "running": known.running_job,
        "jobs": jobs,
        "missed": {name: slot.isoformat() for name, slot in seen.missed},
        "next": {name: _iso(slot) for name, slot in seen.next},
        "serving": seen.serving.by if seen.serving else "",
        "writing": seen.writing.by if seen.writing else "",
        "ledger_damaged": seen.ledger_damaged,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
