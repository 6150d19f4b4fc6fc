"""Signing in to Google: which credentials count, what is wrong with them, one token for all, no secret ever told."""

import json
import logging
import threading
from base64 import urlsafe_b64decode
from urllib.parse import parse_qs

import pytest
import requests
from google.auth.compute_engine import _metadata

from sheets_sync.google import account as accounts
from sheets_sync.google import environment
from sheets_sync.google.line import Line
from sheets_sync.google.line.clock import RealClock
from sheets_sync.google.line.faults import GoogleFault
from sheets_sync.google.sign_in import DRIVE, DRIVE_METADATA, SPREADSHEETS, USUAL, WIDER, sign_in
from sheets_sync.grid import BookFault
from tests.answering import EMAIL, Ticks, answering, fine, key, page, pem, refused, token

ID = "1aB-cD_eF"
PERSON = {
    "type": "authorized_user",
    "client_id": "c",
    "client_secret": "secret-client",
    "refresh_token": "secret-refresh",
}


@pytest.fixture(autouse=True)
def nobody_signed_in(monkeypatch, tmp_path):
    monkeypatch.setattr(_metadata, "_NO_GCE_CHECK", True)
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path / "gcloud"))
    accounts.forget()
    environment.use({})
    yield
    accounts.forget()
    environment.use({})


def in_key(**changed):
    return {"SHEETS_SYNC_GOOGLE_KEY": json.dumps(key(**changed))}


def file_of(tmp_path, content, name="key.json"):
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return str(path)


def line(environ=None, clock=None, scopes=(SPREADSHEETS, DRIVE_METADATA), **more):
    known = sign_in(environ or in_key(), scopes)
    return Line(known.credentials, clock=clock or Ticks(), email=known.email, **more)


def read(one):
    return one.spreadsheet(ID, "properties(title)").json


def claims(call):
    (assertion,) = parse_qs(call.body if isinstance(call.body, str) else call.body.decode())["assertion"]
    middle = assertion.split(".")[1]
    return json.loads(urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))


def failing(environ=None, *answers, tokens=(), clock=None, **more):
    with answering(*(answers or [fine()]), tokens=tokens) as servers:
        one = line(environ, clock, **more)
        with pytest.raises(GoogleFault) as caught:
            read(one)
    return caught.value, servers


def fault_of(environ):
    with pytest.raises(BookFault) as caught:
        sign_in(environ)
    return caught.value


# Which credentials count


def test_a_key_in_the_environment_signs_in_its_service_account():
    with answering(fine({"a": 1})) as servers:
        one = line()
        assert (read(one), one.email) == ({"a": 1}, EMAIL)
    assert servers.calls[0].headers["Authorization"] == "Bearer secret-token-1"


def test_a_key_file_signs_in_even_with_the_mark_that_windows_writes_before_it(tmp_path):
    path = file_of(tmp_path, "\ufeff" + json.dumps(key()))
    assert sign_in({"SHEETS_SYNC_GOOGLE_KEY_FILE": path}).email == EMAIL


def test_the_usual_file_of_google_signs_in_too(tmp_path):
    assert sign_in({"GOOGLE_APPLICATION_CREDENTIALS": file_of(tmp_path, key())}).email == EMAIL


def test_the_first_that_is_set_counts_and_blank_is_not_set(tmp_path):
    other = file_of(tmp_path, key(client_email="other@example.com"))
    third = file_of(tmp_path, key(client_email="third@example.com"), "third.json")
    files = {"SHEETS_SYNC_GOOGLE_KEY_FILE": other, "GOOGLE_APPLICATION_CREDENTIALS": third}
    assert sign_in({**in_key(), **files}).email == EMAIL
    assert sign_in({"SHEETS_SYNC_GOOGLE_KEY": "  ", **files}).email == "other@example.com"
    assert sign_in({**files, "SHEETS_SYNC_GOOGLE_KEY_FILE": ""}).email == "third@example.com"


