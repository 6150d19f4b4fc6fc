"""Many small teams on the played Google, and the worker that serves them there on the played clock."""

import gc
import random
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import time_machine

from sheets_sync.cli.jobs import Working
from sheets_sync.settings import read_settings
from sheets_sync.worker import Ledgers, Rota
from sheets_sync.worker.happenings import Happening
from tests.played import Google, PlayedClock
from tests.signing import signed_in
from tests.smallest import SCHEME, SERVICE, TEAM, TITLES

START = datetime(2026, 11, 2, 0, 30, tzinfo=UTC)
PEOPLE = tuple((f"{number:03}", f"员工{number:02}") for number in range(1, 9))
DAYS = range(1, 32)
BOOKS: dict[str, dict[str, list[list[Any]]]] = {
    "scorecard": {
        "名册": [["工号", "姓名", "岗位", "岗位工资"], *([*who, "店员", 2000] for who in PEOPLE)],
        "评分": [
            ["工号", "姓名", "月份", "得分"],
            *([*who, date(2026, 10, 1), 70 + place] for place, who in enumerate(PEOPLE)),
        ],
    },
    "attendance": {
        "2026年10月": [
            ["工号", "姓名", *DAYS],
            *([*who, *("休" if day % 7 in {3, 4} else "√" for day in DAYS)] for who in PEOPLE),
        ]
    },
    "adjustments": {"调整": [["工号", "姓名", "月份", "金额", "原因", "批准人"]]},
    "payroll": {"工作表1": []},
    "results": {"工作表1": []},
}


@dataclass
class Round:
    """What became of all teams at one time.

    Attributes:
        served: teams, each counted as often as a job of it ended.
        results: how often each result.
        calls: to Google by their kind, and ``refused`` those over the quota.
        longest: the seconds that the last team waited, from when it was due until it was served.
        seconds: from the first team's turn to the end of the last one's.
    """

    served: Counter[str] = field(default_factory=Counter)
    results: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    seconds: float = 0.0
    began: datetime | None = None


@dataclass
class Teams:
    """Teams at work.

    Attributes:
        google: the played one.
        ids: team to the ids of its spreadsheets by key.
        rota: the worker.
        rounds: what became of every time, in order.
        typed: team to the score that its first person was given last.
    """

    google: Google
    ids: dict[str, dict[str, str]]
    rota: Rota | None = None
    rounds: dict[datetime, Round] = field(default_factory=dict)
    typed: dict[str, int] = field(default_factory=dict)
    chance: random.Random = field(default_factory=lambda: random.Random(5))  # noqa: S311 - always the same

    def tell(self, happening: Happening) -> None:
        """Counts what the worker tells."""
        if happening.slot is None:
            return
        each = self.rounds.setdefault(happening.slot, Round())
        if happening.what == "began":
            each.began = each.began or happening.moment
            self.google.forget_calls()
            if len(self.rounds) == 1:
                gc.freeze()  # the played spreadsheets are no part of the worker: let it not walk through them
        elif happening.what == "ended":
            each.served[happening.team] += 1
            each.results[happening.result] += 1
            each.calls.update(call.kind for call in self.google.calls)
            each.calls["refused"] += sum(call.status == 429 for call in self.google.calls)
            waited = happening.moment - max(happening.slot, START)
            each.longest = max(each.longest, waited.total_seconds())
            each.seconds = (happening.moment - (each.began or happening.moment)).total_seconds()

    def edit(self, share: float) -> None:
        """Has some teams' supervisors type another score for their first person."""
        for name in self.ids:
            if self.chance.random() < share:
                self.type(name, self.chance.randrange(60, 100))

    def type(self, name: str, score: int) -> None:
        """Has a team's supervisor type a score for their first person."""
        self.typed[name] = score
        self.google.person("boss@example.com").type(self.ids[name]["scorecard"], "评分", "D2", score)

    def tick(self, moment: datetime) -> None:
        """Lets the time pass until a moment, if that is not over, and has the worker look what is due."""
        self.google.clock.sleep(max((moment - self.google.clock.wall()).total_seconds(), 0))
        if self.rota:
            self.rota.tick()
        self.google.clock.slept.clear()  # what the play remembers is not what we measure

    def shown(self, name: str) -> object:
        """Returns the score of a team's first person in the book that its staff see."""
        _, titles, *rows = self.google.grid(self.ids[name]["results"])["结果"].rows
        return next(row[titles.index("考核得分")] for row in rows if row[titles.index("工号")] == "001")


@contextmanager
def at_work(folder: Path, count: int, every_minutes: int) -> Iterator[Teams]:
    """Has so many teams on the played Google, with its quota, and a worker that serves them every so often.

    What is sent is not held to Google's documents here: the tests of one team do that.
    """
    played = Google(clock=PlayedClock(start=START), strict=False)
    with time_machine.travel(START), played as google, signed_in(google):
        teams = Teams(google, {f"shop{number:03}": _team(google, folder, number) for number in range(1, count + 1)})
        teams.rota = _rota(folder, teams, every_minutes)
        yield teams
        teams.rota.free()
        gc.unfreeze()


def _team(google: Google, folder: Path, number: int) -> dict[str, str]:
    """Makes a team's spreadsheets and its file."""
    ids = {key: google.add(f"{TITLES[key]}{number:03}", tabs) for key, tabs in BOOKS.items()}
    said = TEAM.replace("team: shop", f"team: shop{number:03}")
    for key, file in ids.items():
        said = said.replace(f"{{{key}}}", file)
    _write(folder / "config" / "teams" / f"shop{number:03}.yaml", said)
    return ids


def _rota(folder: Path, teams: Teams, every_minutes: int) -> Rota:
    """Returns the worker as the command makes it, on the played clock."""
    config = folder / "config"
    _write(config / "schemes" / "shop" / "2020-01-01.yaml", SCHEME)
    _write(config / "service.yaml", SERVICE.replace("every_minutes: 0", f"every_minutes: {every_minutes}"))
    settings = read_settings(config, config)
    if settings.problems:
        raise RuntimeError(f"the configuration is mistaken: {settings.problems[:3]}")
    stop, clock = threading.Event(), teams.google.clock.wall
    work, ledgers = Working(settings, stop).carry_out, Ledgers(settings.state, teams.tell)
    return Rota(settings.teams, settings.service.worker, settings.calendar, ledgers, work, clock, teams.tell, stop)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
