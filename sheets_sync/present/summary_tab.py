"""汇总, the tab that supervisors look at first: one row a person."""

from collections.abc import Iterable
from decimal import Decimal

from scoring.appraise import Result
from scoring.facts import NOT_APPRAISED
from scoring.figure import Figure
from scoring.number import rounded
from scoring.scheme import Scheme
from sheets_sync.grid import Column, Tab, Value
from sheets_sync.present.awards import awards
from sheets_sync.present.edition import Edition
from sheets_sync.present.heads import gives
from sheets_sync.present.why_not_more import why_not_more

_NO_FIGURE = (NOT_APPRAISED, "not_eligible", "not_in_contest")
"""Why somebody has no figure although everything is known."""


def summary(edition: Edition) -> Tab:
    """Returns the tab: places with ties shown, scores, stars, why not one more, awards, notes, what is open."""
    text = edition.text
    columns = (
        Column(text("id"), "text", 10),
        Column(text("name"), "text", 12),
        Column(text("role"), "text", 12),
        Column(text("group"), "text", 10),
        *((Column(text("place"), "place", 12),) if gives(edition.appraisal, "place") else ()),
        Column(edition.score, "points", 10),
        *(_star_columns(edition) if gives(edition.appraisal, "star") else ()),
        Column(text("awards"), "long_text", 22),
        Column(text("hints"), "long_text", 22),
        Column(text("state"), "long_text", 20),
    )
    rows = tuple(_row(edition, result) for result in edition.results)
    return Tab(text("summary"), edition.heading("summary", "summary"), columns, rows, keys=1, names=1)


def _star_columns(edition: Edition) -> tuple[Column, ...]:
    return (
        Column(edition.text("star"), "stars", 12),
        Column(edition.text("why_not_more"), "long_text", 44),
    )


def _row(edition: Edition, result: Result) -> tuple[Value, ...]:
    words = edition.words_of(result)
    return (
        *edition.leading(result),
        *place(edition, result),
        score(result),
        *stars(edition, result),
        *((why_not_more(result, words),) if gives(edition.appraisal, "star") else ()),
        awards(result, words),
        _hints(edition, result),
        _state(edition, result),
    )


def place(edition: Edition, result: Result) -> tuple[Value, ...]:
    """Returns the cell of the place, where there are any."""
    return (_place(edition, result),) if gives(edition.appraisal, "place") else ()


def _place(edition: Edition, result: Result) -> Value:
    """Returns the place as a number, or as a text that says that others share it; nothing when there is none."""
    found = result.headline("place")
    if found is None or found.value is None:
        return None
    tied = found.reason[2] if found.reason[0] == "place" else Decimal(1)
    return edition.text("tied", place=f"{found.value:f}") if Decimal(tied) > 1 else found.value


def score(result: Result) -> Value:
    """Returns the score to two decimals; nothing when it is not known."""
    found = result.headline("score")
    return None if found is None or found.value is None else rounded(found.value)


def stars(edition: Edition, result: Result) -> tuple[Value, ...]:
    """Returns the cell of the stars as ``★★★☆☆``, where there are any; nothing stands in it when they are unknown."""
    found = result.headline("star")
    said = None if found is None or found.value is None else edition.words_of(result).stars(found.value)
    return (said,) if gives(edition.appraisal, "star") else ()


def _hints(edition: Edition, result: Result) -> str:
    words, view = edition.words_of(result), result.view
    proposals = [view[name] for scheme in result.schemes for name in scheme.headline.proposals]
    hints = [words.label(each.name) for each in proposals if each.value]
    hints += [
        edition.text("open_hint", label=words.label(each.name), missing=edition.lacking(words, [each]))
        for each in proposals
        if unsure(each)
    ]
    standing = view["standing"]
    if standing.word != "regular":
        hints.append(words.word(standing))
    hints += not_appraised(edition, result, result.schemes)
    served = view["days_served"]
    if served.value is not None and served.value < view.period.days:
        hints.append(edition.text("days_served", days=words.bare(served)))
    return words.values["clauses"].join(hints)


def not_appraised(edition: Edition, result: Result, schemes: Iterable[Scheme]) -> list[str]:
    """Returns why schemes do not appraise somebody, each reason once with the titles of the schemes that have it."""
    words, found = edition.words_of(result), dict[str, list[str]]()
    for scheme in schemes:
        figures = (result.view.figures.get(item.name) for item in scheme.items)
        figure = next((each for each in figures if each is not None and each.reason[0] == NOT_APPRAISED), None)
        if figure is not None:
            title = scheme.title.get(edition.team.language) or scheme.id
            found.setdefault(words.reason(figure), []).append(title)
    listed = words.values["listed"].join
    return [edition.text("by_schemes", reason=reason, schemes=listed(titles)) for reason, titles in found.items()]


def _state(edition: Edition, result: Result) -> str:
    if result.complete:
        unknown = _unsure_heads(result)
        words = edition.words_of(result)
        named = words.values["listed"].join(words.label(each.name) for each in unknown)
        return edition.text("complete_but", unknown=named) if unknown else edition.text("complete")
    return what_is_missing(edition, result, "incomplete")


def unsure(figure: Figure) -> bool:
    """Tells whether a figure is not known because something it needs is not; who is not appraised has none."""
    return not figure.known and figure.reason[0] not in _NO_FIGURE


def _unsure_heads(result: Result) -> list[Figure]:
    """Returns the headlines and proposals that are not known although nothing is withheld for them."""
    heads = [result.headline(what) for what in ("score", "place", "star")]
    proposals = [result.view[name] for scheme in result.schemes for name in scheme.headline.proposals]
    return [each for each in (*heads, *proposals) if each is not None and unsure(each)]


def what_is_missing(edition: Edition, result: Result, key: str) -> str:
    """Returns how many problems somebody has, or which figures are missing when the problem is nobody's own."""
    count = edition.unsettled.get(result.view.person.id, 0)
    return edition.text(key, count=count) if count else edition.text(f"{key}_for", missing=edition.missing(result))
