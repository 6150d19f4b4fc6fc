"""The line to Google: what is repeated and what never, for how long, how it is told; nothing hangs, nothing leaks."""

import io
import json
import logging
import threading
from datetime import UTC, datetime

import gspread
import pytest
import requests
from google.oauth2.credentials import Credentials

from sheets_sync.google.line import Line, wire
from sheets_sync.google.line.call_log import MADE, asked
from sheets_sync.google.line.faults import GoogleFault
from tests.answering import EMAIL, Ticks, answering, fine, line, page, query, refused

ID = "1aB-cD_eF"
DATE = "Sat, 21 Nov 2026 12:00:00 GMT"
DENIED = "The caller does not have permission"


def read(one):
    return one.spreadsheet(ID, "properties(title)").json


def write(one):
    return one.batch(ID, [{"deleteNamedRange": {"namedRangeId": "ssa00000001"}}])


def failing(call, *answers, clock=None, **more):
    clock = clock or Ticks()
    with answering(*answers) as servers, pytest.raises(GoogleFault) as caught:
        call(line(clock, **more))
    return caught.value, servers, clock


# What is repeated


@pytest.mark.parametrize("call", [read, write])
@pytest.mark.parametrize(
    "trouble",
    [
        *[refused(status) for status in (408, 429, 500, 501, 502, 503, 504)],
        page(502),
        page(503),
        page(200),
        page(403),
        page(302, location="https://portal.example.com/"),
        (200, {"Content-Type": "application/json"}, '{"properties": {"ti'),
        (200, {"Content-Type": "application/json"}, ""),
        (200, {"Content-Type": "application/json"}, "[]"),
        (200, {"Content-Type": "application/json", "Content-Length": "900"}, "{}"),
        (503, {}, ""),
        refused(403, "Rate Limit Exceeded", errors=["rateLimitExceeded"]),
        refused(403, "User Rate Limit Exceeded", errors=["userRateLimitExceeded"]),
        refused(403, "Quota exceeded", reasons=["RATE_LIMIT_EXCEEDED"]),
        requests.ConnectionError("reset"),
        requests.ConnectTimeout("slow"),
        requests.ReadTimeout("slow"),
        requests.exceptions.ChunkedEncodingError("broken off"),
        requests.exceptions.ProxyError("proxy"),
        ConnectionResetError("reset"),
        TimeoutError("slow"),
    ],
    ids=str,
)
def test_what_may_pass_is_tried_again_after_a_short_wait(call, trouble):
    clock = Ticks()
    with answering(trouble, fine({"done": True})) as servers:
        assert call(line(clock)) == {"done": True}
    assert len(servers.calls) == 2
    assert [0.5 <= seconds <= 1.0 for seconds in clock.slept] == [True]


def test_the_same_request_is_sent_again_to_the_byte():
    with answering(page(), requests.ReadTimeout("slow"), fine()) as servers:
        write(line())
    assert {(call.method, call.url, call.body) for call in servers.calls} == {
        (
            "POST",
            "https://sheets.googleapis.com/v4/spreadsheets/1aB-cD_eF:batchUpdate?prettyPrint=false",
            b'{"requests":[{"deleteNamedRange":{"namedRangeId":"ssa00000001"}}]}',
        )
    }


def test_the_waits_double_up_to_half_a_minute_and_vary():
    waits = [failing(read, page())[2].slept for _ in range(3)]
    for slept in waits:
        steps = [0.5, 1, 2, 4, 8, *[16] * 20]
        assert all(low <= seconds <= 2 * low for low, seconds in zip(steps, slept, strict=False))
        assert len(slept) >= 9
    assert waits[0] != waits[1] != waits[2]


@pytest.mark.parametrize("call", [read, write])
def test_a_call_is_given_up_within_its_deadline_and_tells_how_long_it_was_tried(call):
    fault, servers, clock = failing(call, page(503))
    assert fault.code == "google_unreachable"
    assert fault.details["why"] == "status"
    assert fault.details["status"] == "503"
    assert 200 <= int(fault.details["seconds"]) <= 240
    assert int(fault.details["tries"]) == len(servers.calls) == fault.attempts
    assert 200 <= sum(clock.slept) < 240


