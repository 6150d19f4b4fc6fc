"""Which cells of the inputs caused each change of a plan."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from scoring.appraise import Appraisal, Result
from scoring.pay import ADJUSTMENTS, TOTAL
from sheets_sync.plan import BookPlan, Change, Plan, TabPlan
from sheets_sync.present.columns import figures_behind
from sheets_sync.present.depends import Fact, grounds_of
from sheets_sync.present.grounds_moved import receipt_changes, schemes_changed
from sheets_sync.present.moves import Moves
from sheets_sync.texts import texts

_MOST = 3
_NONE: frozenset[str] = frozenset()
_ALWAYS = ("standing", "group", "days_served")
"""What decides whether and how somebody is appraised at all, whatever the figure."""
_Others = tuple[tuple[str, str], ...]


def explained(plan: Plan, appraisal: Appraisal, language: str) -> Plan:
    """Returns the plan with its causes: of every change the cells that did it.

    Args:
        plan: what would change.
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
        self.grounds = grounds_of(appraisal)
        self.moves = Moves(plan, appraisal, self.grounds, language)
        self.results = {result.view.person.id: result for result in appraisal.results}
        self.behind = figures_behind(appraisal, language)
        self.language = language
        self.texts = texts(language, "commands")
        self.tabs = texts(language, "tabs")
        self.worded = {self.tabs[key] for key in ("why_not_more", "reason")}
        self.everywhere = list(self._of_everybody(plan))
        self.problems = self._problems(plan)
        self.moved = self._moved()
        self.reached: dict[tuple[str, tuple[str, ...], frozenset[str] | None], frozenset[Fact]] = {}
        self.begun: dict[str, frozenset[Fact]] = {}
        self.known: dict[tuple[str, tuple[str, ...], str], _Others] = {}

    def book(self, book: BookPlan) -> BookPlan:
        """Returns a book of the plan with its causes."""
        return book if book.turns else replace(book, tabs=tuple(self._tab(tab) for tab in book.tabs))

    def _tab(self, tab: TabPlan) -> TabPlan:
        if not tab.changes:
            return tab
        return replace(tab, changes=tuple(replace(each, because=self._because(each)) for each in tab.changes))

    def _because(self, change: Change) -> tuple[str, ...]:
        """Returns one's own cells, else those of others, else what is new, settled or changed for everybody."""
        result = self.results.get(str(change.row[0])) if change.row else None
        names = self.behind.names(change, result) if result is not None else ()
        if result is None or not names:
            return ()
        own = self._own(result, names, worded=change.column in self.worded)
        scheme, version = self._wide(result)
        mended = [] if own else self._of_problems(result, names)
        found = [*own, *scheme, *mended] or self._of_others(result, names) or version
        if len(found) <= _MOST:
            return tuple(found)
        return (*found[:_MOST], self.texts["more_causes"].format(count=len(found)))

    def _own(self, result: Result, names: tuple[str, ...], *, worded: bool) -> list[str]:
        """Returns the person's own cells: those below figures that changed, else all that the figures rest on."""
        person = result.view.person
        changed = (self.moves.touched if worded else self.moves.valued).get(person.id, frozenset())
        for narrow in (True, False):
            facts = self._facts(person.role, tuple(_opened(names, result)), changed, narrow=narrow)
            found = list(dict.fromkeys(self._causes(person.id, facts)))
            if found:
                return found
        return []

    def _facts(self, role: str, names: tuple[str, ...], changed: frozenset[str], *, narrow: bool) -> frozenset[Fact]:
        """Returns the facts below some figures; narrow: only by way of figures that changed. Many share the answer."""
        key = (role, names, changed if narrow else None)
        if key not in self.reached:
            month = self.grounds.month
            tops = [(name, month) for name in names if not narrow or name in changed] or [
                (name, month) for name in names
            ]
            follow = (lambda fact: fact[1] != month or fact[0] in changed) if narrow else (lambda _: True)
            self.reached[key] = frozenset(self.grounds.own_facts(role, tops, follow))
        return self.reached[key]

    def _causes(self, person_id: str, facts: frozenset[Fact]) -> Iterator[str]:
        for move in self.moves.of(person_id):
            if move.facts & facts:
                yield from move.causes

    def _of_problems(self, result: Result, names: tuple[str, ...]) -> list[str]:
        """Returns the person's problems where they can be why: of pay always, else only of what they left unknown."""
        person = result.view.person
        if TOTAL in names or person.id not in self.problems:
            return self.problems.get(person.id, [])
        return self._unsettling(person.id, self._facts(person.role, tuple(_opened(names, result)), _NONE, narrow=False))

    def _unsettling(self, person_id: str, facts: frozenset[Fact]) -> list[str]:
        """Returns somebody's problems if one of some facts moved by itself; what only withholds pay moves none."""
        if person_id not in self.problems or not self.moves.told:
            return self.problems.get(person_id, [])
        if person_id not in self.begun:
            self.begun[person_id] = self._begun(self.results[person_id])
        begun = self.begun[person_id]
        return self.problems[person_id] if begun & facts or any(name in _ALWAYS for name, _ in begun) else []

    def _begun(self, result: Result) -> frozenset[Fact]:
        """Returns the facts of somebody by which something moved: those below what moved, and nothing else below it."""
        person = result.view.person
        changed = self.moves.changed.get(person.id, frozenset())
        pay = {ADJUSTMENTS, TOTAL, *(name for scheme in result.schemes for name in scheme.pays)}
        first = [each for each in changed if each[0] not in pay and self.grounds.begins(person.role, each, changed)]
        return frozenset(self.grounds.own_facts(person.role, first))

    def _of_others(self, result: Result, names: tuple[str, ...]) -> list[str]:
        """Returns what moved of others on whom a place, a quota or a group's mean depends."""
        own = result.view.person
        group = result.view["group"].word
        key = (own.role, names, group)
        if key not in self.known:
            self.known[key] = tuple(dict.fromkeys(self._search(own.role, _opened(names, result), group)))
        return [cause for person_id, cause in self.known[key] if person_id != own.id]

    def _search(self, role: str, names: Iterable[str], group: str) -> Iterator[tuple[str, str]]:
        for name in names:
            for (whose, same), facts in self.grounds.others_facts(role, name).items():
                for other in self.moved[whose, group if same else ""]:
                    said = {"name": self.results[other].view.person.name, "id": other}
                    yield from (
                        (other, self.texts["of_other"].format(cause=each, **said))
                        for each in list(self._causes(other, facts)) or self._unsettling(other, facts)
                    )

    def _moved(self) -> dict[tuple[str, str], list[str]]:
        """Returns the ids of those of whom something moved, by role and group, and by role alone."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for person_id in sorted({*self.moves.people(), *self.problems} & set(self.results)):
            view = self.results[person_id].view
            found[view.person.role, ""].append(person_id)
            if view["group"].word:
                found[view.person.role, view["group"].word].append(person_id)
        return found

    def _of_everybody(self, plan: Plan) -> Iterator[tuple[str, str]]:
        """Yields schemes that changed or are new (file and words), and another version of ours (with no file)."""
        changed: dict[str, list[str]] = defaultdict(list)
        for file, words in schemes_changed(plan, self.language):
            changed[file].append(words)
        for file, each in changed.items():  # the end of the plan tells them one by one
            yield file, each[0] if len(each) == 1 else self.texts["scheme_changed"].format(scheme=file)
        for change in receipt_changes(plan, self.language):
            if change.row[0] == self.tabs["version"]:
                yield "", self.texts["version_changed"].format(before=change.before, after=change.after)

    def _wide(self, result: Result) -> tuple[list[str], list[str]]:
        """Returns what is said of the person's schemes, and of our version."""
        files = {scheme.file for scheme in result.schemes}
        return (
            [words for file, words in self.everywhere if file in files],
            [words for file, words in self.everywhere if not file],
        )

    def _problems(self, plan: Plan) -> dict[str, list[str]]:
        """Returns by person the problems that are new or settled; what only follows from another is no cause."""
        found: dict[str, list[str]] = defaultdict(list)
        follows = texts(self.language, "problems")["cannot_work_out"].rpartition("}")[2]
        for tab in (tab for book in plan.books for tab in book.tabs if tab.title == self.tabs["problems"]):
            for rows, key in ((tab.appeared, "problem_new"), (tab.vanished, "problem_settled")):
                for row in rows:
                    book, _, cell, person_id, _, message, level = (str(value or "") for value in row.values)
                    if person_id and level != self.tabs["warning"] and not message.endswith(follows):
                        said = _first_sentence(message)
                        found[person_id].append(self.texts[key].format(where=f"{book} {cell}", message=said))
        return found


def _first_sentence(message: str) -> str:
    """Returns what is wrong, without what to do about it: the list of problems says that."""
    return re.split(r"(?<=。)|(?<=[^\d]\.) ", message, maxsplit=1)[0].rstrip("。.")


def _opened(names: Iterable[str], result: Result) -> list[str]:
    """Returns the names with the total replaced by what it is the sum of."""
    pays = [name for scheme in result.schemes for name in scheme.pays]
    parts: Callable[[str], list[str]] = lambda name: [*pays, ADJUSTMENTS] if name == TOTAL else [name]  # noqa: E731 - short
    opened = [part for name in names for part in parts(name)]
    return [*opened, "adjustment"] if ADJUSTMENTS in opened else opened
