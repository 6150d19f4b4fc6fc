"""What others may ask: whether the worker is there, whether a team's figures are as young as they should be."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal

from sheets_sync.watching.keeping import Presence
from sheets_sync.watching.noted import Noted
from sheets_sync.watching.overdue import Plan, overdue_since

NO_BEAT = timedelta(minutes=2)
"""The worker looks every twenty seconds whether something is due: six times nothing is no beat any more."""
_MARGIN = timedelta(minutes=2)
Fresh = Literal["fresh", "due", "stale"]


def is_alive(presence: Presence | None, now: datetime) -> bool:
    """Tells whether a worker is there: it has looked lately, or it runs a team and has not done so for too long."""
    if presence is None or presence.ended is not None:
        return False
    if presence.running is not None:
        return now - presence.running <= timedelta(seconds=presence.longest) + _MARGIN
    return now - presence.beat <= NO_BEAT


def freshness(plan: Plan, noted: Noted, now: datetime, stale_after: timedelta) -> Fresh:
    """Returns whether a team was served at its times; ``due`` when one has passed and it is not yet late."""
    since = overdue_since(plan, noted, now)
    if since is None:
        return "fresh"
    return "stale" if now - since > stale_after else "due"


def prometheus(
    presence: Presence | None,
    noted: Mapping[str, Noted],
    stale: Mapping[str, bool],
    failed: Mapping[str, int],
    now: datetime,
) -> str:
    """Returns all that is known as Prometheus reads it: teams and jobs by their keys, no names and no pay.

    Args:
        presence: that a worker is there.
        noted: what is known of each team.
        stale: whether its figures are older than they should be.
        failed: alerts that did not arrive, by way.
        now: the present moment.
    """
    lines = _family("up", "gauge", "Whether the worker is at work.", [({}, int(is_alive(presence, now)))])
    if presence is not None:
        looked = presence.beat.timestamp()
        lines += _family("beat_timestamp_seconds", "gauge", "When the worker last looked for work.", [({}, looked)])
    teams = sorted(noted.items())
    for name, said in _MOMENTS.items():
        found = [({"team": team}, each.timestamp()) for team, of in teams if (each := getattr(of, name))]
        lines += _family(f"last_{_ENGLISH[name]}_timestamp_seconds", "gauge", said, found)
    problems = [({"team": team}, of.problems) for team, of in teams]
    lines += _family("problems", "gauge", "Problems that stand in the month that has most.", problems)
    lines += _family(
        "stale",
        "gauge",
        "Whether a time was missed for too long.",
        [({"team": t}, int(s)) for t, s in sorted(stale.items())],
    )
    runs = [({"team": t, "job": c.name, "result": c.result}, c) for t, of in teams for c in of.runs]
    lines += _family("runs_total", "counter", "Runs by what they came to.", [(at, c.number) for at, c in runs])
    lines += _family("run_seconds_total", "counter", "How long they took.", [(at, c.seconds) for at, c in runs])
    faults = [({"team": t, "what": c.name}, c.number) for t, of in teams for c in of.faults]
    faults += [({"team": "", "what": c.name}, c.number) for c in (presence.faults if presence else ())]
    lines += _family("faults_total", "counter", "What went wrong beside: ledgers, clock, disk, locks.", faults)
    calls = [({"kind": c.name, "status": c.result}, c.number) for c in (presence.calls if presence else ())]
    lines += _family("google_calls_total", "counter", "Calls of Google since the worker began.", calls)
    lost = [({"alert": name}, number) for name, number in sorted(failed.items())]
    lines += _family("alerts_failed_total", "counter", "Alerts that did not arrive at the first try.", lost)
    return "\n".join(lines) + "\n"


_MOMENTS = {"succeeded": "When a run last went well.", "attempted": "When a run last ended."}
_ENGLISH = {"succeeded": "success", "attempted": "attempt"}


def _family(name: str, kind: str, said: str, samples: Sequence[tuple[dict[str, str], float]]) -> list[str]:
    if not samples:
        return []
    whole = f"sheets_sync_{name}"
    head = [f"# HELP {whole} {said}", f"# TYPE {whole} {kind}"]
    return [*head, *(f"{whole}{_labels(labels)} {_number(value)}" for labels, value in samples)]


def _labels(labels: Mapping[str, str]) -> str:
    said = ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items())
    return f"{{{said}}}" if said else ""


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')


def _number(value: float) -> str:
    """Returns a number without needless digits.

    >>> _number(3.0), _number(1793664000.25)
    ('3', '1793664000.25')
    """
    return str(int(value)) if value == int(value) else repr(round(value, 3))
