"""People at work while the service works: nothing of theirs is lost or overwritten, and each thing is told in words."""

from datetime import UTC, datetime

import pytest

from sheets_sync.cli import teams
from tests.at_work import LIN, at_work, made, settled
from tests.played import Quirks, Status

MONTHLY, UNCHANGED = "月度绩效", "没有要改的"
LI = "E79"  # 陈晓燕's 出错率 of October; the fewer mistakes, the better
AGAIN = "计算时有工作簿被改动，重新算了，共 2 次。"
FROM_SCORES = "共 75,617.85 元"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("people")
    return settled(made(folder / "demo"), folder / "team")


@pytest.fixture
def work(kept, tmp_path):
    with at_work(kept, tmp_path / "team") as department:
        yield department


def worse(work, value="3.1"):
    """A supervisor corrects a score, so that every book of ours is to be written."""
    work.lin.type(work.ids["scorecard"], MONTHLY, LI, value)


def is_settled(work):
    """Tells whether another run finds nothing to do."""
    result = work.run()
    return (result.exit_code, UNCHANGED in result.output, work.google.writes) == (0, True, 0)


def alike(work, worse_score):
    """Asserts that all books tell the month of one score of 陈晓燕: 98 points and 4,660 yuan, or fewer."""
    points, pay = (78, 4060) if worse_score else (98, 4660)
    assert work.cell("summary", "汇总", "003", "绩效得分") == points
    assert work.cell("payroll", "工资", "003", "应发合计") == pay
    assert work.cell("results", "结果", "003", "绩效得分") == points


def test_when_the_spreadsheet_of_the_scores_cannot_be_written_nobody_is_paid_by_scores_that_no_longer_stand(work):
    worse(work)
    scorecard = work.ids["scorecard"]
    work.before_writing(lambda: worse(work, "0.2"), "scorecard")
    work.google.fault(lambda call: call.kind == "write" and call.id == scorecard, Status(403), times=1)
    result = work.run()
    assert work.cell("payroll", "工资", "003", "应发合计") == 4660, result.output


def test_after_a_write_that_had_to_wait_the_inputs_are_asked_for_again(work, monkeypatch):
    from sheets_sync.run import writing as room  # noqa: PLC0415 - only this test looks at the clock of a run

    hours = iter(range(0, 100 * 3600, 3600))
    monkeypatch.setattr(room, "monotonic", lambda: next(hours))
    worse(work)
    assert work.run().exit_code == 0
    theirs = {work.ids["attendance"], work.ids["adjustments"]}
    asked = [call.id for call in work.google.calls if call.kind == "metadata" and call.id in theirs]
    assert len(asked) == 2 * (1 + 3)  # before everything, and before each book


def test_what_an_earlier_try_wrote_is_told_when_google_goes_away_before_the_next(work):
    worse(work)
    scorecard = work.ids["scorecard"]
    work.before_writing(lambda: worse(work, "0.9"), "scorecard")
    work.google.fault(lambda call: call.kind == "read" and work.google.writes > 0, Status(403), times=99)
    result = work.run()
    assert result.exit_code == 4
    assert (
        f"已写入 https://docs.google.com/spreadsheets/d/{scorecard}/edit" in result.output or "已写入 " in result.output
    )
    assert "什么也没有写入" not in result.output


# Their tabs


@pytest.mark.parametrize(
    "change",
    [
        lambda lin, book: lin.move_tab(book, MONTHLY, 9),
        lambda lin, book: lin.note(book, MONTHLY, LI, "核对过"),
        lambda lin, book: lin.look(book, MONTHLY, LI, {"textFormat": {"bold": True}}),
        lambda lin, book: lin.add_tab(book, "便签", [["记得问"]]),
    ],
    ids=["moved", "noted", "coloured", "added"],
)
def test_what_people_do_beside_the_values_is_no_concern_of_ours(work, change):
    change(work.lin, work.ids["scorecard"])
    assert is_settled(work)


