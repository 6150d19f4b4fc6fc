"""A scheme of one's own, based on another: what that one leaves open is to be filled in, the rest may be changed."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from scoring.form import UNSET
from sheets_sync.opening.yaml_text import flow, scalar
from sheets_sync.settings import Library
from sheets_sync.settings.library import CASES
from sheets_sync.strict_yaml import load
from sheets_sync.texts import text

Settings = Mapping[str, Any]


def own_scheme(
    library: Library, base: str, own: str, language: str, *, since: str = "", examples: Settings | None = None
) -> str:
    """Returns the file of a scheme ``own`` based on ``base``.

    Args:
        library: all schemes; it has the base, without a mistake.
        base: id of the scheme whose rules it takes over.
        own: id of the new scheme.
        language: of the comments.
        since: the day since which it is in force; else that of the base.
        examples: setting to what may stand there, shown beside it; else what the base's worked examples fill in.
    """
    file = library.files(base)[-1].yaml.data
    settings, names = settings_of(library, base), _names_of(library, base)
    shown = examples if examples is not None else examples_of(library, base)
    lines = [
        f"# {text(language, 'opening.own_head', base=base)}",
        f"id: {scalar(own)}",
        f"since: {since or file['since']}",
    ]
    lines += [f"based_on: {base}", f"title: {flow(file['title'])}"]
    if file.get("template") and "period" in file:
        lines += [f"period: {flow(file['period'])}   # {text(language, 'opening.own_period')}"]
    lines += [""]
    lost = {name: value for name, value in settings.items() if has_lost(value)}
    labels = {name: each.get(language, "") for name, each in names.items()}
    if language == "zh":  # the files of schemes are commented in Chinese
        labels = {
            name: _joined(labels.get(name, ""), said, language) for name, said in _comments(library, base).items()
        }
    lines += ["settings:", *_open(lost, shown, labels, language)] if lost else []
    lines += _kept({name: value for name, value in settings.items() if name not in lost}, labels, language, bool(lost))
    lines += _named(file, names, language)
    return "\n".join(lines).rstrip() + "\n"


def _named(file: Settings, names: Settings, language: str) -> Iterator[str]:
    """Yields the names that a department gives itself: of measures that the base names only for the time being."""
    open_ = {name: each for name, each in names.items() if name in file.get("facts", {})}
    if open_:
        yield from ("", f"names:   # {text(language, 'opening.own_names')}")
        yield from (f"  {name}: {flow(each)}" for name, each in open_.items())


def since_of(library: Library, scheme: str) -> str:
    """Returns the day since which a scheme is in force, as its file is named."""
    return str(library.files(scheme)[-1].yaml.data["since"])


def settings_of(library: Library, scheme: str) -> dict[str, Any]:
    """Returns the settings of a scheme as plain data, those of its bases first."""
    data = library.files(scheme)[-1].yaml.data
    below = settings_of(library, data["based_on"]) if data.get("based_on") else {}
    return {**below, **(data.get("settings") or {})}


def examples_of(library: Library, scheme: str) -> dict[str, Any]:
    """Returns, for what a scheme leaves open, what its worked examples fill in: the first that fills all of it."""
    home = library.home(scheme)
    cases = load(home / CASES).data.get("cases", ()) if home and (home / CASES).exists() else ()
    open_ = {name: value for name, value in settings_of(library, scheme).items() if has_lost(value)}
    found: dict[str, Any] = {}
    for case in cases:
        for name, value in (case.get("settings") or {}).items():
            if name in open_ and not has_lost(value) and _alike(open_[name], value):
                found.setdefault(name, value)
    return found


def has_lost(value: Any) -> bool:  # noqa: ANN401 - plain data of any shape
    """Tells whether a setting is lost, as a whole or in one place.

    >>> has_lost({"a": "1", "b": ["UNSET"]}), has_lost("3")
    (True, False)
    """
    if isinstance(value, dict | list):
        return any(map(has_lost, value.values() if isinstance(value, dict) else value))
    return bool(value == UNSET)


def _alike(lost: Any, filled: Any) -> bool:  # noqa: ANN401 - plain data of any shape
    """Tells whether a setting may be replaced by another: a table keeps its keys."""
    return not isinstance(lost, dict) or (isinstance(filled, dict) and set(lost) == set(filled))


def _comments(library: Library, scheme: str) -> dict[str, str]:
    """Returns what a scheme's file says beside each setting; an empty text where it says nothing."""
    home, since = library.home(scheme), since_of(library, scheme)
    written = (home / f"{since}.yaml").read_text(encoding="utf-8") if home else ""
    beside = dict(re.findall(r"^  (\w+):.*?  # *(.*)$", written, re.MULTILINE))
    return {name: beside.get(name, "") for name in settings_of(library, scheme)}


def _joined(first: str, second: str, language: str) -> str:
    return text(language, "opening.and_then").join(each for each in (first, second) if each)


def _names_of(library: Library, scheme: str) -> dict[str, Any]:
    data = library.files(scheme)[-1].yaml.data
    below = _names_of(library, data["based_on"]) if data.get("based_on") else {}
    return {**below, **(data.get("names") or {})}


def _open(lost: Settings, shown: Settings, labels: Mapping[str, str], language: str) -> Iterator[str]:
    """Yields the settings to be filled in, each with what it is and an example."""
    yield f"  # {text(language, 'opening.own_open')}"
    for name, value in lost.items():
        example = text(language, "opening.own_example", example=flow(shown[name])) if name in shown else ""
        said = _joined(labels.get(name, ""), example, language)
        yield f"  {scalar(name)}: {flow(value)}" + (f"   # {said}" if said else "")


def _kept(kept: Settings, labels: Mapping[str, str], language: str, below: bool) -> list[str]:  # noqa: FBT001
    """Returns the settings that stand as in the base, commented out: to change one is to take its sign away."""
    if not kept:
        return []
    lines = (
        [f"  # {text(language, 'opening.own_kept')}"]
        if below
        else [f"# {text(language, 'opening.own_kept')}", "# settings:"]
    )
    for name, value in kept.items():
        said = labels.get(name, "")
        lines.append(f"  # {scalar(name)}: {flow(value)}" + (f"   # {said}" if said else ""))
    return lines if below else [line.replace("  # ", "#   ", 1) for line in lines]
