"""Writing workbooks of ours: whole or not at all, always the same bytes, laid out to be read and printed."""

import builtins
import errno
import hashlib
import io
import os
import pathlib
import re
import shutil
import signal
import stat
import subprocess
import sys
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter

from sheets_sync.backends import xlsx, xlsx_links
from sheets_sync.grid import BookFault, Column, Link, Tab, Wanted
from sheets_sync.plan import plan

HOUSE = pathlib.Path(xlsx.__file__).parents[2]
COLUMNS = (
    Column("工号", width=8),
    Column("姓名", width=10),
    Column("总分", "points"),
    Column("工资", "money"),
    Column("满意度", "percent"),
    Column("次数", "count"),
    Column("星级", "stars"),
    Column("名次", "place"),
    Column("入职", "date"),
    Column("原因", "long_text", 40),
    Column("看", width=16),
)
LINK = Link("月度绩效!F17", "../books/客服 评分表.xlsx", "月度绩效", "F17")
ROWS = (
    (
        "007",
        "李娜",
        Decimal("88.5"),
        Decimal("1234.5"),
        Decimal("85.5"),
        Decimal(3),
        "★★★☆☆",
        "并列3",
        None,
        "多接一单",
        LINK,
    ),
    ("合计", None, Decimal("88.5"), Decimal("1234.5"), None, Decimal(3), None, None, None, None, None),
)
TAB = Tab("汇总", "2026年9月 绩效汇总", COLUMNS, ROWS, names=1, last_is_total=True)


def wanted(folder, *tabs, period="2026-09"):
    return Wanted("summary", f"xlsx:{folder / '绩效汇总.xlsx'}", period, tabs or (TAB,), "R&D 绩效汇总")


def path_of(book):
    return pathlib.Path(book.address.removeprefix("xlsx:"))


def opened(book):
    xlsx.write(book, "")
    return openpyxl.load_workbook(path_of(book))


# Whole or not at all


class Killed(BaseException):
    """The process is gone: nothing of ours that catches errors sees it."""


class Edges:
    """Every step at which the outside world is touched, counted; the chosen one fails."""

    def __init__(self, patch, fails_at, failure):
        self.steps = []
        self._fails_at, self._failure = fails_at, failure
        for module, name in [
            (os, "open"),
            (os, "close"),
            (os, "fsync"),
            (os, "replace"),
            (os, "unlink"),
            (os, "mkdir"),
            (os, "chmod"),
            (xlsxwriter.Workbook, "close"),
        ]:
            patch.setattr(module, name, self._watched(getattr(module, name), name))
        patch.setattr(io, "open", self._opening(builtins.open))

    def _step(self, name, half=lambda: None):
        self.steps.append(name)
        if len(self.steps) == self._fails_at:
            half()
            raise self._failure

    def _watched(self, original, name):
        def watched(*given, **named):
            self._step(f"before {name}")
            result = original(*given, **named)
            self._step(f"after {name}")
            return result

        return watched

    def _opening(self, original):
        def opening(path, mode="r", *given, **named):
            file = original(path, mode, *given, **named)
            return Watched(file, self._step) if set(mode) & set("wxa") else file

        return opening