@pytest.mark.parametrize(
    "change",
    [
        lambda lin, book: lin.insert_column(book, MONTHLY, "F"),
        lambda lin, book: lin.sort(book, MONTHLY, "H", 4),
        lambda lin, book: lin.insert_row(book, MONTHLY, 60),
    ],
    ids=["column inserted", "rows sorted", "row inserted"],
)
@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_a_column_inserted_or_rows_sorted_change_no_result(work, change, when):
    if when == "before":
        change(work.lin, work.ids["scorecard"])
    else:
        worse(work)
        work.before_writing(lambda: change(work.lin, work.ids["scorecard"]))
    result = work.run()
    assert result.exit_code == 0, result.output
    assert (AGAIN in result.output) == (when == "meanwhile")
    alike(work, worse_score=when == "meanwhile")
    assert is_settled(work)


@pytest.mark.parametrize(("title", "tab"), [(None, "Copy of 月度绩效"), ("月度绩效的副本", "月度绩效的副本")])
def test_a_duplicated_tab_of_theirs_is_told_and_not_read(work, title, tab):
    work.lin.duplicate_tab(work.ids["scorecard"], MONTHLY, title)
    result = work.run()
    assert result.exit_code == 0
    assert (
        f"“{tab}”像是“月度绩效”的副本，只读了“月度绩效”。请把有用的内容合到一页，删去另一页或另取名称。"
        in result.output
    )
    assert FROM_SCORES in result.output
    assert is_settled_but_for_problems(work)


def is_settled_but_for_problems(work):
    result = work.run()
    return (UNCHANGED in result.output, work.google.writes) == (True, 0)


@pytest.mark.parametrize(
    "change",
    [
        lambda lin, book: lin.rename_tab(book, MONTHLY, "十月绩效"),
        lambda lin, book: lin.delete_tab(book, MONTHLY),
    ],
    ids=["renamed", "deleted"],
)
@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_a_tab_of_theirs_that_is_gone_is_named_and_takes_no_result_away(work, change, when):
    if when == "before":
        change(work.lin, work.ids["scorecard"])
    else:
        worse(work)
        work.before_writing(lambda: change(work.lin, work.ids["scorecard"]))
    result = work.run()
    assert result.exit_code == 3
    assert "找不到工作表“月度绩效”" in result.output
    assert "工资表.xlsx 的“工资”将有 26 行改变（共 26 行，100%，上限 60%）" in result.output
    alike(work, worse_score=False)


def test_a_renamed_tab_that_init_has_marked_is_read_and_told(work):
    work.lin.rename_tab(work.ids["scorecard"], MONTHLY, "十月绩效")
    work.mark("scorecard", "十月绩效", "demo.monthly")
    result = work.run()
    assert result.exit_code == 0, result.output
    assert "“月度绩效”这一页现在叫“十月绩效”，是同一页，已照常读取。" in result.output
    alike(work, worse_score=False)
    assert is_settled_but_for_problems(work)


def test_a_deleted_row_is_named_and_its_results_are_withheld(work):
    work.lin.delete_row(work.ids["scorecard"], MONTHLY, 79)
    result = work.run("--force")
    assert result.exit_code == 1
    assert "003 在 2026-10 在职，但这里没有此人的行。请补上。" in result.output
    assert work.cell("payroll", "工资", "003", "应发合计") is None
    assert work.cell("payroll", "工资", "026", "应发合计") is not None


# A score that changes while we work


def test_a_score_changed_between_reading_and_writing_counts(work):
    work.lin.type(work.ids["scorecard"], MONTHLY, LI, "0.9")
    work.before_writing(lambda: worse(work))
    result = work.run()
    assert result.exit_code == 0, result.output
    assert AGAIN in result.output
    alike(work, worse_score=True)
    assert is_settled(work)


