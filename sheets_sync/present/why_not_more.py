"""Why somebody has no star more: the one thing that kept them from it, found by walking down the star's tree."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from scoring.appraise import Result
from scoring.figure import Figure
from sheets_sync.present.saying import because, figures_of
from sheets_sync.present.words import Words
from sheets_sync.texts import text

_SHARE = "probation_share"
"""The setting that says what part of the level's pay a probationer gets; said along when a scheme has it."""


def why_not_more(result: Result, words: Words) -> str:
    """Returns in words what kept a person from one star more; nothing when no scheme of theirs gives stars.

    Returns:
        For example ``本季技能成绩 75 字/分，差 10 到四星（需 85）`` or ``五星名额已满（1 名，按 24 人计）``.
    """
    star = result.headline("star")
    if star is None:
        return ""
    most = next(scheme.headline.most_stars for scheme in result.schemes if scheme.headline.star)
    return _Walk(result, words, most).down(star)


def ladders(figure: Figure) -> list[Figure]:
    """Returns the levels by standard that a star came from, in their order; none when it was laid down."""
    if figure.reason[0] in ("ladder", "ladder_top"):
        return [figure]
    if figure.reason[0] == "lowered":
        return []
    found = [ladder for part in figures_of(figure) if part.unit == figure.unit for ladder in ladders(part)]
    return list({each.name: each for each in found}.values())


class _Walk:
    """The way down one person's tree."""

    def __init__(self, result: Result, words: Words, most: int) -> None:
        self.view = result.view
        self.words = words
        self.most = most
        self.rules: dict[str, Any] = {item.name: item.rule for scheme in result.schemes for item in scheme.items}
        self.steps: dict[str, Callable[[Figure], str]] = {
            "chosen": self._chosen,
            "lowered": self._lowered,
            "raised": self._raised,
            "beyond_quota": self._beyond,
            "lowest_of": self._lowest,
            "ladder_top": lambda _: self._text("top_star"),
        }

    def down(self, figure: Figure) -> str:
        """Returns what keeps this figure from one more."""
        if figure.value is None:
            return self._text("not_evaluated", reason=self.words.reason(figure))
        if figure.value >= self.most:
            return self._top(figure)
        step = self.steps.get(str(figure.reason[0]))
        if step:
            return step(figure)
        below = [part for part in figures_of(figure) if part.unit == figure.unit]
        return self.words.reason(figure) if figure.reason[0] == "ladder" or not below else self.down(below[0])

    def _top(self, figure: Figure) -> str:
        """Returns that there is nothing above, and what raised the level when something did."""
        while figure.reason[0] in ("chosen", "unchanged") and figures_of(figure)[0].unit == figure.unit:
            figure = figures_of(figure)[0]
        return self._raised(figure) if figure.reason[0] == "raised" else self._text("top_star")

    def _text(self, key: str, **fields: object) -> str:
        return text(self.words.language, f"tabs.{key}", **fields)

    def _chosen(self, figure: Figure) -> str:
        taken, *others = figures_of(figure)
        if taken.reason[0] == "set":
            return self._fixed(figure, because(others))
        gate = self._closed_gate(figure)
        if gate is not None:
            return self._text("gate", gate=self.words.labelled(gate), reason=self.words.reason(gate))
        return self.down(taken)

    def _fixed(self, figure: Figure, causes: list[Figure]) -> str:
        """Returns that the level is laid down for a time, as on probation."""
        share = self.view[_SHARE]
        on_probation = any(each.name == "standing" and each.word == "probation" for each in causes)
        shared = on_probation and share.value is not None and share.value != 1
        said = {
            "because": self.words.listed(causes),
            "level": self.words.value(figure),
            "share": self.words.bare(share),
        }
        return self._text("fixed_star_share" if shared else "fixed_star", **said)

    def _closed_gate(self, figure: Figure) -> Figure | None:
        """Returns the yes-or-no figure that kept the person from an earlier case that would have given more."""
        cases = getattr(self.rules.get(figure.name), "cases", ())
        for case in cases:
            if case.when is None or case.when.holds(self.view):
                return None
            would = self.view[case.take] if isinstance(case.take, str) else case.take
            gates: list[Figure] = [each for each in case.when.failing(self.view) if each.unit == "yes_no"]
            if gates and would.value is not None and figure.value is not None and would.value > figure.value:
                return gates[0]
        return None

    def _lowered(self, figure: Figure) -> str:
        """Returns what lowered the level, down to what somebody recorded."""
        causes = self._recorded(because(figure.parts[:-1]))
        return self._text("dropped", parts=self.words.listed(causes), level=self.words.value(figure))

    def _recorded(self, figures: Iterable[Figure]) -> list[Figure]:
        found: list[Figure] = []
        for figure in figures:
            # What the group did is told as the group's: its lead did not do it.
            told_below = figure.reason[0] in ("met_because", "streak", "counted_over")
            below = because(figure.parts) if told_below else []
            found += self._recorded(below) if below else [figure]
        return list({(each.name, each.period): each for each in found}.values())

    def _raised(self, figure: Figure) -> str:
        given, *others = figures_of(figure)
        by = self.words.amount(figure.value - given.value if figure.value and given.value else Decimal(0), "count")
        said = {"level": self.words.value(given), "parts": self.words.listed(self._recorded(because(others))), "by": by}
        at_top = figure.value is not None and figure.value >= self.most
        return self._text("raised_from", below=self._text("top_star") if at_top else self.down(given), **said)

    def _beyond(self, figure: Figure) -> str:
        _, level, places, heads = figure.reason
        said = {
            "places": self.words.amount(Decimal(places), "count"),
            "heads": self.words.amount(Decimal(heads), "count"),
        }
        return self._text("quota_full", level=self.words.level(Decimal(level)), **said)

    def _lowest(self, figure: Figure) -> str:
        """Returns what keeps each of the lowest from more: all of them have to rise."""
        lowest = [part for part in figures_of(figure) if part.value == figure.value and part.reason[0] != "set"]
        below = dict.fromkeys(self.down(part) for part in lowest)
        return self.words.values["clauses"].join(below) or self.words.reason(figure)