class Watched:
    """A file being written; when it fails, half of the bytes are there."""

    def __init__(self, file, step):
        self._file, self._step = file, step

    def write(self, content):
        self._step("write", half=lambda: self._file.write(content[: len(content) // 2]))
        return self._file.write(content)

    def __getattr__(self, name):
        return getattr(self._file, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()


def steps_of_a_write(book, expected):
    with pytest.MonkeyPatch.context() as patch:
        edges = Edges(patch, 0, None)
        xlsx.write(book, expected)
    return edges.steps


def fault_of_a_write(book, expected):
    try:
        xlsx.write(book, expected)
    except BookFault as fault:
        return fault
    return None


@pytest.mark.parametrize("there_is_an_old_one", [False, True], ids=["first", "again"])
def test_killed_at_any_step_the_file_is_the_old_one_or_the_new_one_and_the_next_run_ends_the_same(
    tmp_path, there_is_an_old_one
):
    clean = tmp_path / "clean"
    old, new = wanted(clean), wanted(clean, period="2026-10")
    first = xlsx.write(old, "") if there_is_an_old_one else ""
    before = path_of(old).read_bytes() if there_is_an_old_one else None
    steps = steps_of_a_write(new, first)
    after = path_of(new).read_bytes()
    assert {"write", "before fsync", "before replace", "after replace", "before close"} <= set(steps)
    for number, step in enumerate(steps, start=1):
        folder = tmp_path / str(number)
        book = wanted(folder, period="2026-10")
        if before:
            xlsx.write(wanted(folder), "")
        with pytest.MonkeyPatch.context() as patch:
            edges = Edges(patch, number, Killed())
            with pytest.raises(Killed):
                xlsx.write(book, first)
        assert edges.steps[:number] == steps[:number]
        there = path_of(book).read_bytes() if path_of(book).exists() else None
        assert there in (before, after), step
        xlsx.write(book, xlsx.version(book.address))
        assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("绩效汇总.xlsx", after)]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO, errno.EBUSY])
def test_when_the_system_refuses_at_any_step_the_old_file_stays_whole_and_the_reason_is_told(tmp_path, code):
    book = wanted(tmp_path, period="2026-10")
    first = xlsx.write(wanted(tmp_path), "")
    before = path_of(book).read_bytes()
    steps = steps_of_a_write(wanted(tmp_path / "elsewhere", period="2026-10"), "")
    assert len(steps) > 10
    why = {errno.ENOSPC: "no_space", errno.EROFS: "read_only", errno.EACCES: "read_only", errno.EBUSY: "in_use"}
    refused = []
    for number in range(1, 40):
        with pytest.MonkeyPatch.context() as patch:
            edges = Edges(patch, number, OSError(code, os.strerror(code)))
            fault = fault_of_a_write(book, first)
        if fault:
            refused.append((fault.code, fault.details["why"], fault.details["error"]))
        if path_of(book).read_bytes() != before:
            assert "after replace" in edges.steps
            path_of(book).write_bytes(before)
    assert len(edges.steps) < number
    assert len(refused) > 5
    assert set(refused) == {("not_writable", why.get(code, "other"), os.strerror(code))}
    path_of(book).write_bytes(before)
    xlsx.write(book, first)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["绩效汇总.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_process_killed_for_real_between_writing_and_moving_leaves_the_old_file(tmp_path):
    book = wanted(tmp_path)
    first = xlsx.write(book, "")
    before = path_of(book).read_bytes()
    program = (
        "import os, signal; from sheets_sync.backends import xlsx; from sheets_sync.grid import Column, Tab, Wanted\n"
        "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"tab = Tab('汇总', '新', (Column('工号'),), ())\n"
        f"xlsx.write(Wanted('summary', {book.address!r}, '2026-10', (tab,)), {first!r})"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], check=False, cwd=HOUSE, env={**os.environ, "PYTHONUTF8": "1"}
    )
    assert ended.returncode == -signal.SIGKILL
    assert path_of(book).read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2
    xlsx.write(book, first)
    assert [path.name for path in tmp_path.iterdir()] == ["绩效汇总.xlsx"]


def test_only_what_we_left_beside_this_book_is_removed(tmp_path):
    book = wanted(tmp_path)
    ours = tmp_path / ".绩效汇总.xlsx.1.part"
    others = [
        tmp_path / name
        for name in ("绩效汇总.xlsx.part", ".工资表.xlsx.1.part", "~$绩效汇总.xlsx", ".绩效汇总.xlsx.bak")
    ]
    for path in (ours, *others):
        path.write_bytes(b"x")
    xlsx.write(book, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["绩效汇总.xlsx", *(path.name for path in others)]
    )


def test_folders_are_made_and_a_name_with_brackets_is_only_a_name(tmp_path):
    book = replace(wanted(tmp_path), address=f"xlsx:{tmp_path / '甲' / '乙' / '汇总[9月].xlsx'}")
    (tmp_path / "甲" / "乙").mkdir(parents=True)
    (tmp_path / "甲" / "乙" / ".汇总9.xlsx.1.part").write_bytes(b"x")
    version = xlsx.write(book, "")
    assert xlsx.version(book.address) == version
    assert len(list((tmp_path / "甲" / "乙").iterdir())) == 2


def test_a_link_to_a_file_keeps_being_one(tmp_path):
    real = tmp_path / "真.xlsx"
    book = wanted(tmp_path)
    path_of(book).symlink_to(real)
    xlsx.write(book, "")
    assert path_of(book).is_symlink()
    assert real.is_file()


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_who_may_read_the_file_stays_as_it_was(tmp_path):
    book = wanted(tmp_path)
    first = xlsx.write(book, "")
    path_of(book).chmod(0o640)
    xlsx.write(replace(book, period="2026-10"), first)
    assert stat.S_IMODE(path_of(book).stat().st_mode) == 0o640


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_that_may_not_be_written_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(BookFault) as refused:
        xlsx.write(wanted(tmp_path), "")
    tmp_path.chmod(0o700)
    assert (refused.value.code, refused.value.details["why"]) == ("not_writable", "read_only")


@pytest.mark.parametrize("title", ["a" * 32, "工资/9月", "[x]", "'x'", ""])
def test_a_title_that_no_tab_can_have_is_told_and_nothing_is_written(tmp_path, title):
    with pytest.raises(BookFault) as refused:
        xlsx.write(wanted(tmp_path / "x", replace(TAB, title=title), replace(TAB, title=title)), "")
    assert (refused.value.code, refused.value.details["why"]) == ("not_writable", "title")
    assert list(tmp_path.iterdir()) == []


def test_a_tab_that_is_too_large_is_told_and_not_cut_in_silence(tmp_path):
    huge = Tab("汇总", "", (Column("工号"),), (("1",),) * 1_048_575)
    with pytest.raises(BookFault) as refused:
        xlsx.write(wanted(tmp_path, huge), "")
    assert (refused.value.code, refused.value.details["why"]) == ("not_writable", "too_large")


def test_a_book_that_excel_has_open_is_told_apart_from_one_that_may_not_be_written(tmp_path, monkeypatch):
    book = wanted(tmp_path)
    (tmp_path / "~$绩效汇总.xlsx").write_bytes(b"")
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(PermissionError(errno.EACCES, "in use")))
    assert fault_of_a_write(book, "").details["why"] == "in_use"


