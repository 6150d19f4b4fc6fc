"""Every fault at every call: each book stands as it was or wholly as it should be, and the next run completes."""

import json

import pytest

from tests.known_faults import FINAL, PASSING, Exhausted, Revoked, Stop, may_be_written
from tests.played import Kill, Status, TokenRefused
from tests.striking import Shop

TITLES = {"scorecard": "评分表", "payroll": "工资表", "results": "绩效结果", "attendance": "考勤表"}
TITLES |= {"adjustments": "人事调整"}
SIGNED_OUT = "Google 不接受 appraisal@appraisal-project.iam.gserviceaccount.example.com 的登录"
UNREACHED = ("连不上 Google（", "Google 的配额用完了（")
STOPPED = "已要求停止，没有再等 Google。下次运行会接着做。"
OLD, NEW = ("old",) * 3, ("new",) * 3
WORLDS = ("first", "changed", "unchanged")


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    return Shop(tmp_path_factory.mktemp("shop") / "config")


def stricken(shop, fault, lasting="once", worlds=WORLDS, kinds=()):
    """Yields every call of every run with what became of the run in which it was struck; the next one completes it."""
    for name in worlds:
        scenario = getattr(shop, name)
        for place in scenario.places:
            if not kinds or place.kind in kinds:
                ran = shop.strike(scenario, place, fault, lasting)
                states = shop.states(scenario, ran.files)
                assert shop.settled(name, states)
                yield scenario, place, ran, states if name != "unchanged" else ()


def through(ran, states):
    """Asserts that a run did what it was to do, and was not heard to complain."""
    assert ran.code == 0
    assert ran.err == ""
    assert states in {NEW, ()}


def stopped_short(place, ran, states, *words):
    """Asserts that a run ended with 4, in words, and wrote nothing but what it wrote beside the struck book."""
    assert ran.code == 4
    assert [line for line in ran.err.splitlines() if any(word in line for word in words)]
    if place.kind in {"token", "read", "metadata", "moved"}:
        assert states in {OLD, ()}
        assert "什么也没有写入。" in ran.err
        assert "已写入" not in ran.out


def named(place, ran):
    """Asserts that the book is named: by its title where that was read, else as in the team file."""
    assert TITLES.get(place.book, "") in ran.err or place.book in ran.err


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
def test_what_passes_is_waited_for(shop, fault):
    for _, _, ran, states in stricken(shop, fault):
        through(ran, states)


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
def test_what_does_not_pass_ends_in_time_and_in_words(shop, fault):
    for scenario, place, ran, states in stricken(shop, fault, "same", ("first", "changed")):
        if place.kind == "write" and fault == PASSING["cut off unnoticed"]:
            through(ran, states)  # the second refusal tells enough by its status to look what stands
            continue
        stopped_short(place, ran, states, *UNREACHED)
        assert ran.seconds < scenario.seconds + 240 + 10  # ten for the moments that the server takes
        if place.kind != "token":
            named(place, ran)
        if place.kind == "write":
            assert set(states) == ({"new"} if not fault.before else {"old", "new"})
            assert ("不知道写入了没有：" + TITLES[place.book] in ran.err) == may_be_written(fault)
            assert "什么也没有写入" not in ran.err


@pytest.mark.parametrize("fault", ["503", "reset after", "429"])
def test_when_all_of_google_is_away_each_book_is_as_it_was_or_whole(shop, fault):
    for _, place, ran, states in stricken(shop, PASSING[fault], "all", ("changed",)):
        stopped_short(place, ran, states, *UNREACHED)
        stages = 1 + {"write": 2}.get(place.kind, 0)  # books are written each for itself
        assert ran.seconds < 240 * stages + 20


@pytest.mark.parametrize(("fault", "read", "written"), FINAL.values(), ids=FINAL)
def test_what_is_refused_is_told_with_its_cure_and_the_other_books_are_written(shop, fault, read, written):
    for scenario, place, ran, states in stricken(shop, fault):
        if place.kind in {"metadata", "moved"}:  # Drive need not tell us anything
            through(ran, states)
        elif place.kind == "token":
            stopped_short(place, ran, states, SIGNED_OUT)
        else:
            stopped_short(place, ran, states, written if place.kind == "write" else read)
            if "API" not in read and "授权" not in read:
                named(place, ran)
            assert place.kind == "read" or sorted(states) == ["new", "new", "old"]
            assert place.kind == "read" or f"{TITLES[place.book]}还是旧的。" in ran.err
        assert ran.seconds < scenario.seconds + 5


