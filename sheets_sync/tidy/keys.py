"""Joins the rows of a table with the roster: who is unknown, whose name differs, who stands there twice."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pandas as pd

from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.team.words import plain_text
from sheets_sync.tidy.cells.unread import is_blank, shown
from sheets_sync.tidy.place import Whose, address
from sheets_sync.tidy.roster import Roster
from sheets_sync.tidy.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Known:
    """The rows of a month whose people are known.

    Attributes:
        rows: index of the row and id of the person, in the order of the tab.
        doubts: ids of people whose row is there but cannot be used.
        problems: why not.
        refused: how many rows.
    """

    rows: list[tuple[int, str]] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    refused: int = 0

    @property
    def there(self) -> set[str]:
        """Returns who has a row, of use or not."""
        return {person for _, person in self.rows} | self.doubts


def know(sheet: Sheet, month: Period, found: list[tuple[int, str]], roster: Roster) -> Known:
    """Returns which of a month's rows (index, id as written) are of people on the roster under their own names."""
    if not found:
        return Known()
    frame = pd.DataFrame(found, columns=["row", "text"], dtype=object)
    frame["person"] = frame["text"].map(roster.ids_of(frame["text"].unique())).astype(object)
    frame["name"] = pd.Series(_names(sheet, [row for row, _ in found]), dtype=object)
    joined = frame.merge(roster.names, on="person", how="left")
    strange = joined["person"].isna()
    differs = ~strange & (joined["name"] != "") & (joined["name"] != joined["known"])
    good = joined[~strange & ~differs]
    problems = [
        *_strangers(sheet, month, joined[strange], roster),
        *_misnamed(sheet, month, joined[differs], roster),
        *_written_otherwise(sheet, month, good[good["text"] != good["person"]]),
        *_unnamed(sheet, month, good[good["name"] == ""]),
    ]
    rows = list(zip(good["row"], good["person"], strict=True))
    doubts = set(joined.loc[differs, "person"]) | {each.person_id for each in problems if each.code == "unknown_person"}
    return Known(rows, doubts - {""}, problems, int(strange.sum() + differs.sum()))


def only_once(sheet: Sheet, month: Period, known: Known) -> Known:
    """Returns the rows without those of a person who stands twice in the same month: neither row is used."""
    frame = pd.DataFrame(known.rows, columns=["row", "person"], dtype=object)
    twice = frame["person"].duplicated(keep=False)
    if not twice.any():
        return known
    return replace(
        known,
        rows=list(frame[~twice].itertuples(index=False, name=None)),
        doubts=known.doubts | set(frame.loc[twice, "person"]),
        problems=[*known.problems, *_twice(sheet, month, frame[twice])],
        refused=known.refused + int(twice.sum()),
    )


def _names(sheet: Sheet, rows: list[int]) -> list[str]:
    """Returns the names of rows as they are compared, all empty where the tab has no names."""
    at = sheet.columns.get("name")
    if at is None:
        return [""] * len(rows)
    values = [sheet.rows[row][at] for row in rows]
    return [plain_text(value if isinstance(value, str) else shown(value)) for value in values]


def _written_name(sheet: Sheet, row: int) -> str:
    at = sheet.columns.get("name")
    return "" if at is None else shown(sheet.rows[row][at]).strip()


def _strangers(sheet: Sheet, month: Period, frame: pd.DataFrame, roster: Roster) -> Iterator[Problem]:
    for row, text in zip(frame["row"], frame["text"], strict=True):
        name = _written_name(sheet, row)
        found, nearest = f"{text} {name}".strip(), roster.nearest(text, name)
        # The id leads nowhere, but the name may: then something is missing from that person's figures.
        where, whose = sheet.cell(row, "employee_id"), Whose(roster.named(name), str(month))
        yield sheet.place.error("unknown_person", where, whose, found=found, nearest=nearest)


def _misnamed(sheet: Sheet, month: Period, frame: pd.DataFrame, roster: Roster) -> Iterator[Problem]:
    for row, person in zip(frame["row"], frame["person"], strict=True):
        name = _written_name(sheet, row)
        key = roster.named(name)
        other = f"{key} {roster.people[key].name}" if key else "—"
        where, wanted = sheet.cell(row, "name"), roster.people[person].name
        yield sheet.place.error("name_differs", where, Whose(person, str(month)), id=person, wanted=wanted, other=other)


def _written_otherwise(sheet: Sheet, month: Period, frame: pd.DataFrame) -> Iterator[Problem]:
    for row, text, person in zip(frame["row"], frame["text"], frame["person"], strict=True):
        whose, where = Whose(person, str(month)), sheet.cell(row, "employee_id")
        yield sheet.place.warning("id_written_otherwise", where, whose, found=text, wanted=person)


def _unnamed(sheet: Sheet, month: Period, frame: pd.DataFrame) -> Iterator[Problem]:
    """Yields people whose name is blank: the id says who is meant, but nothing confirms it."""
    if "name" in sheet.columns and sheet.table.columns["name"].blank == "refused":
        for row, person in zip(frame["row"], frame["person"], strict=True):
            if is_blank(sheet.rows[row][sheet.columns["name"]]):
                whose, where = Whose(person, str(month)), sheet.cell(row, "name")
                yield sheet.place.warning("blank_cell", where, whose, column=sheet.heading("name"))


def _twice(sheet: Sheet, month: Period, frame: pd.DataFrame) -> Iterator[Problem]:
    at = sheet.columns["employee_id"]
    for person, rows in frame.groupby("person", sort=False)["row"]:
        found = sorted(rows)
        cells = "、".join(address(row, at) for row in found)
        whose = Whose(str(person), str(month))
        code = "duplicate_row_in_week" if sheet.table.is_weekly else "duplicate_row"
        yield sheet.place.error(code, sheet.cell(found[1], "employee_id"), whose, cells=cells)
