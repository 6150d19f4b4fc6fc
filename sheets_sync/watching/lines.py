"""The worker's log: one line an occurrence, plain or JSON, in which no name, no score, no pay and no key can stand."""

import json
import logging
import re
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from sheets_sync.settings.outside import Log
from sheets_sync.worker.entry import GOOD
from sheets_sync.worker.happenings import Happening

LOG = logging.getLogger("sheets_sync.watching")
_OURS = ("sheets_sync", "scoring")
_UNSAID = "(its words are not logged: they may hold names or keys)"
_STRANGE = re.compile(r"[^A-Za-z0-9_.,:;()+\-/ ]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_LONGEST = 400
_LEVELS = {
    **dict.fromkeys(("tick",), logging.DEBUG),
    **dict.fromkeys(("held", "skipped", "clock_went_back", "year_unknown"), logging.WARNING),
    "no_working_day": logging.WARNING,
    **dict.fromkeys(("team_left_out", "timed_out", "broken_off", "state_not_kept"), logging.ERROR),
    **dict.fromkeys(("ledger_set_aside", "failed", "wrong", "configuration_wrong"), logging.ERROR),
    **dict.fromkeys(("refused", "unreached"), logging.WARNING),
}
_Error = tuple[type[BaseException], BaseException, TracebackType | None]


def log_to(stream: TextIO, log: Log) -> None:
    """Sends the log of this process, ours and that of every library, to a stream in the form that is wanted."""
    shown = logging.StreamHandler(stream)
    shown.setFormatter(Lines(log.form))
    root = logging.getLogger()
    root.handlers[:] = [each for each in root.handlers if not isinstance(each.formatter, Lines)]
    root.addHandler(shown)
    root.setLevel(log.level.upper())


def log(happening: Happening, zone: str = "UTC") -> None:
    """Writes down what happened, in the time of where it happened."""
    said = happening.result if happening.what == "ended" else happening.what
    level = logging.INFO if said in GOOD else _LEVELS.get(said, logging.INFO)
    LOG.log(level, happening.what, extra={"told": fields(happening, ZoneInfo(zone)), "zone": ZoneInfo(zone)})


def fields(happening: Happening, zone: tzinfo = UTC) -> dict[str, Any]:
    """Returns what a line tells of something that happened; what has nothing to tell is left out."""
    told: dict[str, Any] = {name: _said(getattr(happening, name)) for name in ("what", "team", "job")}
    told["slot"] = happening.slot.astimezone(zone).isoformat(timespec="minutes") if happening.slot else ""
    told |= {name: _coded(getattr(happening, name)) for name in ("period", "result", "why")}
    told["exit"] = happening.code if happening.code >= 0 else ""
    told["seconds"] = round(happening.seconds, 1) or ""
    told["row"] = happening.row or ""
    told |= {_coded(name): number for name, number in happening.counts.items() if isinstance(number, int)}
    return {name: value for name, value in told.items() if value != ""}


def kinds_of(error: BaseException) -> str:
    """Returns of which kinds an error and its causes are, and where in our code; never its words.

    >>> kinds_of(RuntimeError("Ada Byron is paid 9,000"))
    'RuntimeError'
    """
    kinds: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(kinds) < 5:
        kinds.append(type(seen).__name__)
        seen = seen.__cause__ or seen.__context__
    frames = [each for each in traceback.extract_tb(error.__traceback__) if any(o in each.filename for o in _OURS)]
    places = ["/".join(Path(each.filename).parts[-2:]) + f":{each.lineno}" for each in frames[-4:]]
    return _coded(" from ".join(kinds) + (f" at {', '.join(places)}" if places else ""))


class Lines(logging.Formatter):
    """Makes a line of an occurrence, and of whatever else is logged what can be told without its words."""

    def __init__(self, form: str) -> None:
        """Keeps the form."""
        super().__init__()
        self.form = form

    def format(self, record: logging.LogRecord) -> str:
        """Returns the line."""
        zone = getattr(record, "zone", UTC)
        moment = datetime.fromtimestamp(record.created, UTC).astimezone(zone)
        told = {"time": moment.isoformat(timespec="seconds"), "level": record.levelname.lower(), **_told(record)}
        if self.form == "json":
            return json.dumps(told, ensure_ascii=False)
        return plain(told)


def plain(told: Mapping[str, Any]) -> str:
    """Returns fields as a line of words; what has a space in it stands in quotes.

    >>> plain({"time": "2026-11-02T06:30:00+08:00", "level": "info", "what": "held", "why": "pid 4711 on host"})
    '2026-11-02T06:30:00+08:00 info what=held why="pid 4711 on host"'
    """
    first = " ".join(str(told[name]) for name in ("time", "level"))
    rest = {name: str(value) for name, value in told.items() if name not in ("time", "level")}
    shown = {
        name: json.dumps(value, ensure_ascii=False) if re.search(r'[\s"=]', value) else value
        for name, value in rest.items()
    }
    return " ".join((first, *(f"{name}={value}" for name, value in shown.items())))


def _told(record: logging.LogRecord) -> Mapping[str, Any]:
    told: Mapping[str, Any] | None = getattr(record, "told", None)
    if told is not None:
        return told
    ours = record.name.split(".")[0] in _OURS
    # A library's words may hold a key or an address; ours are codes, but for those of an error.
    said = _said(record.getMessage()) if ours and not record.exc_info else _UNSAID
    found: dict[str, Any] = {"what": "message", "logger": record.name, "text": said}
    error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    return {**found, "error": kinds_of(error)} if error else found


def _said(text: str) -> str:
    """Returns a name that stands in the configuration, on one line."""
    return _CONTROL.sub(" ", text)[:_LONGEST]


def _coded(text: str) -> str:
    """Returns a code without whatever cannot be one, so that nobody's name comes in with it.

    >>> _coded("pid 4711 on host"), _coded("too_much_changed：李娜")
    ('pid 4711 on host', 'too_much_changed?')
    """
    return _STRANGE.sub("?", text)[:_LONGEST]
