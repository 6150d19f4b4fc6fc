"""The value that a table has for a level or a word.

    rule: look_up
    by: star
    table: {0: 0, 1: 600, 2: 900, 3: 1200, 4: 1500, 5: 2000}
    gives: yuan

Source: seed 003, circular (综)字20161101, 4.1.1 ① (pay by star; only three stars = 1200 is known).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.facts import Found, View, operand, unknown
from scoring.figure import Figure
from scoring.form import Name, Unset


@dataclass(frozen=True, slots=True)
class Rule:
    """A table with one value for each level or word.

    Attributes:
        by: the figure that says which, or a number of the scheme.
        table: level or word to value.
        gives: unit of the values.
    """

    by: Figure | Name
    table: dict[str, Figure] | Unset
    gives: str = "yuan"

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - declared
        """Returns the declared unit."""
        return self.gives

    def figure(self, view: View) -> Found:
        """Returns the value; unknown when the level is, or when the table does not have it."""
        key = operand(view, self.by)
        if isinstance(self.table, Unset):
            return unknown(self.table.figure(), key)
        if not key.known:
            return unknown(key)
        word = key.word if key.value is None else f"{key.value.normalize():f}"
        entry = self.table.get(word)
        if entry is None:
            return Found(None, ("not_in_table", word, ", ".join(self.table)), (key,))
        return Found(entry.value, ("looked_up", word), (entry, key)) if entry.known else unknown(entry)
