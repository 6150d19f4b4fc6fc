"""The first three of a week: points by place, less for who is below the average, nothing said too early."""

from fractions import Fraction

from tests.oracle.world import fraction

NO_RATE = "no rate"


def ranked(rates, average, settings):
    """Returns everybody's points by rank, of (rate, whether it counts); NO_RATE as the average: compared with none."""
    found = {}
    for id_, (rate, counts) in rates.items():
        others = [pair for other, pair in rates.items() if other != id_ and pair[1] is not False]
        points = Fraction(0) if counts is False else _of_rank(rate, others, average, settings)
        found[id_] = None if counts is None else points
    return found


def _of_rank(rate, others, average, settings):
    if rate is None or average is None:
        return None
    if average != NO_RATE and rate < average:
        return fraction(settings["behind_points"])
    known = [other for other, counts in others if counts and other is not None]
    better, tied = sum(other > rate for other in known), sum(other == rate for other in known)
    unknown = sum(other is None for other, _ in others)
    maybe = [other for other, counts in others if counts is None and other is not None]
    ahead, level_with = sum(other > rate for other in maybe), sum(other == rate for other in maybe)
    outcomes = {
        _at_place(better + above + more, 1 + tied + level + same, settings)
        for above in range(unknown + 1) for level in range(unknown - above + 1)
        for more in range(ahead + 1) for same in range(level_with + 1)
    }  # fmt: skip
    if unknown or ahead or level_with:  # that a tie ends in nothing is not settled before the place is
        outcomes |= {_at_place(better + above, 1, settings) for above in range(unknown + ahead + 1)}
    return outcomes.pop() if len(outcomes) == 1 else None


def _at_place(better, tied, settings):
    points = [fraction(settings["place_points"].get(str(better + number), 0)) for number in range(1, tied + 1)]
    if tied > 1 and settings["tie_policy"] != "all":
        return sum(points) / tied if settings["tie_policy"] == "split" else Fraction(0)
    return points[0]


def shared(world, span, name):
    """Returns what was written of the department, as a number."""
    return fraction(world.shared.get(span, {}).get(name))
