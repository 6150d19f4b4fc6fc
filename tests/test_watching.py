"""The worker as seen from outside: lines without names, what is known of each team, who is told, and how often."""

import io
import json
import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from scoring.calendar import Calendar
from sheets_sync.settings.jobs import Job, Lasting, Monthly
from sheets_sync.settings.outside import Alert, Log
from sheets_sync.watching.asking import freshness, is_alive, prometheus
from sheets_sync.watching.keeping import BOARD, Board, Presence, kept, saved
from sheets_sync.watching.lines import Lines, fields, log, log_to
from sheets_sync.watching.messages import MOST_LINES, Spoken, accepted, body, message, signed
from sheets_sync.watching.noted import Count, Figures, Noted, after
from sheets_sync.watching.overdue import Plan, coming, missed, overdue_since
from sheets_sync.watching.standing import Standing, due, with_silence
from sheets_sync.watching.standing import after as standing_after
from sheets_sync.watching.telling import Teller
from sheets_sync.watching.watch import watch
from sheets_sync.worker.happenings import Happening

MORNING = datetime(2026, 11, 2, 6, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAILY = Plan({"at": Job("run", at=("06:30",))}, "UTC", Calendar())
HOSTILE = ("李娜", "Ada Byron", "88.50", "9,000.00", "ya29.a-token", "\n2026-11-02 forged line")


def ended(result="ok", moment=MORNING, team="shop", job="at", period="2026-10", **more):
    code = {"ok": 0, "problems": 1, "wrong": 2, "refused": 3, "unreached": 4}.get(result, -1)
    months = {period: more["counts"]} if "counts" in more else {}
    return Happening("ended", moment, team, job, moment, result, code, 3.25, period, **{"months": months, **more})


@pytest.fixture
def lines():
    """Returns where the log goes, and puts the log back afterwards."""
    root = logging.getLogger()
    before, level, stream = root.handlers[:], root.level, io.StringIO()
    yield stream
    root.handlers[:] = before
    root.setLevel(level)


# --- the log


def test_an_occurrence_is_one_line_of_words_in_the_time_of_the_team(lines):
    log_to(lines, Log())
    log(ended(counts={"people": 26, "problems": 2, "written": 3}), "Asia/Shanghai")
    stamp, rest = lines.getvalue().split(" ", 1)
    assert stamp.endswith("+08:00")
    assert rest == (
        "info what=ended team=shop job=at slot=2026-11-02T14:30+08:00 period=2026-10 result=ok exit=0 "
        "seconds=3.2 people=26 problems=2 written=3\n"
    )


def test_as_json_it_is_one_object_a_line(lines):
    log_to(lines, Log(form="json"))
    log(ended("refused", why="too_much_changed", row=2))
    told = json.loads(lines.getvalue())
    assert (told["level"], told["result"], told["exit"], told["why"]) == ("warning", "refused", 3, "too_much_changed")
    assert (told["team"], told["job"], told["row"]) == ("shop", "at", 2)


def test_a_level_leaves_out_what_is_less_grave(lines):
    log_to(lines, Log(level="error"))
    log(ended())
    log(ended("refused"))
    log(ended("failed", why="RuntimeError"))
    assert lines.getvalue().count("\n") == 1
    assert "result=failed" in lines.getvalue()


def _fail(hostile):
    try:
        float(f"{hostile} yuan")
    except ValueError as cause:
        raise RuntimeError(f"row of {hostile}") from cause


@pytest.mark.parametrize("form", ["plain", "json"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_name_no_pay_and_no_key_comes_into_a_line_with_an_error(lines, form, hostile):
    log_to(lines, Log(form=form))
    try:
        _fail(hostile)
    except RuntimeError:
        logging.getLogger("sheets_sync.worker").exception("team failed")
    logging.getLogger("urllib3.connectionpool").warning("retrying %s", hostile)
    logging.getLogger("gspread").error("APIError: %s", hostile)
    assert hostile not in lines.getvalue()
    assert lines.getvalue().count("\n") == 3
    assert "RuntimeError from ValueError" in lines.getvalue()


@pytest.mark.parametrize("hostile", ["李娜", "a\nb", "\u2028", "\ud800"])
def test_a_code_that_is_none_loses_what_is_strange_in_it(hostile):
    told = fields(ended("failed", why=f"code {hostile}", counts={f"n{hostile}": 1}))
    assert hostile not in json.dumps(told, ensure_ascii=False)


def test_a_line_of_ours_stays_one_line():
    record = logging.LogRecord("sheets_sync.x", logging.INFO, "", 0, "first\nsecond %s", ("a\r\nb",), None)
    assert "\n" not in Lines("plain").format(record)


# --- what is known of a team


def test_of_a_run_that_went_well_its_moment_its_people_and_problems_are_known():
    noted = after(Noted("shop", MORNING), ended("problems", counts={"people": 26, "problems": 2}))
    assert (noted.succeeded, noted.months) == (MORNING, (Figures("at", "2026-10", 26, 2, MORNING),))
    assert [(each.name, each.result, each.number, each.seconds) for each in noted.runs] == [("at", "problems", 1, 3.25)]
    assert noted.failing == ()


def test_a_run_that_failed_leaves_what_was_known_of_the_figures():
    good = after(Noted("shop", MORNING), ended(counts={"people": 26, "problems": 0}))
    bad = after(good, ended("failed", MORNING + HOUR, why="RuntimeError", row=1))
    assert (bad.succeeded, bad.attempted, bad.months[0].people) == (MORNING, MORNING + HOUR, 26)
    assert [(each.job, each.result, each.row) for each in bad.failing] == [("at", "failed", 1)]
    assert after(bad, ended(moment=MORNING + 2 * HOUR)).failing == ()


def test_a_run_that_found_nobody_because_of_a_problem_has_not_gone_well():
    good = after(Noted("shop", MORNING), ended(counts={"people": 26, "problems": 0}))
    gone = after(good, ended("problems", MORNING + HOUR, counts={"people": 0, "problems": 3}))
    assert (gone.succeeded, gone.months[0].people) == (MORNING, 26)
    assert [each.result for each in gone.failing] == ["nobody"]
    assert after(good, ended("ok", counts={"people": 0, "problems": 0})).failing == ()  # a team nobody is in yet


def drafted(moment, problems, job="draft", period="2026-11"):
    return ended("problems", moment, job=job, period=period, counts={"people": 20, "problems": problems})


def test_each_month_that_is_served_keeps_its_problems_whichever_was_looked_at_last():
    noted = after(Noted("shop", MORNING), drafted(MORNING, 3))
    noted = after(noted, ended(moment=MORNING + HOUR, counts={"people": 26, "problems": 0}))
    assert [(each.period, each.people, each.problems) for each in noted.months] == [
        ("2026-10", 26, 0),
        ("2026-11", 20, 3),
    ]
    assert noted.problems == 3
    assert after(noted, drafted(MORNING + 2 * HOUR, 1)).problems == 1


def test_a_month_that_a_job_has_gone_on_from_is_told_no_more():
    noted = after(Noted("shop", MORNING), drafted(MORNING, 3, job="at", period="2026-10"))
    assert after(noted, drafted(MORNING + HOUR, 0, job="at")).problems == 0
    once = after(Noted("shop", MORNING), drafted(MORNING, 3, job="once", period="2026-09"))
    assert once.problems == 3
    assert after(once, ended(moment=MORNING + HOUR, counts={"people": 26, "problems": 0})).problems == 0


def test_a_job_that_looks_at_no_month_leaves_what_was_known_of_the_problems():
    noted = after(Noted("shop", MORNING), ended("problems", counts={"people": 26, "problems": 2}))
    assert after(noted, ended(moment=MORNING + HOUR, job="late", counts={"written": 0})).problems == 2


def test_whoever_was_told_to_end_has_not_failed():
    assert after(Noted("shop", MORNING), ended("stopped")).failing == ()


def test_the_first_time_that_was_missed_is_known():
    noted = after(Noted("shop", MORNING), ended())
    assert overdue_since(DAILY, noted, MORNING + 23 * HOUR) is None
    assert overdue_since(DAILY, noted, MORNING + 80 * HOUR) == MORNING + 24 * HOUR
    assert missed(DAILY, noted, MORNING + 80 * HOUR) == (("at", MORNING + 24 * HOUR),)


def test_a_monthly_job_is_not_missed_in_the_middle_of_the_month():
    monthly = Plan({"payday": Job("run", monthly=Monthly("09:00", day=1))}, "UTC", Calendar())
    assert overdue_since(monthly, Noted("shop", MORNING), MORNING + 500 * HOUR) is None
    assert overdue_since(monthly, Noted("shop", MORNING), MORNING + 800 * HOUR) == datetime(2026, 12, 1, 9, tzinfo=UTC)


def test_a_time_that_is_not_made_up_for_is_not_missed_for_ever():
    noted = after(Noted("shop", MORNING), Happening("skipped", MORNING + 72 * HOUR, "shop", "at", MORNING, "skipped"))
    assert noted.job("at").settled == MORNING
    assert [each.result for each in noted.failing] == ["skipped"]


def test_a_run_of_every_team_at_once_counts_for_every_job():
    noted = after(Noted("shop", MORNING), ended(job="once", moment=MORNING + 25 * HOUR))
    assert overdue_since(DAILY, noted, MORNING + 26 * HOUR) is None


def test_a_year_whose_working_days_nobody_knows_has_no_next_time():
    plan = Plan({"at": Job("run", days=("workdays",), at=("06:30",))}, "UTC", Calendar())
    assert dict(coming(plan, MORNING)) == {"at": None}


def test_figures_are_stale_only_some_time_after_a_time_was_missed():
    noted, patience = after(Noted("shop", MORNING), ended()), 3 * HOUR
    assert freshness(DAILY, noted, MORNING + 23 * HOUR, patience) == "fresh"
    assert freshness(DAILY, noted, MORNING + 25 * HOUR, patience) == "due"
    assert freshness(DAILY, noted, MORNING + 28 * HOUR, patience) == "stale"


def test_a_worker_is_there_while_it_looks_or_while_a_run_has_not_lasted_too_long():
    presence = Presence(MORNING, MORNING, longest=1800)
    assert is_alive(presence, MORNING + timedelta(minutes=1))
    assert not is_alive(presence, MORNING + timedelta(minutes=3))
    assert is_alive(replace(presence, running=MORNING), MORNING + timedelta(minutes=31))
    assert not is_alive(replace(presence, running=MORNING), MORNING + timedelta(minutes=33))
    assert not is_alive(replace(presence, ended=MORNING), MORNING)
    assert not is_alive(None, MORNING)


def test_what_is_known_is_kept_and_read_back(tmp_path):
    noted = after(Noted("shop", MORNING), ended("unreached", why="google_quota", row=1))
    assert saved(tmp_path / "status.json", noted)
    assert kept(tmp_path / "status.json", Noted) == noted


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"team": 1, "since": "2026-11-02T06:30:00+00:00"}', '{"team": "a"']
)
def test_a_damaged_file_is_set_aside_and_begun_anew(tmp_path, content):
    (tmp_path / "status.json").write_text(content, encoding="utf-8")
    assert kept(tmp_path / "status.json", Noted) is None
    assert [path.name for path in tmp_path.iterdir()] == ["status.json.damaged-1"]


def test_prometheus_reads_counts_and_moments_by_team_and_job():
    noted = after(after(Noted("shop", MORNING), ended(counts={"problems": 2})), Happening("held", MORNING, "shop"))
    calls = (Count("read", "200", 41), Count("read", "429", 2))
    said = prometheus(Presence(MORNING, MORNING, calls=calls), {"shop": noted}, {"shop": True}, {"group": 1}, MORNING)
    for line in (
        "sheets_sync_up 1",
        'sheets_sync_last_success_timestamp_seconds{team="shop"} 1793601000',
        'sheets_sync_problems{team="shop"} 2',
        'sheets_sync_stale{team="shop"} 1',
        'sheets_sync_runs_total{team="shop",job="at",result="ok"} 1',
        'sheets_sync_run_seconds_total{team="shop",job="at",result="ok"} 3.25',
        'sheets_sync_faults_total{team="shop",what="held"} 1',
        'sheets_sync_alerts_failed_total{alert="group"} 1',
        'sheets_sync_google_calls_total{kind="read",status="200"} 41',
        'sheets_sync_google_calls_total{kind="read",status="429"} 2',
    ):
        assert line in said.splitlines()


def test_a_job_of_a_hostile_name_breaks_no_metric():
    noted = after(Noted("shop", MORNING), ended(job='a"\\\n'))
    assert 'job="a\\"\\\\\\n"' in prometheus(None, {"shop": noted}, {}, {}, MORNING)


# --- who is told


ALERT = Alert("group", "webhook", url_from_environment="ALERT_URL")
SPOKEN = {"shop": Spoken("zh", "Asia/Shanghai"), "west": Spoken("en", "UTC")}


class Sent:
    """Somebody who is told; takes messages, or does not."""

    def __init__(self, why=""):
        self.said, self.why = [], why

    def __call__(self, letter, _environ):
        if not self.why:
            self.said.append(letter.said)
        return self.why


class Clock:
    def __init__(self):
        self.now = MORNING

    def __call__(self):
        return self.now


def told(tmp_path, *alerts, why=""):
    sent, clock = Sent(why), Clock()
    teller = Teller(Board(tmp_path), alerts or (ALERT,), SPOKEN, {}, clock, sent)
    return watch(tmp_path, {"shop": DAILY, "west": DAILY}, teller, 1800.0), teller, sent, clock


def test_a_failure_is_told_once_with_team_since_when_and_cure(tmp_path):
    watching, teller, sent, _clock = told(tmp_path)
    watching.tell(ended("refused", why="too_much_changed", row=1))
    for _ in range(5):
        teller.tell()
    assert sent.said == [
        (
            "【sheets-sync】\n团队 shop 2026-10：为安全起见没有写入（too_much_changed），从 11-02 14:30 起。"
            "请运行 sheets-sync plan shop 看原因。"
        )
    ]


def test_what_comes_again_is_folded_until_the_agreed_time_has_passed(tmp_path):
    watching, teller, sent, clock = told(tmp_path)
    for number in range(1, 6):
        watching.tell(ended("failed", clock.now, why="RuntimeError", row=number))
        teller.tell()
        clock.now += timedelta(minutes=15)
    assert len(sent.said) == 2
    assert "（已 5 次）" in sent.said[1]


def test_that_it_is_well_again_is_told_to_those_who_know_of_the_failure(tmp_path):
    watching, teller, sent, clock = told(tmp_path)
    watching.tell(ended("failed", why="RuntimeError", row=1))
    teller.tell()
    clock.now += HOUR
    watching.tell(ended(moment=clock.now))
    teller.tell()
    teller.tell()
    assert [text.splitlines()[1] for text in sent.said[1:]] == [
        "团队 shop：已恢复（11-02 15:30）。原先的情况从 11-02 14:30 起。"
    ]


def test_of_a_failure_that_was_over_before_anybody_knew_nobody_is_told(tmp_path):
    watching, teller, sent, _clock = told(tmp_path)
    watching.tell(ended("failed", why="RuntimeError", row=1))
    watching.tell(ended(moment=MORNING + HOUR))
    teller.tell()
    assert sent.said == []


def test_of_a_service_that_does_not_answer_once_nobody_is_told(tmp_path):
    watching, teller, sent, _clock = told(tmp_path)
    watching.tell(ended("unreached", why="google_busy", row=1))
    teller.tell()
    assert sent.said == []
    watching.tell(ended("unreached", why="google_busy", row=2))
    teller.tell()
    assert len(sent.said) == 1


def test_a_service_that_does_not_take_messages_is_tried_again_with_patience_and_nothing_is_lost(tmp_path):
    watching, teller, sent, clock = told(tmp_path, why="ConnectionError")
    watching.tell(ended("failed", why="RuntimeError", row=1))
    assert not teller.tell()
    assert not teller.tell()
    assert teller.failed == {"group": 1}
    clock.now += timedelta(minutes=2)
    assert not teller.tell()
    assert teller.failed == {"group": 2}
    sent.why = ""
    clock.now += timedelta(minutes=5)
    assert teller.tell()
    assert len(sent.said) == 1


def test_what_was_not_told_before_the_end_is_told_by_the_next_process_and_what_was_is_not(tmp_path):
    watching, teller, sent, _ = told(tmp_path, why="Timeout")
    watching.tell(Happening("timed_out", MORNING, "shop", "at", MORNING, "timed_out", row=1))
    teller.tell()
    for expected in (1, 0):
        _, teller, sent, _ = told(tmp_path)
        teller.board.changed(lambda standing: standing)
        teller.tell()
        assert len(sent.said) == expected


def test_a_team_that_missed_its_time_for_too_long_is_silent_and_told_of_once_a_day(tmp_path):
    watching, teller, sent, clock = told(tmp_path)
    watching.tell(ended())
    watching.tell(ended(team="west"))
    told_at = []
    for hours in range(0, 120, 4):
        clock.now = MORNING + hours * HOUR
        watching.look()
        teller.tell()
        told_at += [hours] * (len(sent.said) - len(told_at))
    assert [hours for hours in told_at if hours < 61] == [60, 60]  # 24 to the time missed, 36 more; two languages
    assert len(told_at) == 6
    assert "从 11-03 14:30 起该算没有算" in sent.said[0]


def test_a_silence_ends_when_the_team_is_served():
    silence = with_silence((), {"shop": MORNING}, MORNING + 40 * HOUR)
    assert due(ALERT, silence[0], MORNING + 40 * HOUR) == "new"
    known = (silence[0].with_told("group", MORNING + 40 * HOUR),)
    over = with_silence(known, {"shop": None}, MORNING + 41 * HOUR)
    assert due(ALERT, over[0], MORNING + 41 * HOUR) == "recovered"


def test_of_a_month_it_is_told_that_its_confirmation_fell_that_appeals_wait_and_what_came_late(tmp_path):
    watching, teller, sent, clock = told(tmp_path)
    watching.tell(ended("problems", counts={"fell": 1, "appeals_waiting": 2}))
    teller.tell()
    assert sent.said[0].splitlines()[1:] == [
        "团队 shop 2026-10：确认之后数据有变动，确认已失效，回到草稿。请看“差异”页，核对后重新确认。",
        "团队 shop 2026-10：有 2 个申诉还没有处理。请在“申诉”页写上结论。",
    ]
    clock.now += 2 * HOUR
    watching.tell(ended("problems", clock.now, counts={"appeals_waiting": 2}))
    teller.tell()
    assert len(sent.said) == 1
    watching.tell(ended("problems", clock.now, counts={"appeals_waiting": 3}))
    teller.tell()
    assert "有 3 个申诉" in sent.said[1]


def test_a_confirmation_that_stays_fallen_is_told_once_and_again_when_it_falls_again(tmp_path):
    watching, teller, sent, clock = told(tmp_path)
    for fell in (1, 1, 0, 2):
        watching.tell(ended("problems", clock.now, counts={"fell": fell}))
        teller.tell()
        clock.now += 2 * HOUR
    assert len(sent.said) == 2


def test_what_is_told_of_several_months_is_told_of_each_by_its_own_name(tmp_path):
    watching, teller, sent, _ = told(tmp_path)
    watching.tell(ended("problems", months={"2026-08": {"late_changes": 2}, "2026-09": {"fell": 1}}))
    teller.tell()
    assert [line.split("：")[0] for line in sent.said[0].splitlines()[1:]] == ["团队 shop 2026-08", "团队 shop 2026-09"]


def test_who_wants_to_know_of_one_team_or_one_kind_is_told_of_nothing_else(tmp_path):
    only = Alert("hr", "webhook", when=("appeal_waiting",), url_from_environment="ALERT_URL", teams=("west",))
    watching, teller, sent, _ = told(tmp_path, only)
    watching.tell(ended("failed", why="RuntimeError", row=1))
    watching.tell(ended(counts={"appeals_waiting": 1}))
    watching.tell(ended(team="west", counts={"appeals_waiting": 1}))
    teller.tell()
    assert sent.said == ["[sheets-sync]\nTeam west 2026-10: 1 appeals are waiting. Decide them in the tab of appeals."]


def test_many_failures_at_once_are_one_message_that_every_service_takes():
    dues = [
        (Standing(f"t{n}", "failure", "at", MORNING, MORNING, "unreached", "google_busy"), "new") for n in range(200)
    ]
    said = message(dues, {f"t{n}": Spoken("zh", "UTC") for n in range(200)})
    assert len(said.encode()) <= 2048
    assert len(said.splitlines()) <= MOST_LINES + 2
    assert said.splitlines()[-1].startswith("……另有 19")


def test_a_disk_that_fails_costs_no_alert(tmp_path):
    (tmp_path / "state").write_text("a file where a folder is wanted", encoding="utf-8")
    watching, teller, sent, _clock = told(tmp_path / "state")
    watching.tell(Happening("state_not_kept", MORNING, "shop", why="No space left on device"))
    teller.tell()
    teller.tell()
    assert len(sent.said) == 1
    assert "No space left on device" in sent.said[0]


def test_whoever_listens_never_hurts_the_worker(tmp_path, lines):
    log_to(lines, Log())
    watching, _, _, _ = told(tmp_path)
    watching.tell(Happening("ended", MORNING, "shop", "at", code=None))  # a slip of ours
    assert "not_noted" in lines.getvalue()


def test_what_is_over_and_told_is_forgotten(tmp_path):
    watching, teller, _, clock = told(tmp_path)
    watching.tell(ended("failed", why="RuntimeError", row=1))
    teller.tell()
    watching.tell(ended(moment=MORNING + HOUR))
    clock.now += HOUR
    teller.tell()
    clock.now += 2 * HOUR
    teller.tell()
    assert json.loads((tmp_path / BOARD).read_text(encoding="utf-8")) == {"standing": []}


def test_a_failure_that_comes_and_goes_is_told_of_no_more_often_than_agreed(tmp_path):
    watching, teller, sent, clock = told(tmp_path)
    for number in range(8):
        watching.tell(ended("failed" if number % 2 == 0 else "ok", clock.now, why="RuntimeError", row=1))
        teller.tell()
        clock.now += timedelta(minutes=15)
    assert len(sent.said) == 4  # told and over, and an hour later once more


# --- in which shape


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("wecom", {"msgtype": "text", "text": {"content": "出错"}}),
        ("dingtalk", {"msgtype": "text", "text": {"content": "出错"}}),
        ("feishu", {"msg_type": "text", "content": {"text": "出错"}}),
        ("slack", {"text": "出错"}),
        ("plain", {"text": "出错", "what": []}),
    ],
)
def test_a_message_has_the_shape_that_its_service_wants(form, expected):
    assert body(form, "出错") == expected


