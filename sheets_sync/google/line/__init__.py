"""The one way to Google: the few calls that we need, each in its plainest form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any
from urllib.parse import quote

from sheets_sync.google.line.faults import GoogleFault
from sheets_sync.google.line.patience import moment_of
from sheets_sync.google.line.sending import Sending
from sheets_sync.google.line.told import parsed

Json = dict[str, Any]

_SPREADSHEETS = "https://sheets.googleapis.com/v4/spreadsheets"
_DRIVE = "https://www.googleapis.com/drive/v3"
_PERMISSION = "id,type,role,emailAddress,domain,deleted,allowFileDiscovery,view,permissionDetails(inherited)"
_PLAIN = {"prettyPrint": "false"}  # no spaces for readers: half the bytes
_EVERYWHERE = {"supportsAllDrives": "true"}
_sharing = Lock()  # of two changes of a file's permissions at a time Drive may keep only one


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read.

    Attributes:
        json: the answer.
        moment: when the server gave it, by its own clock; None when it did not say.
    """

    json: Json
    moment: datetime | None


class Line(Sending):
    """The calls; every one raises ``GoogleFault`` with a code that begins with ``google_``."""

    def spreadsheet(self, id: str, fields: str, ranges: Sequence[str] = ()) -> Answer:  # noqa: A002 - Google's word
        """Reads a spreadsheet, of everything only what the mask names."""
        params = {"fields": fields, **_PLAIN, **({"ranges": list(ranges)} if ranges else {})}
        response = self.request("GET", f"{_SPREADSHEETS}/{_part(id)}", params=params)
        return Answer(parsed(response), moment_of(response.headers.get("Date")))

    def batch(
        self,
        id: str,  # noqa: A002
        requests: Sequence[Mapping[str, Any]],
        *,
        ranges: Sequence[str] = (),
        fields: str = "",
    ) -> Json:
        """Applies requests all together or not at all.

        Args:
            id: of the spreadsheet.
            requests: of ``spreadsheets.batchUpdate``, safe to repeat: the call is, when an answer is lost.
            ranges: what of the spreadsheet, as it is afterwards, the answer is to hold.
            fields: mask of the answer.
        """
        body: Json = {"requests": list(requests)}
        if ranges:
            body |= {"includeSpreadsheetInResponse": True, "responseIncludeGridData": True}
            body["responseRanges"] = list(ranges)
        params = {"fields": fields, **_PLAIN} if fields else _PLAIN
        return self._json("POST", f"{_SPREADSHEETS}/{_part(id)}:batchUpdate", params, body)

    def file(self, id: str, fields: str) -> Json:  # noqa: A002
        """Reads what Drive knows of a file."""
        return self._json("GET", f"{_DRIVE}/files/{_part(id)}", {"fields": fields, **_EVERYWHERE})

    def about(self) -> Json:
        """Reads who we are: ``{"user": {"emailAddress": …}}``."""
        return self._json("GET", f"{_DRIVE}/about", {"fields": "user(displayName,emailAddress,permissionId)"})

    def permissions(self, id: str) -> list[Json]:  # noqa: A002
        """Reads who may open a file: every permission, of all pages."""
        return [each for page in self._pages(id) for each in page.get("permissions", ())]

    def _pages(self, id: str) -> Iterator[Json]:  # noqa: A002
        """Yields the pages of permissions; one that leads back to an earlier one is the last."""
        asked_for = {"fields": f"nextPageToken,permissions({_PERMISSION})", "pageSize": "100", **_EVERYWHERE}
        seen: set[str] = set()
        token = ""
        while token not in seen:
            seen.add(token)
            page = {"pageToken": token} if token else {}
            answer = self._json("GET", f"{_DRIVE}/files/{_part(id)}/permissions", {**asked_for, **page})
            yield answer
            token = answer.get("nextPageToken", "")

    def add_permission(self, id: str, body: Mapping[str, Any], notify: bool = False) -> Json:  # noqa: A002, FBT001, FBT002
        """Lets somebody open a file; twice is once."""
        params = {"fields": _PERMISSION, "sendNotificationEmail": str(notify).lower(), **_EVERYWHERE}
        with _sharing:
            return self._json("POST", f"{_DRIVE}/files/{_part(id)}/permissions", params, body)

    def remove_permission(self, id: str, permission_id: str) -> None:  # noqa: A002
        """Lets somebody no longer open a file; that it is gone after an answer was lost is as good."""
        with _sharing:
            try:
                self.request("DELETE", f"{_DRIVE}/files/{_part(id)}/permissions/{_part(permission_id)}", _EVERYWHERE)
            except GoogleFault as fault:
                if fault.code != "google_not_found" or not fault.answer_lost:
                    raise

    def update_file(self, id: str, body: Mapping[str, Any], fields: str) -> Json:  # noqa: A002
        """Changes what Drive knows of a file."""
        with _sharing:
            return self._json("PATCH", f"{_DRIVE}/files/{_part(id)}", {"fields": fields, **_EVERYWHERE}, body)

    def _json(self, method: str, url: str, params: Any, body: Mapping[str, Any] | None = None) -> Json:  # noqa: ANN401
        """Makes a call and returns the JSON of its answer."""
        answer: Json = parsed(self.request(method, url, params=params, json=body))
        return answer


def _part(id: str) -> str:  # noqa: A002
    """Returns an id as a part of an address, whatever is in it."""
    return quote(id, safe="")
