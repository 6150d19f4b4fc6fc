"""Makes a scheme of what is written in its file, or tells everything that is wrong with it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scoring.bounds import declared_wrongly, other_keys, slips
from scoring.form import UNSET, Filled, Mistake, Named, Path, Unset, fill, names_in, nearest
from scoring.items import ItemReader
from scoring.scheme import Item, Scheme
from scoring.tasks import task_mistakes, tasks_of
from scoring.written import STAGES, Cycle, Headline, Written


def read_scheme(
    data: object, file: str, base: Written | None = None, overrides: Mapping[str, Any] | None = None
) -> Filled:
    """Returns the scheme that plain data state (or None), and every mistake found in them.

    Args:
        data: the file as plain data, or what ``fill(Written, …)`` made of it.
        file: how it is called in messages.
        base: the scheme it is based on, whose rules it takes over.
        overrides: settings to replace, for a worked example or a rehearsal.
    """
    written, mistakes = (data, []) if isinstance(data, Written) else fill(Written, data)
    if written is None:
        return None, mistakes
    if base is not None:
        mistakes += _foreign(written, base)
    rules = base or written
    own = {**written.settings, **(overrides or {})}
    settings = {**(base.settings if base else {}), **own}
    mistakes += _settings_mistakes(written, own, base)
    under = f"{base.id}/{base.since}.yaml" if base else file  # what is lost is filled in in one's own file
    theirs = {name for name, value in settings.items() if name not in own and UNSET not in str(value)}
    named = {name: _named(value, name, under if name in theirs else file) for name, value in settings.items()}
    reader = ItemReader(rules, named)
    who, items = reader.who(), reader.items()
    cycle = written.period or rules.period or Cycle()
    mistakes += _of_cycle(cycle)
    mistakes += _untold(reader.mistakes, mistakes) + _headline_mistakes(rules, {item.name: item for item in items})
    mistakes += _anyway_mistakes(rules, items) + task_mistakes(written, rules, items)
    if mistakes:
        return None, mistakes
    unset = sorted({each.name for each in _unset(named)})
    scheme = Scheme(
        written.id, written.since, file, written.title, written.source or rules.source, rules.facts, tuple(items),
        rules.pays, rules.headline, reader.constants, tuple(unset), {**rules.names, **written.names}, cycle,
        who, rules.records, written.template, rules.paid_anyway, written.appeals or rules.appeals,
        tasks_of(written, rules),
    )  # fmt: skip
    return scheme, []


def _of_cycle(cycle: Cycle) -> list[Mistake]:
    """Returns a day that not every month has, and a number of weeks that no period has."""
    bounds = {"from_day": (cycle.from_day, 1, 28), "weeks": (cycle.weeks, 0, 53)}
    return [
        Mistake(("period", key), "out_of_bounds", {"found": str(found), "least": str(least), "most": str(most)})
        for key, (found, least, most) in bounds.items()
        if not least <= found <= most
    ]


def _foreign(written: Written, base: Written) -> list[Mistake]:
    own = [
        key
        for key in (*STAGES, "facts", "records", "who", "paid_anyway", "choices", "limits", "pays")
        if getattr(written, key)
    ] + (["headline"] if written.headline != Headline() else [])
    return [Mistake((key,), "rules_of_base", {"found": key, "base": base.id}) for key in own]


def _settings_mistakes(written: Written, own: Mapping[str, Any], base: Written | None) -> list[Mistake]:
    """Returns settings that the rules do not have, and what is wrong with those that they have."""
    rules = base or written
    known = list(rules.settings)
    mistakes = [Mistake(("settings", name), "unknown_key", nearest(name, known)) for name in own if name not in known]
    mistakes += declared_wrongly(written) if base is None else other_keys(written.settings, base.settings)
    return [*mistakes, *slips(own, rules)]


def _untold(mistakes: Sequence[Mistake], told: Sequence[Mistake]) -> list[Mistake]:
    """Returns the mistakes without those of a setting of which one is told, and what it misspelt where it is used."""
    settings = [each for each in told if each.path[0] == "settings"]
    misspelt = {each.details.get("found") for each in settings}
    signs = tuple(f" {each.details['found']} [ratio]" for each in settings if each.code == "out_of_bounds")
    return [
        each
        for each in mistakes
        if not any(_within(each.path, one.path) for one in settings)
        and not (each.code == "unknown_name" and each.details["found"] in misspelt)
        and not (each.code == "units_differ" and each.details["found"].endswith(signs))
    ]


def _within(one: Path, other: Path) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _named(value: Any, name: str, file: str) -> Any:  # noqa: ANN401 - plain data of any shape
    if isinstance(value, dict):
        return {key: _named(each, f"{name}.{key}", file) for key, each in value.items()}
    if isinstance(value, list):
        return [_named(each, f"{name}.{index}", file) for index, each in enumerate(value)]
    return Named.of(str(value), name, file)


def _unset(value: Any) -> Iterator[Unset]:  # noqa: ANN401 - as above
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _unset(each)
    elif value == UNSET:
        yield Unset(value.setting, value.file)


def _anyway_mistakes(rules: Written, items: Sequence[Item]) -> list[Mistake]:
    """Returns what is to be paid to everybody and is no pay item, or needs what only those have who are appraised."""
    mistakes = [
        Mistake(("paid_anyway",), "unknown_name", nearest(name, list(rules.pays), most=3))
        for name in rules.paid_anyway
        if name not in rules.pays
    ]
    appraised = {name for stage in STAGES for name in getattr(rules, stage)} - set(rules.paid_anyway)
    for item in items:
        needs = [name for name in names_in(item.rule) if name in appraised] if item.name in rules.paid_anyway else []
        if needs:
            mistakes.append(Mistake(("paid_anyway",), "needs_appraisal", {"found": item.name, "needs": needs[0]}))
    return mistakes


def _headline_mistakes(rules: Written, items: Mapping[str, Item]) -> list[Mistake]:
    head = rules.headline
    # A figure that could not be read is known by name: what is wrong with it has been told.
    known = [name for stage in STAGES for name in getattr(rules, stage)]
    named = [("headline", key, name) for key in ("score", "place", "star") if (name := getattr(head, key))]
    named += [("headline", "proposals", name) for name in head.proposals]
    mistakes = [
        Mistake(path[:2], "unknown_name", nearest(path[2], known, most=3))
        for path in named
        if path[2] not in known and path[2] not in rules.facts
    ]
    return [*mistakes, *_pays_mistakes(rules.pays, items, known)]


def _pays_mistakes(pays: Sequence[str], items: Mapping[str, Item], known: list[str]) -> Iterator[Mistake]:
    """Yields pay items that there are not, that are paid twice, or that are no sum of yuan for one person."""
    for name, times in Counter(pays).items():
        item = items.get(name)
        if times > 1:
            yield Mistake(("pays",), "pay_twice", {"found": name})
        if name not in known:
            yield Mistake(("pays",), "unknown_name", nearest(name, known, most=3))
        elif item is not None and item.unit != "yuan":
            yield Mistake(("pays",), "pay_not_yuan", {"found": name, "unit": item.unit})
        elif item is not None and item.whose == "department":
            yield Mistake(("pays",), "pay_of_department", {"found": name})
        elif item is not None and item.per == "week":
            yield Mistake(("pays",), "pay_by_week", {"found": name})