def test_a_mark_of_the_attendance_changed_between_reading_and_writing_counts(work):
    worse(work)
    late = ("attendance", "2026年10月", "H8", "迟10")
    book = work.ids[late[0]]
    work.google.meanwhile(
        lambda call: call.kind == "metadata" and call.id == book, lambda _: work.lin.type(book, *late[1:])
    )
    result = work.run()
    assert result.exit_code == 0, result.output
    assert AGAIN in result.output
    assert "75,017.85 元" in result.output
    assert is_settled(work)


def test_scores_that_never_stop_changing_end_the_run_after_three_tries(work):
    tries = iter(("3.1", "3.2", "3.3", "3.4", "3.5"))

    def again():
        work.before_writing(lambda: (worse(work, next(tries)), again()), "scorecard")

    worse(work, "3.0")
    again()
    result = work.run()
    assert result.exit_code == 3
    assert "重新算了，共 3 次。" in result.output
    assert "客服评分表.xlsx 在我们计算时又被改动；已重新读取。" in result.output
    alike(work, worse_score=True)
    work.google._meanwhile.clear()
    assert work.run().exit_code == 0
    assert is_settled(work)


# Our tabs


def test_a_tab_of_ours_gets_its_name_back_and_is_told(work):
    work.boss.rename_tab(work.ids["scorecard"], "汇总", "老汇总")
    result = work.run()
    assert result.exit_code == 0
    assert "“汇总”被改名为“老汇总”，将改回（最近改动这个文件的是 boss）" in result.output
    assert "汇总" in work.titles("summary")
    assert "老汇总" not in work.titles("summary")
    assert is_settled(work)


def test_a_tab_of_ours_stays_where_it_was_moved(work):
    work.boss.move_tab(work.ids["scorecard"], "汇总", 0)
    worse(work)
    assert work.run().exit_code == 0
    assert work.titles("summary")[0] == "汇总"
    assert is_settled(work)


def test_a_copy_of_our_tab_is_let_alone_and_never_taken_for_ours(work):
    work.lin.duplicate_tab(work.ids["scorecard"], "汇总", "汇总存档")
    before = work.rows("summary", "汇总存档")
    assert is_settled(work)
    worse(work)
    assert work.run().exit_code == 0
    alike(work, worse_score=True)
    assert work.rows("summary", "汇总存档") == before
    assert is_settled(work)


def test_when_our_tab_is_deleted_and_only_its_copy_is_left_the_copy_is_not_ours(work):
    book = work.ids["scorecard"]
    work.lin.duplicate_tab(book, "汇总", "汇总存档")
    work.boss.delete_tab(book, "汇总")
    result = work.run()
    assert result.exit_code == 3
    assert "标签页“汇总”被删掉了" in result.output
    assert work.run("--accept-edits").exit_code == 0
    assert {"汇总", "汇总存档"} <= set(work.titles("summary"))
    alike(work, worse_score=False)
    assert is_settled(work)


