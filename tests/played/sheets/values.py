"""Values of cells: from Python's, from and to the API's, and as people see them."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sheets_sync.grid import CellError, Link, Percent, Uncomputed

from .entry import computed
from .formats import kept, number_format
from .model import MOST_CHARACTERS, Cell, Error, Formula
from .patterns import default, shown
from .refusal import invalid
from .serials import serial

ERRORS = {
    "ERROR": "#ERROR!",
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}
_BORN = {"N_A": "=NA()", "DIVIDE_BY_ZERO": "=1/0", "LOADING": '=IMPORTRANGE("elsewhere","A1")', "REF": "=#REF!"}


def cell_of(value, locale, old=None):
    """Returns the cell that a Python value makes; a format that it brings is its own unless one stands there."""
    format_, rest = (old.format, old.rest) if old else (None, None)
    entered, brought = _entered(value, locale)
    if brought and not (format_ or {}).get("numberFormat"):
        format_ = {**(format_ or {}), "numberFormat": brought}
    made = Cell(entered, came_to(entered, locale), format_, rest, formula_format(entered, locale))
    return made or None


def _entered(value, locale):
    """Returns what is put in for a Python value, and the number format that comes with it."""
    if value is None or isinstance(value, bool | Formula):
        return value, None
    if isinstance(value, str):
        return value or None, None
    if isinstance(value, CellError | Uncomputed | Link):
        return _entered(_as_here(value), locale)
    if isinstance(value, Error):
        return Formula(_BORN.get(value.type, f"={value.type}()"), value), None
    if isinstance(value, Percent):
        pattern = "0%" if (value.value * 100) % 1 == 0 else "0.00%"
        return float(value.value), {"type": "PERCENT", "pattern": pattern}
    if isinstance(value, date | time | timedelta):
        return serial(value), _moment_format(value, locale)
    if isinstance(value, int | float | Decimal):
        return float(value), None
    raise TypeError(f"no value of a cell: {value!r}")


def _as_here(value):
    """Returns what a value of the product's grids is in a spreadsheet; what nobody computed yet is loading."""
    if isinstance(value, Link):
        return value.text
    if isinstance(value, Uncomputed):
        return Formula(f"={value.formula}", Error("LOADING", "Loading data..."))
    return Error(next((type_ for type_, code in ERRORS.items() if code == value.code), "ERROR"))


def _moment_format(value, locale):
    day = default("DATE", locale)
    if isinstance(value, datetime):
        return {"type": "DATE_TIME", "pattern": f"{day} hh:mm:ss"}
    if isinstance(value, date):
        return {"type": "DATE", "pattern": day}
    return {"type": "TIME", "pattern": "hh:mm:ss" if isinstance(value, time) else "[h]:mm:ss"}


def came_to(entered, locale):
    """Returns the value that a cell shows for what was put in."""
    if not isinstance(entered, Formula):
        return entered
    if isinstance(entered.value, Error):
        return entered.value
    return "" if entered.value == "" else _entered(entered.value, locale)[0]


def formula_format(entered, locale):
    """Returns the number format that the result of a formula brings."""
    if isinstance(entered, Formula) and not isinstance(entered.value, Error):
        return _entered(entered.value, locale)[1]
    return None


def entered_of(extended):
    """Returns what an ExtendedValue puts in.

    Raises:
        Refused: the text is too long, or the value is none.
    """
    if not extended:
        return None
    text = extended.get("stringValue")
    if text is not None:
        checked(text)
        return text or None
    number = extended.get("numberValue")
    if number is not None:
        return float(number)
    if extended.get("boolValue") is not None:
        return extended["boolValue"]
    formula = extended.get("formulaValue")
    if formula is None:
        return None
    checked(formula)
    return computed(formula if formula.startswith("=") else f"={formula}")


def checked(text):
    """Returns a text that a cell holds.

    Raises:
        Refused: it is too long.
    """
    if len(text) > MOST_CHARACTERS:
        raise invalid("Your input contains more than the maximum of 50000 characters in a single cell.")
    return text


def with_entered(cell, entered, locale):
    """Returns a cell with something else put in, its format and the rest as they were; None when nothing is left."""
    if not isinstance(entered, Formula):
        if cell is None:
            return None if entered is None else Cell(entered, entered)
        return cell.with_(entered=entered, shown=entered, auto=None)
    changes = {"entered": entered, "shown": came_to(entered, locale), "auto": formula_format(entered, locale)}
    return (cell or Cell()).with_(**changes)


def plain(number):
    """Returns a number as JSON has it: whole ones without a point."""
    return int(number) if number.is_integer() and abs(number) < 1e17 else number


def extended(value):
    """Returns an ExtendedValue."""
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, float):
        return {"numberValue": plain(value)}
    if isinstance(value, str):
        return {"stringValue": value}
    if isinstance(value, Formula):
        return {"formulaValue": value.text}
    error = {"type": value.type}
    if value.message:
        error["message"] = value.message
    return {"errorValue": error}


def text_of(cell, locale):
    """Returns what people see in a cell."""
    value = cell.shown
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return shown(value, number_format(cell, locale), locale)
    return value if isinstance(value, str) else ERRORS.get(value.type, "#ERROR!")


def is_moment(cell, locale):
    """Tells whether a cell shows a day or a time."""
    numbers = number_format(cell, locale) or {}
    return isinstance(cell.shown, float) and numbers.get("type") in {"DATE", "TIME", "DATE_TIME"}


def format_of(sent):
    """Returns a cell's format as Google keeps it.

    Raises:
        Refused: a number format without its type.
    """
    numbers = sent.get("numberFormat")
    if numbers is not None and numbers.get("type") in {None, "", "NUMBER_FORMAT_TYPE_UNSPECIFIED"}:
        raise invalid("The number format type must be specified.")
    return kept(sent)
