"""What Google answered, put into words: each language says every reason of ours, and Google's stay as they are."""

import ast
import re
from pathlib import Path

import pytest

from scoring.figure import Cell
from scoring.problem import Problem
from sheets_sync.cli.console import fault_lines, fault_words
from sheets_sync.grid import BookFault
from sheets_sync.present.problems import message
from sheets_sync.texts.zh.google import WHY

ROOM = Path(__file__).resolve().parents[1] / "sheets_sync" / "google"
TRIED = {"status": "-", "seconds": "240", "tries": "9"}
URL = "https://docs.google.com/spreadsheets/d/1AbC/edit"


def said(code, language="zh", **details):
    return message(Problem(code, Cell("", "", 0, 0), details), language)


def reasons_of(tree):
    """Yields the literal reasons of a module: those of lost attempts, those of keys, and those of quotas."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        given = [each.value for each in call.keywords if each.arg in {"why", "quota"}]
        if getattr(call.func, "id", "") == "Lost":
            given += call.args
        for value in given:
            yield from (each.value for each in ast.walk(value) if isinstance(each, ast.Constant))
    for pairs in (node for node in ast.walk(tree) if isinstance(node, ast.Dict)):
        for name, value in zip(pairs.keys, pairs.values, strict=True):
            if getattr(name, "value", "") == "why" and isinstance(value, ast.Constant):
                yield value.value


def test_every_reason_that_we_give_has_words():
    paths = [*ROOM.rglob("*.py"), ROOM.parent / "backends" / "google.py"]
    found = {each for path in paths for each in reasons_of(ast.parse(path.read_text("utf-8")))} - {
        "unknown",
        "own_",
        "stale",
    }
    assert {"no_connection", "no_key_json", "oauth_client", "no_credentials", "certificate"} <= found
    assert found <= {*WHY}


@pytest.mark.parametrize(
    ("details", "chinese", "english"),
    [
        ({"why": "no_key_json"}, "内容不是密钥的 JSON", "it is not the JSON of a key"),
        ({"why": "no_such_file"}, "没有这个文件", "there is no such file"),
        ({"why": "key_incomplete", "missing": "token_uri"}, "密钥里缺少 token_uri", "it lacks token_uri"),
        (
            {"why": "other_kind", "kind": "authorized_user"},
            "类型是 authorized_user，不是服务账号（service_account）的密钥",
            "its type is authorized_user, not service_account",
        ),
    ],
)
def test_what_is_wrong_with_a_key_is_said_in_the_language(details, chinese, english):
    assert said("google_bad_key", path="bad.json", **details).startswith(f"Google 密钥用不了（bad.json：{chinese}）。")
    assert said("google_bad_key", "en", path="bad.json", **details).startswith(
        f"The Google key cannot be used (bad.json: {english})."
    )


@pytest.mark.parametrize(
    ("why", "chinese", "english"),
    [
        ("no_connection", "没有连接", "no connection"),
        (
            "no_socks",
            "不支持 SOCKS 代理，请在环境变量 HTTPS_PROXY 里改用 HTTP 代理，写成 http://主机:端口",
            "SOCKS proxies are not supported; name an HTTP proxy in the variable HTTPS_PROXY, as in http://host:port",
        ),
        ("internal_failure: Try again.", "internal_failure: Try again.", "internal_failure: Try again."),
    ],
)
def test_why_google_could_not_be_reached_is_said_in_the_language_and_googles_own_words_as_they_are(
    why, chinese, english
):
    assert said("google_unreachable", why=why, **TRIED) == (
        f"连不上 Google（{chinese}），等了 240 秒、试了 9 次。请检查网络，稍后再运行。"
    )
    assert said("google_unreachable", "en", why=why, **TRIED).startswith(
        f"Google could not be reached ({english}); waited 240 s"
    )


def test_a_status_is_said_once():
    told = {**TRIED, "why": "status", "status": "500"}
    assert "（服务器回答状态 500），" in said("google_unreachable", **told)
    assert "(the server answered with status 500);" in said("google_unreachable", "en", **told)


def test_how_long_google_asks_to_wait_is_said_in_the_language():
    assert "（ReadsPerMinute；Google 要求等 3600 秒）" in said(
        "google_busy", quota="ReadsPerMinute", after="3600", **TRIED
    )
    assert "(this program's own limit on reads; Google asks to wait 7 s)" in said(
        "google_busy", "en", quota="own_read", after="7", **TRIED
    )


def test_a_limit_is_said_in_the_language():
    told = {"book": "工资表", "found": "50,001", "most": "50,000", "tab": "工资", "what": "characters in a cell"}
    assert said("google_too_large", **told).startswith("工资表 写不下：一格的字数是 50,001，最多 50,000（工资）。")


def test_what_an_account_lacks_to_act_for_another_is_said_with_its_own_cure():
    told = {"email": "boss@example.com", "scopes": "a, b", "why": "unauthorized_client"}
    assert said("google_no_delegation", **told).startswith("Google 没有批准本账号代表 boss@example.com")
    assert said("google_no_delegation", **told).endswith("加上这些范围：a, b。")
    assert said("google_no_delegation", "en", **told).endswith("client id (client_id in the key): a, b.")
    lent = {"account": "acts@example.com", "why": "iam.serviceAccounts.getAccessToken denied"}
    for language in ("zh", "en"):
        words = said("google_no_impersonation", language, **lent)
        assert "roles/iam.serviceAccountTokenCreator" in words
        assert "acts@example.com" in words
        assert "key" not in words.lower()


# Which book


def test_a_spreadsheet_without_a_known_title_is_named_by_its_key_and_an_address_to_click():
    fault = BookFault("google_not_shared", email="a@example.com", book="1AbC", path="google:1AbC")
    assert fault_words(fault, "zh", "ours.payroll").startswith(f"a@example.com 打不开 ours.payroll（{URL}）。")
    assert fault_words(fault, "en", "ours.payroll").startswith(f"a@example.com cannot open ours.payroll ({URL}).")
    assert fault_words(fault, "zh").startswith(f"a@example.com 打不开 {URL}。")


def test_a_spreadsheet_with_a_known_title_is_named_by_it():
    fault = BookFault("google_read_only", email="a@example.com", book="工资表", path="google:1AbC")
    assert fault_words(fault, "zh", "工资表").startswith("a@example.com 对 工资表 只有查看权限")


def test_a_fault_whose_words_name_no_book_is_told_with_key_and_address():
    fault = BookFault("google_unreachable", why="no_answer", book="1AbC", path="google:1AbC", **TRIED)
    (line,) = fault_lines([("books.scorecard", fault)], "zh")
    assert line.startswith(f"books.scorecard（{URL}）：连不上 Google（没有及时收到回答），")
    (line,) = fault_lines([("books.scorecard", fault)], "en")
    assert line.startswith(f"books.scorecard ({URL}): Google could not be reached (no answer in time);")


def test_no_field_of_a_text_is_left_open():
    assert not re.search(r"\{\w+\}", said("google_unreachable", why="status", **TRIED))