@pytest.mark.parametrize(
    ("key", "spoil", "told"),
    [
        ("summary", lambda boss, book: boss.delete_tab(book, "汇总"), "  标签页“汇总”被删掉了"),
        (
            "payroll",
            lambda boss, book: boss.type(book, "工资", "N3", "9999"),
            "  工资!N3 陈晓燕 应发合计：原为 4660，现为 9999",
        ),
        (
            "payroll",
            lambda boss, book: boss.type(book, "工资", "Q3", "记得问"),
            "  工资!Q3 陈晓燕：原为 （空），现为 记得问",
        ),
        ("payroll", lambda boss, book: boss.delete_row(book, "工资", 3), "  工资：陈晓燕 的一行被删掉了"),
        ("payroll", lambda boss, book: boss.delete_column(book, "工资", "N"), "  工资：“应发合计”这一列被删掉了"),
        (
            "payroll",
            lambda boss, book: (boss.insert_column(book, "工资", "C"), boss.type(book, "工资", "C3", "记得问")),
            "  工资!C3 陈晓燕：原为 （空），现为 记得问",
        ),
    ],
    ids=["tab deleted", "typed over", "note beside", "row deleted", "column deleted", "column of theirs"],
)
def test_what_a_run_would_undo_is_named_and_refused_and_restored_when_accepted(work, key, spoil, told):
    before = work.ours(key)
    spoil(work.boss, work.ids[key])
    result = work.run()
    assert result.exit_code == 3
    assert "被人手改过 1 处，写入会把它们抹掉。请把改动移到原始表里；确认不要了，用 --discard-edits：" in result.output
    assert told in result.output.splitlines()
    assert work.google.writes == 0
    assert work.plan().exit_code == 3
    assert work.run("--accept-edits").exit_code == 0
    assert work.ours(key) == before
    assert is_settled(work)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda boss, book: boss.insert_column(book, "工资", "C"), "  工资：多出的行列或内容将去掉，恢复原来的版面"),
        (lambda boss, book: boss.sort(book, "工资", "N", 3), "  工资：换了次序"),
        (
            lambda boss, book: boss.hide_tab(book, "_seal", False),
            "  “_seal”的显示或隐藏被改动，将改回（最近改动这个文件的是 boss）",
        ),
        (
            lambda boss, book: boss.hide_tab(book, "工资"),
            "  “工资”的显示或隐藏被改动，将改回（最近改动这个文件的是 boss）",
        ),
    ],
    ids=["column inserted", "rows sorted", "seal shown", "hidden"],
)
def test_what_loses_nothing_is_put_right_and_told(work, spoil, told):
    before = work.ours("payroll")
    spoil(work.boss, work.ids["payroll"])
    result = work.run()
    assert result.exit_code == 0
    assert told in result.output.splitlines()
    assert work.ours("payroll") == before
    assert work.sheet("payroll", "_seal").hidden
    assert not work.sheet("payroll", "工资").hidden
    assert is_settled(work)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda boss, book: boss.delete_tab(book, "_seal"),
        lambda boss, book: boss.type(book, "_seal", "A2", "x"),
        lambda boss, book: boss.delete_row(book, "_seal", 2),
    ],
    ids=["deleted", "edited", "shortened"],
)
def test_without_its_seal_a_book_is_refused_and_written_whole_when_forced(work, spoil):
    before = work.everything()[work.ids["scorecard"]]
    spoil(work.boss, work.ids["scorecard"])
    result = work.run()
    assert result.exit_code == 3
    assert (
        "看不出哪些格子被人手改过，没有写入。请先把要留的改动移到原始表里，再用 --force 重写我们的标签页"
        in result.output
    )
    assert work.google.writes == 0
    assert work.run("--force").exit_code == 0
    assert work.everything()[work.ids["scorecard"]] == before
    assert is_settled(work)


def test_a_tab_of_theirs_with_the_title_that_ours_needs_is_told_and_stays(work):
    work.boss.rename_tab(work.ids["scorecard"], "汇总", "老汇总")
    work.lin.add_tab(work.ids["scorecard"], "汇总", [["我的"]])
    result = work.run()
    assert result.exit_code == 4
    assert "客服评分表.xlsx 里已有一页别人的“汇总”，我们的同名页放不进去。请把那一页改名。" in result.output
    assert work.rows("summary", "汇总") == (("我的",),)
    work.lin.rename_tab(work.ids["scorecard"], "汇总", "我的汇总")
    assert work.run().exit_code == 0
    assert work.rows("summary", "我的汇总") == (("我的",),)
    alike(work, worse_score=False)
    assert is_settled(work)