def test_a_server_that_never_answers_holds_a_call_no_longer_than_its_deadline():
    clock = Ticks()

    def silent(request):
        _, silence = request.req_kwargs["timeout"]
        clock.at += silence
        return requests.ReadTimeout("silent")

    fault, servers, _ = failing(read, silent, clock=clock)
    assert fault.details["why"] == "no_answer"
    assert fault.details["status"] == "-"
    assert clock.at - 1000 <= 240
    assert len(servers.calls) == 4


@pytest.mark.parametrize("left", [0.0, 0.2, 0.9, 1.0])
def test_a_last_moment_is_no_time_for_another_attempt_and_hides_no_reason(left):
    clock = Ticks()
    fault, servers, _ = failing(read, refused(503, retry_after="10"), clock=clock, deadline=10 + left)
    assert (fault.code, fault.details["why"]) == ("google_unreachable", "status")
    assert (fault.details["status"], fault.details["after"]) == ("503", "10")
    assert len(servers.calls) == 1
    assert clock.slept == []


def test_nothing_is_sent_once_the_time_is_up():
    clock = Ticks()
    clock.before_sleep = lambda: setattr(clock, "at", clock.at + 300)
    fault, servers, _ = failing(read, page(), clock=clock)
    assert fault.code == "google_unreachable"
    assert len(servers.calls) == 1


def test_a_certificate_that_is_not_trusted_is_not_tried_again():
    fault, servers, _ = failing(read, requests.exceptions.SSLError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed"))
    assert fault.details["why"] == "certificate"
    assert len(servers.calls) == 1
    assert fault.answer_lost is False


def test_a_wrong_proxy_is_not_tried_again():
    fault, servers, _ = failing(read, requests.exceptions.InvalidProxyURL("user:secret@"))
    assert fault.details["why"] == "proxy_wrong"
    assert len(servers.calls) == 1


@pytest.mark.parametrize("proxy", ["nonsense", "8080", "代理", "http//127.0.0.1:80"])
def test_a_proxy_that_is_no_address_is_not_looked_for_again(proxy, monkeypatch):
    monkeypatch.setenv("https_proxy", proxy)
    fault, servers, clock = failing(read, requests.exceptions.ProxyError("proxy"))
    assert (fault.details["why"], len(servers.calls), clock.slept) == ("proxy_wrong", 1, [])


@pytest.mark.parametrize("proxy", ["http://squid", "squid:3128", "proxy.example.com", "localhost", ""])
def test_a_proxy_that_may_be_away_for_a_moment_is_tried_again(proxy, monkeypatch):
    monkeypatch.setenv("https_proxy", proxy)
    with answering(requests.exceptions.ProxyError("proxy"), fine({"a": 1})):
        assert read(line()) == {"a": 1}


def test_a_socks_proxy_is_said_not_to_be_supported_and_not_tried_again():
    broken = requests.exceptions.InvalidSchema("Missing dependencies for SOCKS support.")
    fault, servers, _ = failing(read, broken)
    assert (fault.details["why"], len(servers.calls)) == ("no_socks", 1)


# What the server asks for


def test_the_seconds_that_the_server_asks_for_are_waited():
    clock = Ticks()
    with answering(refused(429, retry_after="7"), refused(503, retry_after="40"), fine()):
        read(line(clock))
    assert clock.slept == [7.0, 40.0]


def test_the_moment_that_the_server_asks_for_is_set_against_its_own_clock():
    clock = Ticks()
    with answering(refused(429, retry_after="Sat, 21 Nov 2026 12:00:09 GMT", date=DATE), fine()):
        read(line(clock))
    assert clock.slept == [9.0]


def test_a_moment_without_the_servers_clock_is_set_against_ours(time_machine):
    time_machine.move_to(datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC), tick=False)
    clock = Ticks()
    with answering(refused(429, retry_after="Sat, 21 Nov 2026 12:00:11 GMT"), fine()):
        read(line(clock))
    assert clock.slept == [11.0]


