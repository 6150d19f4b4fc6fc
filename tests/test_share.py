"""Sharing the results: those who work here read them, those who left do not, and nobody is put out by a guess."""

import re
from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner

from scoring.figure import Cell
from sheets_sync.backends import google as home
from sheets_sync.cli import cli
from sheets_sync.google import account
from sheets_sync.google.permissions import Permission, permissions_of
from sheets_sync.grid import BookFault, CellError, Uncomputed
from sheets_sync.sharing import Access, Grant, Lock, Removal, Undecided, access_of, apply, payroll_seen, sharing
from sheets_sync.sharing.noted import Notes, noted, notes_of
from sheets_sync.sharing.standing import record_request
from sheets_sync.team import Column, OurBook, Table, Team, TheirBook
from sheets_sync.texts import text
from sheets_sync.tidy.staff import Member, Staff, address_in, staff_of
from tests.played import Denied, Google, Refusal, Reset, Status
from tests.signing import signed_in

ROBOT = "robot@example.com"
RESULTS = OurBook("google:results")
ANN = Member("001", "安", "ann@example.com", "employed")
BEN = Member("002", "本", "ben@example.com", "left")


def user(who, role="reader", number="p1", **said):
    return Permission(number, "user", role, who, **said)


OWNER = user("boss@example.com", "owner", "p0")
MINE = user(ROBOT, "writer", "p9")


def staff(*members, complete=True):
    return Staff(members, has_emails=True, complete=complete)


OLD = noted("p7", "old@example.com", "old@example.com", "007", "旧")
UNREAD = Member("003", "陈", "", "employed", Cell("评分表", "员工名册", 4, 9, "#REF!"))


def planned(*members, permissions=(), declared=RESULTS, made=(), complete=True, **said):
    access = Access("绩效结果", (OWNER, MINE, *permissions), Notes(dict(made)), **said)
    return sharing(declared, staff(*members, complete=complete), access, ROBOT)


# The plan


def test_those_who_work_here_are_let_in_and_those_declared():
    found = planned(ANN, declared=OurBook("google:r", readers=("hr@example.com",)))
    assert found.grants == (Grant("hr@example.com"), Grant("ann@example.com", "安（001）"))


def test_nobody_is_let_in_twice_and_a_second_time_there_is_nothing_to_do():
    found = planned(ANN, permissions=[user("ann@example.com")])
    assert (found.steps, found.undecided, found.settled) == ((), (), 1)


def test_those_who_left_are_put_out():
    found = planned(ANN, BEN, permissions=[user("ben@example.com")])
    assert found.removals == (Removal(user("ben@example.com"), "本（002）", "left"),)


def test_somebody_unknown_is_left_to_a_person():
    found = planned(ANN, permissions=[user("eve@example.com")])
    assert found.removals == ()
    assert found.undecided == (Undecided("stranger", "eve@example.com", "", "reader"),)


def test_somebody_whom_sharing_let_in_is_put_out_once_the_roster_no_longer_has_them():
    found = planned(ANN, permissions=[user("old@example.com", number="p7")], made=[OLD])
    assert [(each.permission.id, each.why) for each in found.removals] == [("p7", "no_longer")]


def test_an_incomplete_roster_puts_nobody_out_for_not_being_in_it():
    found = planned(ANN, permissions=[user("old@example.com", number="p7")], made=[OLD], complete=False)
    assert found.removals == ()
    assert [each.code for each in found.undecided] == ["held"]


@pytest.mark.parametrize("state", ["employed", "unclear", "coming", "left"])
def test_while_an_address_cannot_be_read_nobody_is_put_out_for_not_being_in_the_roster(state):
    unread = Member("003", "陈", "", state, Cell("评分表", "员工名册", 4, 9, "#REF!"))
    found = planned(ANN, unread, permissions=[user("old@example.com", number="p7")], made=[OLD])
    assert (found.removals, found.grants) == ((), (Grant("ann@example.com", "安（001）"),))
    assert Undecided("held", "old@example.com", "", "reader") in found.undecided
    assert Undecided("unreadable_email", "#REF!", "陈（003）", where="评分表 员工名册!I4") in found.undecided


