"""What counts of earlier months: one rule for every word that looks back."""

import pytest

from tests.worlds import appraised, figures, somebody

SCHEME = """
facts: {{x: {{unit: points}}, late: {{unit: count}}}}
who: {{standing: [regular, confirming]}}
score:
  pts: {{rule: limit, of: x, least: 0}}
  lates: {{rule: formula, formula: late * 1, gives: count}}
rank:
  looked: {word}
"""
CONFIRMED_LATE = somebody("晚", hired="2026-03-01", confirmed="2026-08-20")
HIRED_LATE = somebody("新", hired="2026-08-01", confirmed="2026-08-01")
MONTHS = {f"2026-{month:02}": {} for month in range(7, 11)}
FACTS = {**MONTHS, "always": {"x": 80, "late": 1}}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("{rule: mean_over, of: pts, over: previous_quarter}", 80),
        ("{rule: mean_over, of: pts, over: previous_quarter, missing: skip}", 80),
        ("{rule: count_over, of: lates, over: previous_quarter}", 2),
        ("{rule: count_over, when: {pts: {at_least: 70}}, over: previous_quarter}", 2),
        ("{rule: streak, when: {pts: {at_least: 70}}, months: 4}", 0),
        (
            "{rule: full_attendance, over: previous_quarter, never: [], leaves: [lates], counted: [lates], at_most: 2}",
            1,
        ),
        ("{rule: time_off, earned: lates, used: lates, expires_after: 2, begins: 2026-07}", 0),
    ],
)
def test_who_was_not_appraised_in_a_month_is_looked_at_as_one_who_did_not_serve_in_it(word, expected):
    found = figures(appraised([CONFIRMED_LATE, HIRED_LATE], {"晚": FACTS, "新": FACTS}, SCHEME.format(word=word)))
    assert (found["晚"]["looked"], found["新"]["looked"]) == (expected, expected)


def test_who_was_not_appraised_in_a_month_competes_for_the_prize_of_a_mean():
    text = SCHEME.format(word="{rule: mean_over, of: pts, over: previous_quarter}") + (
        "award: {prize: {rule: best, of: looked, places: 1, amount: 200}}\npays: [prize]\n"
    )
    facts = {"晚": {**MONTHS, "always": {"x": 90, "late": 0}}, "新": {**MONTHS, "always": {"x": 80, "late": 0}}}
    found = figures(appraised([CONFIRMED_LATE, HIRED_LATE], facts, text))
    assert (found["晚"]["prize"], found["新"]["prize"]) == (200, 0)
