"""The played Google's front: who may do what, what is counted, what can go wrong, and that nothing unknown passes."""

import json
import threading
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import google.auth.exceptions
import pytest
import requests
from google.auth import impersonated_credentials
from google.auth.transport.requests import AuthorizedSession
from google.oauth2 import credentials as user_credentials
from google.oauth2 import service_account

from sheets_sync.grid import BookFault
from tests.played import (
    Denied,
    Endless,
    Google,
    Hang,
    Html,
    Kill,
    PlayedClock,
    Refusal,
    Refused,
    Reset,
    Slow,
    Status,
    TokenRefused,
    Truncated,
    Unfaithful,
    Unresolved,
)
from tests.played.refusals import storage_full
from tests.played.tokens import service_account_key

AUTH = "https://www.googleapis.com/auth/"
DRIVE = AUTH + "drive"
SHEETS = "https://sheets.googleapis.com/v4/spreadsheets/"
FILES = "https://www.googleapis.com/drive/v3/files/"
TITLE = {"fields": "properties.title"}
TIMEOUT = (5, 60)
RENAME = {"requests": [{"updateSpreadsheetProperties": {"properties": {"title": "新"}, "fields": "title"}}]}


@pytest.fixture
def played():
    with Google() as google:
        yield google


def session(google, *scopes):
    return AuthorizedSession(google.credentials(*scopes))


def get(session, url, **query):
    return session.get(url, params=query or None, timeout=TIMEOUT)


def as_user(google, email, *scopes):
    """Returns a session of a person who signed in."""
    token = google.sign_in.give(email, [AUTH + name for name in scopes or ("drive", "spreadsheets")])
    made = requests.Session()
    made.headers["Authorization"] = f"Bearer {token}"
    return made


def batch(session, file, body=None):
    return session.post(SHEETS + file + ":batchUpdate", json=body or RENAME, timeout=TIMEOUT)


def test_a_shared_spreadsheet_is_read_and_the_call_is_recorded(played):
    file = played.add("十月", sheets={"评分": [["工号"]]})
    answer = get(session(played), SHEETS + file, **TITLE)
    assert answer.json() == {"properties": {"title": "十月"}}
    (call,) = played.calls
    assert (call.host, call.verb, call.template) == ("sheets.googleapis.com", "GET", "spreadsheets/{id}")
    assert (call.kind, call.status, call.timeout, call.user) == ("read", 200, (5, 60), played.email)
    assert (call.id, call.query, call.sent) == (file, {"fields": ["properties.title"]}, 0)
    assert call.got == len(answer.content)
    assert (played.reads, played.writes, played.metadata) == (1, 0, 0)
    assert [each.template for each in played.token_calls] == ["token"]


def test_the_background_call_of_google_auth_is_kept_apart():
    with Google() as google:
        get(session(google), SHEETS + google.add("十月"))
    assert [call.kind for call in google.location_calls] == ["location"]
    assert len(google.calls) == 1


def test_a_call_without_a_timeout_is_an_error(played):
    file = played.add("十月")
    for timeout in (None, (5, None)):
        with pytest.raises(Unfaithful, match="without a timeout"):
            as_user(played, "boss@example.com").get(SHEETS + file, timeout=timeout)
    assert len(played.violations) == 2
    played.violations.clear()


def test_a_violation_that_the_code_under_test_swallowed_comes_back_at_the_end():
    google = Google()
    google.__enter__()
    with pytest.raises(Unfaithful):
        get(session(google), SHEETS + google.add("十月"), feilds="properties")
    with pytest.raises(Unfaithful, match='did you mean "fields"'):
        google.__exit__(None, None, None)


def test_an_unknown_address_is_an_error(played):
    with pytest.raises(Unfaithful, match="no such method"):
        get(session(played), SHEETS + "x/rows")
    played.violations.clear()


@pytest.mark.parametrize(
    ("role", "read", "written"),
    [("writer", 200, 200), ("reader", 200, 403), ("commenter", 200, 403), (False, 403, 403)],
)
def test_a_role_decides_who_reads_and_who_writes(played, role, read, written):
    file = played.add("十月", share=role)
    assert get(session(played), SHEETS + file).status_code == read
    assert batch(session(played), file).status_code == written


