"""The notes at the headings of a blank tab: what to write below, in the words of the team file and its schemes."""

from collections.abc import Iterator, Mapping

from scoring.written import Fact
from sheets_sync.team import Column, Mark, Table, Team
from sheets_sync.texts import text, texts


def fact_notes(facts: Mapping[str, Fact], language: str) -> dict[str, str]:
    """Returns what schemes say of measures: what people should know, its unit, who enters it."""
    return {name: "\n".join(_of_fact(fact, language)) for name, fact in facts.items()}


def _of_fact(fact: Fact, language: str) -> Iterator[str]:
    if note := fact.note.get(language):
        yield note
    if unit := texts(language, "values").get(f"unit.{fact.unit}"):
        yield text(language, "opening.unit", unit=unit)
    if fact.rater:
        known = texts(language, "opening")
        yield text(language, "opening.entered_by", who=known.get(f"who_{fact.rater}", fact.rater))


def column_note(team: Team, table: Table, name: str, column: Column) -> str:
    """Returns what to write in a column, a line each; an empty text where the heading says it all."""
    return "\n".join(_lines(team, table, name, column))


def _lines(team: Team, table: Table, name: str, column: Column) -> Iterator[str]:
    said = team.language
    if table.kind == "appeals" and (note := texts(said, "opening").get(f"appeal_note_{name}")):
        yield note
    yield from _form(team, name, column)
    if known := meanings(team, table, column):
        separator = text(said, "opening.or")
        yield text(said, "opening.words", words="\n".join(f"  {separator.join(each)}" for each in known))
    yield from _bounds(said, column)
    if column.for_:
        titles = text(said, "opening.and").join(team.roles[role].titles[0] for role in column.for_)
        yield text(said, "opening.only_for", roles=titles)
    if column.blank == "allowed" and column.as_ != "time":  # of a time it is said already
        yield text(said, "opening.blank_allowed")


def meanings(team: Team, table: Table, column: Column) -> list[tuple[str, ...]]:
    """Returns the words for each meaning that a column may have: the one to choose first, then those for the same.

    The key of a meaning is understood too, but unless it is what is to be chosen it is no word of the people who fill
    the tab.
    """
    listed = {"role": {key: role.titles for key, role in team.roles.items()}, "event": table.events}
    known = listed.get(column.as_, column.choices)
    return [(each[0], *(word for word in each[1:] if word != key)) for key, each in known.items() if each]


def _form(team: Team, name: str, column: Column) -> Iterator[str]:
    """Yields how the cells of a column are written."""
    said = team.language
    if column.as_ in ("id", "date", "week", "time", "moment"):
        yield text(said, f"opening.as_{column.as_}")
    if column.as_ == "week":
        yield _of_weeks(team)
    if column.as_ == "month":
        yield text(said, f"opening.as_{team.period.kind}")
    if name == "email":
        yield text(said, "opening.email")
    if column.as_ == "percent":
        yield text(said, f"opening.percent_{column.written}")


def _of_weeks(team: Team) -> str:
    """Returns which days a week has."""
    period = team.period
    split = "calendar" if period.week_split == "calendar" else "days"
    key = "month" if (period.kind, period.from_day, split) == ("month", 1, "days") else split
    return text(team.language, f"opening.weeks_{key}", weeks=str(period.weeks))


def _bounds(said: str, column: Column) -> Iterator[str]:
    if column.least is not None and column.most is not None:
        yield text(said, "opening.between", least=f"{column.least:f}", most=f"{column.most:f}")
    elif column.least is not None:
        yield text(said, "opening.at_least", least=f"{column.least:f}")
    elif column.most is not None:
        yield text(said, "opening.at_most", most=f"{column.most:f}")
    if column.whole:
        yield text(said, "opening.whole")


def marks_note(team: Team, table: Table) -> str:
    """Returns the marks of a day and what each may carry."""
    lines = [_mark(team.language, mark) for mark in table.marks.values()]
    return text(team.language, "opening.marks", marks="\n".join(f"  {line}" for line in lines))


def _mark(said: str, mark: Mark) -> str:
    words = text(said, "opening.or").join(mark.words)
    if not mark.n:
        return words
    return text(said, f"opening.mark_{mark.n}", words=words, word=mark.words[0])