@pytest.mark.parametrize(
    ("member", "removed", "code"),
    [
        (Member("007", "旧", "", "employed"), False, "email_lost"),
        (Member("7", "", "", "coming"), False, "email_lost"),
        (Member("099", "旧", "", "employed"), False, "email_lost"),
        (Member("003", "陈", "", "employed"), True, "no_email"),
    ],
    ids=["known", "the id typed without noughts", "another id of the same name", "never let in"],
)
def test_a_blank_is_no_address_only_for_those_who_were_never_let_in(member, removed, code):
    found = planned(ANN, member, permissions=[user("old@example.com", number="p7")], made=[OLD])
    assert bool(found.removals) is removed
    assert code in [each.code for each in found.undecided]


def test_somebody_of_the_same_name_as_one_who_was_let_in_and_is_still_there_is_no_doubt():
    known = noted("p1", "ann@example.com", "ann@example.com", "001", "安")
    ways = [user("ann@example.com"), user("old@example.com", number="p7")]
    found = planned(ANN, Member("003", "安", "", "employed"), permissions=ways, made=[known, OLD])
    assert [each.why for each in found.removals] == ["no_longer"]


def test_somebody_who_left_goes_although_the_address_of_another_cannot_be_read():
    found = planned(BEN, UNREAD, permissions=[user("ben@example.com")])
    assert [(each.permission.who, each.why) for each in found.removals] == [("ben@example.com", "left")]


def test_somebody_who_left_and_may_have_come_back_under_an_unreadable_address_stays():
    back = Member("009", "本", "", "employed", Cell("评分表", "员工名册", 4, 9, "#REF!"))
    found = planned(BEN, back, permissions=[user("ben@example.com")])
    assert found.removals == ()
    assert Undecided("left_perhaps", "ben@example.com", "本（002）", "reader") in found.undecided


@pytest.mark.parametrize(
    "standing",
    [
        user("old@example.com", "writer", "p7"),
        user("old@example.com", "commenter", "p7"),
        user("ceo@example.com", "reader", "p7"),
        user("", "reader", "p7"),
        user("old@example.com", "reader", "p8"),
    ],
    ids=["made a writer", "made a commenter", "another address", "no address", "another permission"],
)
def test_a_permission_that_is_not_what_sharing_made_is_left_to_a_person(standing):
    found = planned(ANN, permissions=[user("ann@example.com"), standing], made=[OLD])
    assert found.steps == ()
    assert [each.code for each in found.undecided] == ["stranger"]


def test_a_note_can_neither_put_somebody_out_nor_hide_them_by_another_persons_address():
    forged = noted("p8", "ben@example.com", "", "002", "本")
    found = planned(ANN, BEN, permissions=[user("ceo@example.com", number="p8")], made=[forged])
    assert found.removals == ()
    assert Undecided("left_perhaps", "ceo@example.com", "本（002）", "reader") in found.undecided


def test_an_account_that_google_knows_by_another_address_is_the_person_whom_sharing_let_in():
    alias = noted("p3", "ann@example.com", "a.nn@example.com", "001", "安")
    found = planned(ANN, permissions=[user("a.nn@example.com", number="p3")], made=[alias])
    assert (found.steps, found.undecided, found.settled) == ((), (), 1)
    assert found.aliases == (("ann@example.com", "a.nn@example.com"),)
    gone = Member("001", "安", "ann@example.com", "left")
    (removal,) = planned(gone, permissions=[user("a.nn@example.com", number="p3")], made=[alias]).removals
    assert (removal.name, removal.why) == ("安（001）", "left")


def test_an_alias_that_can_write_is_told():
    alias = noted("p3", "ann@example.com", "a.nn@example.com", "001", "安")
    found = planned(ANN, permissions=[user("a.nn@example.com", "writer", "p3")], made=[alias])
    assert (found.steps, [each.code for each in found.undecided]) == ((), ["writes"])


def test_a_declared_address_with_something_invisible_in_it_is_let_in_by_nobody():
    found = planned(declared=OurBook("google:r", readers=("hr@exam\u200bple.com",)))
    assert (found.grants, [each.code for each in found.undecided]) == ((), ["not_an_email"])


@pytest.mark.parametrize("state", ["unclear", "coming"])
def test_somebody_whose_standing_is_not_plain_keeps_what_they_have(state):
    found = planned(Member("003", "陈", "chen@example.com", state), permissions=[user("chen@example.com")])
    assert (found.grants, found.removals) == ((), ())
    assert {"unclear": "unclear_reads", "coming": "listed"}[state] in [each.code for each in found.undecided]