def test_an_unshared_spreadsheet_is_refused_and_a_missing_one_is_not_found(played):
    refused = get(session(played), SHEETS + played.add("十月", share=False))
    assert refused.json() == {
        "error": {"code": 403, "message": "The caller does not have permission", "status": "PERMISSION_DENIED"}
    }
    missing = get(session(played), SHEETS + "test")
    assert missing.json() == {
        "error": {"code": 404, "message": "Requested entity was not found.", "status": "NOT_FOUND"}
    }


def test_drive_finds_no_file_that_is_not_shared(played):
    file = played.add("十月", share=False)
    answer = get(session(played), FILES + file, fields="id", supportsAllDrives="true")
    assert (answer.status_code, answer.json()["error"]["errors"][0]["reason"]) == (404, "notFound")


def test_a_link_and_a_domain_open_the_file(played):
    file = played.add("十月", owner="boss@example.com")
    boss = played.person("boss@example.com")
    stranger = as_user(played, "li@example.org")
    assert get(stranger, SHEETS + file).status_code == 403
    boss.link_sharing(file, "reader")
    assert get(stranger, SHEETS + file).status_code == 200
    boss.link_sharing(file, "")
    boss.link_sharing(file, "writer", domain="example.org")
    assert batch(stranger, file).status_code == 200
    assert get(as_user(played, "li@example.net"), SHEETS + file).status_code == 403
    found = get(as_user(played, "boss@example.com"), FILES + file + "/permissions", fields="permissions(type,role)")
    assert {"type": "domain", "role": "writer"} in found.json()["permissions"]


