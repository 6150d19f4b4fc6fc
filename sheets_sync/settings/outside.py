"""How the worker is seen from outside: its log, its health, and who is told when something is the matter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from scoring.form import Mistake, Path
from sheets_sync.settings.jobs import Lasting

Kind = Literal["failure", "silent", "confirmation_fell", "appeal_waiting", "late_change", "recovered"]
Form = Literal["plain", "wecom", "dingtalk", "feishu", "slack"]
_ENVIRONMENT = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_LISTEN = re.compile(r"(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:]+\]|localhost):(\d{1,5})")
_MONTH = 31 * 1440
_NEEDED = {"webhook": "url_from_environment", "command": "command"}
_SIGNED: tuple[Form, ...] = ("dingtalk", "feishu")


@dataclass(frozen=True, slots=True)
class Log:
    """What the worker writes down while it works.

    Attributes:
        form: a line of words, or of JSON.
        level: from how grave an occurrence on.
    """

    form: Literal["plain", "json"] = "plain"
    level: Literal["info", "warning", "error"] = "info"


@dataclass(frozen=True, slots=True)
class Health:
    """Where others may ask whether the worker is at work.

    Attributes:
        listen: ``127.0.0.1:8089``; nobody may ask when it is empty. Others than this machine only where it says so.
        stale_after: how long after a time that was missed the figures of a team count as stale.
    """

    listen: str = ""
    stale_after: Lasting = field(default=Lasting(180))

    @property
    def place(self) -> tuple[str, int]:
        """Returns the address and the port; no address when nobody may ask."""
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port or 0)


@dataclass(frozen=True, slots=True)
class Alert:
    """Who is told of what, and how.

    Attributes:
        name: of this way of telling, as our log calls it.
        to: an address on the web, or a command of this machine that reads the message.
        when: of what.
        form: of the message, as the service behind the address wants it.
        url_from_environment: name of the variable that holds the address; addresses of this kind are secrets.
        secret_from_environment: name of the variable that holds what messages are signed with, where they are.
        command: program and arguments; no shell.
        teams: whose; everybody's when nobody is named.
        silent_after: how long after a time that was missed a team counts as silent.
        at_most_every: how long to wait before the same is told again.
    """

    name: str
    to: Literal["webhook", "command"]
    when: tuple[Kind, ...] = ("failure", "silent", "confirmation_fell", "appeal_waiting", "late_change", "recovered")
    form: Form = "plain"
    url_from_environment: str = ""
    secret_from_environment: str = ""
    command: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    silent_after: Lasting = field(default=Lasting(36 * 60))
    at_most_every: Lasting = field(default=Lasting(60))

    def is_for(self, team: str, kind: str) -> bool:
        """Tells whether it is told of a team's, or of the worker's own when there is none."""
        return kind in self.when and (not team or not self.teams or team in self.teams)


def outside_mistakes(health: Health, alerts: tuple[Alert, ...]) -> Iterator[Mistake]:
    """Yields everything wrong with how the worker is to be seen from outside."""
    if health.listen and not (_LISTEN.fullmatch(health.listen) and 0 < health.place[1] < 65536):
        yield Mistake(("health", "listen"), "not_a_place_to_listen", {"found": health.listen})
    yield from _bounds(health.stale_after, ("health", "stale_after"))
    names: list[str] = []
    for index, alert in enumerate(alerts):
        if alert.name in names:
            yield Mistake(("alerts", str(index), "name"), "alert_twice", {"found": alert.name})
        names.append(alert.name)
        yield from _alert_mistakes(alert, ("alerts", str(index)))


def _alert_mistakes(alert: Alert, path: Path) -> Iterator[Mistake]:
    for way, key in _NEEDED.items():
        if alert.to == way and not getattr(alert, key):
            yield Mistake((*path, "to"), "alert_needs", {"found": way, "wanted": key})
        if alert.to != way and getattr(alert, key):
            yield Mistake((*path, key), "key_goes_with", {"found": key, "wanted": f"to: {way}"})
    for name in ("url_from_environment", "secret_from_environment"):
        # What stands there may be the secret itself, so it is not repeated.
        if getattr(alert, name) and not _ENVIRONMENT.fullmatch(getattr(alert, name)):
            yield Mistake((*path, name), "not_an_environment_name", {"wanted": "ALERT_URL"})
    if alert.secret_from_environment and (alert.to != "webhook" or alert.form not in _SIGNED):
        told = {"found": "secret_from_environment", "wanted": ", ".join(f"form: {each}" for each in _SIGNED)}
        yield Mistake((*path, "secret_from_environment"), "key_goes_with", told)
    yield from _bounds(alert.silent_after, (*path, "silent_after"))
    yield from _bounds(alert.at_most_every, (*path, "at_most_every"))


def commands_in_one(alerts: object) -> Iterator[Mistake]:
    """Yields commands that are one text with spaces, where program and arguments are wanted: no shell would part them.

    Args:
        alerts: as they stand in the file; what is odd about their form is told elsewhere.
    """
    for index, alert in enumerate(alerts if isinstance(alerts, list) else [alerts]):
        said = alert.get("command") if isinstance(alert, dict) else None
        if isinstance(said, str) and len(said.split()) > 1:
            wanted = f"[{', '.join(said.split())}]"
            yield Mistake(("alerts", str(index), "command"), "command_in_one", {"found": said, "wanted": wanted})


def _bounds(found: Lasting, path: Path) -> Iterator[Mistake]:
    if not 1 <= found.minutes <= _MONTH:
        yield Mistake(path, "out_of_bounds", {"found": str(found.minutes), "least": "1", "most": str(_MONTH)})
