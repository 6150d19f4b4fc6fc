"""The doctor: whatever is not right is found, said with its cure, and never taken for fine when it cannot be seen."""

import ast
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from scoring.period import Period
from sheets_sync.cli import cli
from sheets_sync.cli.examining import cure, words
from sheets_sync.cli.waiting import Waiting
from sheets_sync.doctor import Finding
from sheets_sync.doctor.access import access_findings, staff_findings
from sheets_sync.doctor.asking import look_at_books, silent
from sheets_sync.doctor.live import try_all
from sheets_sync.doctor.looked import Looked
from sheets_sync.doctor.needs import quota_findings
from sheets_sync.doctor.reach import clock_findings, reach_findings
from sheets_sync.doctor.tabs import our_findings, their_findings
from sheets_sync.google import account
from sheets_sync.google.permissions import Permission
from sheets_sync.google.standing import Protection, Sheet, Standing
from sheets_sync.grid import SILENT, Book, BookFault, Mark
from sheets_sync.team import OurBook, TheirBook, read_team
from sheets_sync.team.months import last_complete
from sheets_sync.texts import LANGUAGES, texts
from sheets_sync.tidy.staff import Member, Staff
from tests.played import Google, Html, Kill, Status, TokenRefused, Unresolved
from tests.signing import signed_in
from tests.uploading import bring

HOUSE = Path(__file__).resolve().parents[1]
ROBOT = "robot@example.com"
BOSS = "boss@example.com"
NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def team():
    found, _ = read_team(HOUSE / "config" / "teams" / "demo.yaml")
    books = {key: TheirBook(f"google:{key}") for key in found.books}
    ours = {
        "summary": OurBook("google:scorecard"),
        "payroll": OurBook("google:payroll", readers=("hr@example.com",)),
        "results": OurBook("google:results", editors=("lead@example.com",), readers=("hr@example.com",)),
    }
    return replace(found, books=books, ours=ours)


def looked(*sheets, ours=("payroll",), theirs=(), permissions=(), **said):
    zone, locale = said.pop("time_zone", "Asia/Shanghai"), said.pop("locale", "zh_CN")
    standing = Standing("1", "工资表", locale, zone, sheets, read_at=said.pop("read_at", None))
    book = Book("工资表", "google:payroll", {}, "", shared=True, native=standing)
    file = {"owners": [{"emailAddress": BOSS}], "capabilities": {"canEdit": True}, **said.pop("file", {})}
    return Looked("google:payroll", theirs, ours, said.pop("book", book), file, permissions, said.pop("here", None))


def codes(findings):
    return [(each.level, each.code) for each in findings]


# Reaching a book


def test_a_book_of_ours_must_be_writable_and_one_of_theirs_only_readable(team):
    reading = {"capabilities": {"canEdit": False}}
    assert codes(reach_findings(team, looked(file=reading))) == [("wrong", "cannot_write")]
    assert codes(reach_findings(team, looked(file=reading, ours=(), theirs=("scorecard",)))) == [
        ("ok", "reached_reader")
    ]
    assert codes(reach_findings(team, looked())) == [("ok", "reached_editor")]


def test_a_book_in_the_bin_is_wrong_although_it_can_still_be_read(team):
    assert ("wrong", "trashed") in codes(reach_findings(team, looked(file={"trashed": True})))


def test_a_book_that_cannot_be_read_is_wrong_in_the_words_of_its_fault(team):
    found = looked(book=BookFault("google_not_shared", email=ROBOT))
    assert ("wrong", "google_not_shared") in codes(reach_findings(team, found))


@pytest.mark.parametrize(
    ("zone", "found"), [("Asia/Shanghai", []), ("Asia/Chongqing", []), ("Etc/GMT", [("warning", "time_zone_differs")])]
)
def test_a_time_zone_with_other_days_is_found_and_another_name_for_ours_is_not(team, zone, found):
    assert codes(reach_findings(team, looked(time_zone=zone)))[1:] == found