@pytest.mark.parametrize(
    "said", ["soon", "-5", "", "1.5", "0", "٣", "Sat, 21 Nov 2026", "Sat, 21 Nov 2020 12:00:00 GMT", "NaN"]
)
def test_a_wait_that_makes_no_sense_is_replaced_by_our_own(said):
    clock = Ticks()
    with answering((429, {"Retry-After": said, "Date": DATE} if said else {}, "{}"), fine()):
        read(line(clock))
    assert [0.5 <= seconds <= 1.0 for seconds in clock.slept] == [True]


@pytest.mark.parametrize(("said", "shown"), [("3600", "3600"), ("99999999999999999999999", "inf")])
def test_a_wait_beyond_the_deadline_is_not_begun(said, shown):
    fault, servers, clock = failing(read, refused(429, retry_after=said, reasons=["RATE_LIMIT_EXCEEDED"]))
    assert fault.code == "google_busy"
    assert fault.details == {
        "book": ID,
        "path": f"google:{ID}",
        "quota": "RATE_LIMIT_EXCEEDED",
        "after": shown,
        "seconds": "0",
        "tries": "1",
    }
    assert clock.slept == []
    assert len(servers.calls) == 1


def test_a_quota_that_stays_used_up_for_an_hour_is_told_within_the_deadline_and_by_its_name():
    metadata = {"quota_limit": "WriteRequestsPerMinutePerUser", "quota_limit_value": "60"}
    answer = refused(429, "Quota exceeded", "RESOURCE_EXHAUSTED", reasons=["RATE_LIMIT_EXCEEDED"], metadata=metadata)
    fault, _, clock = failing(write, answer)
    assert fault.code == "google_busy"
    assert fault.details["quota"] == "WriteRequestsPerMinutePerUser"
    assert 200 <= int(fault.details["seconds"]) <= 240
    assert sum(clock.slept) < 240
    assert fault.answer_lost is False


# What is never repeated


