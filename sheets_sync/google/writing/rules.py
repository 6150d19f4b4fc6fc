"""Conditional formats of our tabs: how many stars, what is still open, and which problem stops what."""

from collections.abc import Iterator
from functools import cache

from scoring.figure import letters
from sheets_sync.google.writing.asking import Request, area, colour
from sheets_sync.google.writing.filling import TOP
from sheets_sync.grid import Tab
from sheets_sync.texts import LANGUAGES, texts

Rule = tuple[str, str, str]
"""Kind of the condition, what it compares with, and the colour of the cell when it holds."""

_STARS: tuple[Rule, ...] = (
    ("TEXT_STARTS_WITH", "★★★★★", "#C6E0B4"),
    ("TEXT_STARTS_WITH", "★★★★", "#E2EFDA"),
    ("TEXT_STARTS_WITH", "★★☆", "#FFF2CC"),
    ("TEXT_STARTS_WITH", "★☆", "#FCE4D6"),
    ("TEXT_STARTS_WITH", "☆", "#F8CBAD"),
)
_OPEN = "#FFF2CC"
_LEVELS = {"fatal": "#F8CBAD", "error": "#FCE4D6", "warning": "#FFF9E5"}


def rules(sheet: int, tab: Tab, rows: int) -> list[Request]:
    """Returns the conditional formats of a tab, the first one winning.

    Args:
        sheet: its id.
        tab: how it is to be; columns are known by the titles that we give them.
        rows: how many it has.
    """
    found: list[tuple[dict[str, int], Rule]] = []
    for place, column in enumerate(tab.columns):
        cells = area(sheet, TOP, place, rows, place + 1)
        if column.kind == "stars":
            found += [(cells, rule) for rule in _STARS]
        elif column.title in _words("state"):
            found += [(cells, ("TEXT_STARTS_WITH", begins, _OPEN)) for begins in _open()]
        elif column.title in _words("level"):
            found += [(area(sheet, TOP, 0, rows, len(tab.columns)), rule) for rule in _level(place)]
    return [_added(index, where, rule) for index, (where, rule) in enumerate(found)]


def replaced(sheet: int, standing: int, wanted: list[Request]) -> Iterator[Request]:
    """Yields what replaces all conditional formats of a tab; Google knows them by their place only."""
    for _ in range(standing):
        yield {"deleteConditionalFormatRule": {"sheetId": sheet, "index": 0}}
    yield from wanted


def _added(index: int, where: dict[str, int], rule: Rule) -> Request:
    kind, compared, shade = rule
    condition = {"type": kind, "values": [{"userEnteredValue": compared}]}
    rule_ = {"condition": condition, "format": {"backgroundColorStyle": colour(shade)}}
    made = {"ranges": [where], "booleanRule": rule_}
    return {"addConditionalFormatRule": {"rule": made, "index": index}}


def _level(place: int) -> Iterator[Rule]:
    """Yields the rules of a row by what its level says; a formula of ours, which holds no word that people typed."""
    cell = f"${letters(place + 1)}{TOP + 1}"
    for level, shade in _LEVELS.items():
        for word in _words(level):
            quoted = word.replace('"', '""')
            yield "CUSTOM_FORMULA", f'={cell}="{quoted}"', shade


@cache
def _open() -> tuple[str, ...]:
    """Returns how a state begins that is not complete."""
    return tuple(template.partition("{")[0].strip() for key in ("incomplete", "pending") for template in _words(key))


@cache
def _words(key: str) -> tuple[str, ...]:
    """Returns a text of our tabs in every language; a book does not say in which it is written."""
    return tuple(dict.fromkeys(texts(language, "tabs")[key] for language in LANGUAGES))
