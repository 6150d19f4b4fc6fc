"""What the command line was started with, kept for whoever signs in; nobody else reads the process's environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Event


@dataclass(slots=True)
class _Used:
    """What was handed over last."""

    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    stop: Event = field(default_factory=Event)


_used = _Used()


def use(environ: Mapping[str, str], stop: Event | None = None) -> None:
    """Takes the environment, and the event by which the process is asked to stop, once at the start."""
    _used.environ = dict(environ)
    _used.stop = stop or Event()


def environ() -> Mapping[str, str]:
    """Returns the environment that was handed over; empty when none was."""
    return _used.environ


def stop() -> Event:
    """Returns the event that is set when the process is asked to stop."""
    return _used.stop
