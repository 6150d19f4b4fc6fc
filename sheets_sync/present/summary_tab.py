"""汇总, the tab that supervisors look at first: one row a person."""

from decimal import Decimal

from scoring.appraise import Result
from scoring.number import rounded
from sheets_sync.grid import Column, Tab, Value
from sheets_sync.present.awards import awards
from sheets_sync.present.edition import Edition
from sheets_sync.present.why_not_more import why_not_more


def summary(edition: Edition) -> Tab:
    """Returns the tab: places with ties shown, scores, stars, why not one more, awards, notes, what is open."""
    text = edition.text
    columns = (
        Column(text("id"), "text", 10),
        Column(text("name"), "text", 12),
        Column(text("role"), "text", 12),
        Column(text("group"), "text", 10),
        Column(text("place"), "place", 12),
        Column(text("score"), "points", 10),
        Column(text("star"), "stars", 12),
        Column(text("why_not_more"), "long_text", 44),
        Column(text("awards"), "long_text", 22),
        Column(text("hints"), "long_text", 22),
        Column(text("state"), "long_text", 20),
    )
    rows = tuple(_row(edition, result) for result in edition.results)
    return Tab(text("summary"), edition.heading("summary", "summary"), columns, rows, keys=1, names=1)


def _row(edition: Edition, result: Result) -> tuple[Value, ...]:
    words = edition.words_of(result)
    return (
        *edition.leading(result),
        place(edition, result),
        score(result),
        stars(edition, result),
        why_not_more(result, words),
        awards(result, words),
        _hints(edition, result),
        _state(edition, result),
    )


def place(edition: Edition, result: Result) -> Value:
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


def stars(edition: Edition, result: Result) -> Value:
    """Returns the stars as ``★★★☆☆``; nothing when they are not known."""
    found = result.headline("star")
    return None if found is None or found.value is None else edition.words_of(result).stars(found.value)


def _hints(edition: Edition, result: Result) -> str:
    words, view = edition.words_of(result), result.view
    hints = [words.label(name) for scheme in result.schemes for name in scheme.headline.proposals if view[name].value]
    standing = view["standing"]
    if standing.word != "regular":
        hints.append(words.word(standing))
    served = view["days_served"]
    if served.value is not None and served.value < view.period.days:
        hints.append(edition.text("days_served", days=words.bare(served)))
    return words.values["clauses"].join(hints)


def _state(edition: Edition, result: Result) -> str:
    if result.complete:
        return edition.text("complete")
    return what_is_missing(edition, result, "incomplete")


def what_is_missing(edition: Edition, result: Result, key: str) -> str:
    """Returns how many problems somebody has, or which figures are missing when the problem is nobody's own."""
    count = edition.unsettled.get(result.view.person.id, 0)
    return edition.text(key, count=count) if count else edition.text(f"{key}_for", missing=edition.missing(result))
