"""Why a score of one person is what it is: ratios, steps, conditions, rows ticked, runs of months."""

from decimal import Decimal
from typing import TYPE_CHECKING

from scoring.figure import Figure
from sheets_sync.present import shown
from sheets_sync.present.saying import (
    Say,
    Says,
    about_first,
    about_parts,
    added,
    argument,
    because,
    figures_of,
    fixed,
    from_arguments,
    month_of,
    number,
)

if TYPE_CHECKING:
    from sheets_sync.present.words import Words


def _ratio(words: "Words", figure: Figure) -> str:
    below, *above = figures_of(figure)
    sum_ = added(words, above)
    return words.reasons["ratio"].format(above=f"({sum_})" if len(above) > 1 else sum_, below=words.plain(below))


def _steps(words: "Words", figure: Figure) -> str:
    of, target, *others = figures_of(figure)
    points, step, each = others[-3:]
    said = {
        "of": words.named(of),
        "target": words.bare(target),
        "limit": words.bare(others[0]),
        "points": words.bare(points),
        "step": words.bare(step),
        "each": words.bare(each),
        "steps": argument(figure, 1),
    }
    return words.reasons[str(figure.reason[0])].format_map(said)


def _conditions(words: "Words", figure: Figure) -> str:
    failed, count = argument(figure, 1), argument(figure, 2)
    key = "conditions_failed" if number(figure, 1) else "conditions_met"
    labels = words.values["listed"].join([words.labelled(part) for part in figures_of(figure)])
    return words.reasons[key].format(failed=failed, count=count, parts=labels)


def _rows(words: "Words", figure: Figure) -> str:
    ticked, *rows = figures_of(figure)
    whole, most = (words.amount(number(figure, at), figure.unit) if len(figure.reason) > at else "" for at in (1, 2))
    points = " + ".join([words.bare(row) for row in rows])
    return words.reasons[str(figure.reason[0])].format(rows=ticked.word, sum=points, whole=whole, most=most)


def _outside(words: "Words", figure: Figure) -> str:
    bound = argument(figure, 1)
    of = words.named(figures_of(figure)[0])
    return words.reasons[str(figure.reason[0])].format(of=of, most=bound, part=bound)


def _labels(words: "Words", figures: list[Figure]) -> str:
    return words.values["listed"].join([words.labelled(part) for part in figures])


def _mean(words: "Words", figure: Figure) -> str:
    there = [part for part in figures_of(figure) if part.known]
    return words.reasons["mean_of_parts"].format(sum=added(words, there), count=argument(figure, 1))


def _scaled(words: "Words", figure: Figure) -> str:
    parts = figures_of(figure)
    there, absent = ([part for part in parts if part.known is known] for known in (True, False))
    if figure.reason[0] == "weighted_scaled":
        pairs = zip(there[::2], there[1::2], strict=True)
        terms = " + ".join([f"{words.plain(part)} × {words.bare(weight)}" for part, weight in pairs])
        share = f"{shown.trimmed(number(figure, 1) * Decimal(100))}%"
        return words.reasons["weighted_scaled"].format(sum=terms, there=share, absent=_labels(words, absent))
    every, left = argument(figure, 1), argument(figure, 2)
    said = {"sum": added(words, there), "every": every, "there": left, "absent": _labels(words, absent)}
    return words.reasons["sum_scaled"].format_map(said)


def _valued(key: str, *, first: bool) -> Say:
    """Returns words about what was looked up, and the value that the scheme has for it."""

    def say(words: "Words", figure: Figure) -> str:
        parts = because(figure.parts) or figures_of(figure)[1:]
        of = words.named(parts[0]) if first else ""
        return words.reasons[key].format(of=of, parts=words.listed(parts), value=words.bare(figure))

    return say


def _weeks(words: "Words", figure: Figure) -> str:
    take = words.reasons[f"weeks.{argument(figure, 1)}"]
    values = words.values["listed"].join([words.bare(part) for part in figures_of(figure)])
    return words.reasons["over_weeks"].format(count=argument(figure, 2), take=take, parts=values)


def _counted(words: "Words", figure: Figure) -> str:
    key = "periods_counted" if figure.value else "periods_counted_none"
    return words.reasons[key].format(parts=words.listed(figure.parts))


def _dated(words: "Words", figure: Figure) -> str:
    return words.reasons[str(figure.reason[0])].format(month=month_of(words, figure))


SAYS: Says = {
    "ratio": _ratio,
    "nothing_to_divide_by": about_first("nothing_to_divide_by"),
    "target_reached": _steps,
    "beyond_limit": _steps,
    "steps_off": _steps,
    "steps_used_up": _steps,
    "conditions_failed": _conditions,
    "failed_again": about_parts("failed_again"),
    "rows_ticked": _rows,
    "rows_held": _rows,
    "one_row_only": from_arguments("rows"),
    "outside_block": _outside,
    "finer_than": _outside,
    "mean_of_parts": _mean,
    "sum_scaled": _scaled,
    "weighted_scaled": _scaled,
    "in_no_band": _valued("in_no_band", first=True),
    "rounded_to": about_first("rounded_to"),
    "looked_up_by": _valued("looked_up_by", first=False),
    "looked_up_else": _valued("looked_up_else", first=False),
    "over_weeks": _weeks,
    "no_weeks": fixed("no_weeks"),
    "period_not_kept": _dated,
    "too_few_periods": from_arguments("count", "least"),
    "periods_counted": _counted,
    "streak_not_long_enough": from_arguments("count"),
    "streak_completed": _dated,
}
