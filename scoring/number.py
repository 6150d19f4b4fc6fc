"""How numbers are made, divided, compared and rounded: the only place that knows."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import reduce

ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)
THOUSAND = Decimal(1000)
ROUNDING = {"half_up": ROUND_HALF_UP, "floor": ROUND_FLOOR, "ceiling": ROUND_CEILING}
"""The words by which a scheme says how something is rounded."""

# Fifty digits to work with and twenty decimals to compare by: thirty guard digits, so that a third times three
# is one again before anything is compared or paid, although no fraction type is used.
WORKING = Context(prec=50, rounding=ROUND_HALF_UP)
_multiplied, _added = WORKING.multiply, WORKING.add
_COMPARED = Decimal("1E-20")
_CENT = Decimal("0.01")
_HUGE = 29


def number(text: str) -> Decimal:
    """Returns the decimal that a plain text states.

    Raises:
        ValueError: the text is no finite decimal in plain notation (``1e3`` and ``nan`` are refused).

    >>> number("88.50")
    Decimal('88.50')
    """
    try:
        made = Decimal(text.strip())
    except InvalidOperation:
        made = Decimal("NaN")
    if not made.is_finite() or "e" in text.lower() or "_" in text or not text.isascii():
        raise ValueError(text)
    return made


def divide(above: Decimal, below: Decimal) -> Decimal:
    """Returns the quotient to fifty digits; the caller has made sure that ``below`` is not nought."""
    return WORKING.divide(above, below)


def times(*factors: Decimal) -> Decimal:
    """Returns the product to fifty digits."""
    return reduce(_multiplied, factors, ONE)


def total_of(values: Iterable[Decimal]) -> Decimal:
    """Returns the sum to fifty digits, whatever precision the caller works with; nought of nothing."""
    return reduce(_added, values, ZERO)


def settled(value: Decimal) -> Decimal:
    """Returns the value as it is compared: to twenty decimals, so that a third times three equals one.

    A value of thirty digits and more before the point is no measure of anybody; it stays as it is, for one absurd
    number in a cell must not stop the others.

    >>> settled(times(divide(Decimal(1), Decimal(3)), Decimal(3))) == 1
    True
    """
    # Handed over by place: by name it takes twice as long, and nothing is done more often.
    return value.quantize(_COMPARED, None, WORKING) if value.adjusted() < _HUGE else value


def rounded(value: Decimal, places: int = 2) -> Decimal:
    """Returns the value rounded half-up (away from nought) to ``places`` decimals.

    >>> rounded(Decimal("0.005")), rounded(Decimal("-2.345"))
    (Decimal('0.01'), Decimal('-2.35'))
    """
    step = _CENT if places == 2 else Decimal(1).scaleb(-places)
    return value if value.adjusted() >= _HUGE else settled(value).quantize(step, None, WORKING)
