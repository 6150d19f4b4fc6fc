"""Holds the records that a scheme reads against the tables that give them: fields of forms, slots of punches."""

from collections.abc import Iterator

from scoring.figure import Cell
from scoring.form import nearest
from scoring.problem import Level, Problem
from scoring.scheme import Scheme
from scoring.written import Field, RecordKind
from sheets_sync.team import Column, Table, Team
from sheets_sync.team.kinds import NAMING

_KINDS = {"forms": "records", "punches": "punches"}


def row_mistakes(team: Team, scheme: Scheme, file: str, role: str) -> Iterator[Problem]:
    """Yields records that no table of a role gives, or that a table gives otherwise than the scheme reads them."""
    own = {key: table for key, table in team.tables.items() if table.record and (not table.for_ or role in table.for_)}
    for name, record in scheme.records.items():
        told = {"fact": name, "scheme": scheme.file, "role": role, "label": record.zh or name}
        given = next(((key, table) for key, table in own.items() if table.record == name), None)
        if given is None:
            near = nearest(name, tuple(table.record for table in own.values()))["nearest"] or "—"
            where = Cell(file, "", 0, 0, name, key="tables")
            yield Problem("record_not_kept", where, {**told, "nearest": near}, Level.FATAL)
            continue
        key, table = given
        told |= {"table": key}
        where = Cell(file, "", 0, 0, name, key=f"tables.{key}")
        if table.kind != _KINDS[record.kind]:
            said = {**told, "found": table.kind, "wanted": _KINDS[record.kind]}
            yield Problem("record_kind_differs", where, said, Level.FATAL)
        elif record.kind == "punches":
            yield from _slots(table, record, told, where)
        else:
            yield from _fields(table, record, told, where)


def _slots(table: Table, record: RecordKind, told: dict[str, str], where: Cell) -> Iterator[Problem]:
    if table.slots() != record.slots:
        said = {**told, "found": ", ".join(table.slots()), "wanted": ", ".join(record.slots)}
        yield Problem("slots_differ", where, said, Level.FATAL)


def _fields(table: Table, record: RecordKind, told: dict[str, str], where: Cell) -> Iterator[Problem]:
    """Yields fields that a table lacks, or has in another unit or with other words."""
    columns = {key: column for key, column in table.columns.items() if key not in NAMING["records"]}
    for name, field in record.fields.items():
        if name not in columns:
            if not field.optional:
                yield Problem("field_not_kept", where, {**told, "field": name}, Level.FATAL)
        elif columns[name].counts != field.unit:
            said = {**told, "field": name, "found": columns[name].counts, "wanted": field.unit}
            yield Problem("field_unit_differs", where, said, Level.FATAL)
        else:
            yield from _choices(name, field, columns[name], told, where)


def _choices(name: str, field: Field, column: Column, told: dict[str, str], where: Cell) -> Iterator[Problem]:
    for choice in column.choices if column.as_ == "choice" and field.choices else ():
        if choice not in field.choices:
            at = Cell(where.book, "", 0, 0, choice, key=f"{where.key}.columns.{name}.choices")
            said = {**told, "fact": name, "found": choice, "known": ", ".join(field.choices)}
            yield Problem("choice_unknown", at, said, Level.FATAL)