def test_what_gcloud_left_behind_signs_a_person_in_whose_address_google_must_tell(tmp_path):
    folder = tmp_path / "gcloud"
    folder.mkdir()
    file_of(folder, PERSON, "application_default_credentials.json")
    assert sign_in({}).email == ""


def test_no_more_is_asked_to_be_allowed_than_is_needed():
    with answering(fine()) as servers:
        read(line())
        read(line(scopes=WIDER))
    assert [claims(call)["scope"] for call in servers.token_calls] == [
        "https://www.googleapis.com/auth/spreadsheets https://www.googleapis.com/auth/drive.metadata.readonly",
        "https://www.googleapis.com/auth/spreadsheets https://www.googleapis.com/auth/drive",
    ]
    assert DRIVE == "https://www.googleapis.com/auth/drive"


def test_an_account_may_act_for_a_user():
    with answering(fine()) as servers:
        one = line({**in_key(), "SHEETS_SYNC_GOOGLE_SUBJECT": "boss@example.com"})
        read(one)
    assert one.email == "boss@example.com"
    assert claims(servers.token_calls[0])["sub"] == "boss@example.com"


def test_an_account_may_act_as_another_one():
    lent = fine({"accessToken": "secret-lent", "expireTime": "2099-01-01T00:00:00Z"})
    with answering(fine(), tokens=[token("secret-own"), lent]) as servers:
        one = line({**in_key(), "SHEETS_SYNC_GOOGLE_IMPERSONATE": "acts@example.com"})
        read(one)
    assert one.email == "acts@example.com"
    assert servers.calls[0].headers["Authorization"] == "Bearer secret-lent"
    assert [call.url for call in servers.token_calls] == [
        "https://oauth2.googleapis.com/token",
        "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/acts@example.com:generateAccessToken",
    ]
    assert json.loads(servers.token_calls[1].body)["scope"] == [SPREADSHEETS, DRIVE_METADATA]
    assert None not in servers.timeouts


def test_an_account_that_acts_as_another_one_may_act_for_a_user():
    signed = fine({"keyId": "k", "signedJwt": "a.b.c"})
    with answering(fine(), tokens=[token("secret-own"), signed, token("secret-user")]) as servers:
        acting = {
            "SHEETS_SYNC_GOOGLE_IMPERSONATE": "acts@example.com",
            "SHEETS_SYNC_GOOGLE_SUBJECT": "boss@example.com",
        }
        one = line({**in_key(), **acting})
        read(one)
    assert one.email == "boss@example.com"
    assert servers.calls[0].headers["Authorization"] == "Bearer secret-user"
    assert servers.token_calls[1].url.endswith(":signJwt")


# What is wrong with them


def test_without_any_credentials_it_is_said_that_there_are_none():
    fault = fault_of({})
    assert (fault.code, fault.details) == ("google_no_key", {})
    assert fault.unreached


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("/etc/key.json", "no_key_json"),
        ("{", "no_key_json"),
        ("[]", "no_key_json"),
        ("null", "no_key_json"),
        ("[" * 100_000, "no_key_json"),
        (
            json.dumps({"installed": {"client_secret": "secret-client"}}),
            "oauth_client",
        ),
        (json.dumps(PERSON), {"why": "other_kind", "kind": "authorized_user"}),
        (json.dumps({"type": pem()}), "unknown_kind"),
        (json.dumps(key(client_email=None)), {"why": "key_incomplete", "missing": "client_email"}),
        (json.dumps(key(private_key="", token_uri=7)), {"why": "key_incomplete", "missing": "private_key, token_uri"}),
        (json.dumps(key(private_key="secret-garbage")), "bad_private_key"),
        (json.dumps(key(private_key=pem()[:300])), "bad_private_key"),
    ],
    ids=range(12),
)
@pytest.mark.parametrize("place", ["environment", "file"])
def test_a_key_that_is_wrong_is_told_by_what_is_wrong_and_never_quoted(text, why, place, tmp_path):
    path = file_of(tmp_path, text)
    environ = {"SHEETS_SYNC_GOOGLE_KEY": text} if place == "environment" else {"SHEETS_SYNC_GOOGLE_KEY_FILE": path}
    fault = fault_of(environ)
    shown = "SHEETS_SYNC_GOOGLE_KEY" if place == "environment" else path
    told = why if isinstance(why, dict) else {"why": why}
    assert (fault.code, fault.details) == ("google_bad_key", {"path": shown, **told})
    assert "secret" not in f"{fault!r} {fault.__cause__!r} {fault.__context__!r}"
    assert "BEGIN" not in f"{fault!r} {fault.__cause__!r} {fault.__context__!r}"


