"""Joins the rows of a table with the roster: who is unknown, whose name differs, who stands there twice."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from scoring.figure import Cell
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.team.words import plain_text
from sheets_sync.tidy.cells.unread import is_blank, shown
from sheets_sync.tidy.place import Whose, address
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Known:
    """The rows of a table whose people are known.

    Attributes:
        rows: (index of the row, person id, month) of the rows that can be used, in the order of the tab.
        doubts: (person id, month) of people whose row is there but cannot be used.
        problems: why not.
        refused: how many rows.
    """

    rows: list[tuple[int, str, Period]]
    doubts: set[tuple[str, Period]]
    problems: list[Problem]
    refused: int


def know(sheet: Sheet, found: list[tuple[int, str, Period]], roster: Roster) -> Known:
    """Returns which of the rows (index, id as written, month) are of people on the roster under their own names."""
    frame = pd.DataFrame(found, columns=["row", "text", "month"], dtype=object)
    frame["person"] = frame["text"].map(roster.ids_of(frame["text"].unique())).astype(object)
    frame["name"] = pd.Series(_names(sheet, [row for row, _, _ in found]), dtype=object)
    joined = frame.merge(roster.names, on="person", how="left")
    strange = joined["person"].isna()
    differs = ~strange & (joined["name"] != "") & (joined["name"] != joined["known"])
    problems = [*_strangers(sheet, joined[strange], roster), *_misnamed(sheet, joined[differs], roster)]
    problems += _written_otherwise(sheet, joined[~strange & (joined["text"] != joined["person"])])
    problems += _unnamed(sheet, joined[~strange & (joined["name"] == "")])
    good = joined[~strange & ~differs]
    doubts = {(person, month) for person, month in joined.loc[differs, ["person", "month"]].itertuples(index=False)}
    rows = list(zip(good["row"], good["person"], good["month"], strict=True))
    return Known(rows, doubts, problems, int(strange.sum() + differs.sum()))


def only_once(sheet: Sheet, known: Known) -> Known:
    """Returns the rows without those of a person who stands twice in the same month: neither row is used."""
    frame = pd.DataFrame(known.rows, columns=["row", "person", "month"], dtype=object)
    twice = frame.duplicated(["person", "month"], keep=False)
    if not twice.any():
        return known
    problems = list(known.problems)
    for (person, month), rows in frame[twice].groupby(["person", "month"], sort=False)["row"]:
        problems.append(_twice(sheet, "duplicate_row", sorted(rows), Whose(person, str(month))))
    doubts = known.doubts | set(frame.loc[twice, ["person", "month"]].itertuples(index=False, name=None))
    once = list(frame[~twice].itertuples(index=False, name=None))
    return Known(once, doubts, problems, known.refused + int(twice.sum()))


def _names(sheet: Sheet, rows: list[int]) -> list[str]:
    """Returns the names of rows as they are compared, all empty where the tab has no names."""
    at = sheet.columns.get("name")
    if at is None:
        return [""] * len(rows)
    values = [sheet.rows[row][at] for row in rows]
    return [plain_text(value if isinstance(value, str) else shown(value)) for value in values]


def _where(sheet: Sheet, row: int) -> Cell:
    return sheet.cell(row, "employee_id")


def _written_name(sheet: Sheet, row: int) -> str:
    at = sheet.columns.get("name")
    return "" if at is None else shown(sheet.rows[row][at]).strip()


def _strangers(sheet: Sheet, frame: pd.DataFrame, roster: Roster) -> Iterator[Problem]:
    for row, text, month in frame[["row", "text", "month"]].itertuples(index=False):
        name = _written_name(sheet, row)
        nearest = roster.nearest(text, name)
        yield sheet.place.error(
            "unknown_person", _where(sheet, row), Whose(period=str(month)), found=f"{text} {name}".strip(), nearest=nearest
        )


def _misnamed(sheet: Sheet, frame: pd.DataFrame, roster: Roster) -> Iterator[Problem]:
    for row, person, month in frame[["row", "person", "month"]].itertuples(index=False):
        name = _written_name(sheet, row)
        other = roster.named(name)
        yield sheet.place.error(
            "name_differs",
            sheet.cell(row, "name"),
            Whose(person, str(month)),
            id=person,
            wanted=roster.people[person].name,
            other=f"{other} {name}" if other else "—",
        )


def _written_otherwise(sheet: Sheet, frame: pd.DataFrame) -> Iterator[Problem]:
    for row, text, person, month in frame[["row", "text", "person", "month"]].itertuples(index=False):
        yield sheet.place.warning(
            "id_written_otherwise", _where(sheet, row), Whose(person, str(month)), found=text, wanted=person
        )


def _unnamed(sheet: Sheet, frame: pd.DataFrame) -> Iterator[Problem]:
    """Yields people whose name is blank: the id says who is meant, but nothing confirms it."""
    if "name" in sheet.columns and sheet.table.columns["name"].blank == "refused":
        for row, person, month in frame[["row", "person", "month"]].itertuples(index=False):
            where = sheet.cell(row, "name")
            if is_blank(sheet.rows[row][sheet.columns["name"]]):
                yield sheet.place.warning("blank_cell", where, Whose(person, str(month)), column=sheet.heading("name"))


def _twice(sheet: Sheet, code: str, rows: list[int], whose: Whose) -> Problem:
    at = sheet.columns["employee_id"]
    cells = "、".join(address(row, at) for row in rows)
    return sheet.place.error(code, _where(sheet, rows[1]), whose, cells=cells)
