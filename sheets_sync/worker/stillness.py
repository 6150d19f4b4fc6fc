"""Whether anything has moved since a job was done last: one cheap look at each book, and none at what is in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from sheets_sync import __version__
from sheets_sync.backends import backend
from sheets_sync.grid import BookFault
from sheets_sync.kept_files import Damaged, put, taken
from sheets_sync.worker.order import Outcome

FILE = "seen.json"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a job came to when everything was as it is in ``token``, and the months that it looked at."""

    token: str
    outcome: Outcome
    months: tuple[str, ...] = ()


def token(addresses: Iterable[str], config: str, *told: object) -> str:
    """Returns a text that stays the same while nothing moves; an empty one where that cannot be told cheaply.

    Args:
        addresses: of every book that is read or written, theirs and ours.
        config: digest of the configuration.
        told: what else counts: the period, and the day where days count.
    """
    glances = []
    for address in sorted(set(addresses)):
        try:
            glances.append(backend(address).glance(address))
        except BookFault as fault:
            if fault.unreached:
                return ""
            glances.append(fault.code)
    if not all(glances):
        return ""
    made = repr((__version__, config, told, glances))
    return blake2b(made.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def seen(folder: Path, job: str) -> Seen | None:
    """Returns what a job came to last, when everything stood; None where nothing is known, or no longer."""
    try:
        told = (taken(folder / FILE, dict) or {}).get(job)
        if not told:
            return None
        outcome = Outcome(**{**told["outcome"], "unchanged": True})
        return Seen(str(told["token"]), outcome, tuple(map(str, told["months"])))
    except (Damaged, OSError, TypeError, LookupError):
        return None


def remember(folder: Path, job: str, found: Seen | None) -> None:
    """Keeps what a job came to, or forgets it; a disk that fails costs a reading the next time, nothing else."""
    try:
        told = dict(taken(folder / FILE, dict) or {})
    except (Damaged, OSError):
        told = {}
    told.pop(job, None)
    if found is not None:
        outcome = {"code": found.outcome.code, "period": found.outcome.period, "counts": dict(found.outcome.counts)}
        told[job] = {"token": found.token, "outcome": outcome, "months": list(found.months)}
    try:
        put(folder / FILE, told)
    except OSError:
        return
