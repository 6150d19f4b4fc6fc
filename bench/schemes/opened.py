"""A folder as `init --scheme` makes it, its open settings filled in, its books filled with the rows of a department."""

import re
import subprocess
import sys
from datetime import date, time
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from bench.alone import ROOT
from bench.schemes import factory_rows, flagship_rows
from bench.schemes.flagship_rows import Rows
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.opening.blank import heading
from sheets_sync.settings import read_settings
from sheets_sync.team import Team

KINDS: dict[str, Any] = {"flagship": flagship_rows, "factory": factory_rows}
DETAILED = "-with-reasons"
"""How a folder ends whose books are to hold the reasons of every figure."""


def kind_and_size(folder: Path) -> tuple[str, int]:
    """Returns what a folder is named after: ``factory-1000`` is a factory of 1,000."""
    kind, size = folder.name.removesuffix(DETAILED).split("-")
    return kind, int(size)


def make(folder: Path) -> None:
    """Makes the folder of a department, with everything that people would have filled in."""
    kind, size = kind_and_size(folder)
    made = KINDS[kind]
    command = [sys.executable, "-m", "sheets_sync", "init", "--scheme", *made.SCHEMES, str(folder.resolve())]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own code
    for scheme in sorted((folder / "config" / "schemes").rglob("2*.yaml")):
        _fill(scheme, made.UNSET)
    file = folder / "config" / "teams" / f"{folder.name}.yaml"
    if not folder.name.endswith(DETAILED):
        told = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r'("xlsx:[^"]*\{period\}[^"]*")\}', r"\1, details: no}", told), encoding="utf-8")
    write_books(team_of(folder), made.rows_of(size))


def team_of(folder: Path) -> Team:
    """Returns the team of a folder."""
    return read_settings(folder / "config", packaged_config(), folder.name).teams[folder.name]


def _fill(path: Path, values: dict[str, str]) -> None:
    """Puts values where a scheme says UNSET."""
    told = path.read_text(encoding="utf-8")
    for name, value in values.items():
        told = re.sub(rf"^  {name}: .*UNSET.*$", lambda _, said=f"  {name}: {value}": said, told, flags=re.MULTILINE)
    path.write_text(told, encoding="utf-8")


def write_books(team: Team, rows: Rows) -> None:
    """Writes every book that people keep, each tab with its headings and rows."""
    for key, book in team.books.items():
        with Workbook(book.at.removeprefix("xlsx:")) as file:
            formats = {
                date: file.add_format({"num_format": "yyyy-mm-dd"}),
                time: file.add_format({"num_format": "hh:mm"}),
            }
            for name, table in team.tables.items():
                if table.book == key:
                    sheet = file.add_worksheet(table.tab[0])
                    titles = [heading(column) for column in table.columns.values()]
                    sheet.write_row(0, 0, titles)
                    write_rows(sheet, [[row.get(each) for each in table.columns] for row in rows[name]], formats, 1)


def write_rows(sheet: Any, rows: list[list[object]], formats: dict[type, Any], top: int) -> None:  # noqa: ANN401 - untyped
    """Writes values below the headings, dates and times as such."""
    for number, row in enumerate(rows, start=top):
        for column, value in enumerate(row):
            if value.__class__ is str:
                sheet.write_string(number, column, value)
            elif value.__class__ in formats:
                sheet.write_datetime(number, column, value, formats[value.__class__])
            elif value is not None:
                sheet.write_number(number, column, value)