def test_a_key_file_that_cannot_be_read_is_named(tmp_path):
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\x00")
    told = {path: fault_of({"SHEETS_SYNC_GOOGLE_KEY_FILE": str(path)}).details for path in (tmp_path, binary)}
    assert told[tmp_path]["why"] == "is_a_folder"
    assert told[binary]["why"] == "no_key_json"
    missing = str(tmp_path / "missing.json")
    assert fault_of({"SHEETS_SYNC_GOOGLE_KEY_FILE": missing}).details == {
        "path": missing,
        "why": "no_such_file",
    }


@pytest.mark.parametrize("content", ["", "{}", '{"type": "secret-kind"}', '{"type": "service_account"}', "secret"])
def test_a_usual_file_that_is_wrong_is_named(content, tmp_path):
    path = file_of(tmp_path, content)
    fault = fault_of({"GOOGLE_APPLICATION_CREDENTIALS": path})
    assert (fault.code, fault.details) == ("google_bad_key", {"path": path, "why": "no_credentials"})
    assert "secret" not in f"{fault!r} {fault.__cause__!r} {fault.__context__!r}"


def test_a_usual_file_that_is_missing_is_named(tmp_path):
    path = str(tmp_path / "missing.json")
    fault = fault_of({"GOOGLE_APPLICATION_CREDENTIALS": path})
    assert (fault.code, fault.details) == ("google_bad_key", {"path": path, "why": "no_such_file"})


def test_a_key_in_place_of_a_path_is_not_shown():
    for name in ("SHEETS_SYNC_GOOGLE_KEY_FILE", "GOOGLE_APPLICATION_CREDENTIALS"):
        assert fault_of({name: json.dumps(key())}).details == {"path": name, "why": "key_for_path"}


def test_only_a_service_account_can_act_for_a_user(tmp_path):
    environ = {
        "GOOGLE_APPLICATION_CREDENTIALS": file_of(tmp_path, PERSON),
        "SHEETS_SYNC_GOOGLE_SUBJECT": "b@example.com",
    }
    assert fault_of(environ).details == {
        "path": "SHEETS_SYNC_GOOGLE_SUBJECT",
        "why": "cannot_act_for",
    }


# Tokens


def test_one_token_serves_until_it_runs_out():
    with answering(fine()) as servers:
        one = line()
        for _ in range(3):
            read(one)
    assert len(servers.token_calls) == 1


def test_a_token_that_has_run_out_is_replaced_before_the_call():
    with answering(fine(), tokens=[token("secret-old", seconds=10), token("secret-new")]) as servers:
        one = line()
        read(one)
        read(one)
    assert [call.headers["Authorization"] for call in servers.calls] == ["Bearer secret-old", "Bearer secret-new"]


