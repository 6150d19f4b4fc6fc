"""Why something could not be worked out: lost figures of a scheme, and persons whose facts leave a gap."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scoring.facts import NOT_APPRAISED, View
from scoring.figure import Cell, Figure, Reason
from scoring.pay import TOTAL
from scoring.problem import Level, Problem
from scoring.scheme import Scheme

_Leaves = dict[tuple[str, Reason, str, str], Figure]
_SAID_ELSEWHERE = ("not_known", "adjusted", "withheld", "unset", "not_kept", NOT_APPRAISED)


def open_questions(views: Sequence[tuple[View, Sequence[Scheme]]], said: Sequence[Problem]) -> list[Problem]:
    """Returns one problem for each lost setting in use, and one for each person and cause that nothing else tells.

    Args:
        views: everybody, worked out, with their schemes.
        said: problems that are told already; a person's unknown facts are among them.
    """
    lost: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    found: dict[tuple[str, str], Problem] = {}
    causes = _Causes()
    for view, schemes in views:
        for leaf in causes.of(_heads(view, schemes)):
            if leaf.reason[0] == "unset":
                lost[(str(leaf.reason[1]), _file(leaf))].add(view.person.id)
            elif leaf.reason[0] not in _SAID_ELSEWHERE:
                found[(view.person.id, leaf.name)] = _problem(view, leaf)
    told = {each.person_id for each in said if each.level != Level.WARNING}
    unset = [
        Problem(
            "unset_in_use",
            Cell(file, "", 0, 0, "UNSET", key=f"settings.{name}"),
            {"setting": name, "count": str(len(ids))},
        )
        for (name, file), ids in sorted(lost.items())
    ]
    answers = unset + _together([found[key] for key in sorted(found)])
    if "" in told:  # a book, a tab or a column is missing, which explains whatever is not known of anybody
        return answers
    return answers + _together(_unexplained(views, told | {key[0] for key in found}, lost, causes))


def _together(problems: Sequence[Problem]) -> list[Problem]:
    """Returns the problems with what is the same of several people told once: a calendar that nobody gave, say."""
    alike: defaultdict[tuple[str, ...], list[Problem]] = defaultdict(list)
    for each in problems:
        alike[each.code, each.details["item"], each.details["reason"], each.period].append(each)
    merged = [_of_all(same) if same[0].code == "cannot_work_out" else same for same in alike.values()]
    return [each for same in merged for each in same]


def _of_all(same: Sequence[Problem]) -> Sequence[Problem]:
    """Returns one problem of how many people it is, where they are several."""
    if len(same) == 1:
        return same
    first = same[0]
    details = {**first.details, "count": str(len(same)), "person": ", ".join(each.details["person"] for each in same)}
    return (replace(first, details=details, person_id=""),)


class _Causes:
    """Why figures are not known: one leaf of each kind, remembered for parts that a whole department shares."""

    def __init__(self) -> None:
        self._known: dict[int, _Leaves] = {}

    def of(self, heads: Sequence[Figure]) -> Iterable[Figure]:
        """Returns the figures below the heads that are not known because of themselves, the last of each kind."""
        return self._below(tuple(head for head in heads if not head.known)).values()

    def _below(self, parts: tuple[Figure | Cell, ...]) -> "_Leaves":
        found: _Leaves = {}
        for part in parts:
            if isinstance(part, Figure) and not part.known:
                key = id(part.parts)
                if part.parts and key not in self._known:
                    self._known[key] = self._below(part.parts)
                below = self._known[key] if part.parts else {}
                found.update(below or {(part.name, part.reason, part.period, _file(part)): part})
        return found


def _heads(view: View, schemes: Sequence[Scheme]) -> list[Figure]:
    """Returns what people look at."""
    heads = [name for scheme in schemes for name in (scheme.headline.score, scheme.headline.star) if name]
    return [view[name] for name in (*heads, TOTAL) if name in view.figures]


def _file(leaf: Figure) -> str:
    return next((part.book for part in leaf.parts if isinstance(part, Cell)), "")


def _problem(view: View, leaf: Figure) -> Problem:
    where = next(leaf.cells(), None) or next(iter(view.person.cells.values()), Cell("", "", 0, 0))
    reason = "|".join(str(part) for part in leaf.reason)
    details = {"person": view.person.name, "item": leaf.name, "reason": reason}
    code = "negative_pay" if leaf.reason[0] == "negative" else "cannot_work_out"
    return Problem(code, where, details, person_id=view.person.id, period=leaf.period or str(view.period))


def _unexplained(
    views: Sequence[tuple[View, Sequence[Scheme]]],
    told: set[str],
    lost: "defaultdict[tuple[str, str], set[str]]",
    causes: _Causes,
) -> list[Problem]:
    """Returns a problem for whoever has no total although nothing says why: it must not be silent."""
    excused = told.union(*lost.values()) if lost else told
    silent = []
    for view, schemes in views:
        if view.person.id in excused or TOTAL not in view.figures or view[TOTAL].known:
            continue
        leaves = sorted({leaf.name for leaf in causes.of(_heads(view, schemes))})
        details = {"person": view.person.name, "item": ", ".join(leaves), "reason": "not_kept"}
        where = next(iter(view.person.cells.values()), Cell("", "", 0, 0))
        silent.append(Problem("cannot_work_out", where, details, person_id=view.person.id, period=str(view.period)))
    return silent
