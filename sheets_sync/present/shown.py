"""Numbers as people read them: rounded for the eye only, the same digits every time."""

from decimal import Decimal
from functools import lru_cache

from scoring.number import rounded

_MOST_PLACES = 20


@lru_cache(maxsize=1 << 16)
def points(value: Decimal) -> str:
    """Returns a number with two decimals.

    >>> points(Decimal("88.5")), points(Decimal("-0.005"))
    ('88.50', '-0.01')
    """
    return f"{rounded(value):.2f}"


@lru_cache(maxsize=1 << 16)
def money(value: Decimal) -> str:
    """Returns an amount with two decimals and separators.

    >>> money(Decimal("1020"))
    '1,020.00'
    """
    return f"{rounded(value):,.2f}"


@lru_cache(maxsize=1 << 16)
def trimmed(value: Decimal, places: int = 2) -> str:
    """Returns a number with as many decimals as it needs, ``places`` at most.

    >>> trimmed(Decimal("97.50")), trimmed(Decimal(1) / 3), trimmed(Decimal("1E+2"))
    ('97.5', '0.33', '100')
    """
    text = f"{rounded(value, places):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=1 << 16)
def kept(value: Decimal) -> Decimal:
    """Returns the number as a tab keeps it: six decimals at most, no trailing noughts.

    >>> kept(Decimal(250) / 3), kept(Decimal("88.50")), kept(Decimal("1E+2"))
    (Decimal('83.333333'), Decimal('88.5'), Decimal('100'))
    """
    return Decimal(trimmed(value, 6))


def apart(missing: Decimal) -> int:
    """Returns with how many decimals a difference that is not nought still shows, two at least.

    >>> apart(Decimal("2.3")), apart(Decimal("0.0004"))
    (2, 4)
    """
    places = 2
    while missing and places < _MOST_PLACES and not rounded(missing, places):
        places += 1
    return places


def with_places(value: Decimal, places: int) -> str:
    """Returns a number with so many decimals.

    >>> with_places(Decimal("91.9996"), 4)
    '91.9996'
    """
    return f"{rounded(value, places):.{places}f}"
