"""``as: percent``: a share in percent points, whichever of three ways it was typed."""

from decimal import Decimal

from scoring.number import ONE
from sheets_sync.grid import Percent
from sheets_sync.team.table import Column
from sheets_sync.team.words import narrow
from sheets_sync.tidy.cells.number import believed, plain_number
from sheets_sync.tidy.cells.unread import Read, Reader, Typed, Unread, hundredfold, spoilt


def reader(column: Column) -> Reader:
    """Returns how cells of this column are read, into percent points (85 for 85%).

    A percent sign or percent format is exact. A number without one is read as ``written`` says: ``fraction`` 0.85,
    ``points`` 85, ``either`` up to 1 as a fraction and above as points; where both meanings remain, it is a problem.

    >>> read = reader(Column(("满意度",), "percent", written="either", least=Decimal(2)))
    >>> read("９８％"), read(Decimal("0.98")), read(Decimal(1))
    (Decimal('98'), Decimal('98'), Decimal('100'))
    """

    def read(value: Typed) -> Read:
        points = _points(value, column)
        return points if isinstance(points, Unread) else believed(points, column)

    return read


def _points(value: Typed, column: Column) -> Decimal | Unread:
    if isinstance(value, Decimal):
        return _bare(value, column)
    if isinstance(value, Percent):
        return hundredfold(value.value) if value.value.is_finite() else Unread("unreadable_percent")
    if not isinstance(value, str) or spoilt(value):
        return spoilt(value) or Unread("unreadable_percent")
    text = narrow(value)
    number = plain_number(text.removesuffix("%").rstrip())
    if number is None:
        return Unread("unreadable_percent")
    return number if text.endswith("%") else _bare(number, column)


def _bare(number: Decimal, column: Column) -> Decimal | Unread:
    """Returns the points that a number without a sign means."""
    if not number.is_finite():
        return Unread("unreadable_percent")
    if column.written == "points":
        return number
    if column.written == "fraction":
        return Unread("ambiguous_percent") if number > ONE else hundredfold(number)
    if number == ONE:
        fits = [each for each in (number, hundredfold(number)) if isinstance(believed(each, column), Decimal)]
        return fits[0] if len(fits) == 1 else Unread("ambiguous_percent")
    return hundredfold(number) if number < ONE else number
