"""What came over the line: one record a call, and what was said in return."""

import json
from dataclasses import dataclass, field


@dataclass
class Call:
    """A request as the server saw it, and how it ended.

    Attributes:
        number: counted from 1 among the calls of the services.
        host: it went to.
        verb: of HTTP.
        template: its path with placeholders: `spreadsheets/{id}:batchUpdate`; `token` and the like for signing in.
        kind: `read`, `write` (the two quotas of Sheets), `metadata` (Drive), `token`, `location` or `impersonation`.
        id: of the file that it is about.
        query: names to lists of words.
        body: JSON that was sent.
        timeout: as given to requests.
        sent: bytes of its body.
        user: in whose name.
        status: of the answer; 0 when there was none.
        got: bytes of the answer.
    """

    number: int
    host: str
    verb: str
    template: str
    kind: str
    id: str = ""
    query: dict = field(default_factory=dict, repr=False)
    body: object = field(default=None, repr=False)
    timeout: object = None
    sent: int = 0
    user: str = ""
    status: int = 0
    got: int = 0

    def fits(self, when):
        """Tells whether this is a call that is meant: by its template, by verb and template, or by a predicate."""
        return when(self) if callable(when) else when in {self.template, f"{self.verb} {self.template}", self.kind}


@dataclass
class Reply:
    """An answer on its way: a body is bytes, or a reader of them."""

    status: int
    body: object = b""
    headers: dict = field(default_factory=dict)


def json_reply(status, answer, *, pretty=True, **headers):
    """Returns an answer in the layout that Google uses, which is a wide one unless it is asked not to be."""
    layout = {"indent": 2} if pretty else {"separators": (",", ":")}
    text = json.dumps(answer, ensure_ascii=False, **layout) + "\n"
    return Reply(status, text.encode(), {"Content-Type": "application/json; charset=UTF-8", **headers})
