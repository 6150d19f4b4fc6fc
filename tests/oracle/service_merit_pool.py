"""A year's pool shared by grade and by years of service: each in proportion to the product of the two factors.

Or, with ``combine: sum``, to the share in all grades plus the share in all years. Below "qualified" there is none.
"""

from datetime import timedelta
from fractions import Fraction

from tests.oracle.world import fraction, row_of, served, whole

SETTINGS = {"years_rounding": "full", "combine": "product", "part_year_share": "whole"}


def reading(world):
    settings = {**SETTINGS, **world.settings}
    there = [who for who in world.people if served(who, world.span)]
    factors = {who.id: _factors(world, who, settings) for who in there}
    weights = _weights(factors, settings["combine"])
    if settings["part_year_share"] == "by_calendar_days":  # of whoever came or went in the year a part
        days = (world.span.last - world.span.first).days + 1
        weights = {who.id: _times(weights[who.id], Fraction(served(who, world.span), days)) for who in there}
    pool = fraction(world.shared.get(world.span, {}).get("merit_pool"))
    shares = split(pool, weights)
    failed = {who.id for who in there if factors[who.id] == (0, 0)}  # whoever else is not known
    return {who.id: {"merit_pay": 0 if who.id in failed else shares[who.id]} for who in there}


def _factors(world, who, settings):
    """Returns the factors of the grade and of the years; none of the years for whoever has no share."""
    grade = world.word(who, world.span, "grade")
    outside = settings["part_year_share"] == "none" and not whole(who, world.span)
    if grade == "fail" or outside:
        return Fraction(0), Fraction(0)
    years = _years(world, who, settings["years_rounding"])
    table = settings["years_coefficients"]
    return (
        None if grade is None else fraction(settings["grade_coefficients"][grade]),
        None if years is None else row_of(table, years)[0],
    )


def _years(world, who, rounding):
    """Returns the years of service at the end of the period: whole ones, or by whole months."""
    if who.hired is None:
        return None
    last = min(world.span.last, who.left or world.span.last)
    end, hired = last + timedelta(days=1), who.hired  # the last day is served, too
    months = (end.year - hired.year) * 12 + end.month - hired.month - (end.day < hired.day)
    return Fraction(months // 12) if rounding == "full" else Fraction(months, 12)


def _times(weight, part):
    return None if weight is None else weight * part


def _weights(factors, combine):
    if combine == "product":
        return {id_: None if None in pair else pair[0] * pair[1] for id_, pair in factors.items()}
    totals = [None if None in column else sum(column) for column in zip(*factors.values(), strict=True)]
    return {
        id_: None if None in (*pair, *totals) else 0 if 0 in totals else pair[0] / totals[0] + pair[1] / totals[1]
        for id_, pair in factors.items()
    }


def split(pool, weights):
    """Returns the pool in whole cents: what is left over goes to the largest remainders, of equal ones to lower ids."""
    if pool == 0:
        return dict.fromkeys(weights, Fraction(0))
    if pool is None:
        return dict.fromkeys(weights)
    if None in weights.values():
        return {id_: Fraction(0) if weight == 0 else None for id_, weight in weights.items()}
    total = sum(weights.values())
    if not total:
        return dict.fromkeys(weights, Fraction(0))
    exact = {id_: pool * 100 * weight / total for id_, weight in weights.items()}
    whole = {id_: share.__floor__() for id_, share in exact.items()}
    left = int(pool * 100) - sum(whole.values())
    for id_ in sorted(exact, key=lambda each: (whole[each] - exact[each], each))[:left]:
        whole[id_] += 1
    return {id_: Fraction(share, 100) for id_, share in whole.items()}
