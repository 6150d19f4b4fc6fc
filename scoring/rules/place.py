"""The place in a ranking: one more than the number who are better, so ties share a place (1, 2, 2, 4).

    rule: place
    of: performance_score
    within: role            # everybody of the same schemes; or group
    order: highest          # the highest value is first; or lowest, which also counts from the last place up
    among: {standing: [regular, confirming]}   # optional: who is ranked; the others have no place and take none
    tiebreak: [skill_score] # optional: tried before two share a place
    missing: skip           # who has no figure takes no place; or block: nobody has a place until all figures are known

- Whoever has no figure has no place and takes none.
- With `order: lowest` the last is place 1 and the last two are `{up_to: 2}`; in a group of one the first is also the
  last, so ask for a size with `head_count` where that matters.
- Figures a hair apart (beyond twenty decimals) are tied.
- Whoever is not ranked has an unknown place: let a condition name the reason beside it (`{standing: regular, place:
  1}`), then it does not hold for them.
- Places have a history: "last three months in a row" is a `streak` of a place.

Source: none; the usual ranking of competitions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scoring.condition import Condition
from scoring.facts import Found, View, unknown
from scoring.form import Name
from scoring.ranking import Contest, Entry, Order, Runner, Within, group_lost


@dataclass(frozen=True, slots=True)
class Rule:
    """Competition ranking.

    Attributes:
        of: the figure.
        within: who is compared: everybody of the ``role`` (default), or of one's own ``group``.
        order: which end is first: ``highest`` (default) or ``lowest``.
        among: optional: who is ranked; everybody, when left out.
        tiebreak: optional: further figures that decide between those who are tied, highest best; unknown ones come
            last.
        missing: what an unknown figure does to the others: ``skip`` (default: nothing) or ``block`` (nobody has a place
            yet).
    """

    of: Name
    within: Within = "role"
    order: Order = "highest"
    among: Condition | None = None
    tiebreak: tuple[Name, ...] = ()
    missing: Literal["skip", "block"] = "skip"

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - always the same
        """Returns places."""
        return "place"

    def figures(self, views: Sequence[View], everyone: Sequence[View]) -> list[Found]:  # noqa: ARG002 - own role only
        """Returns each one's place, how many share it, and among how many."""
        entry = Entry(self.of, self.tiebreak, self.order, self.within, self.among)
        runners, contests = entry.field(views)
        return [self._place(view, runner, contests[runner.circle]) for view, runner in zip(views, runners, strict=True)]

    def _place(self, view: View, runner: Runner, contest: Contest) -> Found:
        own, key = view[self.of], runner.key
        if self.among is not None and runner.inside is False and self.among.holds(view) is False:
            return Found(None, ("not_eligible",), self.among.failing(view))
        if key is None:
            return unknown(own)
        if group_lost(view, self.within):
            return unknown(view["group"])
        if self.among is not None and runner.inside is None:
            return unknown(*self.among.unknown(view))
        if self.missing == "block" and contest.blank + len(contest.open):
            return Found(None, ("others_unknown", Decimal(contest.blank + len(contest.open))), (own,))
        place, ranked = contest.better(key) + 1, len(contest.keys)
        return Found(Decimal(place), ("place", Decimal(ranked), Decimal(contest.tied(key))), (own,))
