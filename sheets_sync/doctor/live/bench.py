"""The tabs on which things are tried out: added under names of ours, and taken away again whatever happens."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from sheets_sync.google.marks import mark_of
from sheets_sync.grid import BookFault

Json = dict[str, Any]

_TABS = "properties(title),sheets(properties(sheetId,title),developerMetadata(metadataKey,metadataValue)),namedRanges"
_FIRST_ID = 1_900_000_000
_TITLE = "sheets-sync-live-check"


class NotScratch(Exception):
    """The spreadsheet holds tabs that carry our marks: it is a team's, and no place to try things out."""


class Left(Exception):
    """Tabs that could not be taken away again.

    Attributes:
        titles: of them.
        fault: why.
    """

    def __init__(self, titles: tuple[str, ...], fault: BookFault) -> None:
        """Keeps what was left behind and why."""
        super().__init__(f"{', '.join(titles)}: {fault.code}")
        self.titles = titles
        self.fault = fault


class Reached(Protocol):
    """What an answer of the line holds."""

    @property
    def json(self) -> Json:
        """Returns the answer itself."""


class Tries(Protocol):
    """The calls that are made; the one line to Google has them."""

    def spreadsheet(self, file: str, fields: str, ranges: Sequence[str] = (), /) -> Reached:
        """Reads the spreadsheet."""

    def batch(self, file: str, requests: Sequence[Json], /, *, ranges: Sequence[str] = (), fields: str = "") -> Json:
        """Sends requests."""

    def file(self, file: str, fields: str, /) -> Json:
        """Reads what Drive knows."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where things are tried out.

    Attributes:
        file: id of the spreadsheet.
        line: to Google.
        email: who we are.
        sleep: waits some seconds.
        tabs: ids of our tabs: the first is there, the others are free to be used.
        titles: their titles.
    """

    file: str
    line: Tries
    email: str
    sleep: Callable[[float], None]
    tabs: tuple[int, ...]
    titles: tuple[str, ...]

    @property
    def tab(self) -> int:
        """Returns the id of the tab that is there."""
        return self.tabs[0]

    def send(self, *requests: Json, ranges: Sequence[str] = (), fields: str = "") -> Json:
        """Sends requests and returns the answer.

        Raises:
            BookFault: Google refused.
        """
        return self.line.batch(self.file, requests, ranges=ranges, fields=fields)

    def refusal(self, *requests: Json) -> BookFault | None:
        """Returns why requests were refused, or None when they were not."""
        try:
            self.send(*requests)
        except BookFault as fault:
            if fault.code in ("google_refused", "google_protected", "google_too_large"):
                return fault
            raise
        return None

    def look(self, fields: str) -> Json:
        """Reads what the mask names of our tab."""
        sheets = self.line.spreadsheet(self.file, fields, (self.titles[0],)).json.get("sheets", [])
        return next((each for each in sheets if _id(each) == self.tab), {})


@contextmanager
def bench(file: str, line: Tries, email: str, sleep: Callable[[float], None]) -> Iterator[Bench]:
    """Adds a tab and hands it out; takes it and its like away at the end, also after a failure.

    Raises:
        NotScratch: the spreadsheet is a team's.
        Left: something could not be taken away.
        BookFault: the spreadsheet cannot be reached or written.
    """
    there = line.spreadsheet(file, _TABS).json.get("sheets", [])
    if any(mark_of(each.get("developerMetadata", ()), _id(each)) for each in there):
        raise NotScratch(file)
    ids, titles = _free({_id(each) for each in there}, {each["properties"]["title"] for each in there})
    made = Bench(file, line, email, sleep, ids, titles)
    grid = {"rowCount": 20, "columnCount": 5}
    try:
        made.send({"addSheet": {"properties": {"sheetId": ids[0], "title": titles[0], "gridProperties": grid}}})
        yield made
    finally:
        _take_away(made)


def _free(ids: set[int], titles: set[str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Returns three ids and titles that nobody uses."""
    numbers = (number for number in range(1, 10_000) if f"{_TITLE}-{number}" not in titles)
    free = (number for number in range(_FIRST_ID, _FIRST_ID + 10_000) if number not in ids)
    return tuple(next(free) for _ in range(3)), tuple(f"{_TITLE}-{next(numbers)}" for _ in range(3))


def _take_away(made: Bench) -> None:
    """Deletes our tabs and named ranges, as far as they are there."""
    try:
        found = made.line.spreadsheet(made.file, _TABS).json
        standing = [_id(each) for each in found.get("sheets", []) if _id(each) in made.tabs]
        names = [each["namedRangeId"] for each in found.get("namedRanges", []) if _concerns(each, made)]
        # A range without its tab may be gone by itself: so it goes first.
        requests: list[Json] = [{"deleteNamedRange": {"namedRangeId": name}} for name in names]
        requests += [{"deleteSheet": {"sheetId": number}} for number in standing]
        if requests:
            made.send(*requests)
    except BookFault as fault:
        raise Left(made.titles, fault) from fault


def _concerns(named: Json, made: Bench) -> bool:
    return bool(named.get("range", {}).get("sheetId", 0) in made.tabs)


def _id(sheet: Json) -> int:
    number: int = sheet.get("properties", {}).get("sheetId", 0)
    return number