@pytest.mark.parametrize("call", [read, write])
@pytest.mark.parametrize(
    ("answer", "code", "details"),
    [
        (refused(400, "Invalid requests[0]."), "google_refused", {"status": "400", "error": "Invalid requests[0]."}),
        (refused(409, "Conflict"), "google_refused", {"status": "409", "error": "Conflict"}),
        (refused(412, ""), "google_refused", {"status": "412", "error": "Precondition Failed"}),
        (page(400), "google_refused", {"status": "400", "error": "Bad Request"}),
        (refused(404, "Requested entity was not found.", "NOT_FOUND"), "google_not_found", {"email": EMAIL}),
        (page(404), "google_not_found", {"email": EMAIL}),
        (page(413), "google_refused", {"status": "413", "error": "Request Entity Too Large"}),
        (
            refused(403, "The user's Drive storage quota has been exceeded.", errors=["storageQuotaExceeded"]),
            "google_refused",
            {"status": "403", "error": "The user's Drive storage quota has been exceeded."},
        ),
        (
            refused(403, "Daily limit.", errors=["dailyLimitExceeded"]),
            "google_refused",
            {"status": "403", "error": "Daily limit."},
        ),
        (
            refused(403, "Too many shares.", errors=["sharingRateLimitExceeded"]),
            "google_refused",
            {"status": "403", "error": "Too many shares."},
        ),
        (
            refused(400, "You are trying to edit a protected cell or object. Please contact the owner."),
            "google_protected",
            {"error": "You are trying to edit a protected cell or object. Please contact the owner."},
        ),
        (
            refused(
                400, "This action would increase the number of cells in the workbook above the limit of 10000000 cells."
            ),
            "google_too_large",
            {"what": "cells", "found": "> 10000000", "most": "10000000", "tab": "-"},
        ),
        (
            refused(400, "Your input contains more than the maximum of 50000 characters in a single cell."),
            "google_too_large",
            {"what": "characters in a cell", "found": "> 50000", "most": "50000", "tab": "-"},
        ),
        (
            refused(400, "Request payload size exceeds the limit: 10485760 bytes."),
            "google_too_large",
            {"what": "bytes in one request", "found": "> 10485760", "most": "10485760", "tab": "-"},
        ),
        (
            refused(
                403,
                "Google Sheets API has not been used in project 1 before or it is disabled.",
                reasons=["SERVICE_DISABLED"],
                metadata={
                    "activationUrl": "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=1",
                    "serviceTitle": "Google Sheets API",
                },
            ),
            "google_api_off",
            {
                "api": "Google Sheets API",
                "url": "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=1",
            },
        ),
        (
            refused(
                403,
                "Access Not Configured. Enable it by visiting https://console.cloud.google.com/apis/x?project=1 now.",
                errors=["accessNotConfigured"],
            ),
            "google_api_off",
            {"api": "Google Sheets API", "url": "https://console.cloud.google.com/apis/x?project=1"},
        ),
        (
            refused(
                403, "Off.", reasons=["SERVICE_DISABLED"], links=["https://evil.example.com/console.cloud.google.com"]
            ),
            "google_api_off",
            {
                "api": "Google Sheets API",
                "url": "https://console.cloud.google.com/apis/library/sheets.googleapis.com",
            },
        ),
        (
            refused(403, "Insufficient scopes.", "PERMISSION_DENIED", reasons=["ACCESS_TOKEN_SCOPE_INSUFFICIENT"]),
            "google_scope",
            {"scope": "https://www.googleapis.com/auth/spreadsheets"},
        ),
        (
            refused(403, "Insufficient.", www_authenticate='Bearer error="insufficient_scope"'),
            "google_scope",
            {"scope": "https://www.googleapis.com/auth/spreadsheets"},
        ),
        (refused(401, "Token revoked."), "google_signed_out", {"why": "Token revoked.", "email": EMAIL}),
    ],
    ids=str,
)
def test_a_refusal_is_told_for_what_it_is_and_not_repeated(call, answer, code, details):
    fault, servers, clock = failing(lambda one: call(unsigned(one)), answer)
    assert (fault.code, fault.details) == (code, {"book": ID, "path": f"google:{ID}", **details})
    assert fault.unreached
    assert (len(servers.calls), fault.attempts, fault.answer_lost, clock.slept) == (1, 1, False, [])


def unsigned(one):
    return Line(None, clock=one.clock, email=EMAIL)


def test_a_spreadsheet_that_is_not_shared_and_one_that_may_only_be_viewed_are_told_apart():
    answer = refused(403, DENIED, "PERMISSION_DENIED")
    assert failing(read, answer)[0].code == "google_not_shared"
    assert failing(write, answer)[0].code == "google_read_only"
    drive = refused(403, "The user does not have sufficient permissions.", errors=["insufficientFilePermissions"])
    assert failing(lambda one: one.file(ID, "version"), drive)[0].code == "google_not_shared"
    assert failing(lambda one: one.add_permission(ID, {}), drive)[0].code == "google_read_only"


def test_the_scope_that_is_missing_depends_on_what_was_wanted_of_drive():
    answer = refused(403, "Insufficient Permission", errors=["insufficientPermissions"])
    assert failing(lambda one: one.file(ID, "version"), answer)[0].details["scope"].endswith("drive.metadata.readonly")
    assert failing(lambda one: one.remove_permission(ID, "p"), answer)[0].details["scope"].endswith("auth/drive")


def test_the_api_that_is_off_is_named_after_the_host():
    answer = refused(403, "Off", reasons=["SERVICE_DISABLED"])
    assert failing(lambda one: one.about(), answer)[0].details == {
        "api": "Google Drive API",
        "url": "https://console.cloud.google.com/apis/library/drive.googleapis.com",
    }


