"""Says of a mistake in a scheme where it is to be mended and how, which only the whole file shows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from scoring.form import UNSET, Mistake, Path, nearest
from scoring.written import STAGES, Written
from sheets_sync.strict_yaml import FULL_WIDTH, Yaml


def blamed(mistakes: Iterable[Mistake], yaml: Yaml, written: Written | None = None) -> Iterator[Mistake]:
    """Yields mistakes, each once and where its cause stands: several rules may find fault with one setting."""
    seen = set()
    for mistake in mistakes:
        told = _sharper(mistake, yaml, written)
        key = (told.path, told.code, str(told.details))
        if key not in seen:
            seen.add(key)
            yield told


def _sharper(mistake: Mistake, yaml: Yaml, written: Written | None) -> Mistake:
    found = mistake.details.get("found", "")
    if FULL_WIDTH in found and mistake.code in ("not_a_table", "unknown_key"):
        return Mistake(mistake.path, "full_width_colon", {"found": found[:60]})
    if mistake.code == "unknown_key" and mistake.path[-1] != found:
        return replace(mistake, path=_place(found, mistake.path, yaml))
    if mistake.code == "not_a_number" and found.lower() == UNSET.lower():
        return replace(mistake, code="number_lost")
    if written is None or mistake.path[0] not in (*STAGES, "who"):
        return mistake
    below = next((stage for stage in STAGES if found in getattr(written, stage)), "")
    if mistake.code == "unknown_name" and below and found != mistake.path[-1]:
        return Mistake(mistake.path, "stands_below", {"found": found, "stage": below})
    if mistake.code == "not_a_number" and found.isidentifier():
        return replace(mistake, code="no_number_nor_setting", details=nearest(found, list(written.settings)))
    return mistake


def _place(key: str, setting: Path, yaml: Yaml) -> Path:
    """Returns where a misspelt key stands whose value names a setting: the setting is not to blame."""
    places = (path for path in yaml.lines if path[-1] == key and _at(yaml.data, path) == ".".join(setting[1:]))
    return next(places, setting)


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 - plain data of any shape
    for key in path:
        data = data[int(key)] if isinstance(data, list) else data[key]
    return data
