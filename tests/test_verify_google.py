"""Months that were closed on Google are proven from their archives: with Google, without it, and without anything."""

import json

import pytest

from sheets_sync import closing
from tests.at_work import invoke
from tests.played import Google, Status
from tests.signing import signed_in
from tests.test_closing_google import Shop


@pytest.fixture
def shop(tmp_path):
    """October, closed, opened again after somebody typed, and closed again."""
    with Google() as google, signed_in(google):
        made = Shop(google, tmp_path)
        made.written()
        for score in (95, 70):
            google.person("boss@example.com").type(made.ids["scorecard"], "评分", "D2", score)
            made.written()
            made.written(closing.confirm(made.looked(), "店长"))
            made.written(closing.close(made.looked(), "人事甲", made.settings))
            if score == 95:
                made.written(closing.reopen(made.looked(), "人事甲", "打错了", made.settings))
        yield made


def verified(shop, *words):
    result = invoke("verify", "shop", "--config", str(shop.settings.folder), "--json", *words)
    return result.exit_code, json.loads(result.output)


def proven(told):
    return [(each["file"], each["outcome"], each["proven"]) for each in told["months"]]


BOTH = [("2026-10-1.zip", "same", True), ("2026-10-2.zip", "same", True)]


def test_every_closing_is_proven_with_one_look_at_the_months_book(shop):
    before = shop.google.reads
    code, told = verified(shop)
    assert (code, proven(told), told["recorded"], told["unrecorded"], told["faults"]) == (0, BOTH, True, [], [])
    assert shop.google.reads - before <= 2


def test_what_somebody_types_over_closed_figures_is_nothing_to_the_proof(shop):
    shop.google.person("boss@example.com").type(shop.ids["scorecard"], "评分", "D2", 1)
    shop.google.person("boss@example.com").type(shop.ids["payroll"], "工资", "F3", 9999)
    assert verified(shop)[0] == 0


def test_without_google_the_files_are_proven_by_themselves_and_that_is_said(shop):
    shop.google.fault("spreadsheets/{id}", Status(403), times=9)
    code, told = verified(shop)
    assert (code, proven(told), told["recorded"]) == (0, BOTH, False)
    code, told = verified(shop, "--archive", str(shop.settings.archive))
    assert (code, proven(told), told["recorded"]) == (0, BOTH, True)  # held against the record that is kept in it


def test_a_flipped_byte_is_found_there_too(shop):
    path = shop.settings.archive / "shop" / "2026-10-2.zip"
    file = bytearray(path.read_bytes())
    file[len(file) // 2] ^= 1
    path.write_bytes(file)
    code, told = verified(shop)
    assert (code, proven(told)[1][1:]) == (1, ("unreadable", False))