@pytest.mark.parametrize(
    ("locale", "found"), [("zh_CN", []), ("en_US", []), ("es_MX", []), ("de_DE", [("note", "locale_comma")])]
)
def test_a_decimal_comma_is_noted(team, locale, found):
    assert codes(reach_findings(team, looked(locale=locale)))[1:] == found


@pytest.mark.parametrize(
    ("seconds", "found"), [(2, "ok"), (-60, "ok"), (61, "warning"), (-301, "wrong")], ids=["2", "-60", "61", "-301"]
)
def test_a_clock_that_is_off_is_found_before_the_sign_in_fails(seconds, found):
    here = looked(read_at=NOON, here=NOON + timedelta(seconds=seconds))
    assert [each.level for each in clock_findings((here,))] == [found]


def test_no_clock_is_judged_where_the_server_told_none():
    assert list(clock_findings((looked(here=NOON),))) == []


# Our tabs


def sheet(*protections, mark=("payroll", "工资表"), title="工资表", number=7):
    return Sheet(number, title, 0, 10, 5, mark=Mark(*mark) if mark else None, protections=protections)


GUARD = Protection(1, whole=True, users=(BOSS, ROBOT))


def of_ours(team, *sheets):
    return codes(our_findings(team, looked(*sheets), ROBOT))


def test_before_the_first_run_no_tabs_are_expected(team):
    assert of_ours(team) == [("note", "no_tabs_yet")]


def test_tabs_that_only_the_account_and_the_owner_may_edit_are_well(team):
    assert of_ours(team, sheet(GUARD)) == [("ok", "tabs_guarded")]


@pytest.mark.parametrize(
    ("protections", "found"),
    [
        ((), ("wrong", "unprotected")),
        ((replace(GUARD, whole=False),), ("wrong", "unprotected")),
        ((replace(GUARD, warning_only=True),), ("wrong", "unprotected")),
        ((replace(GUARD, gaps=True),), ("wrong", "protection_gaps")),
        ((replace(GUARD, typed=(3,)),), ("wrong", "protection_gaps")),
        ((replace(GUARD, others=True),), ("wrong", "protection_open")),
        ((replace(GUARD, users=(ROBOT, "eve@example.com")),), ("warning", "unexpected_editors")),
    ],
)
def test_each_way_in_which_a_protection_is_broken_is_found(team, protections, found):
    assert of_ours(team, sheet(*protections)) == [found]


@pytest.mark.parametrize(
    "protections", [(replace(GUARD, users=()),), (GUARD, Protection(2, whole=False, users=()))], ids=["whole", "beside"]
)
def test_a_protection_that_shuts_the_account_out_is_found_before_a_run_fails(team, protections):
    assert of_ours(team, sheet(*protections)) == [("wrong", "locked_out")]


def test_a_single_unknown_editor_may_be_the_owner_where_drive_does_not_tell_who_that_is(team):
    unknown = replace(looked(sheet(GUARD)), file=BookFault("google_api_off", url="https://example.com"))
    assert codes(our_findings(team, unknown, ROBOT)) == [("note", "perhaps_owner")]


def test_unexpected_editors_are_told_once_for_all_tabs(team):
    guard = replace(GUARD, users=(ROBOT, "eve@example.com"))
    sheets = (sheet(guard), sheet(guard, mark=("payroll", "工资明细"), title="工资明细", number=8))
    (found,) = our_findings(team, looked(*sheets), ROBOT)
    assert words(found, "zh") == "这些人也能编辑我们的页（工资表、工资明细）：eve@example.com"


def test_what_drive_refuses_for_every_book_is_told_once(team):
    off = BookFault("google_api_off", api="Google Drive API", url="https://example.com")
    found = replace(looked(ours=(), theirs=("scorecard",), permissions=off), file=off)
    assert codes(reach_findings(team, found)) == []
    assert codes(access_findings(team, found, STAFF, ROBOT)) == []


