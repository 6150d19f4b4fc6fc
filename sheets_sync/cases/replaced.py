"""The schemes of a worked example with the settings that it replaces, and what is wrong with these."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scoring.form import Mistake, nearest
from scoring.problem import Problem
from scoring.scheme import Scheme
from scoring.versions import names_taken
from sheets_sync.cases.written import Case
from sheets_sync.settings.library import Library

_OF_PLACES = ("key", "line")
"""Details that tell of a line of the scheme's file."""


class Unreadable(ValueError):
    """An example says what cannot be read.

    Attributes:
        mistakes: each with the keys that lead to it inside the example.
    """

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        """Keeps the mistakes, each once: several rules may find fault with the same setting."""
        super().__init__(*(each.code for each in mistakes))
        self.mistakes = tuple({(each.path, each.code, str(each.details)): each for each in mistakes}.values())


Versions = tuple[tuple[Scheme, ...], ...]
"""The versions of each scheme of a role, in the order of work."""


def as_written(case: Case, library: Library, scheme: str) -> Versions:
    """Returns the schemes of an example's role as their files have them.

    Raises:
        Unreadable: one that comes before is not there, or is mistaken.
    """
    found = [library.versions(name) for name in (*case.with_, scheme)]
    mistakes = [
        Mistake(("with", str(index)), each.code, _without_places(each))
        for index, (_, problems) in enumerate(found)
        for each in problems
    ]
    if mistakes:
        raise Unreadable(mistakes)
    return tuple(versions for versions, _ in found)


def with_settings(case: Case, library: Library, scheme: str) -> tuple[Versions, list[Mistake]]:
    """Returns the schemes with the settings of an example in place of their own, and what is wrong with these."""
    theirs = {name: _settings(library, name) for name in (*case.with_, scheme)}
    known = sorted(set().union(*theirs.values()))
    mistakes = [
        Mistake(("settings", name), "unknown_key", nearest(name, known)) for name in case.settings if name not in known
    ]
    made: list[tuple[Scheme, ...]] = []
    for name, settings in theirs.items():
        own = {key: value for key, value in case.settings.items() if key in settings}
        versions, problems = library.versions(name, own)
        mistakes += _here(problems, own)
        earlier = [each for every in made for each in every]
        mistakes += [
            Mistake(("with",), "name_taken", {"found": taken})
            for each in versions
            for taken in names_taken(each, earlier)
        ]
        made.append(versions)
    return tuple(made), mistakes


def _here(problems: Sequence[Problem], own: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yields what a scheme finds wrong with the settings of an example, by their keys in the example."""
    for each in problems:
        stage, *rest = each.where.key.split(".")
        path = ("settings", *rest) if stage == "settings" and rest and rest[0] in own else ("settings",)
        yield Mistake(path, each.code, _without_places(each))


def _without_places(problem: Problem) -> dict[str, str]:
    return {key: said for key, said in problem.details.items() if key not in _OF_PLACES}


def _settings(library: Library, scheme: str) -> set[str]:
    """Returns the settings that a scheme or what it is based on has."""
    written = [file.written for file in library.files(scheme) if file.written]
    bases = {each.based_on for each in written if each.based_on}
    return {name for each in written for name in each.settings}.union(*(_settings(library, each) for each in bases))
