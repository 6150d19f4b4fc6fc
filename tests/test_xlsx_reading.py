"""Reading workbooks of other people's programs: everything is read right or reported, nothing silently wrong."""

# ruff: noqa: DTZ001 - a workbook knows no time zones

import datetime as dt
import io
import os
import zipfile
from decimal import Decimal
from pathlib import Path
from xml.parsers.expat import ExpatError

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.chart import BarChart

from sheets_sync.backends import xlsx, xlsx_nature
from sheets_sync.backends.xlsx_marks import marks
from sheets_sync.backends.xlsx_marks_full import marks_in_full
from sheets_sync.grid import BookFault, CellError, Percent, Uncomputed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt formatCode="0.0%;[Red]-0.0%" numFmtId="176"/>'
    '<numFmt numFmtId="177" formatCode="0.00&quot;%&quot;"/><numFmt numFmtId="178" formatCode="0.00\\%"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/>'
    '<xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="46"/></cellXfs></styleSheet>'
)


def sheet(rows, after=""):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


TEXTS = ("sharedStrings.xml", f'<sst xmlns="{MAIN}"/>')


def address(folder, xml, styles=STYLES, settings="", part="xl/worksheets/sheet1.xml", texts=TEXTS):
    """Returns the address of a workbook with one tab of this XML."""
    path = folder / "表.xlsx"
    texts_at, strings = texts
    kinds = [("rId1", "worksheet", "/" + part), ("rId2", "styles", "styles.xml"), ("rId3", "sharedStrings", texts_at)]
    relations = "".join(f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{to}"/>' for key, kind, to in kinds)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>'
            f"{settings}</workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
        )
        archive.writestr("xl/styles.xml", styles)
        archive.writestr(f"xl/{texts_at}", strings)
        archive.writestr(part, xml)
    return f"xlsx:{path}"


def rows(folder, xml, **settings):
    return xlsx.read(address(folder, xml, **settings)).grids["表"].rows


def fault(where):
    with pytest.raises(BookFault) as refused:
        xlsx.read(where)
    return refused.value


# What calamine hides


def test_an_error_cell_is_an_error_and_no_blank(tmp_path):
    xml = sheet(
        "<row r=\"1\"><c r=\"A1\" t=\"e\"><v>#N/A</v></c><c t='e' s='1' r='B1'><f>1/0</f><v>#DIV/0!</v></c></row>"
    )
    assert rows(tmp_path, xml) == ((CellError("#N/A"), CellError("#DIV/0!")),)


@pytest.mark.parametrize("code", ["#SPILL!", "#CALC!", "#ERROR!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!"])
def test_an_error_that_calamine_does_not_know_costs_only_its_cell(tmp_path, code):
    xml = sheet(
        f'<row r="1"><c r="A1" t="e"><v>{code}</v></c><c r="B1"><v>5</v></c>'
        '<c r="C1" t="inlineStr"><is><t>say t="e" here</t></is></c></row>'
    )
    assert rows(tmp_path, xml) == ((CellError(code), Decimal(5), 'say t="e" here'),)


def test_a_percentage_is_known_by_its_number_format(tmp_path):
    cells = "".join(f'<c r="{letter}1" s="{style}"><v>0.85</v></c>' for style, letter in enumerate("ABCDEF"))
    text = '<c r="G1" s="1" t="inlineStr"><is><t>85%</t></is></c><c r="H1" s="1"/>'
    assert rows(tmp_path, sheet(f'<row r="1" s="1">{cells}{text}</row>')) == (
        (
            Decimal("0.85"),
            Percent(Decimal("0.85")),
            Percent(Decimal("0.85")),
            Decimal("0.85"),
            Decimal("0.85"),
            Percent(Decimal("0.85")),
            "85%",
        ),
    )


@pytest.mark.parametrize(
    "code", ["0%", "0.00%", "0.0 %", "[Red]0%", '"占"0%', "#,##0.00%_);(0.00%)", "0.00\\ %", "??%"]
)
def test_every_way_to_write_a_percentage_format_is_known(tmp_path, code):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = 0.85
    book.active["A1"].number_format = code
    book.save(path)
    assert xlsx.read(f"xlsx:{path}").grids["Sheet"].rows == ((Percent(Decimal("0.85")),),)


@pytest.mark.parametrize("code", ["0", '0"%"', "0\\%", "0_%", "*%0", "[$%-804]0", "yyyy"])
def test_a_percent_sign_that_is_only_decoration_is_no_percentage(tmp_path, code):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = 0.85
    book.active["A1"].number_format = code
    book.save(path)
    assert not isinstance(xlsx.read(f"xlsx:{path}").grids["Sheet"].rows[0][0], Percent)


