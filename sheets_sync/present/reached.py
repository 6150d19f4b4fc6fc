"""Which of a person's figures led to what people see: a branch of the scheme that was not taken explains nothing."""

from collections.abc import Iterator
from typing import Any

from scoring.appraise import Result
from scoring.pay import ADJUSTMENTS, TOTAL
from sheets_sync.present.depends import Grounds


def reached(result: Result, grounds: Grounds) -> frozenset[str]:
    """Returns the names of the month's figures that were looked at for the headlines, the proposals, awards and pay.

    A condition that did not hold was looked at too: it is why its branch was not taken.
    """
    rules: dict[str, Any] = {item.name: item.rule for scheme in result.schemes for item in scheme.items}
    role, figures = result.view.person.role, result.view.figures
    waiting = list(_outcomes(result))
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen or name not in figures:
            continue
        seen.add(name)
        cases = getattr(rules.get(name), "cases", None)
        waiting += grounds.below(role, name) if cases is None else _tried(result, cases)
    return frozenset(seen)


def _tried(result: Result, cases: Any) -> Iterator[str]:  # noqa: ANN401 - the cases of any rule that has some
    """Yields what the cases look at, up to the one that was taken."""
    for case in cases:
        holds = True if case.when is None else case.when.holds(result.view)
        yield from () if case.when is None else (str(test.name) for test in case.when.tests)
        if holds:
            yield from (case.take,) if isinstance(case.take, str) else ()
        if holds is not False:
            return


def _outcomes(result: Result) -> Iterator[str]:
    for scheme in result.schemes:
        head = scheme.headline
        yield from (head.score, head.place, head.star, *head.proposals)
        yield from (item.name for item in scheme.stage("award"))
        yield from scheme.pays
    yield from (ADJUSTMENTS, TOTAL)