@pytest.mark.parametrize(
    "body",
    [
        '{"error": "x"}',
        '{"error": []}',
        '[{"error": {"message": "m"}}]',
        "[]",
        "7",
        '{"error": {"errors": [], "details": 3}}',
    ],
)
def test_a_refusal_of_any_shape_is_a_fault_and_no_crash(body):
    fault, _, _ = failing(read, (400, {"Content-Type": "application/json"}, body))
    assert fault.code == "google_refused"


def test_a_request_that_is_no_json_is_a_mistake_of_ours_and_never_sent():
    with answering(fine()) as servers, pytest.raises(ValueError, match="Out of range float"):
        line().batch(ID, [{"x": float("nan")}])
    assert servers.calls == []


# Stopping


def test_a_request_to_stop_ends_the_waiting_and_nothing_is_repeated():
    clock = Ticks()
    clock.before_sleep = clock.stop.set
    fault, servers, _ = failing(write, page(503), clock=clock)
    assert fault.code == "google_interrupted"
    assert len(servers.calls) == 1
    assert fault.answer_lost is True


def test_no_call_begins_after_a_request_to_stop():
    clock = Ticks()
    clock.stop.set()
    fault, servers, _ = failing(read, fine(), clock=clock)
    assert fault.code == "google_interrupted"
    assert servers.calls == []


def test_the_call_under_way_is_finished_when_asked_to_stop():
    clock = Ticks()

    def meanwhile(_request):
        clock.stop.set()
        return fine({"done": True})

    with answering(meanwhile):
        assert write(line(clock)) == {"done": True}


@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit])
def test_the_end_of_the_process_is_not_held_up(end):
    def killed(_request):
        raise end

    with answering(killed) as servers, pytest.raises(end):
        write(line())
    assert len(servers.calls) == 1


# Answers that are lost


@pytest.mark.parametrize(
    ("trouble", "lost"),
    [
        (requests.ReadTimeout("slow"), True),
        (requests.ConnectionError("reset"), True),
        (page(502), True),
        (refused(503), True),
        ((200, {}, '{"repl'), True),
        (refused(429), False),
        (requests.ConnectTimeout("slow"), False),
        (requests.ConnectionError("NewConnectionError: refused"), False),
        (requests.ConnectionError("NameResolutionError: no such host"), False),
    ],
    ids=str,
)
def test_a_fault_tells_whether_an_earlier_attempt_may_have_been_applied(trouble, lost):
    conflict = refused(400, "Invalid requests[0].deleteNamedRange: No named range with ID ssa00000001.")
    fault, _, _ = failing(write, trouble, conflict)
    assert (fault.code, fault.attempts, fault.answer_lost) == ("google_refused", 2, lost)


# Bounds


def test_every_call_has_its_limits_of_time():
    clock = Ticks()
    with answering(fine()) as servers:
        one = line(clock)
        read(one)
        write(one)
        one.about()
    assert servers.timeouts == [(10.0, 75.0), (10.00066, 190.0), (10.0, 60.0)]


def test_a_large_body_is_given_the_time_to_be_sent_over_a_slow_line():
    with answering(fine()) as servers:
        line().batch(ID, [{"text": "x" * 5_000_000}])
    connect, _ = servers.timeouts[0]
    assert 59 < connect < 61


def test_no_attempt_is_given_more_time_than_is_left():
    clock = Ticks()
    with answering(fine()) as servers:
        read(line(clock, deadline=4.0))
    assert servers.timeouts == [(4.0, 4.0)]


class Dripping(io.RawIOBase):
    """A body without an end, of which every piece takes some time."""

    def __init__(self, clock, seconds):
        self.clock = clock
        self.seconds = seconds
        self.pieces = 0

    def readable(self):
        return True

    def readinto(self, buffer):
        self.clock.at += self.seconds
        self.pieces += 1
        buffer[:] = b" " * len(buffer)
        return len(buffer)