def test_a_token_that_is_not_taken_is_replaced(shop):
    for _, place, ran, states in stricken(shop, Status(401), kinds=("read", "metadata", "moved", "write")):
        through(ran, states)
        assert sum(call.kind == "token" for call in ran.calls) == 2, place


def test_when_no_token_is_taken_we_are_signed_out(shop):
    for _, place, ran, states in stricken(shop, Status(401), "same"):
        stopped_short(place, ran, states, SIGNED_OUT)
        assert ran.seconds < 10


def test_without_a_token_nothing_begins(shop):
    for _, place, ran, states in stricken(shop, TokenRefused(), kinds=("token",)):
        stopped_short(place, ran, states, f"{SIGNED_OUT}（invalid_grant: Invalid JWT Signature.）。请检查本机时钟")


def test_a_key_that_is_deleted_meanwhile_ends_the_run(shop):
    for _, place, ran, states in stricken(
        shop, lambda google: Revoked(google=google), kinds=("read", "metadata", "moved", "write")
    ):
        stopped_short(place, ran, states, SIGNED_OUT)


def test_told_to_wait_for_an_hour_we_do_not(shop):
    for scenario, place, ran, states in stricken(shop, Status(429, retry_after="3600")):
        stopped_short(place, ran, states, "配额用完了", "Google 要求等 3600 秒")
        assert ran.seconds < scenario.seconds + 5


def test_a_quota_that_is_gone_for_an_hour_ends_the_run_in_time(shop):
    for _, place, ran, states in stricken(
        shop, lambda google: Exhausted(google=google), worlds=("first", "changed"), kinds=("read", "write")
    ):
        stopped_short(place, ran, states, "RequestsPerMinutePerUser")
        assert ran.seconds < (250 if place.kind == "read" else 3 * 240 + 10)


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
def test_a_process_that_is_killed_leaves_every_book_old_or_new(shop, kind, before):
    for _, place, ran, states in stricken(shop, Kill(kind, before=before)):
        assert ran.calls[-1].kind in {place.kind, "metadata"} or place.kind == "token"
        written = [call for call in ran.calls if call.kind == "write"]
        done = len(written) - (place.kind == "write" and before)
        assert states in {(), NEW[:done] + OLD[done:]}


def test_told_to_stop_the_call_under_way_is_finished_and_none_begun(shop):
    for scenario, place, ran, states in stricken(shop, Stop()):
        if place == scenario.places[-1]:
            through(ran, states)
        else:
            stopped_short(place, ran, states, STOPPED)
            assert len(ran.calls) == place.number


def test_told_to_stop_nobody_waits_for_another_attempt(shop):
    for _, place, ran, states in stricken(shop, Stop(then=Status(503))):
        stopped_short(place, ran, states, STOPPED)
        assert len(ran.calls) == place.number


@pytest.mark.parametrize("command", [("plan",), ("check",), ("explain", "001")], ids=" ".join)
def test_the_other_commands_tell_an_outage(shop, command):
    for place in shop.changed.places:
        if place.kind in {"token", "read", "metadata"}:
            ran = shop.strike(shop.changed, place, Status(503), "same", command)
            assert ran.code == 4
            assert [line for line in ran.err.splitlines() if "连不上 Google（服务器回答状态 503" in line]
            assert ran.out == ""
            assert shop.states(shop.changed, ran.files) == OLD
            assert ran.seconds < 250


@pytest.mark.parametrize("command", ["plan", "check", "run"])
def test_programs_are_told_an_outage_as_json(shop, command):
    place = next(place for place in shop.changed.places if place.book == "attendance")
    ran = shop.strike(shop.changed, place, Status(404), "same", (command, "--json"))
    assert ran.code == 4
    assert "Google 上找不到 books.attendance（https://docs.google.com/spreadsheets/d/" in ran.out
    (fault,) = json.loads(ran.out)["faults"]
    assert (fault["code"], fault["book"]) == ("google_not_found", "books.attendance")
    assert fault["words"].startswith("Google 上找不到 books.attendance（https://")
    assert json.loads(ran.out).get("problems", []) == []  # not the same once more, of everybody
    assert ran.err == ""
