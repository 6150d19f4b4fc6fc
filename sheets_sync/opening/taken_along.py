"""The schemes of another configuration that a new team is based on: it takes them along, or it would not find them."""

from collections.abc import Iterable
from pathlib import Path

from sheets_sync.settings import Library


def taken_along(library: Library, ids: Iterable[str], config: Path, known: Iterable[Path]) -> dict[Path, str]:
    """Returns the files of schemes that lie in another configuration, and of those below them, relative to a folder.

    Args:
        library: where the schemes are found.
        ids: those that the team is based on.
        config: the other configuration.
        known: the team's own and that which travels with us: what lies there is found anyway.
    """
    if config.resolve() in {each.resolve() for each in known}:
        return {}
    homes = {name: library.home(name) for name in _with_bases(library, ids)}
    taken = [home for home in homes.values() if home and home.parent == config / "schemes"]
    files = [path for home in taken for path in sorted(home.glob("*.yaml"))]
    return {Path("config", "schemes", path.parent.name, path.name): path.read_text(encoding="utf-8") for path in files}


def _with_bases(library: Library, ids: Iterable[str]) -> list[str]:
    found: list[str] = []
    waiting = list(ids)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.append(name)
            waiting += [each.written.based_on for each in library.files(name) if each.written]
    return [name for name in found if name]