def test_a_body_that_drips_for_ever_ends_with_the_deadline():
    clock = Ticks()
    fault, servers, _ = failing(read, lambda _request: (200, {}, io.BufferedReader(Dripping(clock, 30))), clock=clock)
    assert fault.code == "google_unreachable"
    assert fault.details["why"] == "slow_answer"
    assert clock.at - 1000 <= 240 + 30
    assert len(servers.calls) == 2


def test_a_body_that_streams_for_ever_ends_at_a_size():
    clock = Ticks()
    body = Dripping(clock, 0)
    with answering((200, {}, io.BufferedReader(body))) as servers:
        one = line(clock)
        one._wire.most_bytes = 3_000_000
        with pytest.raises(GoogleFault) as caught:
            read(one)
    assert caught.value.details["why"] == "endless_answer"
    assert len(servers.calls) == 1
    assert body.pieces < 500


def test_reads_wait_for_the_pace_and_repeated_ones_count():
    clock = Ticks()
    with answering(refused(429), fine()) as servers:
        one = line(clock)
        for _ in range(60):
            read(one)
    assert len(servers.calls) == 61
    assert len(clock.slept) == 2
    assert clock.slept[1] == pytest.approx(60 - clock.slept[0])


def test_writes_do_not_wait_for_reads_nor_drive_for_either():
    clock = Ticks()
    with answering(fine()):
        one = line(clock)
        for _ in range(60):
            read(one)
            write(one)
            one.file(ID, "version")
            one.file(ID, "version")
    assert clock.slept == []


def test_a_pace_that_cannot_be_kept_within_the_deadline_is_told_as_a_quota():
    clock = Ticks()
    with answering(fine()) as servers:
        one = line(clock, deadline=30.0)
        for _ in range(60):
            read(one)
        with pytest.raises(GoogleFault) as caught:
            read(one)
    assert (caught.value.code, caught.value.details["quota"]) == ("google_busy", "own_read")
    assert len(servers.calls) == 60


# What is asked


def test_a_spreadsheet_is_read_by_its_mask_and_tells_the_servers_time():
    with answering(fine({"a": 1}, date=DATE)) as servers:
        answer = line().spreadsheet(ID, "properties(title),sheets(data)", ["'考核'!A1:B2", "'x'!A1"])
    assert answer.json == {"a": 1}
    assert answer.moment == datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
    assert query(servers.calls[0]) == {
        "fields": ["properties(title),sheets(data)"],
        "prettyPrint": ["false"],
        "ranges": ["'考核'!A1:B2", "'x'!A1"],
    }
    assert servers.calls[0].headers["Authorization"] == "Bearer secret-token"


@pytest.mark.parametrize("date", ["", "yesterday", "Sat, 99 Nov 2026 12:00:00 GMT"])
def test_an_answer_without_a_time_has_none(date):
    with answering((200, {"Date": date}, "{}")):
        assert line().spreadsheet(ID, "a").moment is None


def test_a_batch_asks_for_the_inputs_as_they_are_afterwards():
    with answering(fine()) as servers:
        line().batch(ID, [{"a": "字"}], ranges=["'考核'!A1:B2"], fields="replies")
    (call,) = servers.calls
    assert json.loads(call.body) == {
        "requests": [{"a": "字"}],
        "includeSpreadsheetInResponse": True,
        "responseIncludeGridData": True,
        "responseRanges": ["'考核'!A1:B2"],
    }
    assert "字".encode() in call.body
    assert query(call) == {"fields": ["replies"], "prettyPrint": ["false"]}
    assert call.headers["Content-Type"] == "application/json; charset=utf-8"
    assert "gzip" in call.headers["User-Agent"]