def test_of_a_book_that_the_account_may_only_read_no_other_causes_are_told(team):
    unseen = replace(GUARD, users=())
    found = looked(sheet(unseen), file={"capabilities": {"canEdit": False}})
    assert codes(our_findings(team, found, ROBOT)) == []
    refused = replace(found, permissions=BookFault("google_not_shared", email=ROBOT))
    (access,) = access_findings(team, refused, STAFF, ROBOT)
    assert (access.level, words(access, "zh")) == ("warning", "账号只能查看，看不到谁能打开它，不能当作没问题")
    assert codes(our_findings(team, looked(sheet(), file={"capabilities": {}}), ROBOT)) == [("wrong", "unprotected")]


def test_declared_editors_are_expected(team):
    guard = replace(GUARD, users=(ROBOT, "lead@example.com"))
    found = looked(sheet(guard, mark=("results", "绩效结果")), ours=("results",))
    assert codes(our_findings(team, found, ROBOT)) == [("ok", "tabs_guarded")]


def test_a_copy_of_one_of_our_tabs_is_found(team):
    copy = sheet(mark=None, title="“工资表”的副本", number=8)
    assert of_ours(team, sheet(GUARD), copy)[1:] == [("warning", "our_copy")]


# Their tabs


def of_theirs(team, *tabs):
    sheets = [sheet(mark=mark, title=title, number=number) for number, (title, mark) in enumerate(tabs)]
    found = their_findings(team, looked(*sheets, ours=(), theirs=("adjustments",)))
    return [(each.level, each.code) for each in found]


@pytest.mark.parametrize(
    ("tabs", "found"),
    [
        ([("人事调整", ("", "demo.adjustments"))], []),
        ([("人事调整", None)], [("note", "table_unmarked")]),
        ([], [("wrong", "table_missing")]),
        ([("调整", ("", "demo.adjustments"))], [("warning", "table_renamed")]),
        ([("旧", ("", "demo.adjustments")), ("人事调整", None)], [("wrong", "table_replaced")]),
        ([("人事调整", None), ("人事调整 ", None)], [("wrong", "table_twice")]),
        ([("人事调整", ("", "demo.adjustments")), ("人事调整的副本", None)], [("warning", "table_copied")]),
        ([("人事调整", ("", "demo.adjustments")), ("人事调整说明", None)], []),
    ],
    ids=["well", "unmarked", "missing", "renamed", "replaced", "twice", "copied", "another"],
)
def test_what_people_did_to_a_tab_of_theirs_is_found(team, tabs, found):
    assert of_theirs(team, *tabs) == found


def test_a_tab_of_a_month_that_no_longer_says_its_month_is_found(team):
    def found(title):
        return of_attendance(team, sheet(mark=("", "demo.attendance 2026-10"), title=title))

    assert found("2026年10月") == []
    assert found("2026-10") == []
    assert found("十月") == [("warning", "table_renamed")]
    assert of_attendance(team, sheet(mark=("", "demo.attendance soon"), title="十月")) == []


def test_a_month_that_is_to_be_appraised_and_has_no_tab_is_found_with_the_command_that_adds_it(team):
    def found(title, mark=None):
        book = looked(sheet(mark=mark, title=title), ours=(), theirs=("attendance",))
        return list(their_findings(team, book, Period(2026, 10)))

    assert found("2026年10月") == []
    assert found("2026-10") == []
    assert codes(found("十月", ("", "demo.attendance 2026-10"))) == [("warning", "table_renamed")]
    (missing,) = found("2026年9月")
    assert words(missing, "zh") == "没有 2026-10 这个月的页（应叫“2026年10月”），这个月没法考核"
    assert cure(missing, "zh", "demo").startswith("运行 sheets-sync init demo --period 2026-10 ")
    assert cure(missing, "en", "demo").startswith("Run sheets-sync init demo --period 2026-10 ")


def of_attendance(team, *sheets):
    return codes(their_findings(team, looked(*sheets, ours=(), theirs=("attendance",))))


# Who can see what

