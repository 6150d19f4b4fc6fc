"""What Google's servers do with one call: who is it, may they, is it well formed, and then the work itself."""

import json

from . import sheets
from .calls import Reply, json_reply
from .discovery import Unfaithful, answer_mistakes, find, request_mistakes
from .refusals import Denied, api_off, not_a_list, scope_missing

SERVICES = {"sheets.googleapis.com": "sheets.googleapis.com", "www.googleapis.com": "drive.googleapis.com"}
UPLOAD = "/upload/drive/v2/files/"
LARGEST = 10_485_760  # bytes of a request; reported by others, not in the documents
NOTHING_BINDS = {"locations": [], "encodedLocations": "0x0"}  # no region is ruled out


class Service:
    """Sheets, Drive and sign-in behind one door.

    Attributes:
        strict: whether a request that Google does not know stops the test; else it is refused as Google would.
        off: services that the Cloud project has not switched on.
    """

    def __init__(self, drive, sign_in, quota, strict):
        self.drive, self.sign_in, self.quota, self.strict = drive, sign_in, quota, strict
        self.off = set()

    def understand(self, call, path):
        """Notes in the call what it asks for, and returns the method with the words of its path."""
        if call.host not in SERVICES:
            return None, {}
        method, words = find(call.verb, call.host, path)
        if method is not None:
            call.template, call.kind = method.template, method.kind
            call.id = words.get("spreadsheetId") or words.get("fileId", "")
        return method, words

    def serve(self, call, request, path, asked):
        """Returns the answer to a call."""
        if call.host == "oauth2.googleapis.com":
            return self.sign_in.token(call.body)
        header = request.headers.get("Authorization")
        if call.host == "iamcredentials.googleapis.com":
            return self._iam(call, header, path)
        api = "sheets" if call.host.startswith("sheets") else "drive"
        try:
            return self._api(call, header, path, asked)
        except Denied as denied:
            answer, status = denied.body(api), denied.status
        except sheets.Refused as refused:
            answer, status = refused.body(), refused.status
        self._believe(asked[0], status, answer)
        return json_reply(status, answer)

    def _iam(self, call, header, path):
        if call.kind == "location":
            return json_reply(200, NOTHING_BINDS)
        target, _, wish = path.rpartition("/")[2].partition(":")
        return self.sign_in.lend(header, target, wish, call.body)

    def _api(self, call, header, path, asked):
        method, words = asked
        if call.sent > LARGEST:
            raise Denied(400, f"Request payload size exceeds the limit: {LARGEST} bytes.")
        token = self.sign_in.known(header)
        if token is None:
            raise Denied(401, reason="authError")
        call.user = token.user
        if method is None:
            return self._elsewhere(call, path)
        self._admit(call, method, token)
        self._well_formed(call, method)
        self.quota.take(token.user, call.kind)
        if method.api == "drive":
            status, answer = self.drive.handle(method, words, call.query, call.body, token.user)
        else:
            status, answer = self._sheets(call, method, words, path)
        if answer is None:
            return Reply(status, b"", {"Content-Type": "text/html"})
        if isinstance(answer, str):
            return Reply(status, answer.encode(), {"Content-Type": "text/csv"})
        self._believe(method, status, answer)
        return json_reply(status, answer, pretty=call.query.get("prettyPrint") != ["false"])

    def _admit(self, call, method, token):
        service = SERVICES[call.host]
        if not token.scopes & set(method.scopes):
            raise scope_missing(service, method.id)
        if service in self.off:
            raise api_off(service)

    def _well_formed(self, call, method):
        found = request_mistakes(method, call.query, call.body)
        if not found:
            return
        if self.strict:
            raise Unfaithful(f"{call.verb} {call.template}: " + "; ".join(found))
        if isinstance(call.body, dict) and isinstance(call.body.get("values"), str):
            raise not_a_list(call.body["values"])
        raise Denied(400, found[0])

    def _believe(self, method, status, answer):
        """Our own answers are held to the documents, too."""
        found = answer_mistakes(method, status, answer) if method is not None else []
        if found:
            raise Unfaithful("the played Google answered what the real one cannot: " + "; ".join(found[:5]))

    def _elsewhere(self, call, path):
        """Addresses that the documents do not name: the old way to import a file, which gspread takes."""
        if not path.startswith(UPLOAD):
            raise Unfaithful(f"no such method: {call.verb} https://{call.host}{path}")
        file = self.drive.seen(path.removeprefix(UPLOAD), call.user, call.query)
        sheets.load_csv(file.spreadsheet, call.body)
        file.changed(call.user, self.drive.clock.wall())
        return json_reply(200, {"kind": "drive#file", "id": file.id, "title": file.name})

    def _sheets(self, call, method, words, path):
        """A file in the bin is still read and written by its id; an inference, not seen live."""
        if method.id == "sheets.spreadsheets.create":
            return self._create(call)
        file = self.drive.files.get(words["spreadsheetId"])
        if file is None:
            raise Denied(404)
        role = self.drive.role(file, call.user)
        if not role or (call.kind == "write" and role not in {"owner", "writer"}):
            raise Denied(403)
        rest = path.removeprefix(f"/v4/spreadsheets/{file.id}")
        access = sheets.Access(role)
        status, answer = sheets.handle(file.spreadsheet, call.verb, rest, call.query, call.body, call.user, access)
        if call.kind == "write":
            file.changed(call.user, self.drive.clock.wall())
        return status, answer

    def _create(self, call):
        if self.drive.full and call.user in self.drive.accounts:
            raise Denied(403)
        asked = (call.body or {}).get("properties", {})
        made = sheets.create(
            self.drive.new_id(),
            asked.get("title", "Untitled spreadsheet"),
            asked.get("locale", "en_US"),
            asked.get("timeZone", "Etc/GMT"),
        )
        self.drive.add(made, call.user)
        return sheets.handle(made, "GET", "", {}, None, call.user, sheets.Access("owner"))


def body_of(request):
    """Returns what was sent: JSON where it is said to be JSON, else text or nothing; and its length in bytes."""
    raw = request.body
    if raw is None:
        return None, 0
    raw = raw.encode() if isinstance(raw, str) else raw
    if "json" in request.headers.get("Content-Type", "") and raw:
        try:
            return json.loads(raw), len(raw)
        except ValueError:
            return raw.decode(), len(raw)
    return raw.decode(), len(raw)
