"""Adds up what tabs of months count where a period is longer than a month: a quarter of attendance in three tabs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scoring.facts import measure
from scoring.figure import Figure
from scoring.number import total_of
from scoring.period import Period
from sheets_sync.tidy.reading import Measures, Reading
from sheets_sync.tidy.roster import Roster


def over_months(readings: Sequence[Reading], period: Period, roster: Roster) -> Reading:
    """Returns what the readings of a period's months come to; what is not known of one month is not known at all.

    Args:
        readings: of each month, all that was read of it.
        period: that they make up.
        roster: of the months.
    """
    known: dict[Period, dict[str, Measures]] = {}
    for reading in readings:
        for month, people in reading.measures.items():
            known.setdefault(month, {}).update(people)
    ids = dict.fromkeys(person for people in known.values() for person in people)
    measures = {person: _added(person, known, roster) for person in ids}
    problems = tuple(replace(each, period=str(period)) for reading in readings for each in reading.problems)
    return Reading({period: measures}, problems, tuple(tally for reading in readings for tally in reading.tallies))


def _added(person: str, known: Mapping[Period, Mapping[str, Measures]], roster: Roster) -> Measures:
    """Returns the measures of somebody over the months in which they were employed."""
    served = [month for month in known if roster.people[person].days_served(month)]
    months = {month: known[month].get(person, {}) for month in served}
    names = dict.fromkeys(name for own in months.values() for name in own)
    return {name: _sum(name, [(month, own[name]) for month, own in months.items() if name in own]) for name in names}


def _sum(name: str, figures: list[tuple[Period, Figure]]) -> Figure:
    dated = tuple(replace(figure, period=str(month)) for month, figure in figures)
    values = [figure.value for figure in dated if figure.value is not None]
    if len(values) < len(dated):
        return measure(name, None, dated[0].unit, *(cell for figure in dated for cell in figure.cells()))
    return Figure(name, total_of(values), dated[0].unit, ("sum",), dated)
