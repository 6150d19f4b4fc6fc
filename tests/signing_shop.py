"""The smallest team in files, whose months are confirmed and closed: for tests that sign and kill many times."""

import datetime as dt
import os
import shutil

import openpyxl

from scoring.period import Period
from sheets_sync import closing
from sheets_sync.plan import Trust
from sheets_sync.run import Here, look, run
from sheets_sync.settings import read_settings
from tests.smallest import BOOKS, SCHEME, SERVICE, TEAM

DAY = dt.date(2026, 11, 3)
OURS = ("payroll", "results")


class Killed(BaseException):
    """The machine went down."""


def shop(folder, *, pay=False):
    """Writes the shop's books and configuration."""
    said = TEAM.replace('summary: {at: "google:{scorecard}"}', 'summary: {at: "xlsx:../../out/{period}/汇总.xlsx"}')
    for key in BOOKS:
        place = f"out/{{period}}/{key}" if key in OURS else f"books/{key}"
        said = said.replace(f"google:{{{key}}}", f"xlsx:../../{place}.xlsx")
    if pay:
        said = said.replace('results.xlsx"}', 'results.xlsx", pay: yes}')
    said += '  months: {at: "xlsx:../../out/月结.xlsx"}\n'
    texts = {"teams/shop.yaml": said, "schemes/shop/2020-01-01.yaml": SCHEME, "service.yaml": SERVICE}
    for path, text in texts.items():
        (folder / "config" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "config" / path).write_text(text, encoding="utf-8")
    for key in (key for key in BOOKS if key not in OURS):
        _book(folder / "books" / f"{key}.xlsx", BOOKS[key])
    return folder


def _book(path, tabs):
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in tabs.items():
        tab = book.create_sheet(title)
        for row in rows:
            tab.append(row)
    book.save(path)


def moved(folder, to):
    """Copies the shop with all that stands there."""
    shutil.copytree(folder, to)
    return to


def type_in(path, tab, address, value):
    """Types into a cell as a person would."""
    book = openpyxl.load_workbook(path)
    book[tab][address] = value
    book.save(path)


def looked(folder, period="2026-10", today=DAY):
    """Returns what a run would do."""
    settings = settings_of(folder)
    here = Here(today, settings.archive)
    team, versions = settings.teams["shop"], settings.versions["shop"]
    return look(team, versions, Period.parse(period), calendar=settings.calendar, here=here)


def settings_of(folder):
    settings = read_settings(folder / "config", folder / "config")
    assert not settings.problems, settings.problems
    return settings


def ran(folder, **said):
    """Runs and returns what was done."""
    return run(looked(folder, **said), Trust())


def signed(folder, what, by, **said):
    """Signs and writes, or returns the codes of what stands in the way."""
    prospect = looked(folder, **said)
    steps = {
        "confirm": lambda: closing.confirm(prospect, by),
        "close": lambda: closing.close(prospect, by, settings_of(folder)),
        "reopen": lambda: closing.reopen(prospect, by, "漏了一笔", settings_of(folder)),
    }
    found = steps[what]()
    if isinstance(found, tuple):
        return [each.code for each in found]
    return run(found, Trust())


def everything(folder):
    """Returns every file of ours by its name: the books and the archive."""
    files = [path for place in ("out", "archive") for path in (folder / place).rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


def killing(monkeypatch, survives):
    """Has the machine go down at the write (or the bringing to the disk) after so many."""
    left = survives

    def fatal(real):
        def call(*args, **kwargs):
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return real(*args, **kwargs)

        return call

    monkeypatch.setattr(os, "replace", fatal(os.replace))
    monkeypatch.setattr(os, "fsync", fatal(os.fsync))
