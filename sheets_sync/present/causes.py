"""Which cells of the inputs caused each change of a plan."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from scoring.appraise import Appraisal, Result
from scoring.pay import ADJUSTMENTS, TOTAL
from sheets_sync.grid import Book, BookFault
from sheets_sync.plan import BookPlan, Change, Plan, TabPlan
from sheets_sync.present.columns import figures_behind
from sheets_sync.present.depends import Fact, Grounds, Rests, grounds_of
from sheets_sync.present.moves import Moves
from sheets_sync.texts import texts

_MOST = 3


def explained(plan: Plan, ours: Mapping[str, Book | BookFault], appraisal: Appraisal, language: str) -> Plan:  # noqa: ARG001 - what stood there is in the plan
    """Returns the plan with its causes: of every change the cells that did it.

    Args:
        plan: what would change.
        ours: what stands at our addresses.
        appraisal: the figures as they are now.
        language: of the texts.
    """
    if not any(tab.changes for book in plan.books for tab in book.tabs):
        return plan
    causes = _Causes(plan, appraisal, language)
    return Plan(tuple(causes.book(book) for book in plan.books))


class _Causes:
    """Finds the causes of one plan."""

    def __init__(self, plan: Plan, appraisal: Appraisal, language: str) -> None:
        self.grounds: Grounds = grounds_of(appraisal)
        self.moves = Moves(plan, appraisal, self.grounds, language)
        self.results = {result.view.person.id: result for result in appraisal.results}
        self.behind = figures_behind(appraisal, language)
        self.texts = texts(language, "commands")
        self.tabs = texts(language, "tabs")
        self.wide = list(self._of_everybody(plan))
        self.problems = self._problems(plan)

    def book(self, book: BookPlan) -> BookPlan:
        """Returns a book of the plan with its causes."""
        return book if book.turns else replace(book, tabs=tuple(self._tab(tab) for tab in book.tabs))

    def _tab(self, tab: TabPlan) -> TabPlan:
        if not tab.changes:
            return tab
        return replace(tab, changes=tuple(replace(each, because=self._because(each)) for each in tab.changes))

    def _because(self, change: Change) -> tuple[str, ...]:
        result = self.results.get(str(change.row[0])) if change.row else None
        if result is None:
            return ()
        names = self.behind.names(change, result)
        if not names:
            return ()
        own, others = self._rests(result, names)
        found = list(dict.fromkeys(self._own(result.view.person.id, own)))
        found = found or list(dict.fromkeys(self._others(result, others)))
        found = found or self.problems.get(result.view.person.id, []) or self._wide(result)
        return (*found[:_MOST], self.texts["more_causes"].format(count=len(found))) if len(found) > _MOST else tuple(found)

    def _rests(self, result: Result, names: Iterable[str]) -> tuple[frozenset[Fact], list[Rests]]:
        role, month = result.view.person.role, str(result.view.period)
        pays = [name for scheme in result.schemes for name in scheme.pays]
        listed = [each for name in names for each in ((*pays, ADJUSTMENTS) if name == TOTAL else (name,))]
        rests = [self.grounds.of(role, name) for name in listed]
        own = frozenset().union(*(each.own for each in rests)) if rests else frozenset()
        if ADJUSTMENTS in listed:
            own |= {("adjustment", month), (ADJUSTMENTS, month)}
        return own, rests

    def _own(self, person_id: str, facts: frozenset[Fact]) -> Iterator[str]:
        for move in self.moves.of(person_id):
            if move.facts & facts:
                yield from move.causes

    def _others(self, result: Result, rests: list[Rests]) -> Iterator[str]:
        """Yields what moved of others on whom a place, a quota or a group's mean depends."""
        own_id = result.view.person.id
        for other_id in sorted(self.moves.people()):
            other = self.results.get(other_id)
            if other is None or other_id == own_id:
                continue
            person = other.view.person
            for rest in rests:
                facts = rest.counted(person.role, same_group=other.view["group"].word == result.view["group"].word)
                said = {"name": person.name, "id": other_id}
                yield from (self.texts["of_other"].format(cause=cause, **said) for cause in self._own(other_id, facts))

    def _of_everybody(self, plan: Plan) -> Iterator[tuple[str, str]]:
        """Yields changed schemes (file and words), and another version of ours (with no file)."""
        receipt, digest = self.tabs["receipt"], self.tabs["digest"]
        for change in (each for book in plan.books for tab in book.tabs if tab.title == receipt for each in tab.changes):
            if change.column != digest or len(change.row) < 2:
                continue
            section, what = str(change.row[0]), str(change.row[1])
            if section == self.tabs["scheme"]:
                yield what, self.texts["scheme_changed"].format(scheme=what)
            elif section == self.tabs["version"]:
                yield "", self.texts["version_changed"].format(before=change.before, after=change.after)

    def _wide(self, result: Result) -> list[str]:
        files = {scheme.file for scheme in result.schemes}
        return [words for file, words in self.wide if not file or file in files]

    def _problems(self, plan: Plan) -> dict[str, list[str]]:
        """Returns by person the problems that are new or settled."""
        found: dict[str, list[str]] = {}
        for tab in (tab for book in plan.books for tab in book.tabs if tab.title == self.tabs["problems"]):
            for rows, key in ((tab.appeared, "problem_new"), (tab.vanished, "problem_settled")):
                for row in rows:
                    person_id, message = str(row.values[3] or ""), str(row.values[5] or "")
                    found.setdefault(person_id, []).append(self.texts[key].format(message=message))
        found.pop("", None)
        return found
