"""Why a figure over several months or people is what it is, and why a condition holds or does not."""

from typing import TYPE_CHECKING

from scoring.figure import Figure
from sheets_sync.present.saying import (
    Say,
    Says,
    about_parts,
    argument,
    because,
    figures_of,
    fixed,
    from_arguments,
    in_periods,
    month_of,
    named_apart,
    number,
    of_periods,
)

if TYPE_CHECKING:
    from sheets_sync.present.words import Words


def _change(words: "Words", figure: Figure) -> str:
    now, then = figures_of(figure)
    return words.reasons["change"].format(now=words.plain(now), then=words.plain(then))


def _mean(words: "Words", figure: Figure) -> str:
    parts = figures_of(figure)
    if len(parts) == 1:
        return in_periods(words, "mean_of_one", sum=words.plain(parts[0]))
    total = " + ".join([words.bare(part) for part in parts])
    return words.reasons["mean"].format(sum=total, count=len(parts))


def _counted(key: str, none: str) -> Say:
    """Returns words about the parts that counted something, or that there was nothing."""

    def say(words: "Words", figure: Figure) -> str:
        if not figure.value:
            return in_periods(words, none)
        return words.reasons[key].format(parts=words.listed(figure.parts), value=words.value(figure))

    return say


def _dated(words: "Words", figure: Figure) -> str:
    label = words.label(figures_of(figure)[0].name)
    return words.reasons["as_of"].format(month=month_of(words, figure), label=label)


def _place(words: "Words", figure: Figure) -> str:
    key = "place_tied" if number(figure, 2) > 1 else "place"
    of = words.named(figures_of(figure)[0])
    place = words.bare(figure)
    return words.reasons[key].format(of=of, among=argument(figure, 1), tied=argument(figure, 2), place=place)


def _attendance(words: "Words", figure: Figure) -> str:
    said = {"count": argument(figure, 1), "most": argument(figure, 2), "parts": words.listed(figure.parts)}
    return words.reasons[str(figure.reason[0])].format_map(said)


def _part_month(words: "Words", figure: Figure) -> str:
    days = words.bare(figures_of(figure)[0])
    return words.reasons["part_month"].format(month=month_of(words, figure), days=days)


def _streak(words: "Words", figure: Figure) -> str:
    parts = words.values["listed"].join(named_apart(words, because(figure.parts)))
    return in_periods(words, "streak", count=argument(figure, 1), parts=parts)


SAYS: Says = {
    "change": _change,
    "mean": _mean,
    "mean_of_person_months": of_periods("mean_of_person_months", "count"),
    "mean_of_persons": from_arguments("count"),
    "mean_of_months": of_periods("mean_of_months", "count"),
    "group_sum": _counted("group_sum", "group_sum_of_none"),
    "counted_over": _counted("counted_over", "counted_none"),
    "months_of_standing": fixed("months_of_standing"),
    "streak": _streak,
    "streak_short": about_parts("streak_short"),
    "streak_standing": about_parts("streak_standing"),
    "streak_broken": about_parts("streak_broken", "streak_broken_bare"),
    "as_of": _dated,
    "in_time": from_arguments("day"),
    "too_late": from_arguments("day", "by"),
    "place": _place,
    "met_because": about_parts("met_because"),
    "not_met_because": about_parts("not_met_because"),
    "none_met": fixed("none_met"),
    "all_met": fixed("all_met"),
    "attendance_met": _attendance,
    "attendance_broken": _attendance,
    "too_many_leaves": _attendance,
    "part_month": _part_month,
}
