"""Why somebody has the stars, the award or the pay that they have."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.figure import Figure
from sheets_sync.present import shown
from sheets_sync.present.saying import (
    Says,
    about_first,
    about_parts,
    argument,
    bare_number,
    because,
    figures_of,
    fixed,
    from_arguments,
    in_periods,
    number,
)

if TYPE_CHECKING:
    from sheets_sync.present.words import Words


def _ladder(words: "Words", figure: Figure) -> str:
    of = figures_of(figure)[0]
    missing, least = number(figure, 3), number(figure, 2)
    said = {"of": words.named(of), "missing": words.amount(missing, of.unit), "least": words.amount(least, of.unit)}
    places = shown.apart(missing)
    if places > 2:  # rounded like everything else, nothing would seem to be missing
        exact = f"{words.labelled(of)} {shown.with_places(least - missing, places)}"
        said = {"of": exact, "missing": shown.with_places(missing, places), "least": shown.trimmed(least)}
    return words.reasons["ladder"].format(level=words.level(number(figure, 1)), **said)


def _lowest(words: "Words", figure: Figure) -> str:
    parts = [
        replace(part, unit=figure.unit, reason=("level",)) if part.reason[0] == "set" else part
        for part in figures_of(figure)
    ]
    return words.reasons["lowest_of"].format(parts=words.listed(parts))


def _chosen(words: "Words", figure: Figure) -> str:
    taken, *others = figures_of(figure)
    causes = words.listed(because(others))
    if bare_number(taken) and not causes:
        return words.reasons["set"]
    if taken.reason[0] == "set" and causes:
        value = words.value(figure) if figure.value is not None else figure.word
        return words.reasons["set_because"].format(because=causes, value=value)
    key = "chosen_because" if causes else "chosen"
    return words.reasons[key].format(because=causes, taken=words.plain(taken))


def _quota(words: "Words", figure: Figure) -> str:
    code = str(figure.reason[0])
    if code == "no_quota":
        return words.reasons[code].format(level=words.value(figures_of(figure)[0]))
    level = words.level(number(figure, 1))
    return words.reasons[code].format(level=level, places=argument(figure, 2), heads=argument(figure, 3))


def _raised(words: "Words", figure: Figure) -> str:
    parts = words.listed(because(figure.parts[1:]))
    return words.reasons["raised"].format(parts=parts, by=argument(figure, 1))


def _lowered(words: "Words", figure: Figure) -> str:
    parts = words.listed(because(figure.parts[:-1]))
    return words.reasons["lowered"].format(parts=parts, level=words.level(number(figure, 1)))


def _best(words: "Words", figure: Figure) -> str:
    own = figures_of(figure)[0]
    tied = argument(figure, 1)
    return words.reasons[str(figure.reason[0])].format(of=words.named(own), label=words.labelled(own), tied=tied)


def _not_eligible(words: "Words", figure: Figure) -> str:
    return words.reasons["not_eligible"].format(parts=words.listed(_failed(because(figure.parts))))


def _failed(figures: Iterable[Figure]) -> list[Figure]:
    """Returns the conditions that failed in place of a figure that only says that one of them did."""
    found: list[Figure] = []
    for figure in figures:
        below = because(figure.parts) if figure.reason[0] in ("not_met_because", "met_because") else []
        found += _failed(below) or [figure]
    return found


def _due(words: "Words", figure: Figure) -> str:
    causes = because(figure.parts[1:])
    return words.reasons["due" if causes else "due_always"].format(parts=words.listed(causes))


def _looked_up(words: "Words", figure: Figure) -> str:
    return words.reasons["looked_up"].format(by=words.named(figures_of(figure)[-1]))


def _by_days(words: "Words", figure: Figure) -> str:
    whole = words.plain(figures_of(figure)[0])
    return words.reasons["by_days"].format(whole=whole, served=argument(figure, 1), days=argument(figure, 2))


def _whole(words: "Words", figure: Figure) -> str:
    return in_periods(words, "whole_month", whole=words.plain(figures_of(figure)[0]))


def _negative(words: "Words", figure: Figure) -> str:
    return words.reasons["negative"].format(total=shown.money(number(figure, 1)))


SAYS: Says = {
    "ladder": _ladder,
    "ladder_top": about_first("ladder_top"),
    "lowest_of": _lowest,
    "chosen": _chosen,
    "no_quota": _quota,
    "within_quota": _quota,
    "beyond_quota": _quota,
    "raised": _raised,
    "lowered": _lowered,
    "prize": _best,
    "prize_tied": _best,
    "prize_split": _best,
    "tie_lapses": _best,
    "not_in_contest": _best,
    "not_eligible": _not_eligible,
    "others_unknown": from_arguments("count"),
    "role_unknown": from_arguments("count"),
    "no_progress": _best,
    "others_better": _best,
    "due": _due,
    "not_due": about_parts("not_due", "not_due_bare"),
    "looked_up": _looked_up,
    "not_in_table": from_arguments("word", "known"),
    "whole_month": _whole,
    "by_days": _by_days,
    "no_adjustment": fixed("no_adjustment"),
    "withheld": from_arguments("count"),
    "negative": _negative,
}
