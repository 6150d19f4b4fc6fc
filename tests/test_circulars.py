"""Circulars that nobody thought of when the language was made can be written in it, too: YAML alone, no new word."""

from pathlib import Path
from shutil import copytree

import pytest

from sheets_sync.cases import run_cases
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.settings import Library
from tests.test_init_schemes import OPEN, looked, problems_of, start

HERE = Path(__file__).parent / "circulars"
IDS = sorted(each.name for each in HERE.iterdir())
MAY_STAND = OPEN | {"cannot_work_out"}
"""What may stand of made-up rows; in some of them somebody waits as many hours as they are there."""
LIBRARY = Library((HERE, packaged_config() / "schemes"))


@pytest.mark.parametrize("scheme", IDS)
def test_a_circular_is_read_without_a_mistake(scheme):
    versions, problems = LIBRARY.versions(scheme)
    assert (problems, len(versions)) == ((), 1)


@pytest.mark.parametrize("scheme", IDS)
def test_everything_that_people_see_of_a_circular_has_a_name_in_both_languages(scheme):
    ((made,), _) = LIBRARY.versions(scheme)
    assert [each for each in (*made.items, *made.facts.values()) if not (each.zh and each.en)] == []
    assert set(made.title) == {"zh", "en"}
    assert {"document", "site"} <= set(made.source)


@pytest.mark.parametrize("scheme", IDS)
def test_a_circular_comes_to_what_was_worked_out_by_hand(scheme):
    outcomes, problems = run_cases(LIBRARY, scheme)
    assert outcomes
    assert ([(each.name, each.wrong) for each in outcomes if each.wrong], problems) == ([], ())


@pytest.mark.parametrize("scheme", IDS)
def test_a_department_can_begin_with_a_circular_of_its_own(scheme, tmp_path):
    copytree(HERE / scheme, tmp_path / "config" / "schemes" / scheme)
    assert start(tmp_path, scheme).exit_code == 0
    prospect = looked(tmp_path)
    assert problems_of(prospect) <= MAY_STAND
    assert len(prospect.appraisal.results) == 2