def test_a_percentage_as_the_style_of_everything_is_known(tmp_path):
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="9"/><xf numFmtId="0"/></cellXfs></styleSheet>'
    xml = sheet('<row r="1"><c r="A1"><v>0.5</v></c><c r="B1" s="1"><v>0.5</v></c></row>')
    assert rows(tmp_path, xml, styles=styles) == ((Percent(Decimal("0.5")), Decimal("0.5")),)


def test_a_formula_without_a_result_is_uncomputed_and_no_blank(tmp_path):
    xml = sheet(
        '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>A1&amp;"x"</f><v></v></c><c r="C1"><f>2</f><v/></c>'
        '<c r="D1"><f>2</f><v>2</v></c><c r="E1" t="str"><f>""</f><v></v></c>'
        '<c r="F1" t="str"><f>"七"</f><v>七</v></c></row>'
    )
    assert rows(tmp_path, xml) == ((Uncomputed("1+1"), Uncomputed('A1&"x"'), Uncomputed("2"), Decimal(2), None, "七"),)


def test_a_formula_without_a_result_beyond_the_last_value_makes_the_tab_larger(tmp_path):
    xml = sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3"><f>A1</f></c></row>')
    assert rows(tmp_path, xml) == ((Decimal(1), None, None), (None, None, None), (None, None, Uncomputed("A1")))


@pytest.mark.parametrize(
    "settings",
    [
        '<calcPr fullCalcOnLoad="1"/>',
        '<calcPr calcId="1" fullCalcOnLoad="true"/>',
        '<calcPr calcMode="manual" calcCompleted="0"/>',
    ],
)
def test_no_formula_is_believed_when_the_program_had_not_computed(tmp_path, settings):
    xml = sheet('<row r="1"><c r="A1"><f>1+1</f><v>0</v></c><c r="B1"><v>7</v></c></row>')
    assert rows(tmp_path, xml, settings=settings) == ((Uncomputed("1+1"), Decimal(7)),)


@pytest.mark.parametrize("settings", ['<calcPr calcId="191029"/>', '<calcPr fullCalcOnLoad="0"/>', ""])
def test_formulas_are_believed_when_the_program_had_computed(tmp_path, settings):
    xml = sheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')
    assert rows(tmp_path, xml, settings=settings) == ((Decimal(2),),)


