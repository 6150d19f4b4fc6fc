"""Departments by chance: who there is, when they came and went, and what was written of them."""

from datetime import timedelta
from random import Random

from tests.oracle.world import Span, Who, served

STANDINGS = ("regular",) * 8 + ("probation", "stand_in")


def chances(seed):
    return Random(seed)  # noqa: S311 - chance for examples, no secret


def spans(chance, length=1, from_day=1):
    """Returns a period around a turn of the year as often as not."""
    index = 2026 * 12 + chance.choice((-2, -1, 0, 1, 2, 5, 9, 11, 12, 13))
    return Span(index // length * length, length, from_day)


def people(chance, span, size, history=4, standings=STANDINGS):
    """Returns so many people, of whom about a third came or went."""
    return tuple(_who(chance, f"{number:03}", span, history, standings) for number in range(1, size + 1))


def _who(chance, id_, span, history, standings):
    standing = chance.choice(standings)
    story = chance.choice(("years",) * 8 + ("joined", "first day", "left", "last day", "earlier", "gone"))
    days = (span.last - span.first).days
    hired = left = None
    if story == "joined":
        hired = span.first + timedelta(days=chance.randint(1, days))
    elif story == "first day":
        hired = span.back(chance.randrange(history)).first
    elif story == "left":
        left = span.first + timedelta(days=chance.randrange(days))
    elif story == "last day":
        left = span.last
    elif story == "earlier":
        hired = span.first - timedelta(days=chance.randrange(1, days * history))
    elif story == "gone":
        left = span.first - timedelta(days=chance.randint(1, days))
    confirmed = None
    if standing == "regular" and chance.random() < 0.1:
        confirmed = span.first + timedelta(days=chance.randint(-days, days))
    return Who(id_, standing, hired, confirmed, left)


def written(chance, values, gaps=0.03):
    """Returns one of some values as text, now and then nothing."""
    return None if chance.random() < gaps else str(chance.choice(values))


def facts(span, whoever, history, drawn):
    """Returns what was written of everybody in this period and those before it, of those who served.

    Args:
        span: the appraised period.
        whoever: the people.
        history: how many periods, this one included.
        drawn: makes what was written of somebody in a period.
    """
    return {
        (who.id, each): drawn(who, each)
        for who in whoever
        for each in (span.back(number) for number in range(history))
        if served(who, each)
    }


def scores(chance, edges=()):
    """Returns the marks of one department: few different ones, so that people tie, or many."""
    step = chance.choice((1, 5, 10))
    marks = [str(mark) for mark in range(50, 101, step)]
    return [*marks, *(str(edge) for edge in edges), *(("79.99", "83.33", "66.67") if chance.random() < 0.5 else ())]


def share(chance, number, whole=100):
    """Returns so many shares that make up a hundred percent."""
    cuts = sorted(chance.randint(1, whole // 5 - 1) * 5 for _ in range(number - 1))
    return [f"{high - low}%" for low, high in zip((0, *cuts), (*cuts, whole), strict=True)]
