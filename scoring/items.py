"""Reads the figures of a scheme in their order, knowing the names and units of what came before."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, get_args

from scoring.condition import Condition
from scoring.figure import Cell, Figure
from scoring.form import Mistake, Named, Path, Unset, amount, fill, names_in, nearest
from scoring.rules import flaws, looks_elsewhere, one_for_all, word, words
from scoring.scheme import Item
from scoring.spelling import Spelling
from scoring.unit import UNITS, UnitClash
from scoring.written import INTRINSIC, PAST_STAGES, RESERVED, STAGES, Per, Whose, Written

_LABELS = ("rule", "zh", "en", "per", "whose")
_SCOPES = {"per": get_args(Per), "whose": get_args(Whose)}


class ItemReader:
    """Reads the figures of one scheme.

    Attributes:
        mistakes: everything found wrong so far.
        constants: settings that rules name like figures.
    """

    def __init__(self, rules: Written, settings: Mapping[str, Any]) -> None:
        """Begins with what is known before the first figure: everybody's standing, and the facts."""
        self.constants: dict[str, Figure] = {}
        self.mistakes = [
            Mistake(("facts", name, "unit"), "unknown_word", nearest(fact.unit, UNITS))
            for name, fact in rules.facts.items()
            if fact.unit not in UNITS
        ] + _names_taken(rules, settings)
        self._rules = rules
        self._settings = settings
        self._per = {name: fact.per for name, fact in rules.facts.items()}
        self._whose = {name: fact.whose for name, fact in rules.facts.items()}
        self._units = {**INTRINSIC, **{name: fact.unit for name, fact in rules.facts.items()}}
        self._past = set(self._units)
        self._unread: set[str] = set()
        self._spelling = Spelling(rules)
        self._fields = {
            f"{name}.{key}": each.unit for name, kind in rules.records.items() for key, each in kind.fields.items()
        }

    def items(self) -> list[Item]:
        """Returns the figures that could be read, in the order of work."""
        made = []
        for stage in STAGES:
            for name, data in getattr(self._rules, stage).items():
                item = self._item(name, stage, data)
                made += [item] if item else []
                self._unread |= set() if item else {name}
                # A figure that could not be read is still known by name, so that one mistake is told once.
                self._units.setdefault(name, item.unit if item else "points")
                if self._remembered(item) if item else stage in PAST_STAGES:
                    self._past.add(name)
        return made

    def who(self) -> Condition | None:
        """Returns who is appraised; None for everybody."""
        if not self._rules.who:
            return None
        path = ("who",)
        condition, wrong = fill(Condition, self._settled(self._rules.who), path)
        if condition is not None:
            wrong = self._unknown(condition, path, STAGES[0]) or self._compared(condition, path)
        self.mistakes += wrong
        return condition if isinstance(condition, Condition) else None

    def _remembered(self, item: Item) -> bool:
        """Tells whether later periods may look back at a figure: it needs nothing but its own period."""
        own = item.stage in PAST_STAGES and not hasattr(item.rule, "months")
        return own and all(name in self._past or name in self.constants for name in names_in(item.rule))

    def _item(self, name: str, stage: str, data: Any) -> Item | None:  # noqa: ANN401 - whatever stood in the file
        path = (stage, name)
        wrong = self._head(name, data, path)
        if not wrong:
            said = {key: value for key, value in data.items() if key not in _LABELS}
            params = {key: value if key == "formula" else self._settled(value) for key, value in said.items()}
            rule, wrong = fill(word(data["rule"]), params, path)
            if not wrong:
                flawed = [replace(each, path=(*path, *each.path)) for each in flaws(rule)]
                wrong = flawed + self._unknown(rule, path, stage) + self._out_of_scope(rule, path, data)
                wrong += [*self._not_recorded(rule, path), *self._not_made(rule, path)]
            if not wrong:
                wrong = [*self._compared(rule, path), *self._spelling.slips(rule, path)]
            if not wrong:
                self._spelling.learn(name, rule)
                return self._united(name, stage, rule, data)
        self.mistakes += [replace(each, path=self._origin(each.path, data)) for each in wrong]
        return None

    def _head(self, name: str, data: Any, path: Path) -> list[Mistake]:  # noqa: ANN401 - whatever stood in the file
        if not isinstance(data, dict):
            return [Mistake(path, "not_a_table", {"found": str(data)})]
        if name in self._units or name in self._settings:
            return [Mistake(path, "name_taken", {"found": name})]
        if name in RESERVED:
            return [_reserved(path, name)]
        for key, known in _SCOPES.items():
            if data.get(key, known[0]) not in known:
                return [Mistake((*path, key), "unknown_word", nearest(str(data[key]), known))]
        if data.get("rule") not in words():
            return [Mistake((*path, "rule"), "unknown_word", nearest(str(data.get("rule", "")), words()))]
        return []

    def _united(self, name: str, stage: str, rule: Any, data: dict[str, Any]) -> Item | None:  # noqa: ANN401
        try:
            unit = rule.unit({**self._units, **self._fields} if hasattr(rule, "records") else self._units)
        except UnitClash as clash:
            if self._unread.isdisjoint(names_in(rule)):  # else nobody knows their unit, and their own mistake is told
                self.mistakes.append(Mistake((stage, name), "units_differ", {"found": str(clash)}))
            return None
        if unit not in UNITS:
            self.mistakes.append(Mistake((stage, name, "gives"), "unknown_word", nearest(unit, UNITS)))
            return None
        self._per[name], self._whose[name] = data.get("per", "period"), data.get("whose", "person")
        zh, en = str(data.get("zh", "")), str(data.get("en", ""))
        return Item(name, stage, rule, unit, zh, en, self._per[name], self._whose[name])

    def _out_of_scope(self, rule: object, path: Path, data: Mapping[str, Any]) -> list[Mistake]:
        """Returns names that are known of each week only, or of each person only, where that is too much."""
        mistakes = [] if data.get("whose") != "department" or one_for_all(rule) else [_of_each(path, data["rule"])]
        puts_together = getattr(rule, "reads_weeks", False)
        weekly = data.get("per") == "week" or puts_together
        if data.get("per") == "week" and (puts_together or looks_elsewhere(rule)):
            mistakes.append(Mistake(path, "beyond_a_week", {"found": data["rule"]}))
        shared = data.get("whose") == "department" and not hasattr(rule, "figures")
        for name in names_in(rule):
            if self._per.get(name) == "week" and not weekly:
                mistakes.append(Mistake(path, "known_by_week", {"found": name}))
            if puts_together and name in self._units and name not in self._unread and self._per.get(name) != "week":
                mistakes.append(Mistake(path, "not_by_week", {"found": name}))
            if shared and name in self._units and name not in self.constants and self._whose.get(name) != "department":
                mistakes.append(Mistake(path, "known_by_person", {"found": name}))
        return mistakes

    def _not_recorded(self, rule: object, path: Path) -> list[Mistake]:
        """Returns records, and fields of them, that a rule asks for and the scheme does not have."""
        known = self._rules.records
        strange: dict[tuple[str, str], Mistake] = {}
        for key, record, names in getattr(rule, "records", tuple)():
            place = (*path, key)
            if record not in known:
                strange.setdefault((record, ""), Mistake(place, "unknown_name", nearest(record, list(known), most=3)))
                continue
            fields = list(known[record].fields)
            for name in names:
                if name not in fields:
                    strange.setdefault((record, name), Mistake(place, "unknown_name", nearest(name, fields, most=3)))
        return list(strange.values())

    def _not_made(self, rule: object, path: Path) -> Iterator[Mistake]:
        """Yields figures that are made by other words than a rule asks for: a number holds no list and no hours."""
        for key, name, wanted in getattr(rule, "asks", tuple)():
            said = [getattr(self._rules, stage).get(name) for stage in STAGES]
            if name in self._units and not any(isinstance(each, dict) and each.get("rule") in wanted for each in said):
                yield Mistake((*path, key), "made_otherwise", {"found": name, "wanted": ", ".join(wanted)})

    def _settled(self, value: Any) -> Any:  # noqa: ANN401 - plain data of any shape
        """Returns the data with every setting's name replaced by what it stands for."""
        if isinstance(value, dict):
            return {key: self._settled(each) for key, each in value.items()}
        if isinstance(value, list):
            return [self._settled(each) for each in value]
        return self._setting(value)

    def _setting(self, name: str) -> Any:  # noqa: ANN401 - plain data of any shape
        """Returns what a setting's name stands for, also ``block_max.a1`` for an entry of a table; else the name."""
        if name in self._settings:
            return self._settings[name]
        found: Any = self._settings
        for key in name.split("."):
            found = found.get(key) if isinstance(found, Mapping) else None
        return name if found is None else found

    def _origin(self, path: Path, data: Any) -> Path:  # noqa: ANN401 - plain data of any shape
        """Returns where a mistake is to be mended: in the settings, when the rule only names a setting there."""
        if path[0] == "settings":
            return path
        at = data
        for depth, key in enumerate(path[2:], 3):
            at = _below(at, key)
            if isinstance(at, str) and at in self._settings and key != "formula":
                return ("settings", at, *path[depth:])
        return path

    def _unknown(self, rule: object, path: Path, stage: str) -> list[Mistake]:
        """Returns the names that nothing before this figure bears; a plain setting may be named like a figure."""
        history = hasattr(rule, "months")
        mistakes = []
        if history and stage in PAST_STAGES[:-1]:
            mistakes.append(Mistake(path, "history_in_score", {"found": path[-1]}))
        for name in names_in(rule):
            if name not in self._units and isinstance(self._settings.get(name), Named):
                self.constants[name] = _constant(name, self._settings[name])
                self._units[name] = self.constants[name].unit
                if not self._settings[name]:
                    mistakes.append(Mistake(("settings", name), "missing_key", {"wanted": name}))
            elif name not in self._units and not getattr(rule, "role", ""):
                mistakes.append(Mistake(path, "unknown_name", nearest(name, list(self._units), most=3)))
            elif history and name in self._units and name not in self._past:
                mistakes.append(Mistake(path, "no_history_of", {"found": name}))
        return mistakes

    def _compared(self, rule: object, path: Path) -> list[Mistake]:
        """Returns comparisons that can never hold, or never fail: they would decide without anybody noticing."""
        return [
            Mistake(("settings", name) if name in self.constants else path, code, {"nearest": "—", **details})
            for name, code, details in self._spelling.faults(rule, self._units, self.constants)
        ]