def test_every_cell_of_an_array_formula_is_uncomputed_with_it(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("表")
        page.write_array_formula("A1:B2", "{=C1:D2*2}")
        page.write_number("C3", 5)
    assert xlsx.read(f"xlsx:{path}").grids["表"].rows == (
        (Uncomputed("C1:D2*2"), Uncomputed("C1:D2*2"), None),
        (Uncomputed("C1:D2*2"), Uncomputed("C1:D2*2"), None),
        (None, None, Decimal(5)),
    )


def test_formulas_of_openpyxl_and_xlsxwriter_are_uncomputed(tmp_path):
    book = openpyxl.Workbook()
    book.active.append([1, "=A1*2"])
    book.save(tmp_path / "one.xlsx")
    with xlsxwriter.Workbook(tmp_path / "two.xlsx") as other:
        page = other.add_worksheet()
        page.write_number(0, 0, 1)
        page.write_formula(0, 1, "=A1*2")
    for name in ("one.xlsx", "two.xlsx"):
        (grid,) = xlsx.read(f"xlsx:{tmp_path / name}").grids.values()
        assert grid.rows == ((Decimal(1), Uncomputed("A1*2")),)


def test_shared_formulas_are_read_by_their_results(tmp_path):
    xml = sheet(
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/></c></row>'
    )
    assert rows(tmp_path, xml) == ((Decimal(2),), (Decimal(4),), (Uncomputed(""),))


# How XML may be written


def test_prefixes_single_quotes_and_any_order_of_attributes_are_read(tmp_path):
    xml = (
        f"<x:worksheet xmlns:x='{MAIN}'><x:sheetData><x:row r='1'><x:c s='1' r='A1'><x:v>0.5</x:v></x:c>"
        "<x:c t='e' r='B1'><x:v>#REF!</x:v></x:c><x:c\nr='C1'><x:f>1</x:f></x:c></x:row></x:sheetData></x:worksheet>"
    )
    assert rows(tmp_path, xml) == ((Percent(Decimal("0.5")), CellError("#REF!"), Uncomputed("1")),)


def test_cells_and_rows_without_addresses_follow_one_another(tmp_path):
    xml = sheet(
        '<row><c s="1"><v>0.5</v></c><c/><c t="e"><v>#N/A</v></c></row><row/>'
        '<row r="5"><c><f>1</f></c><c r="D5" s="1"><v>0.1</v></c><c s="1"><v>0.2</v></c></row>'
    )
    blank = (None,) * 5
    assert rows(tmp_path, xml) == (
        (Percent(Decimal("0.5")), None, CellError("#N/A"), None, None),
        blank,
        blank,
        blank,
        (Uncomputed("1"), None, None, Percent(Decimal("0.1")), Percent(Decimal("0.2"))),
    )


def test_comments_in_the_xml_are_passed_over(tmp_path):
    xml = sheet('<row r="1"><!-- <c r="A1" t="e"> --><c r="A1" s="1"><v>0.5</v></c></row>')
    assert rows(tmp_path, xml) == ((Percent(Decimal("0.5")),),)


def test_parts_may_lie_elsewhere_in_the_file(tmp_path):
    assert rows(tmp_path, sheet('<row r="1"><c r="A1" s="1"><v>1</v></c></row>'), part="xl/odd/Tab.xml") == (
        (Percent(Decimal(1)),),
    )


NUMBER = st.sampled_from(
    ["<v>1</v>", "<v>0.5</v>", "", "<v></v>", "<v/>", "<f>1</f>", "<f/><v>3</v>", "<f t='array' ref='A1:B2'>2</f><v/>"]
)
KIND = st.sampled_from(["", ' t="n"', " t='e'", ' t="e"', ' t="str"', " t='b'"])
STYLE = st.sampled_from(["", ' s="0"', ' s="1"', " s='2'", ' s="11"'])


@given(st.lists(st.lists(st.tuples(STYLE, KIND, NUMBER), max_size=4), max_size=4), st.booleans(), st.booleans())
def test_the_quick_way_finds_what_full_parsing_finds(table, trusted, named):
    lines = []
    for row, cells in enumerate(table, start=1):
        made = [
            f"<c{f' r={chr(34)}{chr(64 + column)}{row}{chr(34)}' if named else ''}{style}{kind}>{content}</c>"
            for column, (style, kind, content) in enumerate(cells, start=1)
        ]
        lines.append(f'<row r="{row}" s="1">{"".join(made)}</row>')
    xml = sheet("".join(lines)).encode()
    percents = frozenset({1, 2})
    assert marks(xml, percents, trusted=trusted) == marks_in_full(xml, percents, trusted=trusted)


# Values


def test_numbers_are_what_excel_shows(tmp_path):
    shown = ["0.1", "0.30000000000000004", "0.84999999999999998", "1234567890123456", "1E-5", "-0", "3", "NaN", "-1.50"]
    cells = "".join(f'<c r="{letter}1"><v>{text}</v></c>' for letter, text in zip("ABCDEFGHI", shown, strict=True))
    assert rows(tmp_path, sheet(f'<row r="1">{cells}</row>')) == (
        (
            Decimal("0.1"),
            Decimal("0.3"),
            Decimal("0.85"),
            Decimal(1234567890123460),
            Decimal("0.00001"),
            Decimal(0),
            Decimal(3),
            CellError("#NUM!"),
            Decimal("-1.5"),
        ),
    )


def test_true_and_one_are_not_confused(tmp_path):
    xml = sheet(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="b"><v>1</v></c><c r="C1"><v>0</v></c>'
        "<c r='D1' t='b'><v>0</v></c>"
        '<c r="E1"><v>1</v></c></row>'
    )
    found = rows(tmp_path, xml)[0]
    assert [(value, value.__class__) for value in found] == [
        (1, Decimal),
        (True, bool),
        (0, Decimal),
        (False, bool),
        (1, Decimal),
    ]


def test_days_times_and_durations(tmp_path):
    cells = [(6, "46000"), (6, "46000.5"), (6, "0.5"), (7, "0.0625"), (7, "1.25"), (7, "-0.5")]
    made = "".join(
        f'<c r="{letter}1" s="{style}"><v>{value}</v></c>'
        for letter, (style, value) in zip("ABCDEF", cells, strict=True)
    )
    assert rows(tmp_path, sheet(f'<row r="1">{made}</row>')) == (
        (
            dt.date(2025, 12, 9),
            dt.datetime(2025, 12, 9, 12),
            dt.time(12),
            dt.time(1, 30),
            "30:00:00",
            "-12:00:00",
        ),
    )


def test_a_workbook_may_count_its_days_from_1904(tmp_path):
    xml = sheet('<row r="1"><c r="A1" s="6"><v>1</v></c></row>')
    assert rows(tmp_path, xml, settings='<workbookPr date1904="1"/>') == ((dt.date(1904, 1, 2),),)


def test_text_is_kept_as_typed_in_all_its_forms(tmp_path):
    strings = (
        f'<sst xmlns="{MAIN}"><si><t xml:space="preserve"> 007 </t></si>'
        '<si><r><t>李</t></r><r><rPr><b/></rPr><t>娜</t></r><rPh sb="0" eb="1"><t>LI</t></rPh>'
        '<phoneticPr fontId="1"/></si>'
        "<si><t>a_x000D_b</t></si></sst>"
    )
    xml = sheet(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>'
        '<c r="D1" t="inlineStr"><is><r><t>王</t></r><r><t>强</t></r></is></c>'
        '<c r="E1" t="inlineStr"><is><t></t></is></c></row>'
    )
    assert rows(tmp_path, xml, texts=(TEXTS[0], strings)) == ((" 007 ", "李娜", "a\rb", "王强", None),)


# Tabs


def test_a_table_that_does_not_begin_at_a1_keeps_its_addresses(tmp_path):
    xml = sheet('<row r="3"><c r="C3"><v>1</v></c></row>', '<mergeCells><mergeCell ref="C3:D4"/></mergeCells>')
    grid = xlsx.read(address(tmp_path, xml)).grids["表"]
    assert grid.rows == ((None, None, None), (None, None, None), (None, None, Decimal(1)))
    assert grid.merged == ((3, 3, 4, 4),)


def test_hidden_tabs_and_charts_are_there_and_told_apart(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "看得见"
    for title, state in (("隐藏", "hidden"), ("很隐藏", "veryHidden")):
        book.create_sheet(title).sheet_state = state
        book[title]["B2"] = title
    book.create_chartsheet("图").add_chart(BarChart())
    book.save(tmp_path / "a.xlsx")
    grids = xlsx.read(f"xlsx:{tmp_path / 'a.xlsx'}").grids
    assert [(grid.title, grid.hidden, len(grid.rows)) for grid in grids.values()] == [
        ("看得见", False, 0),
        ("隐藏", True, 2),
        ("很隐藏", True, 2),
        ("图", False, 0),
    ]


def test_a_cell_absurdly_far_away_is_reported_instead_of_taking_all_memory(tmp_path):
    xml = sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" t="str"><v> </v></c></row>')
    refused = fault(address(tmp_path, xml))
    assert (refused.code, refused.details["tab"], refused.details["address"]) == ("stray_cell", "表", "XFD1048576")


def test_blank_formatted_cells_far_away_are_no_trouble(tmp_path):
    xml = sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="3"/></row>')
    assert rows(tmp_path, xml) == ((Decimal(1),),)


# What is no workbook


def encrypted():
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(100)


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "code", "found"),
    [
        (b"", "not_a_workbook", "empty"),
        (bytes(4096), "not_a_workbook", "empty"),
        ("工号,姓名\n007,李娜\n".encode("gbk"), "not_a_workbook", "csv"),
        ("\ufeff工号\t姓名\n".encode(), "not_a_workbook", "csv"),
        (b"<!DOCTYPE html><table>", "not_a_workbook", "html"),
        (b"\n<TABLE border=1>", "not_a_workbook", "html"),
        (b'<?xml version="1.0"?><Workbook/>', "not_a_workbook", "xml"),
        (b"%PDF-1.7\n", "not_a_workbook", "pdf"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_workbook", "binary"),
        (zipped(readme_txt="x"), "not_a_workbook", "zip"),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "not_a_workbook", "ods"),
        (zipped(word__document_xml="<x/>"), "not_a_workbook", "docx"),
        (zipped(xl__workbook_bin="x"), "not_a_workbook", "xlsb"),
        (encrypted(), "password_protected", None),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "old_workbook", None),
    ],
)
def test_a_file_that_only_calls_itself_a_workbook_is_named_for_what_it_is(tmp_path, content, code, found):
    path = tmp_path / "评分.xlsx"
    path.write_bytes(content)
    refused = fault(f"xlsx:{path}")
    assert (refused.code, refused.details.get("found"), refused.details["book"]) == (code, found, "评分.xlsx")
    assert refused.details["path"] == str(path)