@pytest.mark.parametrize(
    "change",
    [
        lambda boss, book: boss.insert_column(book, "工资", "C"),
        lambda boss, book: boss.insert_row(book, "工资", 5),
        lambda boss, book: boss.sort(book, "工资", "N", 3),
    ],
    ids=["column inserted", "row inserted", "rows sorted"],
)
def test_our_tab_that_shifts_under_our_hands_is_written_whole(work, change):
    worse(work)
    work.before_writing(lambda: change(work.boss, work.ids["payroll"]), "payroll")
    result = work.run()
    assert result.exit_code == 0, result.output
    assert AGAIN in result.output
    alike(work, worse_score=True)
    assert is_settled(work)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda boss, book: boss.type(book, "工资", "Q9", "记得问"), "：原为 （空），现为 记得问"),
        (lambda boss, book: boss.delete_tab(book, "工资"), "标签页“工资”被删掉了"),
        (lambda boss, book: boss.delete_row(book, "工资", 5), "的一行被删掉了"),
        (lambda boss, book: boss.delete_tab(book, "_seal"), "隐藏页 _seal 不见了"),
        (lambda boss, book: boss.unprotect(book, "工资"), "“工资”的保护被取消或放宽，将恢复"),
        (lambda boss, book: boss.rename_tab(book, "工资", "旧工资"), "“工资”被改名为“旧工资”，将改回"),
    ],
    ids=["noted", "tab deleted", "row deleted", "seal deleted", "unprotected", "renamed"],
)
def test_what_happens_to_our_tabs_under_our_hands_is_told_at_the_latest_by_the_next_run(work, change, told):
    worse(work)
    work.before_writing(lambda: change(work.boss, work.ids["payroll"]), "payroll")
    first, plan = work.run(), work.plan()
    second = work.run("--accept-edits", "--force")
    assert told in first.output + plan.output
    assert second.exit_code == 0
    alike(work, worse_score=True)
    assert is_settled(work)


# Protection


def changed(work, key, tab, **how):
    """The owner changes the protection of a tab in the browser."""
    (protection,) = work.sheet(key, tab).protections
    protection.update(how)
    work.boss.note(work.ids[key], tab, "A1", "")


@pytest.mark.parametrize("listed", [True, False])
def test_the_owner_among_the_editors_is_no_reason_to_write(work, listed):
    for key in ("summary", "payroll", "results"):
        work.google.spreadsheet(work.ids[key]).quirks = Quirks(lists_owner=listed)
    assert work.lin.is_protected(work.ids["payroll"], "工资")
    assert is_settled(work)
    assert is_settled(work)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda work, book: work.boss.unprotect(book, "工资"),
        lambda work, _: changed(work, "payroll", "工资", editors={"users": [work.google.email, LIN]}),
        lambda work, _: changed(
            work, "payroll", "工资", editors={"users": [work.google.email], "domainUsersCanEdit": True}
        ),
        lambda work, _: changed(work, "payroll", "工资", editors={}, warningOnly=True),
        lambda work, _: changed(
            work, "payroll", "工资", unprotectedRanges=[{"sheetId": work.sheet("payroll", "工资").id, "endRowIndex": 9}]
        ),
        lambda work, _: changed(
            work, "payroll", "工资", range={"sheetId": work.sheet("payroll", "工资").id, "endRowIndex": 9}
        ),
        lambda work, book: work.boss.protect(book, "工资", work.google.email),
        lambda work, book: work.boss.protect(book, "工资", work.google.email, LIN, address="A1:B5"),
    ],
    ids=["taken off", "editor", "domain", "warning", "gap", "part", "twice", "part twice"],
)
def test_protection_that_was_widened_is_put_back_in_one_batch_and_told(work, spoil):
    spoil(work, work.ids["payroll"])
    result = work.run()
    assert result.exit_code == 0, result.output
    assert "“工资”的保护被取消或放宽，将恢复（最近改动这个文件的是 boss）" in result.output
    assert work.google.writes == 1
    (protection,) = work.sheet("payroll", "工资").protections
    assert protection["range"] == {"sheetId": work.sheet("payroll", "工资").id}
    assert protection["editors"] == {"users": [work.google.email]}
    assert not protection.get("warningOnly")
    assert not protection.get("unprotectedRanges")
    assert is_settled(work)


