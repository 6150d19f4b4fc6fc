"""A month's books of a team while they are made: who stands in them in which order, and in which words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.appraise import Appraisal, Result
from scoring.facts import Department
from scoring.figure import Figure, unknown_leaves
from scoring.pay import TOTAL
from scoring.problem import Level
from sheets_sync.present.depends import Grounds, grounds_of
from sheets_sync.present.heads import score_title
from sheets_sync.present.labelling import words_for
from sheets_sync.present.periods import period_said
from sheets_sync.present.reached import reached
from sheets_sync.present.receipt import Receipt
from sheets_sync.present.words import Words
from sheets_sync.team import Team
from sheets_sync.texts import text

LAST = Decimal("Infinity")
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Edition:
    """What every tab is made from.

    Attributes:
        team: whose books.
        appraisal: the figures.
        department: the facts, for the counts of rows.
        receipt: what they were made from.
        results: in the order in which people stand: role, group, place, id.
        words: role to its words.
        unsettled: person to the number of problems that withhold something of theirs.
        roles: person to their role.
        titles: role to how people call it.
        grounds: what figures rest on.
        used: person to the names of the figures that led to what people see.
        score: title of the column of the figures that people look at first.
    """

    team: Team
    appraisal: Appraisal
    department: Department
    receipt: Receipt
    results: tuple[Result, ...]
    words: Mapping[str, Words]
    unsettled: Mapping[str, int]
    roles: Mapping[str, str]
    titles: Mapping[str, str]
    grounds: Grounds
    used: Mapping[str, frozenset[str]]
    score: str

    @property
    def month(self) -> str:
        """Returns the month as people write it."""
        return period_said(self.team.language, str(self.appraisal.period))

    @property
    def period_title(self) -> str:
        """Returns what stands above periods: month, or appraisal period where they are longer."""
        return self.text("month_column" if self.appraisal.period.kind == "month" else "period_column")

    def words_for_month(self, period: str) -> str:
        """Returns a month (``2026-10``) as people write it; nothing for none."""
        return next(iter(self.words.values())).month(period) if period and self.words else period

    def text(self, key: str, **fields: object) -> str:
        """Returns a text of our tabs in the team's language."""
        return text(self.team.language, f"tabs.{key}", **fields)

    def book(self, key: str) -> str:
        """Returns the title of one of our books: ``示范客服部 2026年10月 绩效汇总``."""
        language = self.team.language
        name = self.team.title.get(language) or next(iter(self.team.title.values()), self.team.team)
        return self.text(f"{key}_book", team=name, month=self.month)

    def heading(self, book: str, tab: str) -> str:
        """Returns the first row of a tab: the book's title and the tab's."""
        return self.text("heading", book=self.book(book), tab=self.text(tab))

    def words_of(self, result: Result) -> Words:
        """Returns the words for a person's figures."""
        return self.words[result.view.person.role]

    def words_about(self, person_id: str) -> Words | None:
        """Returns the words for whom a problem concerns; those of the first role when it is nobody in particular."""
        role = self.roles.get(person_id) or next(iter(self.words), "")
        return self.words.get(role)

    def leading(self, result: Result) -> tuple[str, str, str, str]:
        """Returns what every row of a person begins with: id, name, role, group."""
        person = result.view.person
        return (person.id, person.name, self.titles.get(person.role, person.role), result.view["group"].word)

    def missing(self, result: Result) -> str:
        """Returns the labels of the figures at the bottom of what is not known of somebody."""
        words = self.words_of(result)
        heads = [result.headline("score"), result.headline("star"), result.view.figures.get(TOTAL)]
        names = list(dict.fromkeys(words.labelled(leaf) for leaf in unknown_leaves([each for each in heads if each])))
        return self._few(words, names)

    def lacking(self, words: Words, heads: Sequence[Figure]) -> str:
        """Returns what is missing below some figures: the labels of what is not known, and earlier periods as such."""
        months: set[str] = set()
        names: list[str] = []
        for figure in heads:
            _gather_missing(figure, words, months, names, set())
        return self._few(words, [*map(words.month, sorted(months)), *dict.fromkeys(names)])

    def _few(self, words: Words, names: Sequence[str]) -> str:
        listed = words.values["listed"].join(names[:_MOST_NAMED])
        return self.text("and_more", items=listed, count=len(names)) if len(names) > _MOST_NAMED else listed


def _gather_missing(figure: Figure, words: Words, months: set[str], names: list[str], seen: set[int]) -> None:
    if figure.known or id(figure) in seen:
        return
    seen.add(id(figure))
    below = [part for part in figure.parts if isinstance(part, Figure) and not part.known]
    if figure.period not in ("", words.now) and below:
        months.add(figure.period.partition(" ")[0])
    elif not below:
        names.append(words.labelled(figure))
    else:
        for part in below:
            _gather_missing(part, words, months, names, seen)


def edition(team: Team, appraisal: Appraisal, department: Department, receipt: Receipt) -> Edition:
    """Returns the edition of a month."""
    titles = {key: role.titles[0] if role.titles else key for key, role in team.roles.items()}
    roles = {result.view.person.role for result in appraisal.results} | set(appraisal.schemes)
    words = {role: words_for(appraisal, role, team.language, titles) for role in sorted(roles)}
    order = {role: index for index, role in enumerate(team.roles)}
    results = tuple(sorted(appraisal.results, key=lambda result: _standing(result, order)))
    grounds = grounds_of(appraisal)
    detailed = results if any(book.details for book in team.ours.values()) else ()
    used = {result.view.person.id: reached(result, grounds) for result in detailed}
    people = {result.view.person.id: result.view.person.role for result in results}
    return Edition(
        team=team,
        appraisal=appraisal,
        department=department,
        receipt=receipt,
        results=results,
        words=words,
        unsettled=unsettled(appraisal),
        roles=people,
        titles=titles,
        grounds=grounds,
        used=used,
        score=score_title(appraisal, words, team.language),
    )


def detail_titles(language: str) -> tuple[str, ...]:
    """Returns how the titles of the tabs begin that have a row a figure."""
    return tuple(text(language, f"tabs.{key}") for key in ("details", "pay_details"))


def unsettled(appraisal: Appraisal) -> Counter[str]:
    """Returns how many problems stand for each person, those of earlier months that are looked at included."""
    errors = (problem for problem in appraisal.problems if problem.level != Level.WARNING)
    return Counter(problem.person_id for problem in errors if problem.person_id)


def _standing(result: Result, order: Mapping[str, int]) -> tuple[int, str, Decimal, str]:
    place = result.headline("place")
    value = LAST if place is None or place.value is None else place.value
    role = order.get(result.view.person.role, len(order))
    return (role, result.view["group"].word, value, result.view.person.id)
