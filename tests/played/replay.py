"""Recorded calls to the real Google, sent to the played one, and the answers side by side.

A recording is a file of gspread's test suite: every interaction with its request and Google's answer. The ids in it
are Google's; which of ours each stands for is learnt from the answers.
"""

import json
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests

from .front import Google
from .tokens import CLOUD

IDS = {  # words whose value is an id
    "bandedRangeId",
    "destinationSpreadsheetId",
    "id",
    "metadataId",
    "namedRangeId",
    "protectedRangeId",
    "sheetId",
    "sourceSheetId",
    "spreadsheetId",
}
NEVER_ALIKE = {"createdTime", "modifiedTime", "spreadsheetTheme"}  # the theme is not played: it is always the same
SCOPES = ("https://www.googleapis.com/auth/drive", "https://www.googleapis.com/auth/spreadsheets")
TIMEOUT = (5, 60)
GOOGLES_ID = re.compile(r"[\w-]{44}")


@dataclass(frozen=True)
class Pair:
    """Google's answer and ours to the same request.

    Attributes:
        place: number of the interaction in its recording, from 0.
        request: verb, path with `{id}`, and query.
        theirs: status and body of Google's, as far as they can be alike; our ids in place of theirs.
        ours: likewise.
        known: whether the file was made inside the recording (or is recorded as missing or refused).
    """

    place: int
    request: str
    theirs: object
    ours: object
    known: bool

    @property
    def alike(self):
        return self.theirs == self.ours


class Replay:
    """One recording on a played Google of its own."""

    def __init__(self, google):
        self.google = google
        self.ours = {}  # Google's id to ours
        self.session = requests.Session()
        token = google.sign_in.give(google.email, [*SCOPES, CLOUD])
        self.session.headers["Authorization"] = f"Bearer {token}"

    def pair(self, place, interaction):
        """Sends one recorded request, and returns both answers."""
        asked, told = interaction["request"], interaction["response"]
        status, theirs = told["status"]["code"], _json(told["body"].get("string", ""))
        url = urlsplit(asked["uri"])
        known = self._known(url.path, status)
        answer = self.session.request(
            asked["method"],
            f"https://{url.netloc}{self._path(url.path)}?{url.query}",
            data=self._body(asked),
            headers={"Content-Type": (asked["headers"].get("Content-Type") or [""])[0]},
            timeout=TIMEOUT,
        )
        ours = _json(answer.text)
        self._learn(theirs, ours)
        request = f"{asked['method']} {GOOGLES_ID.sub('{id}', url.path)}?{url.query}"
        sides = (status, comparable(self._mapped(theirs))), (answer.status_code, comparable(ours))
        return Pair(place, request, *sides, known)

    def _known(self, path, status):
        """Tells whether we can know the file; one that is recorded as refused is there, but not shared."""
        found = re.search(r"/(?:spreadsheets|files)/([\w-]{20,})", path)
        if found is None or found[1] in self.ours:
            return True
        if status == 403:
            self.ours[found[1]] = self.google.add("private", share=False)
            return True
        return False

    def _path(self, path):
        return GOOGLES_ID.sub(lambda found: self.ours.get(found[0], found[0]), path)

    def _body(self, asked):
        if asked["body"] is None:
            return None
        sent = _json(asked["body"])
        return asked["body"].encode() if isinstance(sent, str) else json.dumps(self._mapped(sent)).encode()

    def _mapped(self, value):
        """Returns the value with our ids in place of Google's."""
        if isinstance(value, dict):
            return {
                name: self.ours.get(each, each)
                if name in IDS and not isinstance(each, dict | list)
                else self._mapped(each)
                for name, each in value.items()
            }
        if isinstance(value, str):
            return GOOGLES_ID.sub(lambda found: self.ours.get(found[0], found[0]), value)
        return [self._mapped(each) for each in value] if isinstance(value, list) else value

    def _learn(self, theirs, ours):
        if isinstance(theirs, dict) and isinstance(ours, dict):
            for name in theirs.keys() & ours.keys():
                if name in IDS and not isinstance(theirs[name], dict | list):
                    self.ours.setdefault(theirs[name], ours[name])
                else:
                    self._learn(theirs[name], ours[name])
        elif isinstance(theirs, list) and isinstance(ours, list):
            for one, other in zip(theirs, ours, strict=False):
                self._learn(one, other)


def comparable(value, inside=""):
    """Returns an answer without what can never be alike: times, themes, who the account is."""
    if isinstance(value, dict):
        return {
            name: comparable(each, name)
            for name, each in value.items()
            if name not in NEVER_ALIKE and not (inside == "editors" and name == "users")
        }
    return [comparable(each, inside) for each in value] if isinstance(value, list) else value


def _json(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def replay(path):
    """Returns the pairs of a recording, in order."""
    interactions = json.loads(path.read_text(encoding="utf-8"))["interactions"]
    with Google(strict=False, quota=False) as google:
        google.drive.full = False  # these accounts still owned their files
        played = Replay(google)
        return [played.pair(place, each) for place, each in enumerate(interactions)]