def test_dingtalk_is_signed_in_the_address():
    url, content = signed("dingtalk", "https://hooks.example.com/send?access_token=a", {"x": 1}, "SEC1", MORNING)
    assert content == {"x": 1}
    assert url == (
        "https://hooks.example.com/send?access_token=a&timestamp=1793601000000"
        "&sign=gG9KEzlcndF%2FeckGqumgBxSxUZLOR1t8vAhNEMTPrE0%3D"
    )


SIGN = "nhCDtZglDtiESGz3grcXacv9FdNI3TIS5T7hUFozH0k="


def test_feishu_is_signed_in_the_message():
    url, content = signed("feishu", "https://hooks.example.com/hook", {"msg_type": "text"}, "SEC1", MORNING)
    assert url == "https://hooks.example.com/hook"
    assert content == {"timestamp": "1793601000", "sign": SIGN, "msg_type": "text"}


@pytest.mark.parametrize(
    ("form", "status", "answer", "taken"),
    [
        ("wecom", 200, b'{"errcode":0,"errmsg":"ok"}', True),
        ("wecom", 200, b'{"errcode":45009,"errmsg":"api freq out of limit"}', False),
        ("dingtalk", 200, b'{"errcode":310000,"errmsg":"keywords not in content"}', False),
        ("feishu", 200, b'{"code":0,"msg":"success"}', True),
        ("feishu", 200, b'{"StatusCode":0,"StatusMessage":"success"}', True),
        ("feishu", 200, b'{"code":19021,"msg":"sign match fail"}', False),
        ("wecom", 200, b"<html>", False),
        ("slack", 200, b"ok", True),
        ("slack", 404, b"no_team", False),
        ("plain", 204, b"", True),
        ("plain", 302, b"", False),
    ],
)
def test_a_service_that_says_no_with_a_good_status_has_not_taken_it(form, status, answer, taken):
    assert accepted(form, status, answer) is taken


def test_an_alert_waits_as_long_as_it_was_told_to():
    often = replace(ALERT, at_most_every=Lasting(15))
    first = standing_after((), ended("failed", why="RuntimeError", row=1))[0].with_told("group", MORNING)
    again = standing_after((first,), ended("failed", MORNING + timedelta(minutes=5), row=2))[0]
    assert due(often, again, MORNING + timedelta(minutes=14)) == ""
    assert due(often, again, MORNING + timedelta(minutes=15)) == "again"
    assert due(often, again, MORNING - HOUR) == "again"  # a clock that went back silences nobody


def test_calls_of_google_are_kept_with_the_beat_for_whoever_asks_from_outside(tmp_path):
    watched, *_ = told(tmp_path)
    watched.calls = lambda: {("write", "429"): 3}
    watched.tell(Happening("stopped", MORNING))
    assert kept(tmp_path / "worker.json", Presence).calls == (Count("write", "429", 3),)
