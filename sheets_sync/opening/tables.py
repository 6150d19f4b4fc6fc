"""The tables in which a team enters what its schemes ask, as plain data of a team file."""

from collections.abc import Iterator, Sequence
from typing import Any

from scoring.written import Fact, Field, RecordKind
from sheets_sync.months.appeals import STATUSES
from sheets_sync.opening.asked import SEVERAL, Asked
from sheets_sync.team.words import plain_text
from sheets_sync.texts import text, texts

Data = dict[str, Any]
_STATUSES = ("regular", "probation", "stand_in", "left")
_APPEALED = {"filed": "date", "decided_on": "date", "appeal_status": "choice"}
_BLANK_OF_PERSON = ("group", "confirmed", "left")
_PLAIN: dict[str, Data] = {
    "word": {"as": "text"},
    "date": {"as": "date"},
    "yes_no": {"as": "yes_no"},
    "percent": {"as": "percent", "written": "points"},
}
"""Unit to how its cells are read; every other unit is a number."""


class Tables:
    """Makes the tables of a team in a language."""

    def __init__(self, asked: Asked, roles: tuple[str, ...], language: str, *, emails: bool = False) -> None:
        """Keeps what is asked, of which roles, the language of headings and tabs, and whether e-mail is asked."""
        self._emails = emails
        self._asked = asked
        self._roles = roles
        self._language = language
        self._taken: set[str] = set()

    def all(self) -> dict[str, Data]:
        """Returns key to table, in the order of work: people first, money and what comes after the results last."""
        made = {"roster": self._roster()}
        by_person = [name for name, fact in self._asked.facts.items() if fact.whose == "person"]
        months = [name for name in by_person if _kept(self._asked.facts[name]) == "monthly"]
        for rater in dict.fromkeys(self._asked.facts[name].rater for name in months):
            own = [name for name in months if self._asked.facts[name].rater == rater]
            made.update(self._sheets(rater, own))
        made.update(self._department())
        events = [name for name in by_person if _kept(self._asked.facts[name]) == "events"]
        if events:
            made["events"] = self._events(events)
        for name, record in self._asked.records.items():
            made[name] = self._punches(name, record) if record.kind == "punches" else self._record(name, record)
        made["adjustments"] = self._table("adjustments", "adjustments", self._say("tab_adjustments"), self._adjusted())
        made["appeals"] = self._table("appeals", "records", self._say("tab_appeals"), self._appealed())
        return made

    def _say(self, key: str, **fields: object) -> str:
        return text(self._language, f"opening.{key}", **fields)

    def _heading(self, key: str) -> list[str]:
        return self._say(f"heading_{key}").split("|")

    def _table(self, kind: str, book: str, tab: str, columns: Data, names: tuple[str, ...] = ()) -> Data:
        made: Data = {"kind": kind, "book": book, "tab": self._title(tab)}
        needed = self._needed(names)
        if names and needed:
            made["for"] = list(needed)
        return {**made, "columns": _distinct(columns)}

    def _needed(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Returns the roles that need any of the names; none when all roles do."""
        found = tuple(role for role in self._roles if any(role in self._asked.roles.get(name, ()) for name in names))
        return () if set(found) == set(self._roles) else found

    def _title(self, wanted: str) -> str:
        """Returns a title that a workbook may have for a tab, and that no other tab has."""
        plain = "".join(each for each in wanted if each not in "[]:*?/\\'")[:28].strip() or "tab"
        title = next(each for each in (plain, *(f"{plain}{n}" for n in range(2, 99))) if each not in self._taken)
        self._taken.add(title)
        return title

    def _person(self) -> Data:
        return {
            "employee_id": {"titles": self._heading("employee_id"), "as": "id"},
            "name": {"titles": self._heading("name"), "as": "text"},
        }

    def _period(self, *, week: bool = False) -> Data:
        made = {"period": {"titles": self._heading(f"period_{self._asked.cycle.kind}"), "as": "month"}}
        return {**made, "week": {"titles": self._heading("week"), "as": "week"}} if week else made

    def _roster(self) -> Data:
        statuses = self._chosen("status", _STATUSES)
        columns = {**self._person(), "role": {"titles": self._heading("role"), "as": "role"}}
        columns["group"] = {"titles": self._heading("group"), "as": "text"}
        columns["status"] = {"titles": self._heading("status"), "as": "choice", "choices": statuses}
        columns.update({key: {"titles": self._heading(key), "as": "date"} for key in ("hired", "confirmed", "left")})
        for key in _BLANK_OF_PERSON:
            columns[key]["blank"] = "allowed"
        if self._emails:  # for `share`
            columns["email"] = {"titles": self._heading("email"), "as": "text", "blank": "allowed"}
        kept = [name for name, fact in self._asked.facts.items() if _kept(fact) == "roster"]
        columns.update({name: {**self._column(name), "unit": self._asked.facts[name].unit} for name in kept})
        return self._table("people", "records", self._say("tab_roster"), columns)

    def _sheets(self, rater: str, names: list[str]) -> Iterator[tuple[str, Data]]:
        """Yields the tables in which one rater (or, without one, whoever keeps the figures) enters measures."""
        tab = self._rater(rater) if rater else ""
        for week in (False, True):
            own = [name for name in names if (self._asked.facts[name].per == "week") is week]
            several = [name for name in own if not week and rater in SEVERAL and self._is_number(name)]
            others = [name for name in own if name not in several]
            for kind, those in (("ratings", several), ("weekly" if week else "monthly", others)):
                if those:
                    key = "_".join(each for each in (kind, rater) if each)
                    yield key, self._sheet(kind, tab or self._say(f"tab_{kind}"), those, weekly_tab=bool(week and tab))

    def _sheet(self, kind: str, tab: str, names: list[str], *, weekly_tab: bool) -> Data:
        columns = {**self._person(), **self._period(week=kind == "weekly")}
        if kind == "ratings":
            columns["rater_id"] = {"titles": self._heading("rater_id"), "as": "id"}
            columns["rater_name"] = {"titles": self._heading("rater_name"), "as": "text", "blank": "allowed"}
        title = self._say("tab_of_weeks", tab=tab) if weekly_tab else tab
        made = self._table(kind, "records", title, {**columns, **self._columns(names)}, tuple(names))
        return {**made, "take": "mean"} if kind == "ratings" else made

    def _is_number(self, name: str) -> bool:
        return self._asked.facts[name].unit not in ("word", "date", "yes_no")

    def _rater(self, rater: str) -> str:
        known = texts(self._language, "opening")
        return known.get(f"rater_{rater}") or text(self._language, "opening.rater_other", rater=rater)

    def _department(self) -> Iterator[tuple[str, Data]]:
        shared = [name for name, fact in self._asked.facts.items() if fact.whose == "department"]
        for week, key in ((False, "department"), (True, "department_weekly")):
            own = [name for name in shared if (self._asked.facts[name].per == "week") is week]
            if own:
                columns = {**self._period(week=week), **{name: self._column(name) for name in own}}
                yield key, self._table("department", "records", self._say(f"tab_{key}"), columns)

    def _events(self, names: list[str]) -> Data:
        columns = {**self._person(), "date": {"titles": self._heading("date"), "as": "date"}}
        columns["event"] = {"titles": self._heading("event"), "as": "event"}
        columns["note"] = {"titles": self._heading("note"), "as": "text", "blank": "allowed"}
        made = self._table("events", "records", self._say("tab_events"), columns, tuple(names))
        labels = _distinct({name: {"titles": [self._asked.label(name, self._language)]} for name in names})
        return {**made, "events": {name: each["titles"] for name, each in labels.items()}}

    def _record(self, name: str, record: RecordKind) -> Data:
        columns = self._person()
        columns["first"] = {"titles": self._heading("first"), "as": "date"}
        columns["last"] = {"titles": self._heading("last"), "as": "date", "blank": "allowed"}
        columns.update({key: self._field(key, each) for key, each in record.fields.items()})
        made = self._table("records", "forms", self._asked.label(name, self._language), columns, (name,))
        return {**made, "record": name}

    def _punches(self, name: str, record: RecordKind) -> Data:
        columns = {**self._person(), "date": {"titles": self._heading("date"), "as": "date"}}
        for slot in record.slots:
            columns[slot] = {"titles": [self._slot(slot)], "as": "time", "blank": "allowed"}
        made = self._table("punches", "forms", self._asked.label(name, self._language), columns, (name,))
        return {**made, "record": name, "form": "day_rows"}

    def _slot(self, slot: str) -> str:
        return self._words(slot)[0]

    def _adjusted(self) -> Data:
        columns = {**self._person(), **self._period()}
        columns["amount"] = {"titles": self._heading("amount"), "as": "number", "unit": "yuan"}
        return {**columns, **{key: {"titles": self._heading(key), "as": "text"} for key in ("reason", "approver")}}

    def _appealed(self) -> Data:
        columns = {**self._person(), **self._period()}
        for key in ("item", "why", "filed", "appeal_status", "correction", "decision", "decided_by", "decided_on"):
            columns[key.removeprefix("appeal_")] = {"titles": self._heading(key), "as": _APPEALED.get(key, "text")}
        return columns | {"status": {**columns["status"], "choices": self._chosen("appeal", STATUSES)}}

    def _chosen(self, what: str, words: Sequence[str]) -> Data:
        return {key: self._say(f"{what}_{key}").split("|") for key in words}

    def _columns(self, names: list[str]) -> Data:
        """Returns the columns of measures; one that not every role of the table needs says whose it is."""
        every = self._needed(tuple(names)) or self._roles
        made = {}
        for name in names:
            own = tuple(role for role in every if role in self._asked.roles[name])
            made[name] = {**self._column(name), **({"for": list(own)} if own != tuple(every) else {})}
        return made

    def _column(self, name: str) -> Data:
        return self._read_as(self._asked.facts[name], self._asked.label(name, self._language))

    def _field(self, key: str, asked: Field) -> Data:
        said = {"zh": asked.zh, "en": asked.en}[self._language] or asked.zh or key
        return self._read_as(asked, said)

    def _read_as(self, asked: Fact | Field, title: str) -> Data:
        made: Data = {"titles": [title], **_as(asked.unit)}
        if asked.choices:
            made |= {"as": "choice", "choices": {word: self._words(word) for word in asked.choices}}
        for key in ("least", "most"):
            if (bound := getattr(asked, key)) is not None:
                made[key] = f"{bound:f}"
        if getattr(asked, "whole", False):
            made["whole"] = "yes"
        return made | ({"blank": "allowed"} if asked.optional else {})

    def _words(self, word: str) -> list[str]:
        """Returns how a word may be written: as it is called, and as the scheme has it."""
        called = self._asked.words.get(word, {}).get(self._language)
        called = called or texts(self._language, "values").get(f"option.{word}", word)
        return list(dict.fromkeys((called, word)))


def _kept(fact: Fact) -> str:
    """Returns the tab in which a measure is kept; events are counted, so what is no count is kept monthly."""
    if fact.per == "week" or fact.whose == "department":
        return "monthly" if fact.whose == "person" else "department"
    return "monthly" if fact.kept == "events" and fact.unit != "count" else fact.kept


def _as(unit: str) -> Data:
    return {**_PLAIN.get(unit, {"as": "number", "unit": unit})}


def _distinct(columns: Data) -> Data:
    """Returns the columns with headings that are told apart: one that another has already gets its key behind it."""
    taken: set[str] = set()
    for key, column in columns.items():
        titles = [title.replace("·", "-") for title in column["titles"]]  # with a dot it would be two rows of headings
        fresh = [title for title in titles if plain_text(title) not in taken] or [f"{titles[0]} [{key}]"]
        taken.update(map(plain_text, fresh))
        column["titles"] = fresh
    return columns
