"""Why attendance, forms and deadlines come to what they come to."""

from typing import TYPE_CHECKING

from scoring.figure import Figure
from sheets_sync.present.saying import Say, Says, about_parts, argument, figures_of, fixed, from_arguments

if TYPE_CHECKING:
    from sheets_sync.present.words import Words


def _of_day(*names: str) -> Say:
    """Returns words about the day that a figure stands for, and the arguments of its reason by name."""

    def say(words: "Words", figure: Figure) -> str:
        said = {name: argument(figure, index) for index, name in enumerate(names, 1)}
        return words.reasons[str(figure.reason[0])].format(day=figure.word, type=words.label(figure.name), **said)

    return say


def _labelled(*names: str) -> Say:
    """Returns words whose arguments are names themselves: of slots, fields, units or types of leave."""

    def say(words: "Words", figure: Figure) -> str:
        said = {name: _each(words, argument(figure, index)) for index, name in enumerate(names, 1)}
        of = words.named(figures_of(figure)[0]) if figures_of(figure) else ""
        return words.reasons[str(figure.reason[0])].format(day=figure.word, of=of, **said)

    return say


def _each(words: "Words", text: str) -> str:
    return words.values["listed"].join([words.label(each) for each in text.split()])


def _requested(words: "Words", figure: Figure) -> str:
    said = {"type": words.label(argument(figure, 1)), "first": argument(figure, 2), "last": argument(figure, 3)}
    return words.reasons[str(figure.reason[0])].format(counted=words.label(figure.name), **said)


def _without(words: "Words", figure: Figure) -> str:
    said = {"type": words.label(figure.name), "field": words.label(argument(figure, 1)), "day": figure.word}
    return words.reasons["leave_without"].format(**said)


def _blank(words: "Words", figure: Figure) -> str:
    return words.reasons["row_blank"].format(field=words.label(argument(figure, 1)), day=argument(figure, 2))


def _not_in_table(words: "Words", figure: Figure) -> str:
    said = {"word": argument(figure, 2), "known": argument(figure, 3)}
    return words.reasons["row_not_in_table"].format(field=words.label(argument(figure, 1)), **said)


def _each_time(words: "Words", figure: Figure) -> str:
    return words.reasons["each_time"].format(of=words.named(figures_of(figure)[0]), value=words.bare(figure))


def _run(words: "Words", figure: Figure) -> str:
    return words.reasons["run"].format(first=argument(figure, 1), last=argument(figure, 2))


def _listed(words: "Words", figure: Figure) -> str:
    """Returns what happened, each time by its name and size."""
    return words.reasons["occurrences"].format(parts=words.listed(figure.parts))


_DUE = ("calendar", "calendar_shifted", "working", "months", "months_shifted", "by_day", "by_day_shifted")

SAYS: Says = {
    "timetable": from_arguments("days", "off"),
    "calendar_unknown": from_arguments("year"),
    "holidays_not_listed": from_arguments("year"),
    "no_rota": about_parts("no_rota"),
    "no_hours": from_arguments("day", "of"),
    "no_such_shift": from_arguments("day", "shift", "known"),
    "no_leave": fixed("no_leave"),
    "leave": from_arguments("count"),
    "leave_taken": _requested,
    "leave_refused": _of_day(),
    "leave_without": _without,
    "leave_not_entitled": _requested,
    "leave_without_proof": _requested,
    "leave_beyond": _requested,
    "leave_day": _labelled("part"),
    "no_such_leave": from_arguments("type", "known"),
    "leave_not_halves": from_arguments("days"),
    "leave_end_wanted": from_arguments("first", "days"),
    "leave_days_differ": from_arguments("first", "last", "days", "counted"),
    "leave_clashes": from_arguments("day", "cells"),
    "rota_clashes": from_arguments("day", "cells"),
    "short_notice": from_arguments("count"),
    "asked_late": _of_day("given", "needed"),
    "all_in_order": from_arguments("asked"),
    "out_of_order": from_arguments("count", "asked"),
    "no_punches": fixed("no_punches"),
    "came_late": _of_day("wanted", "seen"),
    "left_early": _of_day("wanted", "seen"),
    "missing_punch": _labelled("slots"),
    "no_punch": _labelled("slots"),
    "punches_mixed_up": from_arguments("day", "punches"),
    "no_occurrence": fixed("no_occurrence"),
    "occurrences": _listed,
    "each_time": _each_time,
    "most_a_day": _of_day("most"),
    "no_list": _labelled(),
    "other_unit": _labelled("found", "wanted"),
    "no_run": fixed("no_run"),
    "runs": from_arguments("count"),
    "run": _run,
    "no_rows": fixed("no_rows"),
    "rows": from_arguments("count"),
    "rows_held": from_arguments("count", "value"),
    "on_day": _of_day(),
    "row_blank": _blank,
    "row_without": _labelled("field"),
    "row_unpunched": _of_day(),
    "row_not_in_table": _not_in_table,
    "row_outside": from_arguments("value", "least", "most"),
    "row_of_several_days": from_arguments("first", "last"),
    "nothing_due": fixed("nothing_due"),
    **{f"due_{each}": from_arguments("start", "number") for each in _DUE},
    "no_time_off": fixed("no_time_off"),
    "time_off_left": about_parts("time_off_left"),
    "time_off_brought": from_arguments("month"),
    "all_earned": about_parts("all_earned"),
    "taken_in_advance": about_parts("taken_in_advance"),
}