def test_a_workbook_cut_off_anywhere_is_reported(tmp_path):
    whole = Path(address(tmp_path, sheet("")).removeprefix("xlsx:")).read_bytes()
    path = tmp_path / "半.xlsx"
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])
        assert fault(f"xlsx:{path}").code == "not_a_workbook"


@pytest.mark.parametrize(
    "xml",
    [
        "<worksheet><sheetData><row r='1'>",
        "",
        "no xml",
        '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>',
        f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}"/>'.encode("utf-16"),
        sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
        sheet('<row r="1"><c r="A1" t="str"><v><![CDATA[x]]></v></c></row>'),
    ],
    ids=["cut off", "nothing", "no xml", "entities", "utf-16", "a text that is not there", "cdata"],
)
def test_a_tab_that_makes_no_sense_is_reported_and_not_read_as_empty(tmp_path, xml):
    assert fault(address(tmp_path, xml)).code == "unreadable_book"


def test_a_workbook_whose_own_parts_declare_entities_is_reported(tmp_path):
    refused = fault(address(tmp_path, sheet(""), styles='<!DOCTYPE x [<!ENTITY a "b">]><styleSheet/>'))
    assert (refused.code, "entities" in refused.details["error"]) == ("unreadable_book", True)


def test_a_workbook_that_unpacks_to_more_than_any_memory_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx_nature, "_LARGEST", 1000)
    assert fault(address(tmp_path, sheet(""))).details["found"] == "huge"