OWNER = Permission("0", "user", "owner", BOSS)
MINE = Permission("9", "user", "writer", ROBOT)
STAFF = Staff(
    (Member("001", "安", "ann@example.com", "employed"), Member("002", "本", "ben@example.com", "left")),
    has_emails=True,
)


def seen_by(team, *permissions, key="payroll"):
    found = looked(ours=(key,), permissions=(OWNER, MINE, *permissions))
    return [each for each in codes(access_findings(team, found, STAFF, ROBOT)) if each[0] != "ok"]


def test_a_book_that_only_the_owner_the_account_and_declared_readers_can_see_is_well(team):
    hr = Permission("1", "user", "reader", "hr@example.com")
    found = looked(permissions=(OWNER, MINE, hr))
    assert codes(access_findings(team, found, STAFF, ROBOT)) == [("ok", "access_right_payroll")]


@pytest.mark.parametrize(
    ("kind", "role", "who", "payroll", "results"),
    [
        ("anyone", "reader", "", ("wrong", "anyone_sees"), ("wrong", "anyone_sees")),
        ("anyone", "writer", "", ("wrong", "anyone_writes"), ("wrong", "anyone_writes")),
        ("domain", "reader", "example.com", ("wrong", "domain_sees"), ("warning", "domain_sees")),
        ("group", "reader", "all@example.com", ("wrong", "group_sees"), ("warning", "group_sees")),
        ("group", "reader", "hr@example.com", ("note", "group_declared"), ("note", "group_declared")),
        ("user", "reader", "ann@example.com", ("wrong", "staff_sees_payroll"), None),
        ("user", "writer", "ann@example.com", ("wrong", "staff_sees_payroll"), ("wrong", "staff_writes_results")),
        ("user", "reader", "ben@example.com", ("wrong", "staff_sees_payroll"), ("warning", "leaver_sees_results")),
        ("user", "reader", "eve@example.com", ("wrong", "stranger_sees"), ("warning", "stranger_sees")),
        ("user", "writer", "hr@example.com", ("warning", "reader_may_write"), ("warning", "reader_may_write")),
    ],
)
def test_everybody_who_should_not_see_pay_or_change_results_is_found(team, kind, role, who, payroll, results):
    permission = Permission("5", kind, role, who)
    assert seen_by(team, permission) == [payroll]
    assert seen_by(team, permission, key="results") == ([results] if results else [])


def test_staff_whom_the_team_file_declares_for_the_payroll_are_only_noted(team):
    meant = replace(team, ours={**team.ours, "payroll": OurBook("google:payroll", readers=("ann@example.com",))})
    permission = Permission("5", "user", "reader", "ann@example.com")
    assert seen_by(meant, permission) == [("note", "staff_sees_payroll_declared")]


def test_somebody_whose_address_drive_does_not_tell_is_found_by_the_id(team):
    found = looked(permissions=(OWNER, Permission("55", "user", "reader")))
    (stranger,) = access_findings(team, found, STAFF, ROBOT)
    assert (stranger.code, stranger.details["who"]) == ("stranger_sees", "id 55")


def test_an_account_that_was_deleted_sees_nothing(team):
    assert seen_by(team, Permission("5", "user", "reader", "eve@example.com", gone=True)) == []


def test_not_being_told_who_can_see_the_payroll_is_never_fine(team):
    found = looked(permissions=BookFault("google_not_shared", email=ROBOT))
    assert codes(access_findings(team, found, STAFF, ROBOT)) == [("warning", "access_unknown")]


@pytest.mark.parametrize(
    ("staff", "found"),
    [
        (STAFF, []),
        (Staff(has_emails=True), [("note", "emails_blank")]),
        (Staff((Member("001", "安", "", "employed"),), has_emails=True), [("note", "emails_blank")]),
        (Staff((Member("001", "安", "", "employed"),)), [("note", "staff_unknown")]),
        (None, [("note", "roster_unread")]),
    ],
    ids=["known", "empty", "blank", "no column", "unread"],
)
def test_a_column_of_addresses_is_only_asked_for_where_there_is_none(staff, found):
    assert codes(staff_findings(staff)) == found


