"""A department told in plain words, for the readings of the circulars: nothing of the product is known here.

Numbers are text as somebody would write them; a reading counts in fractions. What is not known is None, never nought.
"""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

NOT_APPRAISED = "not appraised"
MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


@dataclass(frozen=True)
class Who:
    """Somebody invented; a hotel's department is somebody, too."""

    id: str
    standing: str = "regular"
    hired: date | None = None
    confirmed: date | None = None
    left: date | None = None


@dataclass(frozen=True)
class Span:
    """A period: its first month as year × 12 + month − 1, how many months, and on which day it begins."""

    index: int
    length: int = 1
    from_day: int = 1

    def back(self, number):
        return Span(self.index - number * self.length, self.length, self.from_day)

    @property
    def year(self):
        return self.index // 12

    @property
    def first(self):
        start = self.index if self.from_day == 1 else self.index - 1
        return date(start // 12, start % 12 + 1, self.from_day)

    @property
    def last(self):
        end = self.index + self.length - (0 if self.from_day == 1 else 1)
        return date(end // 12, end % 12 + 1, self.from_day) - timedelta(days=1)

    def __str__(self):
        year, month = divmod(self.index, 12)
        return f"{year}-{month + 1:02}"


@dataclass(frozen=True)
class World:
    """What is told of a department.

    Attributes:
        span: the period that is appraised.
        people: who there is.
        facts: (id, period) to what was written of somebody, only for periods in which they served.
        settings: what the scheme's settings are, all that differ from the file.
        shared: period to what was written of the department.
        records: (id, name of a record) to its rows in the appraised period.
        reckoned: what a reading has worked out already.
    """

    span: Span
    people: tuple[Who, ...]
    facts: dict
    settings: dict = field(default_factory=dict)
    shared: dict = field(default_factory=dict)
    records: dict = field(default_factory=dict)
    reckoned: dict = field(default_factory=dict, repr=False, compare=False)

    def said(self, who, span, name):
        """Returns the number, or None."""
        return fraction(self.facts.get((who.id, span), {}).get(name))

    def word(self, who, span, name):
        return self.facts.get((who.id, span), {}).get(name)


@cache
def _fraction(text):
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def fraction(text):
    """Returns the number of a text; 5% is a twentieth."""
    return None if text is None else _fraction(str(text))


@cache
def served(who, span):
    """Returns how many days of a period somebody was employed."""
    start, end = max(span.first, who.hired or span.first), min(span.last, who.left or span.last)
    return max(0, (end - start).days + 1)


@cache
def whole(who, span):
    return served(who, span) == (span.last - span.first).days + 1


def months_on(day, number):
    """Returns the same day so many months on, or the last of a month too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def half_up(value, digits):
    """Returns a number rounded to so many digits, a half away from nought."""
    scaled = abs(value) * 10**digits
    rounded = Fraction((scaled + Fraction(1, 2)).__floor__(), 10**digits)
    return rounded if value >= 0 else -rounded


def cents(value):
    return None if value is None else half_up(value, 2)


def added(*values):
    """Returns the sum, unknown when a part is."""
    return None if None in values else sum(values, Fraction(0))


def weighted(parts, policy):
    """Returns Σ weight × value of (weight, value); what is missing blocks it, or leaves its weight to the others.

    Whose weight is nought is not asked.
    """
    parts = [(weight, value) for weight, value in parts if weight]
    if policy == "renormalise":
        parts = [(weight, value) for weight, value in parts if value is not None]
        whole_weight = sum(weight for weight, _ in parts)
        return sum(weight * value for weight, value in parts) / whole_weight if whole_weight else None
    return added(*(None if value is None else weight * value for weight, value in parts))


def once(reckon):
    """Keeps what was worked out of somebody in a period, since a row of months asks for it again and again."""

    def kept(world, who, span, settings):
        key = (reckon, who.id, span)
        if key not in world.reckoned:
            world.reckoned[key] = reckon(world, who, span, settings)
        return world.reckoned[key]

    return kept


def row_of(bands, value):
    """Returns the values of all bands that a value lies in, in their order."""
    found = []
    for band in bands:
        holds = {
            "at_least": lambda edge: value >= edge, "above": lambda edge: value > edge,
            "up_to": lambda edge: value <= edge, "below": lambda edge: value < edge,
        }  # fmt: skip
        if all(test(fraction(band[edge])) for edge, test in holds.items() if edge in band):
            found.append(fraction(band["gives"]))
    return found


def both(*answers):
    """Returns yes when all are yes, no when one is no, and otherwise None."""
    return False if False in answers else None if None in answers else True


def either(*answers):
    return True if True in answers else None if None in answers else False