def test_somebody_who_left_and_came_back_under_another_id_stays():
    back = Member("009", "本", "ben@example.com", "employed")
    found = planned(BEN, back, permissions=[user("ben@example.com")])
    assert (found.removals, found.undecided) == ((), ())


def test_one_address_of_two_people_is_given_nothing():
    found = planned(ANN, Member("003", "陈", "ann@example.com", "employed"))
    assert found.grants == ()
    assert [each.code for each in found.undecided] == ["email_twice", "email_twice"]


def test_people_without_an_address_and_with_a_wrong_one_are_named():
    wrong = Member("004", "丁", "", "employed", Cell("评分表", "员工名册", 5, 9, "ding at example"))
    found = planned(Member("003", "陈", "", "employed"), wrong)
    assert found.undecided == (
        Undecided("no_email", "", "陈（003）"),
        Undecided("unreadable_email", "ding at example", "丁（004）", where="评分表 员工名册!I5"),
    )


def test_staff_who_can_write_links_groups_and_domains_are_left_to_a_person():
    ways = [
        user("ann@example.com", "writer"),
        Permission("a", "anyone", "reader"),
        Permission("b", "group", "reader", "all@example.com"),
        Permission("c", "domain", "reader", "example.com"),
    ]
    found = planned(ANN, permissions=ways)
    assert found.steps == ()
    assert [each.code for each in found.undecided] == ["writes", "anyone", "group", "domain"]


def test_a_declared_group_is_let_in_once():
    declared = OurBook("google:r", readers=("hr@example.com",))
    found = planned(permissions=[Permission("b", "group", "reader", "hr@example.com")], declared=declared)
    assert (found.steps, found.undecided) == ((), ())


def test_access_that_comes_from_a_folder_is_told_since_it_cannot_be_taken_away_here():
    found = planned(BEN, permissions=[user("ben@example.com", inherited=True)])
    assert found.removals == ()
    assert [each.code for each in found.undecided] == ["inherited"]


def test_owner_account_and_editors_are_never_touched():
    declared = OurBook("google:r", editors=("lead@example.com",))
    boss = Member("005", "王", "boss@example.com", "left")
    found = planned(boss, permissions=[user("lead@example.com", "writer")], declared=declared)
    assert (found.steps, found.undecided) == ((), ())


def test_copying_is_switched_off_before_anybody_new_can_read():
    found = planned(ANN, copies=True, downloads=True)
    assert found.steps == (Lock("copy"), Lock("download"), Grant("ann@example.com", "安（001）"))


def test_what_the_account_may_not_switch_off_is_told():
    found = planned(copies=True, downloads=True, may_lock=False, may_restrict=False)
    assert (found.steps, [each.code for each in found.undecided]) == ((), ["may_copy"])


def test_staff_who_see_the_payroll_are_told_unless_that_is_declared():
    ways = (OWNER, MINE, user("ann@example.com"))
    (seen,) = payroll_seen(OurBook("google:p"), staff(ANN), ways, ROBOT)
    assert seen == Undecided("staff_sees_payroll", "ann@example.com", "安（001）", "reader")
    assert payroll_seen(OurBook("google:p", readers=("ann@example.com",)), staff(ANN), ways, ROBOT) == ()


@pytest.mark.parametrize(
    ("permission", "code"),
    [
        (Permission("a", "anyone", "reader"), "payroll_anyone"),
        (Permission("b", "domain", "reader", "example.com"), "payroll_domain"),
        (Permission("c", "group", "writer", "all@example.com"), "payroll_group"),
        (user("eve@example.com"), "payroll_stranger"),
    ],
)
def test_every_way_into_the_payroll_that_nobody_declared_is_told(permission, code):
    (seen,) = payroll_seen(OurBook("google:p"), staff(ANN), (OWNER, MINE, permission), ROBOT)
    assert (seen.code, seen.role) == (code, permission.role)
    meant = OurBook("google:p", readers=("all@example.com",))
    assert bool(payroll_seen(meant, staff(ANN), (permission,), ROBOT)) is (permission.kind != "group")


# What Drive says


