"""Who is appraised, and whether everything that their schemes need is kept at all."""

from collections.abc import Mapping, Sequence

from scoring.facts import View
from scoring.figure import Cell
from scoring.problem import Problem
from scoring.scheme import Scheme
from scoring.written import INTRINSIC


def check(schemes: Sequence[Scheme], views: Sequence[View], later: Mapping[str, object]) -> tuple[Problem, ...]:
    """Returns a problem for each fact that a scheme needs and nobody of the role has.

    Args:
        schemes: those of one role.
        views: the people of the role, in every month that is looked at: a test that is held once a quarter is kept.
        later: names that an earlier scheme of the role works out.
    """
    every = [each for view in views for each in (view, *view.weeks)]
    known = {name for view in every for name in view.figures} | set(later) | set(INTRINSIC)
    return tuple(
        Problem("fact_not_kept", Cell(scheme.file, "", 0, 0, key=f"facts.{name}"), {"fact": name, "scheme": scheme.id})
        for scheme in schemes
        for name, fact in scheme.facts.items()
        if views and name not in known and not fact.optional
    )