def test_a_token_without_a_scope_for_the_method_is_refused(played):
    answer = get(session(played, AUTH + "spreadsheets"), FILES + played.add("十月"), fields="id")
    error = answer.json()["error"]
    assert (answer.status_code, error["message"]) == (403, "Request had insufficient authentication scopes.")
    assert error["details"][0]["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"


def test_metadata_can_be_read_but_not_changed_with_the_scope_for_metadata(played):
    file = played.add("十月")
    line = session(played, AUTH + "drive.metadata.readonly")
    assert get(line, FILES + file, fields="version").json() == {"version": "1"}
    body = {"type": "user", "role": "reader", "emailAddress": "li@example.com"}
    assert line.post(FILES + file + "/permissions", json=body, timeout=TIMEOUT).status_code == 403


def test_an_api_that_is_switched_off_says_where_to_switch_it_on(played):
    file = played.add("十月")
    played.api_off("sheets.googleapis.com")
    answer = get(session(played), SHEETS + file)
    details = answer.json()["error"]["details"]
    assert (answer.status_code, details[0]["reason"]) == (403, "SERVICE_DISABLED")
    assert "sheets.googleapis.com" in details[0]["metadata"]["activationUrl"]


def test_sixty_reads_and_sixty_writes_fit_into_a_minute(played):
    file = played.add("十月")
    line = session(played)
    statuses = [get(line, SHEETS + file, **TITLE).status_code for _ in range(61)]
    assert statuses == [200] * 60 + [429]
    assert batch(line, file).status_code == 200
    played.clock.advance(60)
    assert get(line, SHEETS + file, **TITLE).status_code == 200
    played.quota.exhaust(3600)
    error = batch(line, file).json()["error"]
    assert (error["code"], error["status"]) == (429, "RESOURCE_EXHAUSTED")
    assert error["details"][0]["metadata"]["quota_limit"] == "WriteRequestsPerMinutePerUser"


def test_the_quota_can_be_switched_off(played):
    played.quota.on = False
    file, line = played.add("十月"), session(played)
    assert {get(line, SHEETS + file, **TITLE).status_code for _ in range(70)} == {200}


def test_a_token_that_lost_its_worth_is_made_anew(played):
    file, line = played.add("十月"), session(played)
    get(line, SHEETS + file, **TITLE)
    played.sign_in.expire()
    assert get(line, SHEETS + file, **TITLE).status_code == 200
    assert [call.status for call in played.calls] == [200, 401, 200]
    assert len(played.token_calls) == 2


def test_a_token_lasts_an_hour(played):
    file, line = played.add("十月"), session(played)
    get(line, SHEETS + file, **TITLE)
    played.clock.advance(3601)
    get(line, SHEETS + file, **TITLE)
    assert [call.status for call in played.calls] == [200, 401, 200]


def test_a_key_of_somebody_else_gets_no_token(played):
    played.sign_in.accounts.clear()
    with pytest.raises(google.auth.exceptions.RefreshError, match="account not found"):
        get(session(played), SHEETS + played.add("十月"))


def test_no_token_without_scopes(played):
    line = AuthorizedSession(service_account.Credentials.from_service_account_info(played.key(), scopes=[]))
    with pytest.raises(google.auth.exceptions.RefreshError, match="invalid_scope"):
        get(line, SHEETS + played.add("十月"))


def test_delegation_must_be_allowed_and_then_acts_in_the_persons_name(played):
    file = played.add("十月", owner="boss@example.com", share=False)
    line = AuthorizedSession(played.credentials().with_subject("boss@example.com"))
    with pytest.raises(google.auth.exceptions.RefreshError, match="unauthorized_client"):
        get(line, SHEETS + file)
    played.sign_in.delegates.add("boss@example.com")
    assert get(line, SHEETS + file, **TITLE).status_code == 200
    assert played.calls[-1].user == "boss@example.com"


def test_a_person_who_signed_in_is_known_by_the_refresh_token(played):
    played.sign_in.refreshing["1//secret"] = ("boss@example.com", (AUTH + "spreadsheets",))
    who = user_credentials.Credentials(
        None, "1//secret", token_uri="https://oauth2.googleapis.com/token", client_id="c", client_secret="s"
    )
    assert get(AuthorizedSession(who), SHEETS + played.add("十月", share=False), **TITLE).status_code == 200
    assert played.calls[-1].user == "boss@example.com"


@pytest.mark.parametrize("code", [400, 401, 403, 404, 408, 429, 500, 503, 504])
def test_a_status_strikes_as_often_as_ordered_and_then_no_more(played, code):
    file, line = played.add("十月"), as_user(played, "boss@example.com")
    played.fault("read", Status(code), times=2, skip=1)
    assert [get(line, SHEETS + file, **TITLE).status_code for _ in range(4)] == [200, code, code, 200]


def test_a_wait_is_told_in_seconds_or_as_a_date(played):
    file, line = played.add("十月"), session(played)
    played.fault("spreadsheets/{id}", Status(429, retry_after="3"))
    assert get(line, SHEETS + file).headers["Retry-After"] == "3"
    played.fault("GET spreadsheets/{id}", Status(503, retry_after=timedelta(seconds=90)))
    answer = get(line, SHEETS + file)
    told = parsedate_to_datetime(answer.headers["Retry-After"]) - parsedate_to_datetime(answer.headers["Date"])
    assert told == timedelta(seconds=90)


@pytest.mark.parametrize(("before", "title"), [(True, "十月"), (False, "新")])
@pytest.mark.parametrize(
    ("fault", "raised"), [(Reset, requests.ConnectionError), (Hang, requests.ReadTimeout), (Kill, SystemExit)]
)
def test_a_broken_call_leaves_the_server_before_or_after_its_work(played, fault, raised, before, title):
    file, line = played.add("十月"), session(played)
    played.fault("write", fault(before=before))
    with pytest.raises(raised):
        batch(line, file)
    assert played.spreadsheet(file).title == title
    assert played.calls[-1].status == 0


def test_a_hanging_call_takes_as_long_as_the_read_timeout(played):
    file = played.add("十月")
    played.fault("read", Hang())
    with pytest.raises(requests.ReadTimeout):
        get(session(played), SHEETS + file)
    assert played.clock.now() == pytest.approx(60.2)


def test_a_host_that_does_not_answer_takes_as_long_as_the_timeout_for_connecting(played):
    file = played.add("十月")
    played.fault("read", Hang(connecting=True))
    with pytest.raises(requests.ConnectTimeout):
        get(session(played), SHEETS + file)
    assert played.clock.now() == pytest.approx(5.2)


def test_a_slow_answer_comes_in_the_end(played):
    file = played.add("十月")
    played.fault("read", Slow(170))
    assert get(session(played), SHEETS + file, **TITLE).json() == {"properties": {"title": "十月"}}
    assert played.clock.now() == pytest.approx(170.2)


def test_a_request_that_is_too_large_is_refused(played):
    file = played.add("十月")
    cells = [{"userEnteredValue": {"stringValue": "x" * 40_000}}] * 270
    update = {"updateCells": {"rows": [{"values": cells}], "fields": "userEnteredValue", "start": {"sheetId": 0}}}
    answer = batch(session(played), file, {"requests": [update]})
    assert answer.json()["error"]["message"] == "Request payload size exceeds the limit: 10485760 bytes."


def test_a_clock_that_is_wrong_gets_no_token_and_shows_in_the_date(played):
    file, line = played.add("十月"), session(played)
    played.sign_in.skew = timedelta(minutes=3)
    told = parsedate_to_datetime(get(line, SHEETS + file).headers["Date"])
    assert timedelta(seconds=178) < told - played.clock.wall() <= timedelta(seconds=180)
    played.sign_in.skew = timedelta(minutes=-20)
    with pytest.raises(google.auth.exceptions.RefreshError, match="reasonable timeframe"):
        get(session(played), SHEETS + file)


def test_an_error_page_is_no_json(played):
    file = played.add("十月")
    played.fault("read", Html(502))
    answer = get(session(played), SHEETS + file)
    assert (answer.status_code, answer.headers["Content-Type"]) == (502, "text/html; charset=UTF-8")
    with pytest.raises(requests.JSONDecodeError):
        answer.json()


def test_an_answer_can_end_in_its_middle_noticed_or_not(played):
    file, line = played.add("十月"), session(played)
    played.fault("read", Truncated())
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        get(line, SHEETS + file)
    played.fault("read", Truncated(noticed=False))
    with pytest.raises(requests.JSONDecodeError):
        get(line, SHEETS + file).json()


def test_an_answer_without_an_end_is_given_up_by_those_who_look_at_the_clock(played):
    file, line = played.add("十月"), session(played)
    played.fault("read", Endless(), times=2)
    with line.get(SHEETS + file, timeout=TIMEOUT, stream=True) as answer:
        begun = played.clock.now()
        for _ in answer.iter_content(1024):
            if played.clock.now() - begun > 100:
                break
    with pytest.raises(Unfaithful, match="total deadline"):
        get(line, SHEETS + file)


def test_other_faults_come_in_googles_words(played):
    file, line = played.add("十月"), session(played)
    played.fault("token", TokenRefused(description="Invalid JWT: Token must be a short-lived token."))
    with pytest.raises(google.auth.exceptions.RefreshError, match="short-lived"):
        get(line, SHEETS + file)
    played.fault(lambda call: call.kind == "metadata", Refusal(storage_full()))
    error = get(line, FILES + file).json()["error"]
    assert (error["code"], error["errors"][0]["domain"]) == (403, "usageLimits")
    played.fault("read", Unresolved())
    with pytest.raises(requests.ConnectionError, match="resolve"):
        get(line, SHEETS + file)


def test_somebody_acts_just_before_the_server_takes_up_the_nth_call(played):
    file, line = played.add("十月"), session(played)
    boss = played.person("boss@example.com")
    played.meanwhile("read", lambda _: boss.rename_file(file, "十一月"), nth=2)
    titles = [get(line, SHEETS + file, **TITLE).json()["properties"]["title"] for _ in range(3)]
    assert titles == ["十月", "十一月", "十一月"]


def test_drive_knows_when_a_file_changed_and_by_whom(played):
    file = played.add("十月")
    fields = "version,modifiedTime,lastModifyingUser(emailAddress)"
    line = session(played)
    before = get(line, FILES + file, fields=fields).json()
    read = parsedate_to_datetime(get(line, SHEETS + file).headers["Date"])
    assert datetime.fromisoformat(before["modifiedTime"]) < read
    played.person("boss@example.com").rename_file(file, "十一月")
    after = get(line, FILES + file, fields=fields).json()
    assert datetime.fromisoformat(after["modifiedTime"]) > read
    assert int(after["version"]) > int(before["version"])
    assert after["lastModifyingUser"] == {"emailAddress": "boss@example.com"}


def test_the_time_of_a_change_may_lag_while_the_version_counts_at_once(played):
    file, line = played.add("十月"), session(played)
    before = get(line, FILES + file, fields="version,modifiedTime").json()
    played.drive.lag = 120
    batch(line, file)
    after = get(line, FILES + file, fields="version,modifiedTime").json()
    assert (after["modifiedTime"], after["version"]) == (before["modifiedTime"], "2")
    played.clock.advance(121)
    assert get(line, FILES + file, fields="modifiedTime").json() != {"modifiedTime": before["modifiedTime"]}


def test_a_service_account_can_own_no_file(played):
    line = session(played, DRIVE, AUTH + "spreadsheets")
    body = {"name": "十月", "mimeType": "application/vnd.google-apps.spreadsheet"}
    refused = line.post(FILES.rstrip("/"), json=body, timeout=TIMEOUT)
    assert refused.json()["error"]["errors"][0]["reason"] == "storageQuotaExceeded"
    assert line.post(SHEETS.rstrip("/"), json={}, timeout=TIMEOUT).status_code == 403
    made = as_user(played, "boss@example.com").post(FILES.rstrip("/"), json=body, timeout=TIMEOUT)
    assert made.json()["name"] == "十月"


def test_sharing_through_drive_comes_in_pages_and_can_be_taken_back(played):
    file, line = played.add("十月"), session(played, DRIVE)
    place = FILES + file + "/permissions"
    body = {"type": "user", "role": "reader", "emailAddress": "li@example.com"}
    made = line.post(place, params={"sendNotificationEmail": "false"}, json=body, timeout=TIMEOUT).json()
    assert sorted(made) == ["id", "kind", "role", "type"]
    assert played.drive.mails == []
    played.drive.page_size = 2
    first = get(line, place, fields="nextPageToken,permissions(emailAddress,role)").json()
    assert [each["role"] for each in first["permissions"]] == ["owner", "writer"]
    second = get(line, place, fields="permissions(emailAddress,role)", pageToken=first["nextPageToken"]).json()
    assert second == {"permissions": [{"emailAddress": "li@example.com", "role": "reader"}]}
    changed = line.patch(f"{place}/{made['id']}", json={"role": "commenter"}, timeout=TIMEOUT)
    assert changed.json()["role"] == "commenter"
    assert line.delete(f"{place}/{made['id']}", timeout=TIMEOUT).status_code == 204
    assert line.delete(f"{place}/{made['id']}", timeout=TIMEOUT).status_code == 404


def test_only_those_who_may_share_can_share(played):
    file = played.add("十月", share="reader")
    body = {"type": "anyone", "role": "reader"}
    place = FILES + file + "/permissions"
    assert session(played, DRIVE).post(place, json=body, timeout=TIMEOUT).status_code == 403
    assert get(session(played, DRIVE), place).status_code == 403
    boss = as_user(played, "boss@example.com")
    assert boss.post(place, json={**body, "role": "sovereign"}, timeout=TIMEOUT).status_code == 400
    assert boss.post(place, json=body, timeout=TIMEOUT).json()["id"] == "anyoneWithLink"


def test_the_owner_alone_decides_whether_writers_may_share(played):
    file, line = played.add("十月"), session(played, DRIVE)
    body = {"writersCanShare": False}
    assert line.patch(FILES + file, json=body, timeout=TIMEOUT).status_code == 403
    assert as_user(played, "boss@example.com").patch(FILES + file, json=body, timeout=TIMEOUT).status_code == 200
    told = get(line, FILES + file, fields="permissions(id),capabilities(canShare,canEdit)").json()
    assert told == {"capabilities": {"canShare": False, "canEdit": True}}
    person = {"type": "user", "role": "reader", "emailAddress": "li@example.com"}
    assert line.post(FILES + file + "/permissions", json=person, timeout=TIMEOUT).status_code == 403


def test_nobody_without_an_account_is_let_in_quietly(played):
    file, line = played.add("十月"), session(played, DRIVE)
    played.drive.strangers.add("li@example.org")
    body = {"type": "user", "role": "reader", "emailAddress": "li@example.org"}
    quiet = line.post(
        FILES + file + "/permissions", params={"sendNotificationEmail": "false"}, json=body, timeout=TIMEOUT
    )
    assert quiet.json()["error"]["errors"][0]["reason"] == "invalidSharingRequest"
    assert line.post(FILES + file + "/permissions", json=body, timeout=TIMEOUT).status_code == 200
    assert played.drive.mails == [("li@example.org", file)]


def test_readers_copy_no_file_that_forbids_it(played):
    file = played.add("十月")
    line = session(played, DRIVE)
    changed = line.patch(
        FILES + file,
        params={"fields": "copyRequiresWriterPermission"},
        json={"copyRequiresWriterPermission": True},
        timeout=TIMEOUT,
    )
    assert changed.json() == {"copyRequiresWriterPermission": True}
    played.person("boss@example.com").share(file, "li@example.com", "reader")
    reader = as_user(played, "li@example.com")
    assert get(reader, FILES + file, fields="capabilities(canCopy,canDownload,canEdit)").json() == {
        "capabilities": {"canCopy": False, "canDownload": False, "canEdit": False}
    }
    assert reader.post(FILES + file + "/copy", json={}, timeout=TIMEOUT).status_code == 403
    assert get(reader, FILES + file + "/export", mimeType="text/csv").status_code == 403


def test_only_the_owner_throws_a_file_away(played):
    file, line = played.add("十月"), session(played, DRIVE)
    assert line.patch(FILES + file, json={"trashed": True}, timeout=TIMEOUT).status_code == 403
    played.person("boss@example.com").trash(file)
    assert get(line, FILES + file, fields="trashed").json() == {"trashed": True}
    assert line.delete(FILES + file, timeout=TIMEOUT).status_code == 403
    with pytest.raises(Denied):
        played.person("li@example.org").trash(file)


def test_somebody_put_out_sees_nothing_any_more(played):
    file, line = played.add("十月"), session(played)
    played.person("boss@example.com").unshare(file, played.email)
    assert get(line, SHEETS + file).status_code == 403
    assert get(line, FILES + file).status_code == 404


def test_files_are_found_by_name_and_kind(played):
    file = played.add("十月 'Q'")
    played.add("别的", share=False)
    found = get(session(played), FILES.rstrip("/"), q=r"name = '十月 \'Q\'' and trashed = false", fields="files(id)")
    assert found.json() == {"files": [{"id": file}]}


def test_about_tells_who_one_is_and_needs_a_mask(played):
    line = session(played)
    about = FILES.replace("files/", "about")
    assert get(line, about, fields="user(emailAddress)").json() == {"user": {"emailAddress": played.email}}
    assert get(line, about).json()["error"]["errors"][0]["reason"] == "required"


def test_a_file_of_a_shared_drive_is_found_by_those_who_ask_for_them(played):
    file, line = played.add("十月"), session(played)
    played.drive.files[file].drive = "0AShared"
    assert get(line, FILES + file).status_code == 404
    found = get(line, FILES + file, supportsAllDrives="true", fields="driveId,owners")
    assert found.json() == {"driveId": "0AShared"}


def test_a_copy_has_the_tabs_and_not_the_sharing(played):
    file = played.add("十月", sheets={"评分": [["工号"]]})
    copy = played.person("boss@example.com").copy_file(file)
    assert (played.values(copy, "评分"), played.spreadsheet(copy).title) == (
        played.values(file, "评分"),
        "Copy of 十月",
    )
    assert get(session(played), SHEETS + copy).status_code == 403


def test_many_threads_are_served_one_after_another(played):
    played.quota.on = False
    file = played.add("十月")
    lines = [session(played) for _ in range(8)]

    def work(line):
        for _ in range(5):
            batch(line, file)

    threads = [threading.Thread(target=work, args=(line,)) for line in lines]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert (played.writes, {call.status for call in played.calls}) == (40, {200})
    assert played.drive.files[file].version == 41


def test_an_answer_is_laid_out_wide_unless_it_is_asked_not_to_be(played):
    file, line = played.add("十月"), session(played)
    assert get(line, SHEETS + file, **TITLE).text == '{\n  "properties": {\n    "title": "十月"\n  }\n}\n'
    assert get(line, SHEETS + file, prettyPrint="false", **TITLE).text == '{"properties":{"title":"十月"}}\n'


def test_people_work_in_the_browser_as_their_role_allows(played):
    file = played.add("十月", sheets={"评分": [["工号", "总分"], ["007", 88]]})
    boss, reader = played.person("boss@example.com"), played.person("li@example.com")
    boss.share(file, "li@example.com", "reader")
    boss.type(file, "评分", "B2", "95")
    version = played.drive.files[file].version
    assert reader.see(file, "评分", "B2") == "95"
    with pytest.raises(Denied):
        reader.type(file, "评分", "B2", "100")
    assert played.drive.files[file].version == version
    boss.share(file, "li@example.com", "writer")
    boss.protect(file, "评分")
    with pytest.raises(Refused, match="protected cell"):
        reader.type(file, "评分", "B2", "100")
    with pytest.raises(AttributeError):
        reader.fly(file)


def test_a_protected_cell_is_refused_to_the_account_as_a_bad_request(played):
    file = played.add("十月", sheets={"评分": [["工号"]]})
    played.person("boss@example.com").protect(file, "评分")
    line = session(played)
    answer = line.put(
        SHEETS + file + "/values/评分!A1",
        params={"valueInputOption": "RAW"},
        json={"values": [["x"]]},
        timeout=TIMEOUT,
    )
    assert (answer.status_code, answer.json()["error"]["status"]) == (400, "INVALID_ARGUMENT")
    assert "protected cell" in answer.json()["error"]["message"]


def test_an_account_lends_its_name_only_where_that_is_allowed(played):
    file = played.add("十月")
    source = service_account.Credentials.from_service_account_info(
        service_account_key("ci@appraisal-project.iam.gserviceaccount.example.com"),
        scopes=["https://www.googleapis.com/auth/cloud-platform"],
    )
    played.sign_in.accounts.add(source.service_account_email)
    lent = impersonated_credentials.Credentials(source, played.email, [AUTH + "spreadsheets"])
    with pytest.raises(google.auth.exceptions.RefreshError):
        get(AuthorizedSession(lent), SHEETS + file)
    played.sign_in.lent.add((source.service_account_email, played.email))
    assert get(AuthorizedSession(lent), SHEETS + file, **TITLE).status_code == 200
    assert played.calls[-1].user == played.email
    played.sign_in.delegates.add("boss@example.com")
    acting = impersonated_credentials.Credentials(
        source, played.email, [AUTH + "spreadsheets"], subject="boss@example.com"
    )
    assert get(AuthorizedSession(acting), SHEETS + file, **TITLE).status_code == 200
    assert played.calls[-1].user == "boss@example.com"


def test_without_strictness_a_mistake_is_refused_as_google_would():
    with Google(strict=False) as google:
        file = google.add("十月", sheets={"评分": [["工号"]]})
        line = session(google)
        answer = line.put(
            SHEETS + file + "/values/评分!A1",
            params={"valueInputOption": "RAW"},
            json={"values": "X"},
            timeout=TIMEOUT,
        )
        assert answer.json()["error"]["message"].endswith('(type.googleapis.com/google.protobuf.ListValue), "X"')
        assert get(line, SHEETS + file, feilds="x").status_code == 400


def test_an_answer_of_ours_that_google_could_not_give_stops_the_test(played):
    file = played.add("十月")
    played.spreadsheet(file).properties["titel"] = "x"
    with pytest.raises(Unfaithful, match='unknown field "titel"'):
        get(session(played), SHEETS + file)
    played.violations.clear()


def test_the_environment_signs_in(played):
    key = json.loads(played.environ()["SHEETS_SYNC_GOOGLE_KEY"])
    assert (key["type"], key["client_email"]) == ("service_account", played.email)


def test_the_played_clock_passes_only_when_somebody_sleeps():
    clock = PlayedClock(datetime(2026, 10, 1, tzinfo=UTC))
    seen = []
    clock.alarm(5, lambda: seen.append(clock.now()))
    clock.sleep(2)
    assert seen == []
    clock.sleep(10)
    assert (seen, clock.now(), clock.slept) == ([5], 12, [2, 10])
    assert clock.wall() == datetime(2026, 10, 1, 0, 0, 12, tzinfo=UTC)


def test_whoever_sleeps_wakes_up_when_told_to_stop():
    clock = PlayedClock()
    clock.alarm(5, clock.stop.set)
    with pytest.raises(BookFault) as caught:
        clock.sleep(3600)
    assert (caught.value.code, clock.now()) == ("google_interrupted", 5)
