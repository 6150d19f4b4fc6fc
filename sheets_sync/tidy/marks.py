"""Reads what people write on a day, ``√``, ``迟10早5``, ``事0.5 迟10``, wholly or not at all."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.number import ONE, ZERO
from sheets_sync.team.table import Mark
from sheets_sync.team.words import narrow, nearest_to
from sheets_sync.tidy.cells.unread import Unread

_GAP = re.compile(r"[\s、，,；;。/+]+")
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)", re.ASCII)
_UNITS = {"minutes": re.compile(r"\s*(分钟|分|min)"), "days": re.compile(r"\s*(天|日)")}
_MOST = {"minutes": Decimal(24 * 60), "days": ONE}


@dataclass(frozen=True, slots=True)
class Token:
    """One mark as read: its key in the team file, and its number where it has one."""

    key: str
    n: Decimal = ZERO


Marks = tuple[Token, ...] | Unread


class Vocabulary:
    """The marks of a table, and what every text that was met says in them."""

    def __init__(self, marks: Mapping[str, Mark]) -> None:
        """Prepares the words, the longest first, so that 迟到 is not read as 迟."""
        self.marks = marks
        self._words = {narrow(word).casefold(): key for key, mark in marks.items() for word in mark.words}
        self._shown = [word for mark in marks.values() for word in mark.words]
        longest_first = sorted(self._words, key=lambda word: (-len(word), word))
        self._next = re.compile("|".join(re.escape(word) for word in longest_first))
        self._read: dict[str, Marks] = {}

    def plain(self, key: str) -> frozenset[str]:
        """Returns the words of a mark as they are typed."""
        return frozenset(self.marks[key].words) if key in self.marks else frozenset()

    def read(self, text: str) -> Marks:
        """Returns the marks that a cell's text says, or why it does not say any; each text is worked out once."""
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = self._understood(narrow(text).casefold())
        return found

    def _understood(self, text: str) -> Marks:
        if text in self._words and self._is_complete(self._words[text]):
            return (self._token(self._words[text], None),)
        tokens = list(self._tokens(text))
        faults = [each for each in tokens if isinstance(each, Unread)]
        marks = tuple(each for each in tokens if isinstance(each, Token))
        return faults[0] if faults else self._agreeing(marks)

    def _is_complete(self, key: str) -> bool:
        return not self.marks[key].n or self.marks[key].default is not None

    def _token(self, key: str, number: Decimal | None) -> Token:
        return Token(key, number if number is not None else self.marks[key].default or ZERO)

    def _tokens(self, text: str) -> Iterator[Token | Unread]:
        at = 0
        while at < len(text):
            gap = _GAP.match(text, at) if at else None
            at = gap.end() if gap else at
            word = self._next.match(text, at)
            if not word:
                yield Unread(
                    "unknown_mark", {"known": "、".join(self._shown), "nearest": nearest_to(text[at:], self._shown)}
                )
                return
            token, at = self._numbered(self._words[word[0]], text, word.end())
            yield token

    def _numbered(self, key: str, text: str, at: int) -> tuple[Token | Unread, int]:
        """Returns the mark with the number that follows it, and where the text goes on."""
        mark = self.marks[key]
        number = _NUMBER.match(text, at) if mark.n else None
        if number is None:
            return (
                self._token(key, None)
                if self._is_complete(key)
                else Unread("mark_needs_number", {"mark": mark.words[0]})
            ), at
        value = Decimal(number[1])
        unit = _UNITS[mark.n].match(text, number.end())
        at = unit.end() if unit else number.end()
        if not ZERO < value <= _MOST[mark.n]:
            return Unread("mark_out_of_range", {"mark": mark.words[0], "most": str(_MOST[mark.n])}), at
        return Token(key, value), at

    def _agreeing(self, tokens: tuple[Token, ...]) -> Marks:
        """Returns the marks of one day unless they contradict one another.

        Rest and not employed stand alone; presence goes with late or early and with less than a day of leave; a whole
        day of leave goes with nothing else; all leave of a day is a day at most.
        """
        if len(tokens) == 1:
            return tokens
        alone = [each for each in tokens if each.key != "present" and not self._counts(each.key)]
        leave = sum((each.n for each in tokens if self.marks[each.key].n == "days"), start=ZERO)
        others = [each for each in tokens if self.marks[each.key].n != "days"]
        present_twice = sum(each.key == "present" for each in tokens) > 1
        if alone or present_twice or leave > ONE or (leave == ONE and others):
            return Unread("contradictory_marks")
        return tokens

    def _counts(self, key: str) -> bool:
        mark = self.marks[key]
        return bool(mark.n or mark.counts)