def test_drive_is_asked_with_shared_drives_in_mind():
    with answering(fine({"id": "p"})) as servers:
        one = line()
        one.file(ID, "version,trashed")
        one.add_permission(ID, {"type": "user", "role": "reader", "emailAddress": "wang@example.com"})
        one.add_permission(ID, {"type": "user"}, notify=True)
        one.update_file(ID, {"copyRequiresWriterPermission": True}, "id")
        one.remove_permission(ID, "p/1")
    place = f"https://www.googleapis.com/drive/v3/files/{ID}"
    assert [(call.method, call.url.partition("?")[0]) for call in servers.calls] == [
        ("GET", place),
        ("POST", f"{place}/permissions"),
        ("POST", f"{place}/permissions"),
        ("PATCH", place),
        ("DELETE", f"{place}/permissions/p%2F1"),
    ]
    assert {query(call)["supportsAllDrives"][0] for call in servers.calls} == {"true"}
    assert [query(call)["sendNotificationEmail"] for call in servers.calls[1:3]] == [["false"], ["true"]]


def test_all_pages_of_permissions_are_read():
    first = fine({"permissions": [{"id": "1"}, {"id": "2"}], "nextPageToken": "more"})
    with answering(first, fine({"permissions": [{"id": "3"}]})) as servers:
        assert [each["id"] for each in line().permissions(ID)] == ["1", "2", "3"]
    assert [query(call).get("pageToken") for call in servers.calls] == [None, ["more"]]


def test_pages_that_lead_in_a_circle_are_read_once():
    with answering(fine({"permissions": [{"id": "1"}], "nextPageToken": "again"})) as servers:
        assert len(line().permissions(ID)) == 2
    assert len(servers.calls) == 2


def test_a_permission_that_is_gone_after_a_lost_answer_was_removed():
    with answering(requests.ReadTimeout("slow"), refused(404, "Permission not found")):
        line().remove_permission(ID, "p")
    assert failing(lambda one: one.remove_permission(ID, "p"), refused(404))[0].code == "google_not_found"


def test_an_empty_answer_is_one_where_nothing_is_to_be_said():
    with answering((204, {}, "")) as servers:
        line().remove_permission(ID, "p")
    assert len(servers.calls) == 1


def test_an_id_is_only_ever_a_part_of_the_address():
    with answering(fine()) as servers:
        line().spreadsheet("../drafts?x=1#y", "a")
    assert (
        servers.calls[0].url
        == "https://sheets.googleapis.com/v4/spreadsheets/..%2Fdrafts%3Fx%3D1%23y?fields=a&prettyPrint=false"
    )


def test_what_is_done_through_gspread_goes_over_the_line():
    sheet = {"properties": {"sheetId": 0, "title": "考核", "index": 0, "gridProperties": {}}}
    whole = fine({"spreadsheetId": ID, "properties": {"title": "t"}, "sheets": [sheet]})
    with answering(page(), whole) as servers:
        client = gspread.Client(Credentials(token="secret-token"), http_client=lambda *_: line())
        assert client.open_by_key(ID).sheet1.title == "考核"
        servers.answers[:] = [refused(404)]
        with pytest.raises(GoogleFault):
            client.open_by_key(ID)
    assert None not in servers.timeouts


def test_no_netrc_and_no_redirect_takes_the_token_elsewhere():
    with answering(page(302, location="https://elsewhere.example.com/"), fine()) as servers:
        read(line())
    assert {call.url.split("/")[2] for call in servers.calls} == {"sheets.googleapis.com"}


# What is told


def test_every_attempt_has_its_line_in_the_log(caplog):
    caplog.set_level(logging.DEBUG, "sheets_sync.google")
    clock = Ticks()

    def slow(_request):
        clock.at += 0.089
        return fine({"a": 1})

    with answering(refused(503, "x"), requests.ReadTimeout("slow"), slow):
        write(line(clock))
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        (
            "WARNING",
            "POST spreadsheets/{id}:batchUpdate status=503 sent=66 got=54 ms=0 attempt=1 trouble='status'",
        ),
        (
            "WARNING",
            "POST spreadsheets/{id}:batchUpdate status=- sent=66 got=0 ms=0 attempt=2 trouble='no_answer'",
        ),
        ("DEBUG", "POST spreadsheets/{id}:batchUpdate status=200 sent=66 got=8 ms=89 attempt=3"),
    ]