def test_a_writer_whose_work_another_one_took_for_a_leftover_is_stale_and_harms_nothing(tmp_path, monkeypatch):
    book = wanted(tmp_path)
    fsync = os.fsync

    def meanwhile(handle):
        monkeypatch.setattr(os, "fsync", fsync)
        xlsx.write(replace(book, period="2026-10"), "")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    assert fault_of_a_write(book, "").code == "stale"
    assert [path.name for path in tmp_path.iterdir()] == ["绩效汇总.xlsx"]
    assert xlsx.read(book.address).grids["_seal"].rows[0][0].count("2026-10") == 1


# Always the same bytes


def test_the_bytes_depend_on_nothing_but_the_book():
    program = (
        "import datetime, pathlib; from decimal import Decimal; from sheets_sync.backends.xlsx_layout import workbook\n"
        "from sheets_sync.grid import Column, Tab, Wanted; import hashlib\n"
        "row = ('007', '李娜', Decimal('88.50'), datetime.date(2026, 9, 1), datetime.datetime(2026, 9, 1, 8, 30))\n"
        "tab = Tab('汇总', '绩效', tuple(Column(c) for c in 'abcde'), (row,) * 3)\n"
        "book = Wanted('summary', 'xlsx:x', '2026-09', (tab, ), 't')\n"
        "print(*{hashlib.sha256(workbook(book, pathlib.Path('x'))).hexdigest() for _ in range(3)})"
    )
    digests = set()
    for zone, language, seed in [
        ("UTC", "C", "1"),
        ("Asia/Shanghai", "zh_CN.UTF-8", "2"),
        ("America/Guayaquil", "de_DE", "3"),
    ]:
        told = {"TZ": zone, "LANG": language, "LC_ALL": language, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        ended = subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            cwd=HOUSE,
            env={**os.environ, **told},
        )
        digests.add(ended.stdout)
    (digest,) = digests
    assert len(digest.split()) == 1  # the first book of a process is like the others


