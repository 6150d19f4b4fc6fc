"""Why a fact is what it is, and why a figure is not known."""

from typing import TYPE_CHECKING

from scoring.figure import Figure
from sheets_sync.present.saying import (
    Says,
    about_parts,
    argument,
    figures_of,
    fixed,
    from_arguments,
    month_of,
    of_periods,
)

if TYPE_CHECKING:
    from sheets_sync.present.words import Words


def _adjusted(words: "Words", figure: Figure) -> str:
    return words.reasons["adjusted"].format(note=argument(figure, 1), approver=argument(figure, 2))


def _not_known(words: "Words", figure: Figure) -> str:
    missing = [words.labelled(part) for part in figures_of(figure)]
    if not missing:
        return words.reasons["not_read"]
    return words.reasons["not_known"].format(missing=words.values["listed"].join(dict.fromkeys(missing)))


def _unset(words: "Words", figure: Figure) -> str:
    return words.reasons["unset"].format(setting=words.label(argument(figure, 1)))


def _month_only(words: "Words", figure: Figure) -> str:
    return words.reasons[str(figure.reason[0])].format(month=month_of(words, figure))


def _corrected(words: "Words", figure: Figure) -> str:
    was = [words.value(part) for part in figures_of(figure)]
    said = words.reasons["corrected" if was else "corrected_blank"]
    return said.format(why=argument(figure, 1), by=argument(figure, 2), was="".join(was))


SAYS: Says = {
    "corrected": _corrected,
    "typed": fixed("typed"),
    "read": fixed("read"),
    "none_recorded": from_arguments("tab"),
    "adjusted": _adjusted,
    "served": fixed("served"),
    "set": fixed("set"),
    "not_known": _not_known,
    "not_kept": fixed("not_kept"),
    "unset": _unset,
    "no_case": fixed("no_case"),
    "no_divisor": about_parts("no_divisor"),
    "no_month_served": of_periods("no_month_served"),
    "group_unknown": fixed("group_unknown"),
    "no_members": fixed("no_members"),
    "not_employed_in": _month_only,
}