def test_a_permission_is_read_in_small_letters_and_published_views_are_no_people():
    answers = [
        {"id": "1", "type": "user", "role": "reader", "emailAddress": "Ann@Example.com"},
        {"id": "2", "type": "anyone", "role": "reader", "view": "published"},
        {"id": "3", "type": "user", "role": "writer", "permissionDetails": [{"inherited": True}], "deleted": True},
    ]
    assert permissions_of(answers) == (
        Permission("1", "user", "reader", "ann@example.com"),
        Permission("3", "user", "writer", "", inherited=True, gone=True),
    )


def test_what_an_earlier_sharing_noted_is_read_and_nonsense_or_ids_without_addresses_name_nobody():
    def read(value):
        metadata = [{"metadataId": 5, "metadataKey": "sheets-sync-shared", "metadataValue": value}]
        found = access_of({}, [], {"developerMetadata": metadata})
        return found.record, found.notes

    notes = Notes(dict([OLD, noted("p3", "ann@example.com", "a.nn@example.com"), noted("p4", "b@example.com", "")]))
    assert read(notes.text()) == (5, notes)
    for nonsense in ('["p7", "p2"]', "{", '{"p7": 1}', '{"p7": "old@example.com"}', "[" * 100_000):
        assert read(nonsense) == (5, Notes({}))


def test_the_note_tells_no_address_no_name_and_no_id():
    assert not re.search("old|example|007|旧|p7", Notes(dict([OLD])).text())


def test_the_note_holds_the_latest_that_google_has_room_for():
    made = [
        noted(f"p{number}", f"{number}@example.com", f"{number}@example.com", str(number)) for number in range(1200)
    ]
    request = record_request(Access("", (), record=None), Notes(dict(made)))
    value = request["createDeveloperMetadata"]["developerMetadata"]["metadataValue"]
    assert 27_000 < len(value) <= 28_000
    kept = notes_of(value)
    assert (kept.made(user("1199@example.com", number="p1199")), kept.made(user("0@example.com", number="p0"))) == (
        True,
        False,
    )
    assert "updateDeveloperMetadata" in record_request(Access("", (), record=5), kept)


# The roster, as of a day

ROSTER = Table(
    "people",
    "scorecard",
    ("员工名册",),
    {
        "employee_id": Column(("工号",), "id"),
        "name": Column(("姓名",), "text"),
        "role": Column(("岗位",), "role"),
        "status": Column(("状态",), "choice", choices={"regular": ("正式",), "left": ("离职",)}),
        "hired": Column(("入职日期",), "date"),
        "left": Column(("离职日期",), "date", blank="allowed"),
        "email": Column(("邮箱",), "text", blank="allowed"),
    },
)
HEADINGS = ["工号", "姓名", "岗位", "状态", "入职日期", "离职日期", "邮箱"]
TEAM = Team(
    "t", {}, {}, {"scorecard": TheirBook("google:x")}, {"roster": ROSTER}, {"results": RESULTS, "payroll": RESULTS}
)


def states(*rows):
    with Google() as google, signed_in(google):
        file = google.add("客服评分表", {"员工名册": [HEADINGS, *map(list, rows)]})
        found = staff_of(TEAM, home.read(f"google:{file}"), date(2026, 11, 21))
    return {each.id: each.state for each in found.members}, found