def test_a_scorecard_is_only_looked_at_for_links_and_domains(team):
    ways = (OWNER, Permission("1", "user", "reader", "eve@example.com"), Permission("2", "anyone", "reader"))
    found = looked(ours=("summary",), theirs=("scorecard",), permissions=ways)
    assert codes(access_findings(team, found, STAFF, ROBOT)) == [("wrong", "anyone_sees")]


# What a run needs


def test_the_calls_of_a_run_are_counted_by_spreadsheets(team):
    (found,) = quota_findings(team)
    assert (found.code, found.details["reads"], found.details["writes"]) == ("quota_enough", "5", "3")
    many = replace(team, books={str(number): TheirBook(f"google:{number}") for number in range(70)})
    assert codes(quota_findings(many)) == [("warning", "quota_short")]


# Words


def codes_of(path):
    """Returns the codes of findings that a module makes by name, and whether each needs a cure."""
    for call in (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)):
        name = getattr(call.func, "id", "")
        if name in ("well", "note", "ill") and isinstance(call.args[0], ast.Constant):
            cured = name == "ill" or any(key.arg == "cure" for key in call.keywords)
            yield call.args[0].value, cured


FOUND = sorted({each for path in (HOUSE / "sheets_sync" / "doctor").glob("*.py") for each in codes_of(path)})
MADE = [f"{kind}_{does}" for kind in ("anyone", "domain") for does in ("sees", "writes")]


@pytest.mark.parametrize(("code", "cured"), [*FOUND, *((code, True) for code in (*MADE, "our_copy", "table_copied"))])
def test_every_finding_has_words_and_every_ill_a_cure(code, cured):
    for language in LANGUAGES:
        assert code in texts(language, "doctor")
        assert not cured or f"{code}_cure" in texts(language, "doctor")


def test_a_fault_is_said_in_its_own_words_and_a_reason_too():
    fault = Finding("google_not_shared", "wrong", "工资表", {"book": "工资表", "email": ROBOT})
    assert words(fault, "zh") == "robot@example.com 打不开 工资表。请把它共享给这个地址（编辑者），再试。"
    unknown = Finding("access_unknown", "warning", "工资表", {"why": "google_not_shared", "email": ROBOT})
    assert words(unknown, "en").startswith("who can open it could not be found out (")
    assert cure(unknown, "zh") == ""


# The whole, on the played Google


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    assert CliRunner().invoke(cli, ("demo", str(folder), "--language", "zh")).exit_code == 0
    return folder


@pytest.fixture
def department(finished, tmp_path):
    """The demo's department on the played Google, its folder and the ids of its spreadsheets."""
    for path in (finished / "config").rglob("*.yaml"):
        there = tmp_path / "config" / path.relative_to(finished / "config")
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "books").symlink_to(finished / "books")
    with Google() as google, signed_in(google) as line:
        ids = bring(google, line, tmp_path)
        last = last_complete(datetime.now(UTC), "Asia/Shanghai")
        title = f"{last.year}年{last.month}月"
        if title not in google.grid(ids["attendance"]):  # the demo's last month is over sooner or later
            google.person(BOSS).add_tab(ids["attendance"], title)
        yield google, tmp_path, ids


def examined(folder, *more):
    result = CliRunner().invoke(cli, ("doctor", "demo", "--config", str(folder / "config"), *more))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def ills(folder):
    found = json.loads(examined(folder, "--json").output)["findings"]
    return {each["code"] for each in found if each["level"] in ("warning", "wrong")}


def test_a_department_that_is_well_ends_with_nought(department):
    _, folder, _ = department
    result = examined(folder)
    assert result.exit_code == 0, result.output
    assert "✓ 已登录 Google：" in result.output
    assert result.output.endswith("一切正常。\n")


def test_a_spreadsheet_is_asked_for_once_and_its_file_and_its_sharing_once(department):
    google, folder, _ = department
    google.calls.clear()
    examined(folder)
    assert (google.reads, google.writes, google.metadata) == (5, 0, 10)


