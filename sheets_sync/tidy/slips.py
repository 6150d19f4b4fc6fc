"""Days that are probably slips: a year ago, or counted from another start than ours."""

from datetime import date, timedelta
from decimal import Decimal

from scoring.period import Period
from scoring.person import Person
from sheets_sync.tidy.cells.unread import Typed

_FAR = timedelta(days=731)
YEAR = 12


def is_served(person: Person, day: date) -> bool:
    """Tells whether somebody was employed on a day."""
    return not ((person.hired and day < person.hired) or (person.left and day > person.left))


def is_doubtful_serial(value: Typed, day: object, period: Period, person: Person | None) -> bool:
    """Tells whether a bare number read as a day may be counted from 1904, as some workbooks of old do.

    The two counts differ by four years, so such a day falls out of the time of service or far from the month.
    """
    if not isinstance(value, Decimal) or not isinstance(day, date):
        return False
    far = day < period.first - _FAR or day > period.last + _FAR
    return far or (person is not None and not is_served(person, day))


def is_year_slip(day: date, months: tuple[Period, ...], person: Person | None) -> bool:
    """Tells whether a day would lie in a wanted period of another year, while its person was not employed on it."""
    if person is None or is_served(person, day):
        return False
    own = [(Period.of(day, each.length, each.from_day), each) for each in months]
    return any(one.month == each.month and one != each for one, each in own)
