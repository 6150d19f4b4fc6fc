"""The played Google against recorded answers of the real one: everything is alike but what is listed here, and why.

The recordings are those of gspread's test suite and stay where they are; an environment variable names their folder.
They hold no answer to a refused write on a protected cell, to developer metadata, conditional formats, Drive's
permissions, or to two people at once: what is played there rests on documents and on what others report.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.played.replay import comparable, replay

FOLDER = os.environ.get("GSPREAD_RECORDINGS", "")
RECORDED = 2130
ALIKE = 1934  # seen; only ever raised
ACCEPTED = {  # recording and beginning of the request: how many, and why
    ("ClientTest.test_import_csv", "PUT /upload/drive/v2/files/{id}"): (
        2,
        "an answer of Drive v2, which nobody here reads",
    ),
    ("ClientTest.test_open_all_has_metadata", "GET /drive/v3/files?"): (2, "lists files that other recordings made"),
    ("ClientTest.test_openall", "GET /drive/v3/files?"): (2, "lists files that other recordings made"),
}
STRANGERS = {  # calls about files that were made before the recording began: nobody could know what is in them
    "ClientTest.test_open_all_has_metadata": 95,
    "ClientTest.test_openall": 95,
}

recorded = pytest.mark.skipif(not FOLDER, reason="GSPREAD_RECORDINGS names no folder")


@pytest.fixture(scope="module")
def pairs():
    """Returns every recorded answer beside ours, as (recording, pair)."""
    paths = sorted(Path(FOLDER).glob("*.json"))
    return [(path.stem, pair) for path in paths for pair in replay(path)]


def reason(recording, pair):
    """Returns the accepted difference that a pair falls under, or nothing."""
    fitting = (each for each in ACCEPTED if each[0] == recording and pair.request.startswith(each[1]))
    return next(fitting, None)


@recorded
def test_nothing_differs_but_what_is_accepted(pairs):
    differing = [(recording, pair) for recording, pair in pairs if not pair.alike and pair.known]
    unexpected = [
        f"{recording} {pair.place}: {pair.request}" for recording, pair in differing if not reason(recording, pair)
    ]
    assert unexpected == []
    assert Counter(reason(*each) for each in differing) == {name: number for name, (number, _) in ACCEPTED.items()}


@recorded
def test_as_many_answers_are_alike_as_ever(pairs):
    assert len(pairs) == RECORDED
    assert sum(pair.alike for _, pair in pairs) >= ALIKE


@recorded
def test_only_calls_about_files_of_before_are_left_out(pairs):
    left_out = Counter(recording for recording, pair in pairs if not pair.known)
    assert left_out == STRANGERS
    assert ALIKE + sum(left_out.values()) + sum(number for number, _ in ACCEPTED.values()) == RECORDED


@recorded
@pytest.mark.parametrize("status", [400, 403, 404])
def test_refusals_are_alike_to_the_letter(pairs, status):
    refused = [pair for _, pair in pairs if pair.theirs[0] == status]
    assert len(refused) == {400: 5, 403: 1, 404: 4}[status]
    assert [pair.request for pair in refused if not pair.alike] == []


@recorded
def test_another_answer_would_be_noticed(tmp_path):
    name = "WorksheetTest.test_update_cell.json"
    text = Path(FOLDER, name).read_text(encoding="utf-8")
    tampered = tmp_path / name
    tampered.write_text(text.replace(r"\"rowCount\": 1000", r"\"rowCount\": 1001"), encoding="utf-8")
    assert {pair.alike for pair in replay(Path(FOLDER, name))} == {True}
    assert {pair.request.partition("?")[0] for pair in replay(tampered) if not pair.alike} == {
        "GET /v4/spreadsheets/{id}"
    }


def test_only_what_can_never_be_alike_is_left_out_of_the_comparison():
    answer = {
        "modifiedTime": "x",
        "sheets": [{"createdTime": "y", "title": "z"}],
        "editors": {"users": ["a"], "groups": ["b"]},
    }
    assert comparable(answer) == {"sheets": [{"title": "z"}], "editors": {"groups": ["b"]}}
