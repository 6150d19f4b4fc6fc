"""What stands and somebody is to be told of, and who has been told: pure records, no clock, no disk, no network."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sheets_sync.settings.outside import Alert
from sheets_sync.watching.noted import result_of
from sheets_sync.worker.entry import GOOD
from sheets_sync.worker.happenings import Happening

FROM_THE_SECOND = ("unreached", "broken_off")
"""A service that does not answer once, or a restart, is put right by the next try: nobody is told of the first."""
COUNTED = {"confirmation_fell": "fell", "appeal_waiting": "appeals_waiting", "late_change": "late_changes"}
"""What is told of a month, and the count of a run that tells it."""
_OF_THE_WORKER = (
    *("state_not_kept", "team_left_out", "ledger_set_aside", "clock_went_back", "year_unknown"),
    "configuration_wrong",
)
_PASSING = ("ledger_set_aside", "clock_went_back")
_MOST = 500
_RECOVERED = -1
_DAY = timedelta(days=1)
_FORGOTTEN = timedelta(days=40)


@dataclass(frozen=True, slots=True)
class Told:
    """That somebody was told.

    Attributes:
        alert: name of the way.
        moment: when.
        times: how often it had come about by then; less than nought when they were told that it is over.
    """

    alert: str
    moment: datetime
    times: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Something that somebody is to be told of.

    Attributes:
        team: whose; empty for the worker's own.
        kind: of which kind, as a service file names it.
        about: the job, or the period, that it is of.
        since: when it began.
        last: when it last came about.
        result: what it is, for its words.
        code: what refused it, or a word.
        period: that was run.
        times: how often it came about; of appeals and late changes how many there are.
        over: when it ended.
        passing: whether it is over as soon as it has been told.
        told: who knows.
    """

    team: str
    kind: str
    about: str
    since: datetime
    last: datetime
    result: str = ""
    code: str = ""
    period: str = ""
    times: int = 1
    over: datetime | None = None
    passing: bool = False
    told: tuple[Told, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """Returns what makes two of them the same."""
        return self.team, self.kind, self.about

    def told_by(self, alert: str) -> Told | None:
        """Returns when somebody was last told that way."""
        return next((each for each in self.told if each.alert == alert), None)

    def with_told(self, alert: str, now: datetime) -> "Standing":
        """Returns it with somebody told that way, be it that it is over."""
        others = tuple(each for each in self.told if each.alert != alert)
        return replace(self, told=(*others, Told(alert, now, _RECOVERED if self.over else self.times)))


All = tuple[Standing, ...]


def after(standing: All, happening: Happening) -> All:
    """Returns what stands after something happened."""
    if happening.what in ("ended", "timed_out", "broken_off", "skipped"):
        return _job_ended(standing, happening)
    if happening.what == "state_kept_again":
        return _over(standing, (happening.team, "failure", "state_not_kept"), happening.moment)
    if happening.what == "configuration_read":
        return _over(standing, ("", "failure", "configuration_wrong"), happening.moment)
    if happening.what == "began":
        return _over(standing, (happening.team, "failure", "team_left_out"), happening.moment)
    if happening.what in _OF_THE_WORKER:
        made = _made(happening, "failure", happening.what, happening.what)
        return _with(standing, replace(made, passing=happening.what in _PASSING))
    return standing


def with_silence(standing: All, since: Mapping[str, datetime | None], now: datetime) -> All:
    """Returns what stands with the teams that have missed times of theirs, and since when; one more time every day."""
    found = standing
    for team, first in since.items():
        key = (team, "silent", "")
        if first is None:
            found = _over(found, key, now)
            continue
        last = next((each for each in found if each.key == key and each.over is None), None)
        made = Standing(team, "silent", "", first, now, "silent", times=1 + (now - first) // _DAY)
        found = (*(each for each in found if each.key != key), replace(made, told=last.told if last else ()))
    return found


def due(alert: Alert, standing: Standing, now: datetime) -> str:
    """Returns what somebody is to be told that way now: ``new``, ``again``, ``recovered``; nothing when it is empty."""
    if not alert.is_for(standing.team, standing.kind):
        return ""
    told = standing.told_by(alert.name)
    if standing.over is not None:
        return "recovered" if told and told.times != _RECOVERED and "recovered" in alert.when else ""
    if standing.kind == "silent" and now - standing.since < alert.silent_after.time:
        return ""
    if told is None:
        return "new"
    waited = not told.moment <= now < told.moment + alert.at_most_every.time
    if not waited or standing.times <= told.times:
        return ""
    return "new" if told.times == _RECOVERED else "again"


def kept(standing: All, alerts: tuple[Alert, ...], now: datetime) -> All:
    """Returns what need be remembered: what stands, and of what is over what somebody is still to be told of."""
    names = {alert.name for alert in alerts}
    own = tuple(replace(each, told=tuple(t for t in each.told if t.alert in names)) for each in standing)
    found = tuple(each for each in own if not _done_with(each, alerts, now))
    return found[-_MOST:]


def _done_with(standing: Standing, alerts: tuple[Alert, ...], now: datetime) -> bool:
    """Tells whether something need not be remembered; what was just told is, so that it is folded if it comes again."""
    concerned = [alert for alert in alerts if alert.is_for(standing.team, standing.kind)]
    if standing.kind in COUNTED and now - standing.last > _FORGOTTEN:
        return True  # its month is not run any more
    if any(due(alert, standing, now) for alert in concerned) or not (standing.over or standing.passing):
        return not concerned
    folded = {alert.name: alert.at_most_every.time for alert in concerned}
    return not any(now - told.moment < folded.get(told.alert, _DAY) for told in standing.told)


def _job_ended(standing: All, happening: Happening) -> All:
    result = result_of(happening)
    failed = (happening.team, "failure", happening.job)
    if result in GOOD:
        found = _over(standing, failed, happening.moment)
        return _of_the_month(found, happening) if result != "unchanged" else found
    if result == "stopped" or (result in FROM_THE_SECOND and happening.row < 2):
        return standing
    return _with(standing, _made(happening, "failure", happening.job, result))


def _of_the_month(standing: All, happening: Happening) -> All:
    """Returns what stands with what a run told of its months; what there is none of any more is over."""
    found = standing
    for period, counts in happening.months.items():
        for kind, name in COUNTED.items():
            number = counts.get(name)
            made = _made(replace(happening, period=period), kind, period, kind)
            if number:
                found = _with(found, made, times=number)
            elif number is not None:
                found = tuple(each for each in found if each.key != made.key)
    return found


def _made(happening: Happening, kind: str, about: str, result: str) -> Standing:
    told = (happening.moment, happening.moment, result, happening.why, happening.period)
    return Standing(happening.team, kind, about, *told)


def _with(standing: All, made: Standing, times: int = 0) -> All:
    """Returns what stands with one more, or once more what stood; what was over begins anew, for those who know it."""
    last = next((each for each in standing if each.key == made.key), None)
    others = tuple(each for each in standing if each.key != made.key)
    if last is None:
        return (*others, replace(made, times=times or 1))
    since = made.since if last.over else last.since
    return (*others, replace(made, since=since, times=times or last.times + 1, told=last.told))


def _over(standing: All, key: tuple[str, str, str], moment: datetime) -> All:
    return tuple(replace(each, over=each.over or moment) if each.key == key else each for each in standing)
