"""Everybody who is known, and how the ids and names that other tables write lead to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from scoring.figure import Figure
from scoring.period import Period
from scoring.person import Person
from sheets_sync.team.words import NOTHING, plain_text
from sheets_sync.tidy.cells.id import loose


@dataclass(frozen=True)
class Roster:
    """The people of a department.

    Attributes:
        people: id to person, sorted by id.
        measures: id to what the roster itself measures (``post_pay``), the same in every month.
        months: the months whose facts are wanted, earliest first.
    """

    people: Mapping[str, Person] = field(default_factory=dict)
    measures: Mapping[str, dict[str, Figure]] = field(default_factory=dict)
    months: tuple[Period, ...] = ()
    _served: dict[Period, tuple[Person, ...]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def roles(self) -> frozenset[str]:
        """Returns the roles that somebody has; an empty one is that of people whose role was not understood."""
        return frozenset(person.role for person in self.people.values())

    @cached_property
    def names(self) -> pd.DataFrame:
        """Returns the ids with the names that other tables must have, as they are compared."""
        known = {key: plain_text(person.name) for key, person in self.people.items()}
        return pd.DataFrame({"person": list(known), "known": list(known.values())}, dtype=object)

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """Returns the groups that somebody is in, as they are shown, by what they are compared by."""
        shown = sorted((person.group for person in self.people.values() if person.group), reverse=True)
        return {plain_text(group): group for group in shown}

    @cached_property
    def employed(self) -> Mapping[Period, tuple[Person, ...]]:
        """Returns who served at least a day of each month; found once, also for the same roster of fewer months."""
        for month in self.months:
            if month not in self._served:
                self._served[month] = tuple([each for each in self.people.values() if each.days_served(month)])
        return {month: self._served[month] for month in self.months}

    @cached_property
    def _loosely(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for key in self.people:
            groups.setdefault(loose(key), []).append(key)
        return groups

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for key, person in self.people.items():
            groups.setdefault(plain_text(person.name), []).append(key)
        return groups

    @cached_property
    def _by_form(self) -> dict[str, list[str]]:
        # Comparing an unknown id with each of ten thousand would take minutes when a whole column is wrong.
        forms: dict[str, list[str]] = {}
        for key in self.people:
            for form in _nearby(key):
                forms.setdefault(form, []).append(key)
        return forms

    def look_alikes(self) -> list[list[str]]:
        """Returns the groups of ids that differ only in leading zeros or case."""
        return [group for group in self._loosely.values() if len(group) > 1]

    def ids_of(self, texts: Iterable[str]) -> dict[str, str]:
        """Returns each text that leads to one person with that person's id; those that lead to nobody are left out.

        ``7`` leads to ``007`` when nobody else's id has the number 7.
        """
        found: dict[str, str] = {}
        for text in texts:
            group = [text] if text in self.people else self._loosely.get(loose(text), [])
            if len(group) == 1:
                found[text] = group[0]
        return found

    def named(self, name: str) -> str:
        """Returns the id of the only person with this name, or an empty text."""
        group = self._by_name.get(plain_text(name), []) if plain_text(name) else []
        return group[0] if len(group) == 1 else ""

    def named_any(self, name: str) -> bool:
        """Tells whether somebody, or several, have this name."""
        return bool(plain_text(name)) and plain_text(name) in self._by_name

    def nearest(self, text: str, name: str) -> str:
        """Returns who may have been meant by an unknown id: the person of that name, or an id one slip away."""
        near = {key for form in _nearby(text) for key in self._by_form.get(form, ())}
        key = self.named(name) or min(near, default="")
        return f"{key} {self.people[key].name}" if key else NOTHING


def _nearby(text: str) -> set[str]:
    """Returns the text with any one character left out: two ids that share such a form differ by one slip."""
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}
