"""Circulars that nobody thought of when the language was made can be written in it, too: YAML alone, no new word."""

from pathlib import Path

import pytest

from sheets_sync.cases import run_cases
from sheets_sync.settings.library import Library

HERE = Path(__file__).parent / "circulars"
SHIPPED = Path(__file__).parent.parent / "config" / "schemes"
IDS = sorted(each.name for each in HERE.iterdir())


def library() -> Library:
    return Library((HERE, SHIPPED))


@pytest.mark.parametrize("scheme", IDS)
def test_circular_is_read_without_a_mistake(scheme: str) -> None:
    versions, problems = library().versions(scheme)
    assert not problems, "\n".join(f"{each.where.key}: {each.code} {each.details}" for each in problems)
    assert versions


@pytest.mark.parametrize("scheme", IDS)
def test_circular_comes_to_what_was_worked_out_by_hand(scheme: str) -> None:
    outcomes, problems = run_cases(library(), scheme)
    wrong = [f"{outcome.name}: {each}" for outcome in outcomes for each in outcome.wrong]
    assert outcomes
    assert not problems
    assert not wrong, "\n".join(wrong)