def test_who_works_here_is_told_by_the_day():
    found, whole = states(
        ("001", "安", "客服", "正式", date(2024, 1, 1), None, "Ann@Example.com "),
        ("002", "本", "客服", "离职", date(2024, 1, 1), date(2026, 11, 20), ""),
        ("003", "陈", "客服", "正式", date(2024, 1, 1), date(2026, 11, 21), ""),
        ("004", "丁", "客服", "正式", date(2026, 12, 1), None, ""),
        ("005", "方", "客服", "离职", date(2024, 1, 1), None, ""),
        ("006", "高", "客服", "正式", date(2024, 1, 1), date(2026, 11, 1), ""),
        ("007", "何", "客服", "休假", date(2024, 1, 1), None, ""),
        ("008", "金", "客服", "正式", date(2024, 1, 1), "上个月", ""),
    )
    assert found == {
        "001": "employed",
        "002": "left",
        "003": "employed",
        "004": "coming",
        "005": "unclear",
        "006": "unclear",
        "007": "unclear",
        "008": "unclear",
    }
    assert (whole.members[0].email, whole.has_emails, whole.complete) == ("ann@example.com", True, True)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (" AN@Example.com ", "an@example.com"),
        ("an＠example．com", "an@example.com"),
        ("安安 <an@example.com>", "an@example.com"),
        ("安安＜an＠example.com＞", "an@example.com"),
        ("an@example.com\u200b", "an@example.com"),
        ("\u202aan@exam\u2066ple.com\u202c", "an@example.com"),
        (None, ""),
        (" \u200b", ""),
        ("an@example.com; an2@example.com", None),
        ("an@example.com <an2@example.com>", None),
        ("an@example", None),
        ("an@exаmple.com", None),
        ("an\u3164@example.com", None),
        ("an\ufe0f@example.com", None),
        ("\u212aan@example.com", None),
        (Decimal(12345), None),
        (CellError("#REF!"), None),
        (Uncomputed(), None),
        (date(2026, 1, 1), None),
    ],
)
def test_an_address_is_read_where_there_is_one_and_refused_where_there_is_a_doubt(typed, read):
    assert address_in(typed) == read


def test_somebody_who_stands_there_twice_is_unclear_and_a_row_without_id_makes_the_roster_incomplete():
    row = ("001", "安", "客服", "正式", date(2024, 1, 1), None, "ann@example.com")
    found, whole = states(row, (None, "本", *row[2:]), row)
    assert found == {"001": "unclear"}
    assert not whole.complete


CODES = [
    "unreadable_email",
    "email_lost",
    "held",
    "left_perhaps",
    "stranger",
    "not_an_email",
    "payroll_anyone",
    "payroll_domain",
    "payroll_group",
    "payroll_stranger",
    "staff_sees_payroll",
]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", CODES)
def test_what_is_left_to_a_person_has_words_in_both_languages(language, code):
    said = text(language, f"share.open_{code}", who="a@example.com", name="安（001）", role="reader", where="表!I2")
    assert not re.search(r"share\.|[{}]", said)
    assert "a@example.com" in said or code in ("payroll_anyone", "email_lost")


# Carried out on the played Google

PEOPLE = [
    ["工号", "姓名", "岗位", "组别", "状态", "入职日期", "转正日期", "离职日期", "邮箱", "岗位工资"],
    ["001", "安安", "客服代表", "一组", "正式", date(2024, 1, 1), date(2024, 4, 1), None, "an@example.com", 2000],
    [
        "002",
        "本本",
        "客服代表",
        "一组",
        "离职",
        date(2024, 1, 1),
        date(2024, 4, 1),
        date(2026, 1, 5),
        "ben@example.com",
        0,
    ],
    ["003", "陈陈", "客服代表", "一组", "正式", date(2024, 1, 1), date(2024, 4, 1), None, "chen@example.com", 2000],
]


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A team on the played Google: its server, its folder, the ids of its spreadsheets, and the account's settings."""
    with Google() as google:
        account.forget()
        for name, value in google.environ().items():
            monkeypatch.setenv(name, value)
        assert invoke(tmp_path, "init", "--google").exit_code == 0
        path = tmp_path / "teams" / "ours.yaml"
        said = path.read_text(encoding="utf-8").replace(
            "readers: []}    # addresses that", "readers: [hr@example.com]} #"
        )
        ids = {}
        for key in ("scorecard", "attendance", "adjustments", "payroll", "results"):
            ids[key] = google.add(key, {"员工名册": PEOPLE} if key == "scorecard" else {"工作表1": []})
            said = said.replace(f"google:PASTE-ID-{key}", f"google:{ids[key]}")
        path.write_text(said, encoding="utf-8")
        yield google, tmp_path, ids
        account.forget()


def invoke(folder, command, *words, answer=""):
    result = CliRunner().invoke(cli, (command, "ours", *words, "--config", str(folder)), input=answer)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def readers(google, file):
    permissions = google.drive.files[file].permissions.values()
    return {each.get("emailAddress", each["type"]): each["role"] for each in permissions if each["role"] == "reader"}


def test_the_plan_is_shown_first_and_without_a_yes_nothing_is_changed(office):
    google, folder, ids = office
    result = invoke(folder, "share", answer="n\n")
    assert "让 an@example.com 安安（001） 查看" in result.output
    assert "没有做：您没有确认" in result.output
    assert readers(google, ids["results"]) == {}
    assert result.exit_code == 1