def test_equal_numbers_give_equal_bytes(tmp_path):
    one = Tab("汇总", "", (Column("分", "points"),), ((Decimal("88.5"),), (Decimal("1E+2"),)))
    other = Tab("汇总", "", (Column("分", "points"),), ((Decimal("88.500"),), (Decimal(100),)))
    first, second = wanted(tmp_path / "a", one), wanted(tmp_path / "b", other)
    xlsx.write(first, "")
    xlsx.write(second, "")
    assert path_of(first).read_bytes() == path_of(second).read_bytes()


def test_the_version_is_of_the_bytes(tmp_path):
    book = wanted(tmp_path)
    version = xlsx.write(book, "")
    assert version == hashlib.blake2b(path_of(book).read_bytes(), digest_size=16).hexdigest()


# Laid out to be read and printed


def test_headings_titles_and_keys_stand_still_and_can_be_filtered(tmp_path):
    sheet = opened(wanted(tmp_path))["汇总"]
    assert sheet.freeze_panes == "C3"
    assert sheet.auto_filter.ref == "A2:K3"
    assert [str(block) for block in sheet.merged_cells.ranges] == ["A1:K1"]
    assert (sheet["A1"].value, sheet["C2"].value) == ("2026年9月 绩效汇总", "总分")
    assert [sheet.column_dimensions[letter].width > 8 for letter in "ABJ"] == [True, True, True]


def test_keys_that_would_fill_the_screen_do_not_stand_still(tmp_path):
    wide = Tab("汇总", "", (Column("甲", width=40), Column("乙", width=40)), (("1", "2"),), keys=2)
    assert opened(wanted(tmp_path, wide))["汇总"].freeze_panes == "A3"


def test_each_kind_has_its_number_format(tmp_path):
    sheet = opened(wanted(tmp_path))["汇总"]
    assert {cell.column_letter: cell.number_format for cell in sheet[3]} == {
        "A": "@",
        "B": "@",
        "C": "0.00",
        "D": "#,##0.00",
        "E": '0.00"%"',
        "F": "General",
        "G": "General",
        "H": "General",
        "I": "General",
        "J": "General",
        "K": "@",
    }
    assert sheet["J3"].alignment.wrap_text
    assert sheet["G3"].alignment.horizontal == "center"
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("007", "s")


def test_ids_bear_no_green_triangle(tmp_path):
    book = wanted(tmp_path)
    xlsx.write(book, "")
    xml = zipfile.ZipFile(path_of(book)).read("xl/worksheets/sheet1.xml").decode()
    assert re.search(r'<ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"', xml)


def test_rows_are_as_high_as_their_long_texts_need(tmp_path):
    texts = ("短", "长" * 21, "一\n二\n三", "x" * 41, None, Decimal(5), "字" * 5000)
    tab = Tab(
        "汇总", "", (Column("号"), Column("因", "long_text", 40)), tuple((str(n), text) for n, text in enumerate(texts))
    )
    sheet = opened(wanted(tmp_path, tab))["汇总"]
    assert [sheet.row_dimensions[row].height for row in range(3, 10)] == [None, 33, 49.5, 33, None, None, 396]


def test_the_control_row_is_bold_under_a_line(tmp_path):
    sheet = opened(wanted(tmp_path))["汇总"]
    assert all(cell.font.bold and cell.border.top.style == "medium" for cell in sheet[4])
    assert not sheet["A3"].font.bold


def test_every_tab_is_protected_but_can_be_filtered_and_widened(tmp_path):
    book = opened(wanted(tmp_path))
    assert [sheet.protection.sheet for sheet in book.worksheets] == [True, True]
    protection = book["汇总"].protection
    assert (protection.autoFilter, protection.formatColumns, protection.selectLockedCells) == (
        False,
        False,
        False,
    )  # not forbidden
    assert (protection.deleteRows, protection.insertRows, protection.sort) == (True, True, True)
    assert protection.password is None