@pytest.mark.parametrize(
    ("method", "path", "template", "kind"),
    [
        ("GET", "sheets.googleapis.com/v4/spreadsheets/1aB-c?fields=x", "spreadsheets/{id}", "read"),
        ("post", "sheets.googleapis.com/v4/spreadsheets/1aB-c:batchUpdate", "spreadsheets/{id}:batchUpdate", "write"),
        ("GET", "sheets.googleapis.com/v4/spreadsheets/i/values/'x'!A1:B2", "spreadsheets/{id}/values/{range}", "read"),
        ("GET", "sheets.googleapis.com/v4/spreadsheets/i/values:batchGet", "spreadsheets/{id}/values:batchGet", "read"),
        (
            "POST",
            "sheets.googleapis.com/v4/spreadsheets/i/values:batchGetByDataFilter",
            "spreadsheets/{id}/values:batchGetByDataFilter",
            "read",
        ),
        (
            "POST",
            "sheets.googleapis.com/v4/spreadsheets/i/sheets/7:copyTo",
            "spreadsheets/{id}/sheets/{sheet}:copyTo",
            "write",
        ),
        ("POST", "sheets.googleapis.com/v4/spreadsheets", "spreadsheets", "write"),
        ("GET", "www.googleapis.com/drive/v3/files/1aB-c", "files/{id}", "drive"),
        (
            "DELETE",
            "www.googleapis.com/drive/v3/files/i/permissions/77",
            "files/{id}/permissions/{permission}",
            "drive",
        ),
        ("GET", "www.googleapis.com/drive/v3/about", "about", "drive"),
        ("POST", "oauth2.googleapis.com/token", "token", "token"),
        (
            "POST",
            "iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/sync@example.com:generateAccessToken",
            "projects/{id}/serviceAccounts/{email}:generateAccessToken",
            "token",
        ),
        ("GET", "169.254.169.254/", "-", "token"),
        ("GET", "sts.example.com/wang/token", "{id}/token", "token"),
    ],
)
def test_the_log_names_a_call_by_its_kind_and_nobody_by_name(method, path, template, kind):
    call = asked(method, f"https://{path}")
    assert (call.template, call.kind) == (template, kind)


@pytest.mark.parametrize(
    "answer",
    [
        fine(),
        page(503),
        refused(400, "Bearer secret-token"),
        refused(403, "ya29.secret-token"),
        requests.ReadTimeout("secret-token"),
    ],
    ids=str,
)
def test_neither_token_nor_id_nor_body_is_in_the_log_or_in_a_fault(answer, caplog):
    caplog.set_level(logging.DEBUG)
    clock = Ticks()
    with answering(answer):
        one = line(clock, deadline=5)
        try:
            one.batch(ID, [{"text": "salary of Wang"}])
        except GoogleFault as fault:
            told = f"{fault!r} {fault} {fault.details} {fault.__cause__!r} {fault.__context__!r}"
        else:
            told = ""
    told += f" {one!r} {vars(one)!r}"
    assert "secret-token" not in told + caplog.text
    assert "salary" not in told + caplog.text
    assert ID not in caplog.text


def test_nothing_is_left_behind_that_runs():
    before = set(threading.enumerate())
    failing(write, page(503))
    assert set(threading.enumerate()) <= before


def test_the_limits_name_every_kind_of_call():
    assert set(wire.LIMITS) == {"read", "write", "drive", "token"}
    assert wire.LIMITS["write"][0] > 180  # as long as Google may work on a request


def test_many_threads_may_use_one_line():
    with answering(fine({"a": 1})) as servers:
        one = line()
        found = []
        threads = [threading.Thread(target=lambda: found.append(read(one))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [{"a": 1}] * 8
    assert len(servers.calls) == 8


def test_every_attempt_is_counted_by_its_kind_and_its_answer():
    before = MADE.copy()
    with answering(refused(429), refused(503), fine()):
        read(line(Ticks()))
    assert MADE - before == {("read", "429"): 1, ("read", "503"): 1, ("read", "200"): 1}