@pytest.mark.parametrize("rows", ["<f>1", "<c><f>1</f>", '<c r="A1"><f>1</f>', '<c t="e">', "<row><c><f/></row>"])
def test_xml_that_breaks_off_within_a_cell_is_noticed(rows):
    with pytest.raises((ExpatError, ValueError)):
        marks(f'<worksheet xmlns="{MAIN}"><sheetData>{rows}'.encode(), frozenset(), trusted=True)


def test_a_damaged_archive_is_reported(tmp_path):
    path = tmp_path / "a.xlsx"
    whole = Path(address(tmp_path, sheet("")).removeprefix("xlsx:")).read_bytes()
    path.write_bytes(whole.replace(b"<sheetData>", b"<sheetDada>"))
    assert fault(f"xlsx:{path}").code == "unreadable_book"


def test_texts_that_lie_where_calamine_does_not_look_are_reported_and_not_lost(tmp_path):
    refused = fault(address(tmp_path, sheet(""), texts=("texts.xml", TEXTS[1])))
    assert refused.code == "unreadable_book"
    assert "xl/texts.xml should be xl/sharedStrings.xml" in refused.details["error"]


# Files


def test_a_folder_in_place_of_a_file_and_a_file_in_place_of_a_folder_are_reported(tmp_path):
    (tmp_path / "夹.xlsx").mkdir()
    (tmp_path / "文件").write_text("x")
    assert fault(f"xlsx:{tmp_path / '夹.xlsx'}").code == "unreadable_book"
    assert fault(f"xlsx:{tmp_path / '文件' / 'a.xlsx'}").code == "book_missing"


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_that_may_not_be_read_is_locked_for_real(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"x")
    path.chmod(0)
    assert fault(f"xlsx:{path}").code == "book_locked"


def test_a_file_that_may_not_be_read_is_locked(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    where = address(tmp_path, sheet(""))
    monkeypatch.setattr(io, "open", refuse)
    refused = fault(where)
    assert (refused.code, refused.details["error"]) == ("book_locked", "Permission denied")


def test_a_file_that_is_still_being_written_is_noticed(tmp_path, monkeypatch):
    where = address(tmp_path, sheet(""))
    path = where.removeprefix("xlsx:")
    original, ticks = os.fstat, iter(range(1, 100))

    def fstat(handle):
        found = original(handle)
        os.utime(path, ns=(next(ticks), next(ticks)))
        return found

    monkeypatch.setattr(os, "fstat", fstat)
    assert fault(where).code == "book_locked"


def test_a_path_may_be_relative_and_hold_spaces_and_chinese(tmp_path, monkeypatch):
    folder = tmp_path / "客服 部"
    folder.mkdir()
    address(folder, sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    monkeypatch.chdir(tmp_path)
    book = xlsx.read("xlsx:客服 部/表.xlsx")
    assert (book.name, book.address) == ("表.xlsx", "xlsx:客服 部/表.xlsx")