def test_it_prints_on_a4_one_page_wide_with_its_titles_on_every_page(tmp_path):
    sheet = opened(wanted(tmp_path))["汇总"]
    assert (int(sheet.page_setup.paperSize), sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.oddFooter.left.text == "R&&D 绩效汇总"
    assert (sheet.oddFooter.center.text, sheet.oddFooter.right.text) == ("&A", "&P / &N")


def test_a_narrow_tab_is_printed_upright(tmp_path):
    narrow = Tab("汇总", "", (Column("甲"), Column("乙")), (("1", "2"),))
    assert opened(wanted(tmp_path, narrow))["汇总"].page_setup.orientation in (None, "portrait")


def test_the_document_says_its_title_and_no_time_of_day(tmp_path):
    book = opened(wanted(tmp_path))
    assert book.properties.title == "R&D 绩效汇总"
    assert book.properties.created.isoformat() == "2000-01-01T00:00:00"


def test_the_seal_cannot_be_shown_from_the_menu(tmp_path):
    assert opened(wanted(tmp_path))["_seal"].sheet_state == "veryHidden"


def test_a_link_leads_to_the_cell_of_the_other_book(tmp_path):
    cell = opened(wanted(tmp_path))["汇总"]["K3"]
    assert cell.value == "月度绩效!F17"
    assert (cell.hyperlink.target, cell.hyperlink.location) == ("..\\books\\客服%20评分表.xlsx", "'月度绩效'!F17")


def test_a_link_may_lead_within_the_book_or_to_the_web(tmp_path):
    links = (
        Link("此处", "", "Li's", "A1"),
        Link("网上", "https://docs.google.com/x#gid=1", "t", "A1"),
        Link("=1+1", "a#b.xlsx", "t", "A1"),
    )
    sheet = opened(wanted(tmp_path, Tab("汇总", "", (Column("看"),), tuple((link,) for link in links))))["汇总"]
    assert [sheet[place].value for place in ("A3", "A4", "A5")] == ["此处", "网上", "=1+1"]
    assert sheet["A5"].data_type == "s"
    assert sheet["A3"].hyperlink.location == "'Li''s'!A1"
    assert (sheet["A4"].hyperlink.target, sheet["A4"].hyperlink.location) == ("https://docs.google.com/x", "gid=1")
    assert sheet["A5"].hyperlink.target == "a%23b.xlsx"


def test_more_links_than_excel_takes_are_plain_text(tmp_path, monkeypatch):
    assert xlsx_links._MOST == 65_530
    monkeypatch.setattr(xlsx_links, "_MOST", 3)
    tab = Tab("汇总", "", (Column("看"),), tuple((replace(LINK, text=str(number)),) for number in range(5)))
    sheet = opened(wanted(tmp_path, tab))["汇总"]
    assert [bool(sheet.cell(row, 1).hyperlink) for row in range(3, 8)] == [True, True, True, False, False]
    assert [sheet.cell(row, 1).value for row in range(3, 8)] == ["0", "1", "2", "3", "4"]


def test_a_link_longer_than_excel_takes_is_plain_text(tmp_path):
    tab = Tab("汇总", "", (Column("看"),), ((replace(LINK, target="长" * 3000),),))
    assert opened(wanted(tmp_path, tab))["汇总"]["A3"].hyperlink is None


def test_a_value_that_no_cell_of_ours_holds_is_a_mistake_of_ours(tmp_path):
    with pytest.raises(TypeError, match="cannot hold"):
        xlsx.write(wanted(tmp_path, Tab("汇总", "", (Column("看"),), ((object(),),))), "")


# Other programs


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_saved_again_by_libreoffice_it_is_still_ours_and_unchanged(tmp_path):
    book = wanted(tmp_path / "a")
    xlsx.write(book, "")
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    kind = "xlsx:Calc MS Excel 2007 XML"
    ran = ["soffice", home, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / "b"), str(path_of(book))]
    subprocess.run(ran, check=True, capture_output=True, timeout=120)
    again = replace(book, address=f"xlsx:{tmp_path / 'b' / '绩效汇总.xlsx'}")
    found = xlsx.read(again.address)
    assert found.version != xlsx.version(book.address)
    (planned,) = plan((again,), {again.address: found}).books
    assert (planned.state, planned.edits) == ("unchanged", ())
