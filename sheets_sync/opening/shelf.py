"""The schemes that there are to begin with, each with what its file says of itself at its head."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scoring.problem import Problem
from sheets_sync.settings import Library
from sheets_sync.settings.library import CASES, SchemeFile
from sheets_sync.team.words import nearest_to, plain_text

_MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class OnShelf:
    """A scheme to begin with.

    Attributes:
        id: its id.
        titles: language to its title.
        period: how often it appraises: ``month``, ``quarter``, ``half_year`` or ``year``.
        template: whether it gives principles only, with settings to be filled in.
        note: the first line of comment in its file, which says what it is (in Chinese).
    """

    id: str
    titles: Mapping[str, str]
    period: str
    template: bool
    note: str


def shelf_of(library: Library) -> tuple[OnShelf, ...]:
    """Returns all schemes in their last versions, by id; one whose file is mistaken has only what could be read."""
    return tuple(_on_shelf(library, each) for each in library.ids() if library.files(each))


def _on_shelf(library: Library, name: str) -> OnShelf:
    data = _data(library, name)
    title = data.get("title")
    titles = title if isinstance(title, dict) else {}
    return OnShelf(name, titles, _period(library, data), data.get("template") == "yes", _note(library, name))


def _data(library: Library, name: str) -> dict[str, Any]:
    files = library.files(name)
    data = files[-1].yaml.data if files else None
    return data if isinstance(data, dict) else {}


def _period(library: Library, data: dict[str, Any]) -> str:
    """Returns the kind of period that a scheme, or else what it is based on, writes."""
    seen: set[str] = set()
    while True:
        period, base = data.get("period"), data.get("based_on")
        if isinstance(period, dict) and isinstance(period.get("kind"), str):
            return str(period["kind"])
        if not isinstance(base, str) or base in seen:
            return "month"
        seen.add(base)
        data = _data(library, base)


def _note(library: Library, name: str) -> str:
    """Returns the first comment of the file that is for people and not for editors."""
    home = library.home(name)
    paths = sorted(path for path in home.glob("*.yaml") if path.name != CASES) if home else []
    for line in paths[-1].read_text("utf-8", errors="replace").splitlines() if paths else ():
        said = line.removeprefix("#").strip()
        if not line.startswith("#"):
            break
        if said and not said.startswith("yaml-language-server"):
            return said
    return ""


def unreadable(library: Library, shelf: Iterable[OnShelf]) -> list[Problem]:
    """Returns what is wrong with schemes whose files are no text: nobody knows what they are called."""
    lost = [each.id for each in shelf if any(_is_no_text(file) for file in library.files(each.id))]
    return [problem for name in lost for problem in library.versions(name)[1]]


def _is_no_text(file: SchemeFile) -> bool:
    return any(each.code == "not_utf8" for each in file.yaml.mistakes)


def with_words(shelf: Iterable[OnShelf], words: Iterable[str]) -> Iterator[OnShelf]:
    """Yields the schemes that have all of the words in their id, title or comment."""
    wanted = [plain_text(word) for word in words]
    for each in shelf:
        said = plain_text(" ".join((each.id, *each.titles.values(), each.note)))
        if all(word in said for word in wanted):
            yield each


def near(shelf: tuple[OnShelf, ...], wanted: str) -> tuple[OnShelf, ...]:
    """Returns the schemes that may be meant by an id or title that there is not, the likeliest first."""
    names = {said: each for each in shelf for said in (*each.titles.values(), each.id)}
    alike = [names[found] for found in (nearest_to(wanted, names),) if found in names]
    found = {each.id: each for each in (*alike, *with_words(shelf, (wanted,)))}
    return tuple(found.values())[:_MOST_NEAR]
