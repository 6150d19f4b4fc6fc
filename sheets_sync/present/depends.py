"""What each figure rests on by the scheme itself: which facts, of which months, one's own or those of others."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scoring.appraise import Appraisal
from scoring.form import names_in
from scoring.period import Period
from scoring.scheme import Item

Fact = tuple[str, str]
"""Name of a fact or figure, and its month (``2026-10``)."""
_EVERYONE = "everyone"
_BY_DAYS = ("prorate", "full_attendance")
"""Rules that look at the days served without naming them."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a rule looks at.

    Attributes:
        own: figures and facts of the person themself.
        others: figures and facts of others, by role and whether only those of one's own group count.
    """

    own: tuple[Fact, ...] = ()
    others: Mapping[tuple[str, bool], tuple[Fact, ...]] = field(default_factory=dict)


class Grounds:
    """Answers for every role and figure, and remembers the answers."""

    def __init__(self, items: Mapping[str, Mapping[str, Item]], period: Period) -> None:
        """Keeps the items of each role by name, and the appraised month."""
        self._items = items
        self._period = period
        self._steps: dict[tuple[str, str, str], Step] = {}
        self._below: dict[tuple[str, str], tuple[str, ...]] = {}
        self._scores: dict[tuple[str, str], tuple[str, ...]] = {}
        self._others: dict[tuple[str, str], dict[tuple[str, bool], frozenset[Fact]]] = {}

    @cached_property
    def month(self) -> str:
        """Returns the appraised month."""
        return str(self._period)

    def worked_out(self, role: str, name: str) -> bool:
        """Tells whether a figure is worked out by a scheme of the role, and not read."""
        return name in self._items.get(role, {})

    def facts_of_score(self, role: str, name: str) -> tuple[str, ...]:
        """Returns the facts that a figure of the score stage rests on, in the order in which the rules name them."""
        key = (role, name)
        if key not in self._scores:
            reached = self.own_facts(role, [(name, self.month)])
            self._scores[key] = tuple(each for each, _ in reached)
        return self._scores[key]

    def below(self, role: str, name: str) -> tuple[str, ...]:
        """Returns the person's own figures and facts of the appraised month that a rule names."""
        key = (role, name)
        if key not in self._below:
            own = self._step(role, (name, self.month)).own
            self._below[key] = tuple(each for each, month in own if month == self.month)
        return self._below[key]

    def own_facts(self, role: str, tops: Iterable[Fact], follow: Callable[[Fact], bool] = lambda _: True) -> list[Fact]:
        """Returns the facts of the person themself below some figures, in the order in which the rules name them.

        Args:
            role: of the person.
            tops: the figures to start from; they are followed always.
            follow: tells whether to go on below a figure.
        """
        found: dict[Fact, None] = {}
        waiting = [(each, True) for each in reversed(list(tops))]
        while waiting:
            fact, goes_on = waiting.pop()
            if fact in found or not goes_on:
                continue
            found[fact] = None
            below = self._step(role, fact).own
            waiting += [(each, not self.worked_out(role, each[0]) or follow(each)) for each in reversed(below)]
        return [fact for fact in found if not self.worked_out(role, fact[0])]

    def begins(self, role: str, fact: Fact, moved: Container[Fact]) -> bool:
        """Tells whether a fact or figure moved by itself: nothing that it rests on did, and it rests on nobody else."""
        step = self._step(role, fact)
        return not step.others and not any(each in moved for each in step.own)

    def others_facts(self, role: str, name: str) -> Mapping[tuple[str, bool], frozenset[Fact]]:
        """Returns the facts of others that a figure rests on, by their role and whether only one's own group counts."""
        key = (role, name)
        if key not in self._others:
            self._others[key] = {}
            self._others[key] = self._of_others(role, (name, self.month))
        return self._others[key]

    def _of_others(self, role: str, top: Fact) -> dict[tuple[str, bool], frozenset[Fact]]:
        found: dict[tuple[str, bool], set[Fact]] = {}
        seen: set[Fact] = set()
        waiting = [top]
        while waiting:
            fact = waiting.pop()
            if fact in seen:
                continue
            seen.add(fact)
            step = self._step(role, fact)
            waiting += step.own
            for (whose, group), names in step.others.items():
                found.setdefault((whose, group), set()).update(self.own_facts(whose, names))
        return {key: frozenset(facts) for key, facts in found.items()}

    def _step(self, role: str, fact: Fact) -> Step:
        key = (role, *fact)
        if key not in self._steps:
            item = self._items.get(role, {}).get(fact[0])
            self._steps[key] = self._looked_at(role, item, Period.parse(fact[1])) if item else Step()
        return self._steps[key]

    def _looked_at(self, role: str, item: Item, month: Period) -> Step:
        months = getattr(item.rule, "months", lambda _: (month,))(month)
        below = tuple((str(name), str(each)) for name in names_in(item.rule) for each in months)
        whose = getattr(item.rule, "role", None)
        if whose is not None:  # a lead is judged by the figures of the group
            group = ("group", str(month))
            roles = tuple(self._items) if whose in ("", _EVERYONE) else (whose,)
            if getattr(item.rule, "whole_department", False):
                return Step((), dict.fromkeys(((each, False) for each in roles), below))
            return Step((group,), {(each, True): (*below, group) for each in roles})
        if item.rule.__class__.__module__.rpartition(".")[2] in _BY_DAYS:
            below += (("days_served", str(month)),)
        # A rule that answers for several at once, as a place does, depends on everybody of the role.
        return Step(below, {(role, False): below} if hasattr(item.rule, "figures") else {})


def grounds_of(appraisal: Appraisal) -> Grounds:
    """Returns the grounds of all figures of an appraisal."""
    items = {
        role: {item.name: item for scheme in schemes for item in scheme.items}
        for role, schemes in appraisal.schemes.items()
    }
    return Grounds(items, appraisal.period)
