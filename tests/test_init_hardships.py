"""Beginning where it is hard: folders with spaces, files that are no UTF-8, disks that fill up half-way."""

import json

import pytest
from click.testing import CliRunner

from sheets_sync.cli import cli, starting

POOL = "service-merit-pool"
NOT_UTF8 = "文件不是 UTF-8 编码。请另存为 UTF-8。"


def said(*words):
    result = CliRunner().invoke(cli, [str(word) for word in words], catch_exceptions=False)
    return result.exit_code, result.output


def test_a_folder_with_a_space_stands_in_quotes_in_what_is_to_be_typed(tmp_path):
    folder = tmp_path / "我们 队"
    code, told = said("init", "--scheme", POOL, folder, "--team", "t")
    assert (code, told.count(f'--config "{folder}/config"')) == (0, 2)
    code, told = said("init", "u", "--config", tmp_path / "a b")
    assert (code, f'check u --config "{tmp_path}/a b"' in told) == (0, True)


@pytest.fixture
def in_gbk(tmp_path):
    """Returns the configuration of a team whose files somebody saved in the encoding of a Chinese Windows."""
    said("init", "--scheme", POOL, tmp_path / "队", "--team", "t")
    config = tmp_path / "队" / "config"
    for path in (*config.glob("schemes/*/*.yaml"), *config.glob("teams/*.yaml")):
        path.write_bytes(path.read_text(encoding="utf-8").encode("gbk"))
    return config


def test_schemes_in_another_encoding_are_told_beside_the_others(in_gbk):
    code, told = said("schemes", "--config", in_gbk)
    assert (code, told.count(NOT_UTF8), "t-service-merit-pool" in told, "warehouse-keeper-bonus" in told) == (
        *(0, 1, True, True),
    )


def test_a_team_file_in_another_encoding_is_told_by_init_as_by_check(in_gbk):
    for words in (("init", "t"), ("check", "t")):
        code, told = said(*words, "--config", in_gbk)
        assert (code, told.count(NOT_UTF8)) == (2, 1)


def test_what_fails_half_way_leaves_nothing_in_the_way_of_another_try(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    (tmp_path / "队").mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(starting, "_workbook", full)
        code, told = said("init", "--scheme", POOL, tmp_path / "队", "--team", "t")
        assert (code, "No space left on device" in told) == (4, True)
    assert list((tmp_path / "队").iterdir()) == []
    assert said("init", "--scheme", POOL, tmp_path / "队", "--team", "t")[0] == 0


def test_explain_offers_names_that_can_be_read_and_no_keys(tmp_path):
    assert said("demo", tmp_path / "demo")[0] in (0, 1)
    code, told = said(
        "explain", "demo", "李娜", "迟到次", "--config", tmp_path / "demo" / "config", "--period", "2026-10"
    )
    assert (code, "late_minutes" in told, "迟到次数" in told) == (2, False, True)


def test_a_wrong_request_is_answered_as_json_where_json_is_asked_for(tmp_path):
    assert said("demo", tmp_path / "demo")[0] in (0, 1)
    config = tmp_path / "demo" / "config"
    for words in (("plan", "demo", "--period", "2026-Q3"), ("share", "demo")):
        code, told = said(*words, "--json", "--config", config)
        assert (code, json.loads(told)["status"]) == (2, "wrong_request")


def test_a_name_that_may_be_a_schemes_is_told_as_such_where_there_is_no_configuration(tmp_path):
    code, told = said("check", "nosuch", "--config", tmp_path / "none")
    assert (code, "没有名为“nosuch”的方案" in told, "找不到配置文件夹" in told) == (2, True, True)
