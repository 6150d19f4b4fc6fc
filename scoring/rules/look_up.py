"""The value (or word) that a table has for a level or a word; a table in a table for two of them.

    rule: look_up
    by: star
    table: {0: 0, 1: 600, 2: 900, 3: 1200, 4: 1500, 5: 2000}
    gives: yuan               # unit of the values; word: the table answers with words
    else: 0                   # optional: for whatever the table lacks

By two words, the outer table is that of the first:

    rule: look_up
    by: [rank, late_band]
    table: {manager: {short: 2, long: 4}, staff: {short: 1, long: 2}}
    gives: points

- A level that the table lacks has no answer, unless `else` gives one.
- An `UNSET` entry stops only those who need it; `else` does not stand in for it.
- What is looked up must be known: a level that nobody knows is not `else`.
- Numbers are looked up as numbers: `1.0` is the row of 1, and a third times three too. A yes or no has the rows `yes`
  and `no`. Two rows of the same number are refused.

Source: circular (综)字20161101, 4.1.1 ① (pay by star; only three stars = 1200 is known); attendance rules
of the mall (points by rank).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from scoring.band import Answer, words_of
from scoring.facts import Found, View, operand, unknown
from scoring.figure import Figure
from scoring.form import Mistake, Name, Path, Unset, amount
from scoring.number import settled

Table = dict[str, Answer | dict[str, Answer | dict[str, Answer]]]
_YES_NO = {"yes": Decimal(1), "是": Decimal(1), "no": Decimal(0), "否": Decimal(0)}


@dataclass(frozen=True, slots=True)
class Rule:
    """A table with one value for each level or word.

    Attributes:
        by: the figure that says which, or a number of the scheme; several: a table in a table for each.
        table: level or word to value.
        gives: unit of the values, default ``yuan``; ``word`` when they are words.
        else_: optional: the value of whatever the table lacks.
    """

    by: tuple[Figure | Name, ...]
    table: Table | Unset
    gives: str = "yuan"
    else_: Answer | None = None

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - declared
        """Returns the declared unit."""
        return self.gives

    def answers(self) -> tuple[str, ...]:
        """Returns the words that it may answer with; none where they are numbers, or not known."""
        known = self.gives == "word" and not isinstance(self.table, Unset)
        return words_of([*_leaves(self.table), self.else_]) if known else ()

    def looks_up(self) -> Iterator[tuple[Path, str, str]]:
        """Yields each key of the table with its place and the figure in which it is to stand."""
        if not isinstance(self.table, Unset):
            yield from _keys(self.table, ("table",), self.by)

    def flaws(self) -> Iterator[Mistake]:
        """Yields nothing to look up by, tables less or more deep than that, and words where numbers are wanted."""
        if not self.by:
            yield Mistake(("by",), "missing_key", {"wanted": "by"})
        if self.else_ is not None:
            yield from Answer.flaws(self.else_, self.gives, ("else",))
        if not isinstance(self.table, Unset):
            yield from self._depth(self.table, ("table",), len(self.by))

    def _depth(self, table: Mapping[str, Any], path: Path, depth: int) -> Iterator[Mistake]:
        said: dict[Decimal, str] = {}
        for key, entry in table.items():
            below = (*path, key)
            number = _number(key)
            if number is not None and said.setdefault(number, key) != key:
                yield Mistake(below, "word_twice", {"found": key, "first": said[number]})
            if isinstance(entry, Figure):
                yield from Answer.flaws(entry, self.gives, below)
                if depth > 1 and entry.known:
                    yield Mistake(below, "not_a_table", {"found": f"{entry.word or entry.value}"})
            elif depth > 1:
                yield from self._depth(entry, below, depth - 1)
            else:
                yield Mistake(below, "not_one_value", {"found": ", ".join(entry)})

    def figure(self, view: View) -> Found:
        """Returns the value; unknown when the level is, or when the table does not have it."""
        keys = tuple(operand(view, each) for each in self.by)
        if isinstance(self.table, Unset):
            return unknown(self.table.figure(), *keys)
        if not all(key.known for key in keys):
            return unknown(*keys)
        at: Any = self.table
        for key in keys:
            word = key.word if key.value is None else _row(at, key, settled(key.value))
            entry = at.get(word)
            if entry is None:
                return self._otherwise(Found(None, ("not_in_table", word, ", ".join(at)), keys))
            if isinstance(entry, Figure):
                return _answer(entry, word, keys)
            at = entry
        return Found(None, ("not_in_table", word, ""), keys)

    def _otherwise(self, lacking: Found) -> Found:
        if self.else_ is None:
            return lacking
        if not self.else_.known:
            return unknown(self.else_)
        return Found(
            self.else_.value, ("looked_up_else", lacking.reason[1]), (self.else_, *lacking.parts), self.else_.word
        )


def _row(table: Mapping[str, Any], key: Figure, value: Decimal) -> str:
    """Returns the row of a number as the table writes it, or the number where it has none."""
    plain = f"{value.normalize():f}"
    if plain in table:
        return plain
    yes_no = _YES_NO if key.unit == "yes_no" else {}
    return next((row for row in table if yes_no.get(row, _number(row)) == value), plain)


@cache
def _number(row: str) -> Decimal | None:
    figure, mistakes = amount(str(row), ())
    return None if mistakes or figure.value is None else settled(figure.value)


def _answer(entry: Figure, word: str, keys: tuple[Figure, ...]) -> Found:
    if not entry.known:
        return unknown(entry)
    code = "looked_up" if len(keys) == 1 else "looked_up_by"
    return Found(entry.value, (code, word), (entry, *keys), entry.word)


def _keys(table: Mapping[str, Any], path: Path, by: tuple[Figure | Name, ...]) -> Iterator[tuple[Path, str, str]]:
    for key, entry in table.items():
        if by and isinstance(by[0], Name):
            yield (*path, key), key, by[0]
        if isinstance(entry, dict):
            yield from _keys(entry, (*path, key), by[1:])


def _leaves(table: Any) -> Iterator[Figure]:  # noqa: ANN401 - a table of any depth
    for entry in table.values():
        yield from _leaves(entry) if isinstance(entry, dict) else (entry,)
