"""The played Google: one door for everything that goes to Google's servers, and what a test may do behind it."""

import json
import re
import threading
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from urllib.parse import parse_qs, urlsplit

import responses
from google.oauth2 import service_account

from . import sheets
from .calls import Call
from .clock import PlayedClock
from .discovery import Unfaithful
from .drive import Drive
from .people import Person
from .quota import Quota
from .service import Service, body_of
from .tokens import SignIn, service_account_key

ACCOUNT = "appraisal@appraisal-project.iam.gserviceaccount.example.com"
VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")
HOSTS = re.compile(r"https://(sheets|www|oauth2|iamcredentials)\.googleapis\.com/.*")
BESIDE = {"oauth2.googleapis.com": "token", "iamcredentials.googleapis.com": "impersonation"}
BACKGROUND = "_RegionalAccessBoundaryRefreshThread"  # google-auth asks for locations behind everybody's back
SHEETS, METADATA = (
    "https://www.googleapis.com/auth/spreadsheets",
    "https://www.googleapis.com/auth/drive.metadata.readonly",
)


@dataclass
class Scene:
    """A call in the moment in which a fault may strike it."""

    call: Call
    clock: PlayedClock
    api: str
    serve: object


@dataclass
class Order:
    """Something that is to happen at calls to come: the next ones that fit, after some that pass."""

    when: object
    then: object
    times: float = 1
    skip: int = 0

    def due(self, call):
        """Tells whether it happens now, and counts it."""
        if self.times <= 0 or not call.fits(self.when):
            return False
        if self.skip:
            self.skip -= 1
            return False
        self.times -= 1
        return True


