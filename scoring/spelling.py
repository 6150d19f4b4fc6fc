"""Words that a scheme compares with, held against those that there can be: a slip there decides without a sound."""

from collections.abc import Iterator, Mapping
from typing import Any

from scoring.condition import Fault, faults
from scoring.figure import Figure
from scoring.form import Mistake, Path, nearest
from scoring.person import STANDINGS
from scoring.written import Written

Words = Mapping[str, tuple[str, ...]]
"""Name of a figure or field to the words that may stand in it."""


class Spelling:
    """The words of one scheme.

    Attributes:
        words: of each fact and figure of which they are known: those that may stand in it.
        kinds: of each list: what the things in it may be called.
        capped: the lists whose sum is held down, while the things in them are as large as they were.
    """

    def __init__(self, rules: Written) -> None:
        """Begins with the words of standings and of the facts that list theirs."""
        said = {name: fact.choices for name, fact in rules.facts.items() if fact.choices and fact.unit == "word"}
        self.words: dict[str, tuple[str, ...]] = {"standing": STANDINGS, **said}
        self.kinds: dict[str, tuple[str, ...]] = {}
        self.capped: set[str] = set()
        self._records = rules.records

    def learn(self, name: str, rule: Any) -> None:  # noqa: ANN401 - a filled rule of any word
        """Takes in the words that a figure may answer with, and what the things in it are called."""
        if answers := getattr(rule, "answers", tuple[str, ...])():
            self.words[name] = answers
        if hasattr(rule, "kinds"):
            self.kinds[name] = rule.kinds(self.kinds)
            self.capped |= {name} if getattr(rule, "at_most", None) is not None else set()

    def faults(self, rule: object, units: Mapping[str, str], constants: Mapping[str, Figure]) -> Iterator[Fault]:
        """Yields the comparisons of a rule that can never hold, or never fail."""
        return faults(rule, units, constants, self.words)

    def slips(self, rule: object, path: Path) -> Iterator[Mistake]:
        """Yields keys of tables and names of things that can never occur, and impossible conditions on rows."""
        for below, word, name in getattr(rule, "looks_up", tuple)():
            if name in self.words and word not in self.words[name]:
                yield Mistake((*path, *below), "unknown_word", nearest(word, self.words[name]))
        for list_name in getattr(rule, "lists", tuple)():
            yield from self._kinds(getattr(rule, "kind", ()), list_name, path)
            for name in self.capped.intersection(list_name) if getattr(rule, "adds_up", bool)() else ():
                yield Mistake((*path, "of"), "list_capped", {"found": name})
        for key, record, condition in getattr(rule, "on_rows", tuple)():
            kind = self._records.get(record)
            fields = kind.fields if kind else {}
            units = {name: each.unit for name, each in fields.items()} | {"first": "date", "last": "date"}
            words = {name: each.choices for name, each in fields.items() if each.choices and each.unit == "word"}
            for _, code, details in faults(condition, units, {}, words):
                yield Mistake((*path, key), code, {"nearest": "—", **details})

    def _kinds(self, wanted: tuple[str, ...], names: tuple[str, ...], path: Path) -> Iterator[Mistake]:
        known = tuple(dict.fromkeys(kind for name in names for kind in self.kinds.get(name, ())))
        for index, kind in enumerate(wanted if all(self.kinds.get(name) for name in names) else ()):
            if kind not in known:
                yield Mistake((*path, "kind", str(index)), "unknown_word", nearest(kind, known))
