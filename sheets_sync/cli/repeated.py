"""Problems that say the same of cell after cell of a column, shown as one: ``10月`` typed down a column of weeks."""

from collections.abc import Iterable
from dataclasses import replace

from scoring.problem import Problem
from sheets_sync.present.problems import message
from sheets_sync.present.words import Words
from sheets_sync.tidy.place import spans


def together(problems: Iterable[Problem], words: Words) -> tuple[Problem, ...]:
    """Returns the problems, those with the same words about cells of one column made one that names all the cells."""
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        where = problem.where
        key = (where.book, where.tab, where.column, where.key, problem.level, message(problem, words.language, words))
        groups.setdefault(key, []).append(problem)
    return tuple(_one(own, str(key[-1])) for key, own in groups.items())


def _one(own: list[Problem], said: str) -> Problem:
    first = min(own, key=Problem.sort_key)
    rows = {problem.where.row for problem in own}
    if len(rows) == 1 or not first.where.tab:
        return first
    details = {"said": said, "count": str(len(rows)), "cells": spans((row - 1 for row in rows), first.where.column - 1)}
    return replace(first, code="said_of_several", details=details)
