"""A department brings its past in once: from a template that it fills in, checked cell by cell, kept as it was."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from scoring.period import Period
from sheets_sync.archive import digest_of
from sheets_sync.backends import backend
from sheets_sync.cli.teams import packaged_config
from sheets_sync.months.book import record_of
from sheets_sync.run import Here, look
from sheets_sync.settings import read_settings
from tests.at_work import invoke, made

NOW = datetime(2026, 11, 10, 2, 0, 0, tzinfo=UTC)
MONTHS = ("2026-07", "2026-08", "2026-09")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    folder = made(tmp_path_factory.mktemp("past"))
    path = folder / "config" / "teams" / "demo.yaml"
    path.write_text(path.read_text("utf-8").replace("close: [吴芳]", "close: [人事甲]"), "utf-8")
    return folder


@pytest.fixture
def place(shipped, tmp_path, time_machine):
    time_machine.move_to(NOW, tick=False)
    (tmp_path / "config").symlink_to(shipped / "config")
    return Place(shipped, tmp_path)


class Place:
    """The demo, and a folder of its own for what a test writes."""

    def __init__(self, folder, own):
        self.folder, self.own = folder, own
        self.months, self.archive = folder / "results" / "月结.xlsx", folder / "archive" / "demo"
        self.months.unlink(missing_ok=True)
        for path in self.archive.glob("*"):
            path.unlink()

    def command(self, file, *words):
        return invoke("import-history", "demo", str(file), *words, "--config", str(self.folder / "config"))

    def template(self, change=lambda _: None):
        """Writes the template, fills all of it in, changes it and returns the file."""
        path = self.own / "past.xlsx"
        assert self.command(path, "--template").exit_code == 0
        book = openpyxl.load_workbook(path)
        titles = [cell.value for cell in book.active[1]]
        for row in book.active.iter_rows(min_row=2):
            for title, cell in zip(titles[3:], row[3:], strict=True):
                cell.value = FILLED.get(title, 0)
        change(book.active)
        book.save(path)
        return path

    def bring(self, file, *words):
        return self.command(file, "--by", "人事甲", "--yes", *words)

    def wrong(self, file, *words):
        """Returns code and place of everything that is wrong, and that nothing was written."""
        result = self.bring(file, *words, "--json")
        assert result.exit_code == 3, result.output
        assert not self.months.exists()
        found = json.loads(result.output)["problems"]
        return [(each["code"], each["place"].rpartition("!")[2]) for each in found]

    def record(self):
        return record_of("demo", backend("xlsx:").read(f"xlsx:{self.months}"))

    def october(self):
        settings = read_settings(self.folder / "config", packaged_config(), "demo")
        here = Here(date(2026, 11, 10), settings.archive)
        team, versions = settings.teams["demo"], settings.versions["demo"]
        return look(team, versions, Period(2026, 10), calendar=settings.calendar, here=here)


FILLED = {"绩效得分": 99, "转正用得分": 99, "技能考核日期": date(2026, 7, 3), "打字（字/分）": 96}


def _typed(address, value):
    def change(sheet):
        sheet[address] = value

    return change


def test_the_template_lists_the_months_looked_back_at_with_everybody_and_what_is_asked(place):
    path = place.own / "past.xlsx"
    assert place.command(path, "--template").exit_code == 0
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
    assert rows[0][:4] == ("月份", "工号", "姓名", "迟到次数")
    assert {"绩效得分", "转正用得分", "书面表扬"} < set(rows[0])
    assert "岗位工资" not in rows[0]
    assert sorted({row[0] for row in rows[1:]}) == [*MONTHS]
    assert rows[1][1] == "001"
    assert all(value is None for row in rows[1:] for value in row[3:])
    before = path.read_bytes()
    assert place.command(path, "--template").exit_code == 3
    assert path.read_bytes() == before


def test_what_is_brought_in_is_what_the_next_month_looks_back_at(place):
    before = {each.view.person.id: each.view["quarter_score"].value for each in place.october().appraisal.results}
    result = place.bring(place.template())
    assert result.exit_code == 0, result.output
    assert "已导入 2026-07、2026-08、2026-09" in result.output
    after = {each.view.person.id: each.view["quarter_score"].value for each in place.october().appraisal.results}
    assert before["008"] != Decimal(99)
    assert after["008"] == Decimal(99)


def test_the_file_is_kept_in_the_archive_and_named_in_the_record(place):
    path = place.template()
    place.bring(path)
    (kept,) = place.archive.glob("imported-*.xlsx")
    events = [(event.period, event.what, event.by, event.file, event.digest) for event in place.record().events]
    digest = digest_of(path.read_bytes())
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.read_bytes() == path.read_bytes()
    assert events == [(month, "imported", "人事甲", kept.name, digest) for month in MONTHS]


def test_blank_cells_are_not_known_and_not_nought(place):
    place.bring(place.template(_typed("D2", None)))
    rows = {(each.period, each.person_id, each.name): each.value for each in place.record().history}
    assert ("2026-07", "001", "late_count") not in rows
    assert rows["2026-08", "001", "late_count"] == 0


@pytest.mark.parametrize(("typed", "value"), [("３", "3"), ("2 次", "2"), ("1,000", "1000")])
def test_numbers_written_as_text_are_read_as_everywhere(place, typed, value):
    place.bring(place.template(_typed("D2", typed)))
    rows = {(each.period, each.person_id, each.name): each.value for each in place.record().history}
    assert rows["2026-07", "001", "late_count"] == Decimal(value)


@pytest.mark.parametrize(
    ("address", "value", "wrong"),
    [
        ("D2", "好多", ("unreadable_number", "D2")),
        ("D2", -1, ("out_of_range", "D2")),
        ("D1", "迟到几次", ("import_unknown_figure", "D1")),
        ("D1", "应发岗位工资", ("import_unknown_figure", "D1")),
        ("E1", "迟到次数", ("import_column_twice", "E1")),
        ("A2", "七月", ("unreadable_month", "A2")),
        ("A2", "2026-11", ("import_not_over", "A2")),
        ("B2", "901", ("import_unknown_person", "B2")),
        ("B2", "*", ("import_of_people", "D2")),
        ("C2", "张三", ("import_name_differs", "C2")),
        ("A1", "什么时候", ("import_no_header", "A1")),
    ],
)
def test_every_mistake_is_told_with_its_cell_and_nothing_is_written(place, address, value, wrong):
    assert wrong in place.wrong(place.template(_typed(address, value)))


def test_somebody_without_a_row_is_told(place):
    def without_first(sheet):
        sheet.delete_rows(2)

    assert place.wrong(place.template(without_first)) == [("import_person_missing", "B1")]


def test_the_same_figure_twice_is_told(place):
    def again(sheet):
        sheet.append([cell.value for cell in sheet[2]])

    found = place.wrong(place.template(again))
    assert {code for code, _ in found} == {"import_twice"}
    assert {where.lstrip("DEFGHIJKLMNOPQRST") for _, where in found} == {"73"}


def test_a_month_is_brought_in_once_and_again_only_with_a_reason(place):
    path = place.template()
    place.bring(path)
    before = place.months.read_bytes()
    again = place.bring(path)
    assert again.exit_code == 3
    assert "已经导入过" in again.output
    assert place.months.read_bytes() == before
    assert place.bring(path, "--replace", "抄错了").exit_code == 0
    assert [event.reason for event in place.record().events] == ["", "", "", "抄错了", "抄错了", "抄错了"]


def test_one_figure_a_row_is_read_from_a_file_of_commas_too(place):
    path = place.template()
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
    at = rows[0].index("绩效得分")
    lines = ["月份,工号,姓名,项目,数值", *(f"{row[0]},{row[1]},{row[2]},绩效得分,{row[at]}" for row in rows[1:])]
    other = place.own / "past.csv"
    other.write_bytes("\n".join(lines).encode("gb18030"))
    assert place.bring(other).exit_code == 0
    assert {each.name for each in place.record().history} == {"performance_score"}
    assert {each.value for each in place.record().history} == {Decimal(99)}


def test_nothing_is_brought_in_while_nobody_agrees_or_signs(place):
    path = place.template()
    assert place.command(path, "--by", "人事甲").exit_code == 1
    assert place.command(path, "--yes").exit_code == 3
    assert not place.months.exists()


@pytest.mark.parametrize("name", ["past.csv", "past.txt", "past"])
def test_the_template_is_a_workbook_and_is_called_so(place, name):
    told = place.command(place.own / name, "--template")
    assert (told.exit_code, "以 .xlsx 结尾" in told.output, (place.own / name).exists()) == (2, True, False)