def test_staff_and_declared_readers_are_let_in_quietly_and_a_second_run_has_nothing_to_do(office):
    google, folder, ids = office
    result = invoke(folder, "share", "--yes")
    assert result.exit_code == 0, result.output
    assert set(readers(google, ids["results"])) == {"an@example.com", "chen@example.com", "hr@example.com"}
    assert google.drive.files[ids["results"]].settings["copyRequiresWriterPermission"] is True
    assert google.drive.mails == []
    before = len(google.calls)
    again = invoke(folder, "share", "--yes")
    assert (again.exit_code, "没有要做的" in again.output) == (0, True)
    assert {call.verb for call in google.calls[before:]} == {"GET"}


def test_leavers_go_strangers_stay_and_the_payroll_is_not_touched(office):
    google, folder, ids = office
    boss = google.person("boss@example.com")
    for who in ("ben@example.com", "eve@example.com"):
        boss.share(ids["results"], who, "reader")
    boss.share(ids["payroll"], "chen@example.com", "reader")
    result = invoke(folder, "share", "--yes")
    assert "eve@example.com 能打开（reader），名册和团队文件里都没有这个人" in result.output
    assert "工资表：员工 chen@example.com 陈陈（003） 能看所有人的工资" in result.output
    assert "ben@example.com" not in readers(google, ids["results"])
    assert "eve@example.com" in readers(google, ids["results"])
    assert readers(google, ids["payroll"]) == {"chen@example.com": "reader"}
    assert result.exit_code == 1


def test_somebody_taken_out_of_the_roster_loses_what_sharing_gave(office):
    google, folder, ids = office
    invoke(folder, "share", "--yes")
    google.person("boss@example.com").delete_row(ids["scorecard"], "员工名册", 4)
    result = invoke(folder, "share", "--yes")
    assert "移除 chen@example.com：以前由本命令共享" in result.output
    assert set(readers(google, ids["results"])) == {"an@example.com", "hr@example.com"}


@pytest.mark.parametrize(
    "typed",
    ["", '=IMPORTRANGE("x","y")', "12345", "an@example.com; an2@example.com", "an at example"],
)
def test_nobody_who_works_here_is_put_out_because_of_what_stands_in_the_cell_of_the_address(office, typed):
    google, folder, ids = office
    invoke(folder, "share", "--yes")
    google.person("boss@example.com").type(ids["scorecard"], "员工名册", "I2", typed)
    result = invoke(folder, "share", "--yes")
    assert "an@example.com 是本命令共享的，现在名册里没有" in result.output
    assert ("安安（001）：以前共享过" if typed == "" else "scorecard 员工名册!I2：安安（001） 的邮箱") in result.output
    assert set(readers(google, ids["results"])) == {"an@example.com", "chen@example.com", "hr@example.com"}
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "typed", ["an＠example.com", "安安 <an@example.com>", "an@example.com\u200b", " AN@Example.com "]
)
def test_an_address_that_is_written_otherwise_and_plain_changes_nothing(office, typed):
    google, folder, ids = office
    invoke(folder, "share", "--yes")
    google.person("boss@example.com").type(ids["scorecard"], "员工名册", "I2", typed)
    result = invoke(folder, "share", "--yes")
    assert (result.exit_code, "没有要做的" in result.output) == (0, True)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        (("link_sharing",), "工资表：知道链接的任何人都能打开（reader）"),
        (("link_sharing", "reader", "example.com"), "工资表：整个 example.com 的人都能打开"),
        (("share", "all@example.com", "reader", "group"), "工资表：群组 all@example.com 能打开"),
    ],
)
def test_all_is_not_well_while_the_payroll_is_open(office, how, told):
    google, folder, ids = office
    invoke(folder, "share", "--yes")
    getattr(google.person("boss@example.com"), how[0])(ids["payroll"], *how[1:])
    result = invoke(folder, "share", "--yes")
    assert told in result.output
    assert "没有要做的" not in result.output
    assert result.exit_code == 1