def _names_taken(rules: Written, settings: Mapping[str, Any]) -> list[Mistake]:
    """Returns facts and settings whose names are taken: of two things of one name only one would ever be looked at."""
    named = [("facts", name) for name in rules.facts] + [("settings", name) for name in settings]
    twice = [Mistake(("facts", name), "name_taken", {"found": name}) for name in rules.facts if name in settings]
    return twice + [_reserved(path, path[-1]) for path in named if path[-1] in RESERVED]


def _reserved(path: Path, name: str) -> Mistake:
    return Mistake(path, "name_reserved", {"found": name, "known": ", ".join(RESERVED)})


def _of_each(path: Path, rule: str) -> Mistake:
    known = "head_count, group_sum, group_mean (whole_department: yes)"
    return Mistake(path, "not_one_for_all", {"found": rule, "known": known})


def _below(data: Any, key: str) -> Any:  # noqa: ANN401 - plain data of any shape
    if isinstance(data, list):
        return data[int(key)]
    return data.get(key) if isinstance(data, dict) else None


def _constant(name: str, text: Named) -> Figure:
    """Returns a setting as a figure, so that rules can name it and explanations show it."""
    yes_or_no = {"yes": "1", "no": "0"}.get(text, text)
    figure, mistakes = amount(Named.of(yes_or_no, name, text.file), ())
    cell = Cell(text.file, "", 0, 0, text, key=f"settings.{name}")
    if mistakes:
        return Figure(name, None, "word", ("set",), (cell,), word=text)
    if figure.value is None:
        return Unset(name, text.file).figure()
    return Figure(name, figure.value, "", figure.reason, (Cell(text.file, "", 0, 0, text, key=name),))