def test_threads_that_find_no_token_fetch_one_between_them():
    together = threading.Barrier(2)
    found = []

    with answering(fine({"a": 1})) as servers:
        one = line()

        def ask():
            together.wait(10)
            found.append(read(one))

        threads = [threading.Thread(target=ask) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [{"a": 1}, {"a": 1}]
    assert len(servers.token_calls) == 1


def test_a_token_that_google_does_not_take_is_replaced_once():
    with answering(refused(401, "Invalid credentials"), fine({"a": 1})) as servers:
        assert read(line()) == {"a": 1}
    assert [call.headers["Authorization"] for call in servers.calls] == [
        "Bearer secret-token-1",
        "Bearer secret-token-2",
    ]


def test_an_account_that_google_does_not_take_with_a_new_token_either_is_signed_out():
    fault, servers = failing(None, refused(401, "Request had invalid authentication credentials.", "UNAUTHENTICATED"))
    assert (fault.code, fault.attempts) == ("google_signed_out", 2)
    assert fault.details == {
        "book": ID,
        "path": f"google:{ID}",
        "why": "Request had invalid authentication credentials.",
        "email": EMAIL,
    }
    assert (len(servers.calls), len(servers.token_calls)) == (2, 2)


def test_a_second_401_later_in_the_same_call_ends_it():
    fault, servers = failing(None, refused(401), page(503), refused(401))
    assert (fault.code, len(servers.calls), len(servers.token_calls)) == ("google_signed_out", 3, 2)


def test_two_threads_whose_token_was_refused_fetch_one_new_one_between_them():
    together = threading.Barrier(2)
    found = []

    def judge(request):
        if request.headers["Authorization"] == "Bearer secret-token-1":
            together.wait(10)
            return refused(401)
        return fine({"a": 1})

    with answering(judge) as servers:
        one = line()
        one._token.headers(one.clock.now() + 60, 1)
        threads = [threading.Thread(target=lambda: found.append(read(one))) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [{"a": 1}, {"a": 1}]
    assert len(servers.token_calls) == 2


@pytest.mark.parametrize(
    ("error", "description"),
    [
        ("invalid_grant", "Invalid JWT Signature."),
        ("invalid_grant", "Invalid grant: account not found"),
        ("invalid_grant", "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."),
        ("unauthorized_client", "Client is unauthorized to retrieve access tokens using this method."),
        ("deleted_client", "The OAuth client was deleted."),
    ],
)
def test_an_account_that_gets_no_token_is_signed_out_with_googles_reason_and_at_once(error, description):
    clock = Ticks()
    answer = (400, {"Content-Type": "application/json"}, json.dumps({"error": error, "error_description": description}))
    fault, servers = failing(tokens=[answer], clock=clock)
    assert fault.code == "google_signed_out"
    assert fault.details == {"book": ID, "path": f"google:{ID}", "why": f"{error}: {description}", "email": EMAIL}
    assert (servers.calls, len(servers.token_calls), clock.slept, fault.answer_lost) == ([], 1, [], False)


@pytest.mark.parametrize("error", ["unauthorized_client", "access_denied"])
def test_an_account_that_may_not_act_for_a_user_is_told_which_scopes_to_allow(error):
    answer = (400, {"Content-Type": "application/json"}, json.dumps({"error": error}))
    fault, _ = failing({**in_key(), "SHEETS_SYNC_GOOGLE_SUBJECT": "boss@example.com"}, tokens=[answer])
    assert (fault.code, fault.details["email"]) == ("google_no_delegation", "boss@example.com")
    assert fault.details["scopes"] == f"{SPREADSHEETS}, {DRIVE_METADATA}"


def test_an_account_that_acts_as_another_and_may_not_act_for_a_user_is_told_so():
    signed = fine({"keyId": "k", "signedJwt": "a.b.c"})
    answer = (401, {"Content-Type": "application/json"}, json.dumps({"error": "unauthorized_client"}))
    acting = {"SHEETS_SYNC_GOOGLE_IMPERSONATE": "acts@example.com", "SHEETS_SYNC_GOOGLE_SUBJECT": "boss@example.com"}
    fault, _ = failing({**in_key(), **acting}, tokens=[token("secret-own"), signed, answer])
    assert (fault.code, fault.details["email"]) == ("google_no_delegation", "boss@example.com")
    assert fault.details["scopes"] == f"{SPREADSHEETS}, {DRIVE_METADATA}"


def test_a_user_who_is_no_client_any_more_is_signed_out(tmp_path):
    answer = (401, {"Content-Type": "application/json"}, json.dumps({"error": "unauthorized_client"}))
    fault, _ = failing({"GOOGLE_APPLICATION_CREDENTIALS": file_of(tmp_path, PERSON)}, tokens=[answer])
    assert fault.code == "google_signed_out"


def test_an_account_that_may_not_act_as_another_is_told_why():
    denied = refused(403, "Permission 'iam.serviceAccounts.getAccessToken' denied.", "PERMISSION_DENIED")
    environ = {**in_key(), "SHEETS_SYNC_GOOGLE_IMPERSONATE": "acts@example.com"}
    fault, servers = failing(environ, tokens=[token("secret-own"), denied])
    assert (fault.code, fault.details) == (
        "google_no_impersonation",
        {
            "book": ID,
            "path": f"google:{ID}",
            "account": "acts@example.com",
            "why": "Unable to acquire impersonated credentials: "
            "Permission 'iam.serviceAccounts.getAccessToken' denied.",
        },
    )
    assert len(servers.token_calls) == 2


@pytest.mark.parametrize(
    "trouble",
    [
        *[refused(status) for status in (408, 429, 500, 502, 503, 504)],
        page(502),
        page(200),
        (200, {"Content-Type": "application/json"}, '{"access_to'),
        (400, {"Content-Type": "application/json"}, '{"error": "temporarily_unavailable"}'),
        (200, {"Content-Type": "application/json"}, "[]"),
        (200, {"Content-Type": "application/json"}, '{"access_token": "secret", "expires_in": "soon"}'),
        requests.ConnectionError("reset"),
        requests.ReadTimeout("slow"),
    ],
    ids=str,
)
def test_trouble_with_signing_in_is_waited_out_like_any_other_and_interruptibly(trouble):
    clock = Ticks()
    with answering(fine({"a": 1}), tokens=[trouble, token("secret-token")]) as servers:
        assert read(line(clock=clock)) == {"a": 1}
    assert (len(servers.token_calls), len(servers.calls)) == (2, 1)
    assert [0.5 <= seconds <= 1.0 for seconds in clock.slept] == [True]


def test_trouble_with_signing_in_that_does_not_end_is_given_up_within_the_deadline():
    clock = Ticks()
    fault, servers = failing(tokens=[page(502)], clock=clock)
    assert (fault.code, fault.details["status"], fault.answer_lost) == ("google_unreachable", "502", False)
    assert 200 <= sum(clock.slept) < 240
    assert servers.calls == []


def test_an_answer_without_a_token_is_no_sign_in():
    fault, _ = failing(tokens=[fine({"id_token": "secret-id"})])
    assert (fault.code, fault.details["why"]) == ("google_signed_out", "No access token in response.")


def test_every_call_has_its_limits_of_time_those_for_tokens_too():
    with answering(refused(401), fine()) as servers:
        read(line())
    assert sorted({timeout[1] for timeout in servers.timeouts}) == [20.0, 75.0]
    assert all(0 < timeout[0] <= 10.1 for timeout in servers.timeouts)


def test_signing_in_starts_nothing_that_runs_beside_us_and_asks_nothing_else():
    before = set(threading.enumerate())
    with answering(fine()) as servers:
        read(line())
        assert set(threading.enumerate()) <= before
    assert {call.url.split("?")[0] for call in servers.calls + servers.token_calls} == {
        "https://oauth2.googleapis.com/token",
        f"https://sheets.googleapis.com/v4/spreadsheets/{ID}",
    }


def test_the_project_that_pays_for_a_persons_calls_is_named(tmp_path):
    path = file_of(tmp_path, {**PERSON, "quota_project_id": "example-project"})
    with answering(fine()) as servers:
        read(line({"GOOGLE_APPLICATION_CREDENTIALS": path}))
    assert servers.calls[0].headers["x-goog-user-project"] == "example-project"


# The account of the process


def test_the_account_is_made_once_however_many_ask_for_it():
    environment.use(in_key())
    found = []
    with answering(fine()):
        threads = [threading.Thread(target=lambda: found.append(accounts.account())) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [one.email for one in found] == [EMAIL] * 8
    assert len({id(one.line) for one in found}) == 1


def test_the_account_with_more_rights_shares_the_pace_of_the_other():
    environment.use(in_key())
    usual, wider = accounts.account(), accounts.wider()
    assert usual.line is not wider.line
    assert usual.line._paces is wider.line._paces
    assert wider.line.auth.scopes == [SPREADSHEETS, DRIVE]


def test_whose_account_it_is_only_google_can_tell_for_a_person(tmp_path):
    environment.use({"GOOGLE_APPLICATION_CREDENTIALS": file_of(tmp_path, PERSON)})
    with answering(fine({"user": {"emailAddress": "li@example.com"}})) as servers:
        assert accounts.account().email == "li@example.com"
        assert accounts.account().line.email == "li@example.com"
    assert [call.url.split("?")[0] for call in servers.calls] == ["https://www.googleapis.com/drive/v3/about"]


def test_an_account_can_be_installed_and_forgotten():
    mine = accounts.Account("mine@example.com", Line(None, clock=Ticks()))
    accounts.install(mine)
    assert accounts.account() is accounts.wider() is mine
    accounts.forget()
    with pytest.raises(BookFault) as caught:
        accounts.account()
    assert caught.value.code == "google_no_key"


def test_an_account_that_failed_is_tried_anew_when_next_asked_for():
    with pytest.raises(BookFault):
        accounts.account()
    environment.use(in_key())
    assert accounts.account().email == EMAIL


def test_the_process_that_is_asked_to_stop_makes_no_call():
    stop = threading.Event()
    environment.use(in_key(), stop)
    stop.set()
    with answering(fine()) as servers, pytest.raises(BookFault) as caught:
        accounts.account().line.about()
    assert caught.value.code == "google_interrupted"
    assert servers.calls == servers.token_calls == []
    assert accounts.account().line.clock == RealClock(stop)


def test_the_environment_is_what_the_command_line_handed_over(monkeypatch):
    monkeypatch.setenv("SHEETS_SYNC_GOOGLE_KEY", json.dumps(key()))
    assert environment.environ() == {}
    handed = in_key()
    environment.use(handed)
    handed.clear()
    assert sign_in(environment.environ()).email == EMAIL
    assert not environment.stop().is_set()


# Secrets


def test_no_secret_is_shown_by_anything_that_can_be_shown(caplog):
    caplog.set_level(logging.DEBUG)
    environment.use(in_key())
    with answering(fine(), refused(400, "ya29.secret-token-1 Bearer secret-token-1")):
        one = accounts.account()
        read(one.line)
        with pytest.raises(GoogleFault) as caught:
            read(one.line)
    shown = [one, one.line, sign_in(in_key()), environment._used, one.line._token, one.line._wire, caught.value]
    told = " ".join(f"{each!r} {each}" for each in shown) + str(caught.value.details) + caplog.text
    assert "secret" not in told
    assert "PRIVATE KEY" not in told
    assert pem()[100:140] not in told
    assert "POST token status=200" in caplog.text


def test_a_person_who_acts_as_an_account_asks_for_leave_to_do_that_and_for_no_spreadsheet(tmp_path):
    environ = {
        "GOOGLE_APPLICATION_CREDENTIALS": file_of(tmp_path, json.dumps(PERSON)),
        "SHEETS_SYNC_GOOGLE_IMPERSONATE": "acts@example.com",
    }
    found = sign_in(environ)
    assert found.email == "acts@example.com"
    assert found.credentials._source_credentials.scopes == ["https://www.googleapis.com/auth/cloud-platform"]
    assert found.credentials._target_scopes == list(USUAL)