def test_the_seal_is_protected_again_too(work):
    work.boss.unprotect(work.ids["payroll"], "_seal")
    result = work.run()
    assert "“_seal”的保护被取消或放宽，将恢复（最近改动这个文件的是 boss）" in result.output
    assert is_settled(work)


def test_a_protection_that_shuts_us_out_is_told_and_nothing_is_half_done(work):
    work.boss.protect(work.ids["payroll"], "工资")
    before = work.everything()
    result = work.run()
    assert result.exit_code == 4
    assert "工资表.xlsx 里有我们的账号不能改的受保护区域" in result.output
    assert work.everything() == before
    work.boss.unprotect(work.ids["payroll"], "工资")
    assert work.run().exit_code == 0
    assert is_settled(work)


# Sharing, the bin, copies


def test_with_a_book_that_we_may_only_read_nothing_is_lost_and_it_is_told(work):
    work.boss.share(work.ids["payroll"], work.google.email, "reader")
    worse(work)
    result = work.run()
    assert result.exit_code == 4
    assert f"{work.google.email} 对 工资表.xlsx 只有查看权限，写不进去。请把共享权限改为“编辑者”。" in result.output
    assert work.cell("payroll", "工资", "003", "应发合计") == 4660
    work.boss.share(work.ids["payroll"], work.google.email)
    assert work.run().exit_code == 0
    alike(work, worse_score=True)
    assert is_settled(work)


@pytest.mark.parametrize("key", ["payroll", "attendance", "scorecard"])
@pytest.mark.parametrize(
    ("take", "give", "told"),
    [
        (
            lambda work, book: work.boss.unshare(book, work.google.email),
            lambda work, book: work.boss.share(book, work.google.email),
            "打不开",
        ),
        (
            lambda work, book: work.boss.trash(book),
            lambda work, book: work.boss.trash(book, False),
            "在 Google 云端硬盘的回收站里",
        ),
    ],
    ids=["not shared", "in the bin"],
)
def test_a_book_that_is_withdrawn_stops_the_run_before_anything_is_written(work, key, take, give, told):
    worse(work)
    take(work, work.ids[key])
    before = work.everything()
    result = work.run()
    assert (result.exit_code, told in result.output) == (4, True)
    assert "什么也没有写入。" in result.output
    assert work.everything() == before
    give(work, work.ids[key])
    assert work.run().exit_code == 0
    alike(work, worse_score=True)


def test_a_copied_file_is_never_mistaken_and_the_original_goes_on(work):
    copy = work.boss.copy_file(work.ids["scorecard"])
    work.boss.share(copy, work.google.email)
    before = work.everything()[copy]
    worse(work)
    assert work.run().exit_code == 0
    assert work.everything()[copy] == before
    alike(work, worse_score=True)
    assert is_settled(work)


def test_the_copy_in_the_team_file_goes_on_and_the_original_stays(work):
    original = work.ids["payroll"]
    copy = work.boss.copy_file(original, "工资表 新")
    work.boss.share(copy, work.google.email)
    path = work.folder / "config" / "teams" / "demo.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(original, copy), encoding="utf-8")
    work.ids = {**work.ids, "payroll": copy}
    before = work.everything()[original]
    assert is_settled(work)
    worse(work)
    assert work.run().exit_code == 0
    alike(work, worse_score=True)
    assert work.everything()[original] == before
    assert is_settled(work)


# Settings of a spreadsheet, and its month


@pytest.mark.parametrize("locale", ["de_DE", "ar", "en_US"])
def test_another_locale_changes_no_number(work, locale):
    for book in set(work.ids.values()):
        work.boss.set_locale(book, locale)
    assert is_settled(work)
    worse(work, {"de_DE": "3,1"}.get(locale, "3.1"))
    assert work.run().exit_code == 0
    alike(work, worse_score=True)
    assert is_settled(work)


