"""What each figure rests on by the scheme itself: which facts, of which months, one's own or those of others."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.appraise import Appraisal
from scoring.form import names_in
from scoring.period import Period
from scoring.scheme import Item

Fact = tuple[str, str]
"""Name of a fact and its month (``2026-10``)."""


@dataclass(frozen=True, slots=True)
class Rests:
    """What a figure rests on.

    Attributes:
        own: facts of the person themself.
        others: role and whether only one's own group counts, to the facts of the others that count too.
    """

    own: frozenset[Fact] = frozenset()
    others: Mapping[tuple[str, bool], frozenset[Fact]] = field(default_factory=dict)

    def counted(self, role: str, *, same_group: bool) -> frozenset[Fact]:
        """Returns the facts of somebody of that role that count for another person."""
        everywhere = self.others.get((role, False), frozenset())
        return everywhere | self.others.get((role, True), frozenset()) if same_group else everywhere


class Grounds:
    """Answers for every role and figure, and remembers the answers."""

    def __init__(self, items: Mapping[str, Mapping[str, Item]], period: Period) -> None:
        """Keeps the items of each role by name, and the appraised month."""
        self._items = items
        self._period = period
        self._known: dict[tuple[str, str, Period], Rests] = {}
        self._scores: dict[tuple[str, str], tuple[str, ...]] = {}

    def facts_of_score(self, role: str, name: str) -> tuple[str, ...]:
        """Returns the facts that a figure of the score stage rests on, in the order in which the rules name them."""
        key = (role, name)
        if key not in self._scores:
            self._scores[key] = self._below(role, name)
        return self._scores[key]

    def worked_out(self, role: str, name: str) -> bool:
        """Tells whether a figure is worked out by a scheme of the role, and not read."""
        return name in self._items.get(role, {})

    def _below(self, role: str, name: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        waiting = [name]
        while waiting:
            each = waiting.pop()
            item = self._items.get(role, {}).get(each)
            if item is None:
                found[each] = None
            else:
                waiting += reversed([str(below) for below in names_in(item.rule)])
        return tuple(found)

    def of(self, role: str, name: str, period: Period | None = None) -> Rests:
        """Returns what a figure of a role rests on, in the appraised month or another."""
        month = period or self._period
        key = (role, name, month)
        if key not in self._known:
            self._known[key] = Rests()  # a name that leads back to itself adds nothing
            self._known[key] = self._found(role, name, month)
        return self._known[key]

    def _found(self, role: str, name: str, month: Period) -> Rests:
        item = self._items.get(role, {}).get(name)
        if item is None:
            return Rests(frozenset([(name, str(month))]))
        months = getattr(item.rule, "months", lambda _: (month,))(month)
        names = [str(each) for each in names_in(item.rule)]
        whose = getattr(item.rule, "role", None)
        if whose is not None:  # a lead is judged by the figures of the group
            roles = [whose] if whose else list(self._items)
            return Rests(frozenset([("group", str(month))]), self._of_others(roles, names, months))
        below = [self.of(role, each, when) for each in names for when in months]
        own = frozenset().union(*(rests.own for rests in below)) if below else frozenset()
        others = _merged([rests.others for rests in below])
        if hasattr(item.rule, "figures"):  # a place depends on everybody of the role
            others = _merged([others, {(role, False): own}])
        return Rests(own | {("days_served", str(month))} if _by_days(item) else own, others)

    def _of_others(self, roles: list[str], names: list[str], months: tuple[Period, ...]) -> dict[tuple[str, bool], frozenset[Fact]]:
        found = {}
        for role in roles:
            below = [self.of(role, name, month).own for name in names for month in months]
            found[role, True] = frozenset({("group", str(month)) for month in months}).union(*below)
        return found


def grounds_of(appraisal: Appraisal) -> Grounds:
    """Returns the grounds of all figures of an appraisal."""
    items = {role: {item.name: item for scheme in schemes for item in scheme.items} for role, schemes in appraisal.schemes.items()}
    return Grounds(items, appraisal.period)


def _by_days(item: Item) -> bool:
    """Tells whether a rule looks at the days served without naming them."""
    return item.rule.__class__.__module__.rpartition(".")[2] in ("prorate", "full_attendance")


def _merged(several: list[Mapping[tuple[str, bool], frozenset[Fact]]]) -> dict[tuple[str, bool], frozenset[Fact]]:
    found: dict[tuple[str, bool], frozenset[Fact]] = {}
    for each in several:
        for key, facts in each.items():
            found[key] = found.get(key, frozenset()) | facts
    return found