def test_what_people_did_to_sharing_and_files_is_found(department):
    google, folder, ids = department
    boss = google.person(BOSS)
    boss.link_sharing(ids["payroll"], "reader")
    boss.share(ids["results"], "eve@example.com", "writer")
    boss.set_time_zone(ids["attendance"], "Etc/GMT")
    boss.share(ids["results"], google.email, "reader")
    assert ills(folder) == {"anyone_sees", "time_zone_differs", "cannot_write", "access_unseen"}
    assert examined(folder).exit_code == 1


def test_a_spreadsheet_in_the_bin_or_no_longer_shared_is_found(department):
    google, folder, ids = department
    google.person(BOSS).trash(ids["payroll"])
    google.person(BOSS).unshare(ids["attendance"], google.email)
    assert ills(folder) >= {"trashed", "google_not_shared"}


def test_without_drive_a_run_works_and_who_sees_the_payroll_is_not_known(department):
    google, folder, _ = department
    google.api_off("drive.googleapis.com")
    result = examined(folder)
    assert "· Google Drive API 没有启用" in result.output
    assert "查不到谁能打开它" in result.output
    assert result.exit_code == 1


def test_without_sheets_every_book_says_where_to_enable_it(department):
    google, folder, _ = department
    google.api_off("sheets.googleapis.com")
    result = examined(folder)
    assert "没有启用" in result.output
    assert result.exit_code == 1


def test_a_service_out_of_reach_ends_with_four_and_says_that_it_is_not_complete(department):
    google, folder, _ = department
    google.fault("spreadsheets/{id}", Html(502), times=1000)
    result = examined(folder)
    assert result.exit_code == 4
    assert "没有查完" in result.output


def test_drive_out_of_reach_ends_with_four_too(department):
    google, folder, _ = department
    google.fault(lambda call: call.kind == "metadata", Status(503), times=1000)
    assert examined(folder).exit_code == 4


def test_a_key_that_google_refuses_is_told_once_and_never_as_signed_in(department):
    google, folder, _ = department
    google.fault("token", TokenRefused(), times=1000)
    with signed_in(google):  # without the token that the department was brought with
        result = examined(folder)
    assert "已登录" not in result.output
    assert result.output.count("✗") == 1
    assert "invalid_grant" in result.output
    assert result.exit_code == 1


@pytest.mark.parametrize("code", sorted(SILENT))
def test_after_what_silences_a_run_the_doctor_asks_no_more_either(code):
    assert silent(BookFault(code))


class Terminal(io.StringIO):
    """What a person looks at."""

    def isatty(self):
        return True


def test_on_a_terminal_it_is_said_at_once_what_is_looked_at_and_nowhere_else(monkeypatch):
    for stream, said in ((Terminal(), "\r\x1b[2K正在查看 考勤表 …\r\x1b[2K"), (io.StringIO(), "")):
        monkeypatch.setattr("sys.stderr", stream)
        waiting = Waiting("zh")
        waiting("考勤表")
        waiting.close()
        assert stream.getvalue() == said


def test_every_book_is_named_before_it_is_looked_at(team):
    named = []
    unread = replace(team, books={"scorecard": TheirBook("xlsx:/nowhere/a.xlsx")}, ours={})
    list(look_at_books(unread, None, lambda: NOON, named.append))
    assert named == ["scorecard"]


def test_without_a_network_the_doctor_waits_once_and_not_for_every_book(department):
    google, folder, _ = department
    google.fault(lambda _: True, Unresolved(), times=10_000)
    began = google.clock.now()
    result = examined(folder)
    assert google.clock.now() - began <= 21
    assert result.output.count("✗") == 1
    assert "已登录" not in result.output
    assert result.exit_code == 4
    assert account.account().line.deadline == 240


def test_a_network_that_goes_away_in_between_leaves_what_was_found(department):
    google, folder, _ = department
    google.fault(lambda _: True, Unresolved(), times=10_000, skip=6)
    result = examined(folder)
    assert "✓ 已登录 Google：" in result.output
    assert "能打开，权限是编辑者" in result.output
    assert result.output.count("连不上 Google") == 1
    assert result.exit_code == 4