class Google:
    """Google's servers while `with Google() as google:` lasts.

    Attributes:
        clock: which everybody shares.
        drive: all files, their sharing, and a few switches.
        sign_in: who may sign in, and their tokens; its `skew` is how far the servers' clock is ahead of ours.
        quota: calls a minute; `quota.on` switches it off, `quota.exhaust(3600)` takes it away.
        calls: to Sheets and Drive, in order.
        token_calls: to the token endpoint and for impersonation.
        location_calls: which google-auth makes in the background.
        violations: whatever the real Google does not know; raised at once, and again at the end.
        latency: seconds that pass for each call.
    """

    def __init__(self, *, clock=None, email=ACCOUNT, strict=True, quota=True, latency=0.1):
        self.clock = clock or PlayedClock()
        self.email = email
        self.sign_in = SignIn(self.clock, email)
        self.drive = Drive(self.clock, self.sign_in.accounts)
        self.quota = Quota(self.clock, quota)
        self.service = Service(self.drive, self.sign_in, self.quota, strict)
        self.calls, self.token_calls, self.location_calls, self.violations = [], [], [], []
        self.latency = latency
        self._faults, self._meanwhile = [], []
        self._lock = threading.RLock()
        self._mock = responses.RequestsMock(assert_all_requests_are_fired=False)

    def __enter__(self):
        for verb in VERBS:
            self._mock.add_callback(verb, HOSTS, self._answer, content_type=None)
        self._mock.start()
        return self

    def __exit__(self, kind, *_):
        for thread in threading.enumerate():
            if type(thread).__name__ == BACKGROUND:
                thread.join(10)
        self._mock.stop(allow_assert=False)
        if kind is None and self.violations:
            raise self.violations[0]

    # What a test finds out

    @property
    def reads(self):
        """How often a spreadsheet was read."""
        return self._count("read")

    @property
    def writes(self):
        """How often a spreadsheet was written."""
        return self._count("write")

    @property
    def metadata(self):
        """How often Drive was asked."""
        return self._count("metadata")

    def _count(self, kind):
        return sum(call.kind == kind for call in self.calls)

    def spreadsheet(self, file_id):
        """Returns the model of a spreadsheet."""
        return self.drive.files[file_id].spreadsheet

    def values(self, file_id, tab):
        """Returns the rows of a tab as grid values."""
        return sheets.values(self.spreadsheet(file_id), tab)

    def grid(self, file_id):
        """Returns the tabs by their titles, as grids."""
        return sheets.grids(self.spreadsheet(file_id))

    # What a test arranges

    def key(self):
        """Returns what the account's key file holds."""
        return service_account_key(self.email)

    def environ(self):
        """Returns the settings under which the product signs in here."""
        return {"SHEETS_SYNC_GOOGLE_KEY": json.dumps(self.key())}

    def credentials(self, *scopes):
        """Returns the account's credentials as google-auth has them."""
        return service_account.Credentials.from_service_account_info(
            self.key(), scopes=list(scopes or (SHEETS, METADATA))
        )

    def add(self, title, tabs=None, **said):
        """Puts a spreadsheet there that somebody made yesterday, and returns its id.

        Args:
            title: of the spreadsheet.
            tabs: title to rows of Python values, also as `sheets=`.
            said: owner, locale, time_zone; share=False keeps the account out, share="reader" lets it read only.
        """
        tabs = said.pop("sheets", tabs)
        owner, share = said.pop("owner", "boss@example.com"), said.pop("share", True)
        locale, zone = said.pop("locale", "zh_CN"), said.pop("time_zone", "Asia/Shanghai")
        if said:
            raise TypeError(f"unknown: {sorted(said)}")
        with self._lock:
            made = sheets.create(self.drive.new_id(), title, locale, zone, sheets=tabs)
            file = self.drive.add(made, owner, age=timedelta(days=1))
            if share:
                role = "writer" if share is True else share
                file.grant({"type": "user", "role": role, "emailAddress": self.email})
            return file.id

    def person(self, email):
        """Returns somebody who works on files in the browser."""
        return Person(self, email)

    def api_off(self, service):
        """Switches `sheets.googleapis.com` or `drive.googleapis.com` off in the Cloud project."""
        self.service.off.add(service)

    def forget_calls(self):
        """Forgets all calls so far, as a test must that goes on for long."""
        self.calls.clear()
        for kept in (self._mock, *self._mock.registered()):
            kept.calls.reset()

    def fault(self, when, then, times=1, skip=0):
        """Lets a fault strike calls to come: `when` is a template, a kind, or a predicate on the call."""
        self._faults.append(Order(when, then, times, skip))

    def meanwhile(self, when, do, nth=1):
        """Calls `do(google)` just before the server takes up the n-th call that fits."""
        self._meanwhile.append(Order(when, do, 1, nth - 1))

    # The door itself

    def _answer(self, request):
        url = urlsplit(request.url)
        call, asked = self._arrive(request, url)
        with self._lock:
            due = [each for each in self._meanwhile if each.due(call)]
        for order in due:  # not under the lock, since it may be a whole other worker
            order.then(self)
        with self._lock:
            self.clock.advance(0 if call.kind == "location" else self.latency)  # whose moment is chance
            reply = self._reply(call, request, url.path, asked)
            call.status = reply.status
            call.got = len(reply.body) if isinstance(reply.body, bytes) else 0
            date = format_datetime(self.clock.wall() + self.sign_in.skew, usegmt=True)
            return reply.status, {"Date": date, "Server": "ESF", **reply.headers}, reply.body

    def _arrive(self, request, url):
        body, sent = body_of(request)
        query = parse_qs(url.query, keep_blank_values=True)
        kind = "location" if url.path.endswith("allowedLocations") else BESIDE.get(url.hostname, "")
        timeout = request.req_kwargs.get("timeout")
        with self._lock:
            known = {"": self.calls, "location": self.location_calls}.get(kind, self.token_calls)
            call = Call(len(known) + 1, url.hostname, request.method, kind, kind, "", query, body, timeout, sent)
            known.append(call)
            asked = self.service.understand(call, url.path)
        # google-auth's own call in the background has none; it holds up nobody.
        if kind != "location" and (timeout is None or (isinstance(timeout, tuple) and None in timeout)):
            self._violated(Unfaithful(f"{call.verb} {call.template or url.path} was called without a timeout"))
        return call, asked

    def _reply(self, call, request, path, asked):
        def serve():
            try:
                return self.service.serve(call, request, path, asked)
            except Exception as wrong:  # noqa: BLE001 - whatever it is, no code under test may swallow it
                return self._violated(wrong)

        order = next((each for each in self._faults if each.due(call)), None)
        if order is None:
            return serve()
        api = "sheets" if call.host.startswith("sheets") else "drive"
        return order.then.strike(Scene(call, self.clock, api, serve))

    def _violated(self, wrong):
        self.violations.append(wrong)
        raise wrong
