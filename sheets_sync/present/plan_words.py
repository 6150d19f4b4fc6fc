"""A plan in words: book by book and person by person, what changes from what to what, and because of which cells."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from sheets_sync.grid import Value
from sheets_sync.plan import BookPlan, Change, HandEdit, Plan, Refusal, Row, TabPlan
from sheets_sync.plan import shown as plain_value
from sheets_sync.present.edition import detail_titles
from sheets_sync.present.grounds_moved import schemes_changed
from sheets_sync.present.plan_values import line, parting, short, table_cell, value_text
from sheets_sync.present.totals_said import total_of, totals_line
from sheets_sync.texts import in_words, texts

MOST_LINES = 40
_MOST_EDITS = 20
_BY_PERSON = ("summary", "payroll", "results")


def plan_lines(plan: Plan, language: str, *, most: int | None = MOST_LINES) -> list[str]:
    """Returns the plan as lines for a terminal; none when nothing changes.

    Args:
        plan: with its causes, when they are to be told.
        language: of the texts.
        most: how many lines; a last one tells how many are left out. None: all, and the detail tabs row by row too.
    """
    said = _Said(language, everything=most is None)
    lines = [line for book in plan.to_write for line in said.book(book)]
    left = 0 if most is None else max(0, len(lines) - most)
    lines = [*lines[:most], said.text("lines_left_out", count=left)] if left else lines
    return [*lines, *_ending(plan, language)]


def plan_markdown(plan: Plan, language: str) -> str:
    """Returns the whole plan as Markdown: a heading a book, a table of its changes, a list of what else happens."""
    said = _Said(language, everything=True)
    blocks = [said.text("nothing_to_change")] if plan.is_empty else []
    for book in plan.to_write:
        changes = [change for tab in book.tabs for change in tab.changes]
        blocks.append(f"## {table_cell(said.headline(book))}")
        blocks += ["\n".join(said.table(changes))] if changes else []
        others = list(said.others(book, changes=False))
        blocks += ["\n".join(f"- {table_cell(line.strip())}" for line in others)] if others else []
    return "\n\n".join([*blocks, *_ending(plan, language)]) + "\n"


def _ending(plan: Plan, language: str) -> list[str]:
    """Returns which schemes changed, and what becomes of the payroll's total."""
    total = totals_line(plan, language)
    changed = list(dict.fromkeys(words for _, words in schemes_changed(plan, language)))
    warned = [texts(language, "commands")["paid_otherwise"]] if total and changed else []
    return [*changed, *([total] if total else []), *warned]


def refusal_lines(refusals: Iterable[Refusal], language: str) -> list[str]:
    """Returns why books are not written and what to do, hand edits cell by cell."""
    said = _Said(language, everything=False)
    return [line for refusal in refusals for line in said.refusal(refusal)]


