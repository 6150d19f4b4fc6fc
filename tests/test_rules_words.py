"""Words that can never occur are refused where they are compared, looked up or counted: they would pay nought."""

import pytest

from tests.worlds import scheme_mistakes

HEAD = """
settings: {senior: 500}
facts:
  lv: {unit: word, choices: [junior, senior, lead]}
  x: {unit: points}
  y: {unit: points}
records:
  lates: {fields: {m: {unit: minutes}, kind: {unit: word, choices: [late, early]}, ok: {unit: yes_no}}}
  leave: {fields: {type: {unit: word}, applied_on: {unit: date}, ok: {unit: yes_no}}}
  punches: {kind: punches, slots: [in, out]}
attendance:
  sch: {rule: timetable, hours: ["08:00", "17:00"], rest_days: [sat, sun], holidays: none}
  l: {rule: records, of: lates, take: m}
  lv_days: {rule: leave, of: leave, schedule: sch, types: {sick: {}, personal: {}}, otherwise: personal}
  odd: {rule: clocked, of: punches, schedule: sch, away: lv_days}
  odd_late: {rule: occurrences, of: odd, kind: late, gives: minutes}
level:
  grade: {rule: bands, of: x, gives: word, bands: [{at_least: 40, gives: 优秀}, {below: 40, gives: 合格}]}
  share: {rule: top_share, of: x, shares: {best: 20%}, else: rest}
  called: {rule: look_up, by: lv, gives: word, table: {junior: 甲, lead: 乙}, else: 丙}
award:
"""


@pytest.mark.parametrize(
    ("rule", "at"),
    [
        ("{rule: amount, amount: 5, when: {lv: seniro}}", ""),
        ("{rule: amount, amount: 5, when: {lv: [junior, seniro]}}", ""),
        ("{rule: amount, amount: 5, when: {lv: senior}}", ""),
        ("{rule: amount, amount: 5, when: {grade: 优良}}", ""),
        ("{rule: amount, amount: 5, when: {share: bets}}", ""),
        ("{rule: amount, amount: 5, when: {called: 丁}}", ""),
        ("{rule: amount, amount: 5, when: {standing: reguler}}", ""),
        ("{rule: look_up, by: lv, table: {seniro: 500}, else: 0}", ".table.seniro"),
        ("{rule: look_up, by: [lv, grade], table: {junior: {优良: 5}}, else: 0}", ".table.junior.优良"),
        (
            "{rule: total, of: [x, y], mode: weighted, by: lv, weights: {seniro: {x: 50%, y: 50%}}}",
            ".weights.seniro",
        ),
        ("{rule: occurrences, of: odd, kind: [latest], take: count}", ".kind.0"),
        ("{rule: occurrences, of: odd, kind: , take: count}", ".kind.0"),
        ("{rule: occurrences, of: odd_late, kind: early, take: count}", ".kind.0"),
        ("{rule: occurrences, of: lv_days, kind: sikc, gives: days}", ".kind.0"),
        ("{rule: run_of_days, of: odd, kind: latest, days: 3, each: -5, schedule: sch}", ".kind.0"),
        ("{rule: records, of: lates, take: count, when: {kind: lated}}", ".when"),
    ],
)
def test_a_word_that_can_never_occur_is_refused(rule, at):
    assert scheme_mistakes(HEAD + f"  it: {rule}\n") == [(f"award.it{at}", "unknown_word")]


@pytest.mark.parametrize(
    ("rule", "key", "code"),
    [
        ("{rule: records, of: lates, take: count, when: {ok: yse}}", "when", "not_a_yes_or_no"),
        ("{rule: records, of: lates, take: count, when: {m: abc}}", "when", "not_a_number"),
        ("{rule: records, of: lates, take: count, when: {m: {above: 5%}}}", "when", "units_differ"),
        (
            "{rule: leave, of: leave, schedule: sch, types: {sick: {}}, otherwise: sick, approved: {ok: yse}}",
            "approved",
            "not_a_yes_or_no",
        ),
        ("{rule: notice, of: leave, needs: {sick: [{gives: 1}]}, unless: {ok: yse}}", "unless", "not_a_yes_or_no"),
    ],
)
def test_a_condition_on_rows_that_can_never_hold_is_refused(rule, key, code):
    assert scheme_mistakes(HEAD + f"  it: {rule}\n") == [(f"award.it.{key}", code)]


@pytest.mark.parametrize(
    "rule",
    [
        "{rule: amount, amount: 5, when: {lv: [junior, lead], grade: 合格, share: rest, called: 丙}}",
        "{rule: look_up, by: [lv, grade], table: {junior: {优秀: 5}}, else: 0}",
        "{rule: occurrences, of: [odd, lv_days], kind: [late, sick], take: count}",
        "{rule: records, of: lates, take: count, when: [{kind: late, ok: yes}, {first: 2026-10-09}]}",
    ],
)
def test_words_that_may_occur_are_taken(rule):
    assert scheme_mistakes(HEAD + f"  it: {rule}\n") == []
