"""Text that would be a formula, a number or a trick elsewhere stays text, wherever on Google it comes from."""

import json
from dataclasses import dataclass
from math import inf

import pytest

from tests.at_work import made, moved_in
from tests.played.faults import Fault
from tests.played.sheets.values import cell_of

LONG = "长" * 50_000
NAMES = {
    "001": '=IMPORTXML("http://x","y")',
    "002": "+1",
    "003": "-1",
    "004": "@x",
    "005": "'007",
    "006": LONG,
    "007": "🌵👩‍👩‍👧‍👦",
    "008": "\u202eevil\u202c",
    "009": "李\n娜",
    "010": "零\u200b宽",
    "011": "{period} {0} %s",
    "012": '=HYPERLINK("http://x";"李娜")',
    "013": "1e5",
    "014": "2026-10-01",
    "015": "TRUE",
    "016": "\t制表",
    "017": "<script>",
    "018": "|表|格|",
    "019": "[red]警告[/red]",
    "021": "#REF!",
}
SHOWN = {**NAMES, "006": "长" * 32_766 + "…", "007": "🌵👩👩👧👦", "009": "李娜", "010": "零宽", "016": "制表"}
"""Names as they are read: without what nobody sees, and no longer than every kind of book can hold."""

TITLES = ("=1+1", "'引'号'", "!A1:Z9", "🌵", "\u202e右", "a" * 90)


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    return made(tmp_path_factory.mktemp("hostile") / "demo")


@pytest.fixture
def work(finished, tmp_path):
    with moved_in(finished, tmp_path / "team") as department:
        yield department


def everywhere(work, said):
    """Puts texts in place of others, in every cell of theirs, as somebody does who pastes values."""
    for file in {work.ids[key] for key in ("scorecard", "attendance", "adjustments")}:
        spreadsheet = work.google.spreadsheet(file)
        for sheet in spreadsheet.sheets:
            for row in sheet.rows:
                for place, cell in enumerate(row):
                    text = said.get(cell.entered) if cell and isinstance(cell.entered, str) else None
                    if text is not None:
                        row[place] = cell_of(text, spreadsheet.locale)


def names_of(work):
    """Returns the name of everybody in the roster, by id."""
    return {row[2]: row[1] for row in work.rows("scorecard", "员工名册")[2:] if row[2]}


def formulas(value):
    """Yields every place of a body where Google would parse what it is given."""
    if isinstance(value, dict):
        for name, inside in value.items():
            if name in ("formulaValue", "valueInputOption", "pasteData"):
                yield name
            yield from formulas(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from formulas(inside)


def sent(work):
    """Returns all that was sent to Google since the last run began, and asserts that none of it is a formula."""
    bodies = [call.body for call in work.google.calls if call.body is not None]
    assert not [found for body in bodies for found in formulas(body)]
    return bodies


def test_hostile_names_come_through_as_text_in_all_our_tabs(work):
    known = names_of(work)
    everywhere(work, {known[who]: name for who, name in NAMES.items() if who in known})
    result = work.run("--all")
    assert result.exit_code in (0, 1), result.output
    assert sent(work)
    for key, tab in (("summary", "汇总"), ("payroll", "工资"), ("results", "结果")):
        found = {row[0]: row[1] for row in work.ours(key)[tab][2:]}
        assert {who: found[who] for who in SHOWN if who in found} == {who: SHOWN[who] for who in SHOWN if who in found}
        assert len(found.keys() & SHOWN.keys()) > 15
    again = work.run()
    assert work.google.writes == 0, again.output


@pytest.mark.parametrize("text", [*list(NAMES.values())[:5], LONG, "\u202e", "a\x00b", "\x07", "=\n="])
def test_a_hostile_id_or_note_is_shown_as_text_or_named_as_a_problem(work, text):
    book = work.google.spreadsheet(work.ids["scorecard"])
    events = book.by_title("奖惩记录")
    row = [cell_of(value, "zh_CN") for value in ("2026-10-12", text, text, "其他", text, text)]
    events.rows.append(row)
    everywhere(work, {"国庆值班补贴": text})
    result = work.run()
    assert result.exit_code in (0, 1), result.output
    assert sent(work)
    work.run()
    assert work.google.writes == 0


@pytest.mark.parametrize("title", TITLES)
def test_hostile_titles_of_tabs_and_spreadsheets_are_only_titles(work, title):
    for key in ("scorecard", "attendance", "adjustments", "payroll"):
        work.boss.rename_file(work.ids[key], title)
    work.lin.rename_tab(work.ids["scorecard"], "填写说明", title)
    work.lin.rename_tab(work.ids["attendance"], "2026年7月", title)
    result = work.run()
    assert result.exit_code in (0, 1), result.output
    assert sent(work)
    work.run()
    assert work.google.writes == 0


@dataclass(frozen=True)
class HalfCharacters(Fault):
    """Answers hold halves of characters, as JSON can carry them, wherever a sign stands for one."""

    def strike(self, scene):
        reply = scene.serve()
        reply.body = reply.body.replace("☢".encode(), b"\\ud800")
        return reply


def test_half_a_character_becomes_a_sign_that_every_book_can_hold(work):
    known = names_of(work)
    everywhere(work, {known["003"]: "陈☢燕"})
    work.boss.rename_file(work.ids["payroll"], "工资☢表")
    work.google.fault(lambda call: call.verb == "GET", HalfCharacters(), inf)
    result = work.run("--all")
    assert result.exit_code in (0, 1), result.output
    assert "\\ud800" not in json.dumps(sent(work))
    assert work.cell("payroll", "工资", "003", "姓名") == "陈�燕"
    work.run()
    assert work.google.writes == 0