def test_whoever_was_made_a_writer_since_stays_when_the_roster_no_longer_has_them(office):
    google, folder, ids = office
    invoke(folder, "share", "--yes")
    boss = google.person("boss@example.com")
    boss.share(ids["results"], "an@example.com", "writer")
    boss.delete_row(ids["scorecard"], "员工名册", 2)
    result = invoke(folder, "share", "--yes")
    assert "an@example.com 能打开（writer）" in result.output
    assert google.drive.role(google.drive.files[ids["results"]], "an@example.com") == "writer"


def test_whoever_is_let_in_again_by_hand_after_sharing_put_them_out_stays(office):
    google, folder, ids = office
    invoke(folder, "share", "--yes")
    boss = google.person("boss@example.com")
    boss.delete_row(ids["scorecard"], "员工名册", 4)
    assert "移除 chen@example.com" in invoke(folder, "share", "--yes").output
    boss.share(ids["results"], "chen@example.com", "reader")
    result = invoke(folder, "share", "--yes")
    assert "chen@example.com 能打开（reader），名册和团队文件里都没有这个人" in result.output
    assert "chen@example.com" in readers(google, ids["results"])


def test_google_knowing_somebody_by_another_address_lets_nobody_in_anew_at_every_run(office):
    google, folder, ids = office
    invoke(folder, "share", "--yes")
    permissions = google.drive.files[ids["results"]].permissions.values()
    (alias,) = [each for each in permissions if each.get("emailAddress") == "an@example.com"]
    alias["emailAddress"] = "an.an@example.com"
    before = len(google.calls)
    result = invoke(folder, "share", "--yes")
    assert "an@example.com 在 Google 上的邮箱是 an.an@example.com" in result.output
    assert result.exit_code == 0
    assert {call.verb for call in google.calls[before:]} == {"GET"}


def test_a_payroll_that_cannot_be_looked_at_is_told_and_the_results_are_shared_all_the_same(office):
    google, folder, ids = office
    google.person("boss@example.com").unshare(ids["payroll"], google.email)
    result = invoke(folder, "share", "--yes")
    assert "查不到谁能看工资表" in result.output
    assert len(readers(google, ids["results"])) == 3
    assert result.exit_code == 1


def test_a_roster_without_addresses_serves_the_declared_readers(office):
    google, folder, ids = office
    google.person("boss@example.com").type(ids["scorecard"], "员工名册", "I1", "电话")
    result = invoke(folder, "share", "--yes")
    assert "名册里没有邮箱这一列" in result.output
    assert set(readers(google, ids["results"])) == {"hr@example.com"}


def test_a_note_that_fails_is_told(office):
    google, folder, ids = office
    google.fault("spreadsheets/{id}:batchUpdate", Refusal(Denied(403)))
    result = invoke(folder, "share", "--yes")
    assert "没能记下是本命令做的" in result.output
    assert len(readers(google, ids["results"])) == 3
    assert result.exit_code == 1


def test_nobody_there_to_ask_is_a_no(office):
    google, folder, ids = office
    assert invoke(folder, "share").exit_code == 1
    assert readers(google, ids["results"]) == {}


def test_one_refused_address_does_not_stop_the_others(office):
    google, folder, ids = office
    google.drive.strangers.add("an@example.com")
    result = invoke(folder, "share", "--yes")
    assert "✗ 让 an@example.com" in result.output
    assert set(readers(google, ids["results"])) == {"chen@example.com", "hr@example.com"}
    assert result.exit_code == 1


def test_a_program_gets_the_plan_as_json_and_must_say_yes_itself(office):
    google, folder, ids = office
    result = invoke(folder, "share", "--json")
    assert re.search(r'"done": \[\]', result.output)
    assert readers(google, ids["results"]) == {}
    assert '"failed": []' in invoke(folder, "share", "--json", "--yes").output
    assert len(readers(google, ids["results"])) == 3


def test_an_account_that_may_not_share_says_so(office):
    google, folder, ids = office
    google.drive.files[ids["results"]].settings["writersCanShare"] = False
    result = invoke(folder, "share", "--yes")
    assert "账号不能共享这个文件" in result.output
    assert result.exit_code == 1


def test_results_that_cannot_be_reached_end_with_four(office):
    _, folder, ids = office
    path = folder / "teams" / "ours.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(ids["results"], "1" + "x" * 43), encoding="utf-8")
    assert invoke(folder, "share", "--yes").exit_code == 4