def test_another_time_zone_is_a_problem(work):
    work.boss.set_time_zone(work.ids["attendance"], "America/New_York")
    result = work.run()
    assert result.exit_code == 1
    assert "考勤表.xlsx 的时区是 America/New_York，团队的时区是 Asia/Shanghai。请在“文件 › 设置”里改正" in result.output
    work.boss.set_time_zone(work.ids["attendance"], "Asia/Shanghai")
    assert work.run().exit_code == 0
    assert is_settled(work)


def today(monkeypatch, *day):
    monkeypatch.setattr(teams, "now", lambda: datetime(*day, tzinfo=UTC))


def test_a_spreadsheet_is_not_turned_to_a_month_that_is_not_over(work, monkeypatch):
    today(monkeypatch, 2026, 11, 30)
    result = work.run(period="2026-11")
    assert result.exit_code == 3
    assert "2026-11 还没有过完，工资表.xlsx 现在是 2026-10 的，不会换掉。确有需要用 --force。" in result.output
    alike(work, worse_score=False)


def test_the_month_turns_in_the_same_spreadsheet_and_does_not_go_back(work, monkeypatch):
    today(monkeypatch, 2026, 12, 3)
    result = work.run(period="2026-11")
    assert "工资表.xlsx：由2026-10改为2026-11，" in result.output
    assert "示范客服部 2026年11月 工资表 · 工资" in work.rows("payroll", "工资")[0]
    back = work.run()
    assert back.exit_code == 3
    assert "工资表.xlsx 现在是 2026-11 的，不会改回 2026-10。确有需要用 --force。" in back.output
    worse(work)
    assert work.run().exit_code == 3
    assert work.run("--force").exit_code == 0
    alike(work, worse_score=True)


# Another copy of the service


def any_call(call):
    return call.kind in ("read", "write", "metadata")


@pytest.mark.parametrize("at", range(1, 14))
def test_two_services_at_once_never_leave_two_halves(work, at):
    worse(work)
    other = []
    work.google.meanwhile(any_call, lambda _: other.append(work.elsewhere()), at)
    result = work.run()
    assert [each.exit_code for each in (*other, result)] == [0, 0], result.output
    alike(work, worse_score=True)
    assert is_settled(work)


def test_the_slower_of_two_services_is_stale_tries_again_and_finds_nothing_to_do(work):
    worse(work, "0.9")
    work.before_writing(lambda: (worse(work), work.elsewhere()))
    result = work.run()
    assert result.exit_code == 0
    assert AGAIN in result.output
    assert UNCHANGED in result.output
    assert work.google.writes == 1 + 3
    alike(work, worse_score=True)


def test_the_slower_of_two_services_with_the_same_news_takes_them_for_written(work):
    worse(work)
    work.before_writing(work.elsewhere)
    result = work.run()
    assert (result.exit_code, AGAIN in result.output) == (0, False)
    alike(work, worse_score=True)
    assert is_settled(work)


def test_of_ten_services_at_once_each_ends_well(work):
    worse(work)
    work.google.quota.on = False
    codes = []

    def another(places):
        if places:
            work.google.meanwhile(any_call, lambda _: another(places[1:]), places[0])
            codes.append(work.elsewhere().exit_code)

    work.google.clock.sleep(3600)
    another((12, 9, 1, 11, 13, 6, 10, 3, 12, 1))
    assert codes == [0] * 10
    alike(work, worse_score=True)
    assert is_settled(work)


def test_a_generation_that_somebody_deletes_begins_anew(work):
    work.google.spreadsheet(work.ids["payroll"]).named.clear()
    worse(work)
    assert work.run().exit_code == 0
    alike(work, worse_score=True)
    assert is_settled(work)