def test_drive_that_gives_no_answer_is_asked_once(department):
    google, folder, _ = department
    google.fault(lambda call: call.kind == "metadata", Unresolved(), times=10_000)
    began = google.clock.now()
    result = examined(folder)
    assert google.clock.now() - began <= 21
    assert result.output.count("Google Drive API 没有回答") == 1
    assert result.exit_code == 4


def test_nobody_signed_in_is_told_what_to_do(finished, tmp_path, monkeypatch):
    account.forget()
    monkeypatch.setenv("SHEETS_SYNC_GOOGLE_KEY", "no key")
    path = tmp_path / "config" / "teams" / "demo.yaml"
    path.parent.mkdir(parents=True)
    said = (finished / "config" / "teams" / "demo.yaml").read_text(encoding="utf-8")
    path.write_text(said.replace("xlsx:../../books/客服评分表.xlsx", f"google:{'x' * 44}"), encoding="utf-8")
    result = examined(tmp_path)
    assert "✗ Google 密钥用不了（SHEETS_SYNC_GOOGLE_KEY：" in result.output
    assert result.exit_code == 1


# Teams of files


def test_a_team_of_files_is_examined_without_a_word_of_google(finished):
    result = examined(finished)
    assert result.exit_code == 0
    assert "✓ 客服评分表.xlsx：能读，有 " in result.output
    assert "结果文件夹可以写" in result.output
    assert "Google" not in result.output