def test_an_unreadable_roster_changes_nothing(office):
    google, folder, ids = office
    google.person("boss@example.com").rename_tab(ids["scorecard"], "员工名册", "通讯录")
    result = invoke(folder, "share", "--yes")
    assert "名册读不出来" in result.output
    assert readers(google, ids["results"]) == {}
    assert result.exit_code == 1


def test_an_answer_that_is_lost_lets_nobody_in_twice(office):
    google, folder, ids = office
    google.fault(lambda call: call.verb == "POST" and call.template.endswith("permissions"), Reset(before=False))
    google.fault(lambda call: call.verb == "POST" and call.template.endswith("permissions"), Status(503))
    result = invoke(folder, "share", "--yes")
    assert result.exit_code == 0, result.output
    assert len(readers(google, ids["results"])) == 3


def test_a_team_of_files_is_told_that_sharing_is_for_google(tmp_path):
    CliRunner().invoke(cli, ("demo", str(tmp_path)))
    result = CliRunner().invoke(cli, ("share", "demo", "--config", str(tmp_path / "config")))
    assert result.exit_code == 2
    assert "share 只用于 Google 表格" in result.output


# When the line breaks


class Line:
    """A line to Google that refuses from a certain call on."""

    def __init__(self, code, after=0):
        self.code, self.after, self.batches = code, after, []

    def _call(self):
        self.after -= 1
        if self.after < 0:
            raise BookFault(self.code)

    def add_permission(self, file, body, *, notify):  # noqa: ARG002 - the line's shape
        self._call()
        return {"id": f"id of {body['emailAddress']}"}

    def batch(self, file, requests):  # noqa: ARG002 - the line's shape
        self.batches += requests


def carried_out(line):
    access = Access("绩效结果", ())
    plan = sharing(RESULTS, staff(ANN, Member("3", "陈", "chen@example.com", "employed")), access, ROBOT)
    told = []
    return apply(plan, access, "file", line, lambda step, fault: told.append((step.who, fault)))


def test_once_google_is_out_of_reach_nothing_more_is_tried():
    outcome = carried_out(Line("google_unreachable"))
    assert (len(outcome.done), len(outcome.failed), outcome.unreached) == (0, 1, True)


def test_what_was_done_before_the_line_broke_is_noted():
    line = Line("google_unreachable", after=1)
    assert len(carried_out(line).done) == 1
    (note,) = line.batches
    notes = notes_of(note["createDeveloperMetadata"]["developerMetadata"]["metadataValue"])
    assert notes.made(user("ann@example.com", number="id of ann@example.com"))
    assert not notes.made(user("chen@example.com", number="id of chen@example.com"))


def test_a_note_that_cannot_be_written_undoes_nothing_and_is_told():
    class Unnoted(Line):
        def batch(self, file, requests):  # noqa: ARG002 - the line's shape
            raise BookFault("google_read_only")

    outcome = carried_out(Unnoted("", after=9))
    assert (len(outcome.done), outcome.unnoted.code) == (2, "google_read_only")


def noted_of(answer, *standing):
    """Returns what is noted when Drive answers so to somebody's being let in."""

    class Answering(Line):
        def add_permission(self, file, body, *, notify):  # noqa: ARG002 - the line's shape
            return answer

    line, access = Answering(""), Access("绩效结果", standing)
    apply(sharing(RESULTS, staff(ANN), access, ROBOT), access, "file", line, lambda *_: None)
    (note,) = line.batches
    return notes_of(note["createDeveloperMetadata"]["developerMetadata"]["metadataValue"])


def test_the_address_that_drive_answers_is_noted_with_the_one_of_the_roster():
    notes = noted_of({"id": "p3", "emailAddress": "A.nn@example.com"})
    seen = user("a.nn@example.com", number="p3")
    assert (notes.made(seen), notes.address(seen, ["ben@example.com", "ann@example.com"])) == (True, "ann@example.com")


def test_somebody_who_had_been_let_in_by_hand_is_known_and_never_ours_to_put_out():
    seen = user("a.nn@example.com", number="p3")
    notes = noted_of({"id": "p3", "emailAddress": "a.nn@example.com"}, seen)
    assert (notes.made(seen), notes.address(seen, ["ann@example.com"])) == (False, "ann@example.com")
