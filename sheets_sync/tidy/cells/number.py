"""``as: number``: a number as such, or as text that leaves no doubt."""

import re
from decimal import Decimal

from sheets_sync.grid import Percent
from sheets_sync.team.table import Column
from sheets_sync.team.words import narrow
from sheets_sync.tidy.cells.unread import Read, Reader, Typed, Unread, shown, spoilt

NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_WRITTEN = re.compile(rf"(¥|rmb)?\s*({NUMBER})\s*(\D*)", re.ASCII)
LARGEST = Decimal(10**12)
"""A number further from nought is a slip whatever it counts: no department has so many yuan or calls."""
UNIT_WORDS = {
    "yuan": ("元", "圆", "块", "rmb", "cny", "yuan"),
    "points": ("分", "points", "pts"),
    "count": ("个", "次", "件", "单", "条", "通", "起", "例", "人", "人次", "字", "字/分"),
    "seconds": ("秒", "s"),
    "minutes": ("分钟", "分", "min"),
    "hours": ("小时", "时", "h"),
    "days": ("天", "日"),
    "permille": ("‰",),
}
"""The words that may follow a number of each unit; any other word means that the number counts something else."""


def reader(column: Column) -> Reader:
    """Returns how cells of this column are read, into a number in the column's unit.

    >>> read = reader(Column(("金额",), "number", unit="yuan"))
    >>> read("１，２３４.50 元"), read("95?")
    (Decimal('1234.50'), Unread(code='unreadable_number', details={}))
    """
    (least, most), whole = _bounds(column), column.whole

    def read(value: Typed) -> Read:
        number = value if type(value) is Decimal else _number(value, column.unit)
        if type(number) is not Decimal:
            return number
        if number.is_finite() and least <= number <= most and (not whole or number == number.to_integral_value()):
            return number  # as nearly all are; why others are not, is found out anew
        return believed(number, column)

    return read


def believed(number: Decimal, column: Column) -> Decimal | Unread:
    """Returns the number, or why it cannot be one of this column."""
    if not number.is_finite():
        return Unread("unreadable_number")
    if abs(number) > LARGEST:
        least = -LARGEST if column.least is None else column.least
        most = LARGEST if column.most is None else column.most
        return Unread("out_of_range", {"least": _bound(least), "most": _bound(most)})
    if (column.least is not None and number < column.least) or (column.most is not None and number > column.most):
        return Unread("out_of_range", {"least": _bound(column.least), "most": _bound(column.most)})
    if column.whole and number != number.to_integral_value():
        return Unread("not_whole")
    return number


def _bounds(column: Column) -> tuple[Decimal, Decimal]:
    """Returns what the numbers of a column lie between."""
    least, most = column.least, column.most
    return (
        -LARGEST if least is None else max(-LARGEST, least),
        LARGEST if most is None else min(LARGEST, most),
    )


def plain_number(text: str) -> Decimal | None:
    """Returns the number that a narrow text is, thousands separated or not, or None."""
    return Decimal(text.replace(",", "")) if re.fullmatch(NUMBER, text, re.ASCII) else None


def _number(value: Typed, unit: str) -> Decimal | Unread:
    if isinstance(value, Percent):
        return Unread("percent_in_number")
    if not isinstance(value, str) or spoilt(value):
        return spoilt(value) or Unread("unreadable_number")
    found = _WRITTEN.fullmatch(narrow(value).casefold())
    if not found or (found[1] and unit != "yuan"):
        return Unread("unreadable_number")
    if found[3] and found[3] not in UNIT_WORDS.get(unit, ()):
        return Unread("unreadable_number")
    return Decimal(found[2].replace(",", ""))


def _bound(value: Decimal | None) -> str:
    return "—" if value is None else shown(value)