def test_a_missing_file_and_a_place_that_is_no_folder_are_found(finished, tmp_path):
    path = tmp_path / "config" / "teams" / "demo.yaml"
    path.parent.mkdir(parents=True)
    path.write_text((finished / "config" / "teams" / "demo.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "results").write_text("no folder", encoding="utf-8")
    assert ills(tmp_path) == {"book_missing", "folder_not_writable"}


def test_a_team_with_a_wrong_file_ends_with_two(tmp_path):
    assert examined(tmp_path).exit_code == 2
    assert CliRunner().invoke(cli, ("doctor",)).exit_code == 2


# Trying out what Google really does


@pytest.fixture
def scratch():
    with Google() as google, signed_in(google):
        yield google, google.add("试验", {"工作表1": [["a"]]})


def tried(file, *more, answer=""):
    result = CliRunner().invoke(cli, ("doctor", "--live-check", file, *more), input=answer)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_every_question_is_answered_and_nothing_is_left_behind(scratch):
    google, file = scratch
    result = tried(f"https://docs.google.com/spreadsheets/d/{file}/edit#gid=0", "--yes")
    assert result.exit_code == 0, result.output
    assert result.output.count("✓") == 13
    assert "试过的都与程序的假定一致" in result.output
    assert list(google.grid(file)) == ["工作表1"]
    assert google.spreadsheet(file).named == []


def test_nothing_is_tried_without_a_yes(scratch):
    google, file = scratch
    assert tried(file, answer="n\n").exit_code == 1
    assert tried(file, "--json").exit_code == 1
    assert google.writes == 0


def test_a_spreadsheet_of_a_team_is_no_place_to_try_things_out(scratch):
    google, file = scratch
    line = account.account().line
    mark = {"metadataKey": "sheets-sync", "metadataValue": '{"ours": "", "name": "demo.roster", "sheet": 0}'}
    made = {**mark, "visibility": "DOCUMENT", "location": {"sheetId": 0}}
    line.batch(file, [{"createDeveloperMetadata": {"developerMetadata": made}}])
    before = google.writes
    assert tried(file, "--yes").exit_code == 2
    assert google.writes == before


@pytest.mark.parametrize("written", ["google:{}", "https://docs.google.com/spreadsheets/d/{}/edit#gid=0"])
@pytest.mark.parametrize("asked", ["{}", "https://docs.google.com/spreadsheets/d/{}/edit?usp=sharing"])
def test_a_spreadsheet_that_a_team_file_names_is_refused_before_anything_is_asked(scratch, tmp_path, written, asked):
    google, file = scratch
    path = tmp_path / "teams" / "ours.yaml"
    path.parent.mkdir()
    path.write_text(f'books:\n  scorecard: {{at: "{written.format(file)}"}}\n', encoding="utf-8")
    google.calls.clear()
    result = tried(asked.format(file), "--config", str(tmp_path), answer="y\n")
    assert f"没有做：{path} 里写着这个表格" in result.output
    assert "开始吗" not in result.output
    assert (result.exit_code, len(google.calls)) == (2, 0)


def test_a_team_file_with_another_spreadsheet_is_no_obstacle(scratch, tmp_path):
    _, file = scratch
    (tmp_path / "teams").mkdir()
    (tmp_path / "teams" / "ours.yaml").write_text(f"at: google:{file}x", encoding="utf-8")
    assert tried(file, "--yes", "--config", str(tmp_path)).exit_code == 0


@pytest.mark.parametrize("said", ["客服评分表", "xlsx:book.xlsx", "https://example.com/spreadsheets/d/1", "PASTE"])
def test_what_is_no_address_is_refused_before_anything_is_asked(scratch, said):
    google, _ = scratch
    google.calls.clear()
    result = tried(said, answer="y\n")
    assert f"“{said}”不是 Google 表格的网址或 ID" in result.output
    assert "开始吗" not in result.output
    assert (result.exit_code, len(google.calls)) == (2, 0)


def test_the_tabs_go_away_although_something_breaks_in_between(scratch):
    google, file = scratch
    google.fault("spreadsheets/{id}:batchUpdate", Status(503), times=18, skip=4)
    assert tried(file, "--yes").exit_code == 4
    assert list(google.grid(file)) == ["工作表1"]


def test_the_tabs_go_away_although_somebody_stops_it(scratch):
    google, file = scratch
    google.fault("spreadsheets/{id}:batchUpdate", Kill(), skip=6)
    assert tried(file, "--yes").exit_code == 1
    assert list(google.grid(file)) == ["工作表1"]


def test_what_could_not_be_taken_away_is_named(scratch):
    google, file = scratch
    google.fault("spreadsheets/{id}:batchUpdate", Status(503), times=1000, skip=4)
    result = tried(file, "--yes")
    assert result.exit_code == 4
    assert "sheets-sync-live-check-1" in result.output


def test_answers_come_as_json_for_programs(scratch):
    _, file = scratch
    answers = json.loads(tried(file, "--yes", "--json").output)
    assert answers["status"] == "as_expected"
    assert {each["question"] for each in answers["answers"]} >= {"same_batch", "name_twice", "copied_mark", "lag"}


class Otherwise:
    """A line to a Google that clears nothing, takes everything and forgets what was asked for."""

    def __init__(self, line):
        self.line = line

    def spreadsheet(self, file, fields, ranges=()):
        return self.line.spreadsheet(file, fields, ranges)

    def file(self, file, fields):
        return self.line.file(file, fields)

    def batch(self, file, requests, *, ranges=(), fields=""):  # noqa: ARG002 - the line's shape
        if next(iter(requests[0])) in ("addSheet", "deleteSheet", "duplicateSheet", "deleteProtectedRange"):
            return self.line.batch(file, requests)
        return {}


def test_another_behaviour_than_the_program_counts_on_is_told(scratch):
    _, file = scratch
    line = account.account().line
    learned = {each.question: each.expected for each in try_all(file, Otherwise(line), ROBOT, lambda _: None)}
    assert [question for question, expected in learned.items() if expected is False] == [
        "shut_out",
        "own_removal",
        "same_batch",
        "text_stays",
        "clears",
        "name_twice",
        "name_gone",
    ]


def test_english_counts_read_right_for_one_and_for_many():
    said = texts("en", "doctor")["sum_ill"]
    assert said.format(wrong="1", warnings="2") == "Wrong: 1. To be looked at: 2."
