"""A problem in words: where, what, and what to do."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from scoring.figure import Figure
from scoring.problem import Level, Problem
from sheets_sync.present.words import Words
from sheets_sync.texts import LANGUAGES, in_words, texts

_NAMES = ("item", "setting", "fact")
_OPTIONAL = ("nearest", "other")
_NOTHING = ("", "—")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_REASONS = ("why", "quota", "what")
_OPEN = ("cannot_work_out", "case_unknown")


class _Lenient(dict[str, str]):
    """Fields of a text; one that nobody gave shows its own name, since a message must never fail."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def message(problem: Problem, language: str, words: Words | None = None) -> str:
    """Returns what is wrong and what to do; a code without words is told with its details as they are.

    Args:
        problem: of any code.
        language: ``zh`` or ``en``.
        words: whose labels say what a figure or setting is called; their keys are told without.
    """
    templates = _templates(language)
    given = in_words(language, problem.details, *(("found",) if problem.code == "tab_missing" else ()))
    details = {"where": place(problem), "found": problem.where.shown, **_worded(given, templates)}
    if words is not None:
        details |= _called(problem, words)
    template = templates.get(problem.code)
    if template is None:
        told = ", ".join(f"{key}={value}" for key, value in sorted(problem.details.items()))
        return f"{problem.code}: {told}" if told else problem.code
    if problem.code == "blank_cell" and _is_worded(problem.details.get("column", "")):
        template = template.replace(texts(language, "commands")["not_nought"], "")
    if problem.code in _OPEN:
        template, details = _why_not(problem, template, details, words)
    try:
        return _without_blanks(template, details, language).format_map(_Lenient(details))
    except (ValueError, IndexError, AttributeError, KeyError):
        return template


def _why_not(
    problem: Problem, template: str, details: dict[str, str], words: Words | None
) -> tuple[str, dict[str, str]]:
    """Returns the words for what cannot be worked out: why, as its figure says it, and of how many people."""
    if words is None:
        return template, details
    language = words.language
    if "count" in details:
        details = {**details, "person": texts(language, "tabs")["people"].format(count=details["count"])}
    code, *given = problem.details.get("reason", "").split("|")
    if code in ("", "not_kept"):
        return template, details
    arguments = (Decimal(each) if _NUMBER.fullmatch(each) else each for each in given)
    try:
        because = words.reason(Figure(problem.details.get("item", ""), None, "", (code, *arguments)))
    except (KeyError, IndexError, ValueError):
        return template, details
    because = because.rstrip("。. ")
    return _templates(language)[f"{problem.code}_because"], {**details, "because": because}


def _worded(details: Mapping[str, str], templates: Mapping[str, str]) -> dict[str, str]:
    """Returns the details with words where a reason is a key of ours, and a spreadsheet so that people can open it."""
    told = {**details, "book": book_called(details, templates)} if "book" in details else dict(details)
    for key in (each for each in _REASONS if each in details):
        template = templates.get(f"why.{details[key]}", "")
        told[key] = template.format_map(_Lenient(details)) or details[key]
        if "after" in details and "why.told_to_wait" in templates:
            told[key] = templates["why.told_to_wait"].format(why=told[key], after=details["after"])
    return told


def book_called(details: Mapping[str, str], templates: Mapping[str, str]) -> str:
    """Returns what people call a book: its title, or what the team file calls it with the address of a spreadsheet."""
    book, path = details.get("book", ""), details.get("path", "")
    untitled = "keys" in details or (book and book in path)
    if not path.startswith("google:") or not untitled:
        return book
    url = shown_address(path)
    return templates["why.book_at"].format(book=details["keys"], url=url) if details.get("keys") else url


def shown_address(address: str) -> str:
    """Returns where a book is, as people can open it.

    >>> shown_address("google:1AbC"), shown_address("xlsx:/results/a.xlsx")
    ('https://docs.google.com/spreadsheets/d/1AbC/edit', '/results/a.xlsx')
    """
    kind, _, at = address.partition(":")
    return f"https://docs.google.com/spreadsheets/d/{at}/edit" if kind == "google" else at


def _is_worded(column: str) -> bool:
    """Tells whether a column holds names, words or days, by its title: nobody would take a blank there for nought."""
    endings = [each for language in LANGUAGES for each in texts(language, "commands")["worded_columns"].split()]
    return column.strip().lower().endswith(tuple(endings))


def _without_blanks(template: str, details: Mapping[str, str], language: str) -> str:
    """Returns a text without the clauses that would say nothing: ``最像的是：。``, ``0 到 — 之间``."""
    blank = [key for key in (*_OPTIONAL, "least", "most") if details.get(key, "x") in _NOTHING]
    if not blank:
        return template
    commands = texts(language, "commands")
    for key, other in (("most", "range_least"), ("least", "range_most")):
        if key in blank:
            template = template.replace(commands["range"], commands[other])
    for key in (each for each in blank if each in _OPTIONAL):
        field = re.escape(f"{{{key}}}")
        template = re.sub(rf"(?<=[（(])[^（）()；;]*{field}[^（）()；;]*[；;] ?", "", template)
        template = re.sub(rf" ?[（(][^（）()]*{field}[^（）()]*[）)]", "", template)
        template = re.sub(rf"(?<=[。.])[^。.]*{field}[^。.]*[。.]", "", template)
    return template


def without_blanks_said(language: str, key: str, **fields: str) -> str:
    """Returns a text as ``text`` does, without the sentences in which a blank field would say nothing."""
    room, _, name = key.partition(".")
    return _without_blanks(texts(language, room)[name], fields, language).format_map(fields)


def _called(problem: Problem, words: Words) -> dict[str, str]:
    """Returns the details that are names of figures or settings, by their labels."""
    named = {key: problem.details[key].split(", ") for key in _NAMES if key in problem.details}
    return {key: words.values["listed"].join(words.label(name) for name in names) for key, names in named.items()}


def place(problem: Problem) -> str:
    """Returns where it is: ``客服评分表.xlsx 月度绩效!F17``, or file and key."""
    where = problem.where
    if where.key:
        line = f":{where.row}" if where.row and where.book else ""
        return " ".join(each for each in (f"{where.book}{line}", where.key) if each)
    if not where.tab:
        return where.book
    return f"{where.book} {where.tab}!{where.address}" if where.row else f"{where.book} {where.tab}"


def listed(problems: Iterable[Problem], language: str, most: int | None = 20, words: Words | None = None) -> list[str]:
    """Returns a line for each problem, those that stop something first, and a last one with how many were left out.

    Args:
        problems: in any order.
        language: ``zh`` or ``en``.
        most: how many are listed; all when None.
        words: whose labels say what figures are called.
    """
    commands = texts(language, "commands")
    # What is about nobody in particular (a book that is missing) explains the rest, so it comes first.
    ordered = sorted(problems, key=lambda each: (each.level == Level.WARNING, bool(each.person_id), each.sort_key()))
    shown = ordered if most is None else ordered[:most]
    lines = [
        commands[f"problem_{each.level}"].format(place=place(each) or "—", message=message(each, language, words))
        for each in shown
    ]
    rest = len(ordered) - len(shown)
    return [*lines, commands["problems_left_out"].format(count=rest)] if rest else lines


def _templates(language: str) -> Mapping[str, str]:
    try:
        return texts(language, "problems")
    except ModuleNotFoundError:
        return {}