class _Said:
    """Says the parts of a plan in one language."""

    def __init__(self, language: str, *, everything: bool) -> None:
        self._language = language
        self._texts = texts(language, "commands")
        self._joint = texts(language, "values")["listed"]
        tabs = texts(language, "tabs")
        self._total = tabs["sum_row"]
        self._no_problems = tabs["no_problems"]
        self._people = tuple(tabs[key] for key in _BY_PERSON)
        self._details = detail_titles(language)
        self._everything = everything

    def text(self, key: str, **fields: object) -> str:
        """Returns a text with its fields."""
        return self._texts[key].format_map(fields)

    def book(self, book: BookPlan) -> Iterator[str]:
        """Yields the lines of a book."""
        yield self.headline(book)
        if book.state == "changed" and not book.turns:
            yield from self._persons(book)
            yield from self.others(book, changes=True)

    def headline(self, book: BookPlan) -> str:
        """Returns what happens to a book as a whole."""
        rows = self._joint.join(
            self._counted("tab_rows", self._rows_of(book, tab), tab=tab.title)
            for tab in book.tabs
            if tab.state != "gone"
        )
        if book.state == "foreign":
            return self.text("book_seal_lost" if book.fault == "seal_lost" else "book_foreign", book=book.name)
        if book.state == "new":
            return self.text("book_new", book=book.name, rows=rows)
        if book.turns:
            return self.text("book_turns", book=book.name, before=book.turns[0], after=book.turns[1], rows=rows)
        counted = {
            "cells": sum(len(tab.changes) for tab in book.tabs),
            "appeared": sum(len(tab.appeared) for tab in book.tabs if tab.state != "new"),
            "vanished": sum(len(tab.vanished) for tab in book.tabs),
        }
        what = [self._counted(key, count) for key, count in counted.items() if count]
        what = what or [self._texts["restyled"]]
        return self.text("book_changed", book=book.name, what=self._joint.join(what))

    def _counted(self, key: str, count: int, **fields: object) -> str:
        """Returns a text with a count: one of something has words of its own."""
        return self.text(f"one_{key}" if count == 1 else key, count=count, **fields)

    def _rows_of(self, book: BookPlan, tab: TabPlan) -> int:
        """Returns how many rows a tab will have; the one that says that there are no problems is none."""
        wanted = next((each.rows for each in book.wanted.tabs if each.title == tab.title), ())
        return 0 if len(wanted) == 1 and wanted[0][0] == self._no_problems else tab.rows_after

    def _persons(self, book: BookPlan) -> Iterator[str]:
        """Yields the changes of the tabs that have a row a person, person by person."""
        for tab in book.tabs:
            if tab.title in self._people:
                yield from (f"  {self._heading(change)}" for change in tab.changes if not change.row)
                rows = [change for change in tab.changes if change.row]
                for row, changes in groupby(rows, key=lambda change: (change.row, change.name)):
                    yield f"  {self._person(row[0], row[1])}"
                    yield from (f"    {self._change(change)}" for change in changes)
                yield from self._rows(tab)

    def others(self, book: BookPlan, *, changes: bool) -> Iterator[str]:
        """Yields what happens to the other tabs; ``changes``: cell by cell, where everything is asked for."""
        who = self.text("last_editor", who=book.last_editor) if book.last_editor else ""
        yield from (f"  {self.text('renamed_back', tab=ours, found=now, who=who)}" for ours, now in book.renamed)
        yield from (f"  {self.text('protected_again', tab=tab, who=who)}" for tab in book.unprotected)
        yield from (f"  {self.text('turned_back', tab=tab, who=who)}" for tab in book.turned)
        for tab in book.tabs:
            listed = tab.title in self._people
            if tab.state == "gone":
                yield "  " + self.text("tab_gone", tab=tab.title)
            elif tab.state == "new":
                yield "  " + self.text("tab_new", tab=tab.title)
            elif self._everything and not (listed and changes):
                yield from self._each(tab, changes=changes)
            elif not listed and (tab.rows_changed or tab.appeared or tab.vanished):
                counts = {"changed": tab.rows_changed, "appeared": len(tab.appeared), "vanished": len(tab.vanished)}
                yield "  " + self.text("rows_elsewhere", tab=tab.title, **counts)
            yield from self._shape(tab)

    def _each(self, tab: TabPlan, *, changes: bool) -> Iterator[str]:
        """Yields every change and row of a tab."""
        for change in tab.changes if changes else ():
            where = f"{tab.title}!{change.address}"
            yield f"  {where} {self._who(tab, change.row, change.name)} {self._change(change)}"
        yield from self._rows(tab)

    def _rows(self, tab: TabPlan) -> Iterator[str]:
        for key, rows in (("row_appears", tab.appeared), ("row_vanishes", tab.vanished)):
            if tab.state != "new":
                people = (self._who_is_paid(tab, row) for row in rows)
                yield from (f"  {self.text(key, tab=tab.title, who=who)}" for who in people)

    def _who_is_paid(self, tab: TabPlan, row: Row) -> str:
        who, total = self._who(tab, row.key, row.name), total_of(tab, row, self._language)
        return self.text("of_total", who=who, total=total) if total else who

    def _who(self, tab: TabPlan, row: tuple[Value, ...], name: str) -> str:
        """Returns whose row it is, or what names it in a tab that has no people."""
        if tab.title in self._people or tab.title.startswith(self._details):
            return self._person(row, name)
        return " ".join(str(plain_value(each)) for each in row if each not in (None, ""))

    def _shape(self, tab: TabPlan) -> Iterator[str]:
        if tab.state != "changed":
            return
        for key, columns in (("columns_added", tab.columns_added), ("columns_gone", tab.columns_gone)):
            if columns:
                yield "  " + self.text(key, tab=tab.title, columns=self._joint.join(columns))
        if tab.reordered and (self._everything or not tab.changes):
            yield "  " + self.text("reordered", tab=tab.title)
        if not (tab.changes or tab.appeared or tab.vanished or tab.columns_added or tab.columns_gone or tab.reordered):
            yield "  " + self.text("laid_out_again", tab=tab.title)

    def _person(self, row: tuple[Value, ...], name: str) -> str:
        """Returns whose row it is: name and id, and what else names it."""
        key = [str(plain_value(each)) for each in row if each not in (None, "", name)]
        if not name or not key or key[0] == self._total:
            return " ".join(key) or name
        return " ".join([self.text("person", name=name, id=key[0]), *key[1:]])

    def _heading(self, change: Change) -> str:
        before, after = self._both(change)
        if change.before and not self._everything:
            before, after = parting(before, after)
        return self.text("heading", tab=change.tab, before=before, after=after)

    def _change(self, change: Change) -> str:
        before, after = self._both(change)
        if change.kind == "long_text" and not self._everything:
            before, after = parting(before, after)
        if not self._everything:
            before, after = short(before), short(after)
        said = {"column": change.column, "before": line(before), "after": line(after)}
        if not change.because:
            return self.text("change", **said)
        return self.text("change_because", **said, because=self._joint.join(change.because))

    def _both(self, change: Change) -> tuple[str, str]:
        nothing = self._texts["nothing"]
        return value_text(change.before, change.kind, nothing), value_text(change.after, change.kind, nothing)

    def table(self, changes: Iterable[Change]) -> Iterator[str]:
        """Yields the lines of a Markdown table of changes."""
        titles = [self._texts[f"column_{key}"] for key in ("person", "what", "before", "after", "because")]
        yield f"| {' | '.join(titles)} |"
        yield "|---" * len(titles) + "|"
        for change in changes:
            before, after = self._both(change)
            who = self._person(change.row, change.name) if change.row and change.name else change.tab
            cells = (who, change.column, before, after, self._joint.join(change.because))
            yield f"| {' | '.join(table_cell(each) for each in cells)} |"

    def refusal(self, refusal: Refusal) -> Iterator[str]:
        """Yields why a book is refused, and its hand edits."""
        details = in_words(self._language, {"book": refusal.name, **refusal.details})
        key = f"too_much_{details.get('kind', '')}" if refusal.code == "too_much_change" else refusal.code
        key = "seal_lost" if details.get("fault") == "seal_lost" else key
        try:
            yield self._texts[key].format_map(details)
        except (KeyError, IndexError, ValueError):
            told = ", ".join(f"{name}={value}" for name, value in sorted(refusal.details.items()))
            yield self.text("refused", book=refusal.name, code=refusal.code, details=told)
        yield from (self._edit(edit) for edit in refusal.edits[:_MOST_EDITS])
        if len(refusal.edits) > _MOST_EDITS:
            yield self.text("edits_left_out", count=len(refusal.edits) - _MOST_EDITS)

    def _edit(self, edit: HandEdit) -> str:
        nothing = self._texts["nothing"]
        said = {
            "tab": edit.tab,
            "address": edit.address,
            "name": f"{edit.name} " if edit.name and edit.column else edit.name,
            "column": edit.column,
            "old": short(value_text(edit.old, "text", nothing)),
            "new": short(value_text(edit.new, "text", nothing)),
            "what": edit.what,
        }
        return self._texts.get(f"edit_{edit.what}", self._texts["edit_other"]).format_map(said)
