"""问题, the tab of what people must put right: by workbook and owner, each with a link to its cell."""

import os.path
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath

from scoring.problem import Problem
from sheets_sync.grid import Column, Link, Tab, Value
from sheets_sync.present.edition import Edition
from sheets_sync.present.problems import message
from sheets_sync.team import TheirBook


def problems(edition: Edition) -> Tab:
    """Returns the tab; where there is nothing to put right, one row says so."""
    text = edition.text
    columns = (
        Column(text("book"), "text", 22),
        Column(text("owner"), "text", 12),
        Column(text("cell"), "text", 18),
        Column(text("id"), "text", 10),
        Column(edition.period_title, "text", 12),
        Column(text("message"), "long_text", 70),
        Column(text("level"), "text", 8),
    )
    return Tab(
        text("problems"),
        edition.heading("summary", "problems"),
        columns,
        _rows(edition),
        keys=6,
        names=3,
        guarded=False,
    )


def _rows(edition: Edition) -> tuple[tuple[Value, ...], ...]:
    names = edition.receipt.names
    books = {names.get(key) or book_name(book.at): book for key, book in edition.team.books.items()}
    folder = os.path.dirname(edition.team.ours["summary"].address(edition.appraisal.period).partition(":")[2])  # noqa: PTH120 - an address, not a file of ours
    ordered = sorted(
        edition.appraisal.problems, key=lambda each: (each.where.book, _owner(each, books), each.sort_key())
    )
    rows = dict.fromkeys(_row(edition, each, books, folder) for each in ordered)
    return tuple(rows) or ((edition.text("no_problems"), *[""] * 6),)


def _row(edition: Edition, problem: Problem, books: Mapping[str, TheirBook], folder: str) -> tuple[Value, ...]:
    where = problem.where
    month = edition.words_for_month(problem.period)
    shown = _without_money(problem) if _about_money(edition, problem) else problem
    said = message(shown, edition.team.language, edition.words_about(problem.person_id))
    level = edition.text(str(problem.level))
    return (
        where.book,
        _owner(problem, books),
        _cell(edition, problem, books, folder),
        problem.person_id,
        month,
        said,
        level,
    )


def _about_money(edition: Edition, problem: Problem) -> bool:
    """Tells whether what stands in the cell may be an amount: those who read this book do not read the payroll."""
    tables = [table for table in edition.team.tables.values() if problem.where.tab in table.tab]
    titles = {
        title
        for table in tables
        for key, column in table.columns.items()
        if column.unit == "yuan" or key == "amount"
        for title in column.titles
    }
    return any(table.kind == "adjustments" for table in tables) or problem.details.get("column", "") in titles


def _without_money(problem: Problem) -> Problem:
    hidden: dict[str, str] = {key: "…" for key in ("found", "cells", "shown") if key in problem.details}
    return replace(problem, where=replace(problem.where, shown="…"), details={**problem.details, **hidden})


def _owner(problem: Problem, books: Mapping[str, TheirBook]) -> str:
    book = books.get(problem.where.book)
    return problem.owner or (book.owner if book else "")


def _cell(edition: Edition, problem: Problem, books: Mapping[str, TheirBook], folder: str) -> Value:
    """Returns a link to the cell, or the key where it is no cell of a workbook."""
    where, book = problem.where, books.get(problem.where.book)
    if book is None or not where.tab:
        return where.key or edition.text("whole_book")
    address = where.address if where.row else "A1"
    shown = f"{where.tab}!{where.address}" if where.row else where.tab
    return Link(shown, relative(book.at, folder), where.tab, address)


def relative(address: str, folder: str) -> str:
    """Returns the way from a folder to a book in a file; the address itself of any other kind.

    >>> relative("xlsx:/team/books/a.xlsx", "/team/results/2026-10")
    '../../books/a.xlsx'
    """
    kind, _, place = address.partition(":")
    if kind != "xlsx":
        return address
    try:
        return PurePath(os.path.relpath(place, folder)).as_posix()
    except ValueError:  # another drive of the same machine
        return place


def book_name(address: str) -> str:
    """Returns the name of a book as people know it, from its address."""
    return address.partition(":")[2].replace("\\", "/").rpartition("/")[2]
