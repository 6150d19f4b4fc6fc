"""Google Drive as far as spreadsheets need it: files found, made, copied, changed, shared, thrown away."""

import re
from base64 import urlsafe_b64encode
from datetime import timedelta
from hashlib import blake2b
from itertools import count

from . import sharing, sheets
from .files import SPREADSHEET, File, described, person
from .refusals import Denied, file_forbidden, file_missing, storage_full

SHORT = "kind,id,name,mimeType"  # of a file, where no mask asks for more
WRITABLE = {"copyRequiresWriterPermission", "writersCanShare", "description", "downloadRestrictions"}
CLAUSE = re.compile(r"""\s*(\w+)\s*(=|!=|contains)\s*("(?:\\.|[^"])*"|'(?:\\.|[^'])*'|true|false)\s*(?:and|$)""")


class Drive:
    """All files there are.

    Attributes:
        accounts: service accounts, which can own nothing.
        groups: address of a group to its members.
        strangers: addresses behind which there is no Google account.
        mails: (to whom, about which file) Drive has written.
        lag: seconds until a change is seen in `modifiedTime`; minutes were reported.
        page_size: the most permissions in one answer; 0 for no limit.
        full: whether service accounts have no room for files of their own, as is so since 2025.
    """

    def __init__(self, clock, accounts):
        self.clock, self.accounts = clock, accounts
        self.files, self.groups, self.strangers, self.mails = {}, {}, set(), []
        self.lag, self.page_size, self.full = 0.0, 0, True
        self._count = count(1)

    def new_id(self):
        """Returns an id that looks like Google's and is the same in every run."""
        digest = blake2b(f"file {next(self._count)}".encode(), digest_size=32).digest()
        return "1" + urlsafe_b64encode(digest).decode()[:43]

    def add(self, spreadsheet, owner, age=timedelta()):
        """Takes in a new file, and returns it."""
        file = File(spreadsheet.id, owner, self.clock.wall() - age, spreadsheet)
        self.files[file.id] = file
        return file

    def role(self, file, user):
        """Returns what somebody is to a file: owner, writer, commenter, reader, or nothing."""
        return file.role(user, self.groups)

    def seen(self, file_id, user, query):
        """Returns a file that this user may see.

        Raises:
            Denied: there is none; one that is not shared looks the same.
        """
        file = self.files.get(file_id)
        if file is None or not self.role(file, user) or (file.drive and not _true(query, "supportsAllDrives")):
            raise file_missing(file_id)
        return file

    def handle(self, method, words, query, body, user):
        """Returns status and answer of a method, which is told by its id in the discovery document."""
        name = method.id.removeprefix("drive.")
        body = {key: value for key, value in (body or {}).items() if value is not None}
        if name in BY_FILE:
            file = self.seen(words["fileId"], user, query)
            rest = [words["permissionId"]] if "permissionId" in words else []
            answer, short = BY_FILE[name](self, file, user, query, body, *rest)
        elif name in PLAIN:
            answer, short = PLAIN[name](self, user, query, body)
        else:
            raise Denied(501, f"{method.id} is not played here", "UNIMPLEMENTED")
        if answer is None:
            return 204, None
        fields = query.get("fields", [short])[0]
        return 200, sheets.mask.masked(answer, fields) if isinstance(answer, dict) else answer

    def told(self, file, user):
        """Returns all that Drive tells this user of a file."""
        modified = file.modified(self.clock.wall(), self.lag)
        return described(file, user, self.role(file, user), modified)

    def owned_by(self, user):
        """Refuses to let a service account own a file, as Drive does since 2025."""
        if self.full and user in self.accounts:
            raise storage_full()


def _true(query, name):
    return query.get(name, ["false"])[0].lower() == "true"


def _get(drive, file, user, _, __):
    return drive.told(file, user), SHORT


def _create(drive, user, _, body):
    if body.get("mimeType") != SPREADSHEET:
        raise Denied(501, "only spreadsheets are played here", "UNIMPLEMENTED")
    drive.owned_by(user)
    made = sheets.create(drive.new_id(), body.get("name", "Untitled"), "en_US", "Etc/GMT")
    return drive.told(drive.add(made, user), user), SHORT


def _copy(drive, file, user, _, body):
    if not drive.told(file, user)["capabilities"]["canCopy"]:
        raise file_forbidden()
    drive.owned_by(user)
    made = sheets.copied(file.spreadsheet, drive.new_id(), body.get("name", f"Copy of {file.name}"))
    return drive.told(drive.add(made, user), user), SHORT


def _update(drive, file, user, _, body):
    may = drive.told(file, user)["capabilities"]
    _check_update(may, body)
    if "name" in body:
        file.name = body["name"]
    file.trashed = body.get("trashed", file.trashed)
    file.settings |= {name: value for name, value in body.items() if name in WRITABLE}
    if "name" in body:
        file.changed(user, drive.clock.wall())
    else:
        file.touched()
    return drive.told(file, user), SHORT


def _check_update(may, body):
    if set(body) - WRITABLE - {"name", "trashed"}:
        raise Denied(501, f"files.update of {sorted(body)} is not played here", "UNIMPLEMENTED")
    asked = {
        "canRename": "name" in body or "description" in body,
        "canTrash": "trashed" in body,
        "canDelete": "writersCanShare" in body,  # the owner's word alone
        "canChangeCopyRequiresWriterPermission": {"copyRequiresWriterPermission", "downloadRestrictions"} & set(body),
    }
    if any(wanted and not may[name] for name, wanted in asked.items()):
        raise file_forbidden()


def _delete(drive, file, user, _, __):
    if drive.role(file, user) != "owner":
        raise file_forbidden()
    del drive.files[file.id]
    return None, ""


def _export(drive, file, user, query, _):
    if not drive.told(file, user)["capabilities"]["canDownload"]:
        raise Denied(403, "This file cannot be downloaded by the user.", reason="cannotDownloadFile")
    if query["mimeType"] != ["text/csv"]:
        raise Denied(501, f"export as {query['mimeType']} is not played here", "UNIMPLEMENTED")
    return sheets.csv(file.spreadsheet), ""


def _comments(*_):
    return {"kind": "drive#commentList", "comments": []}, "*"


def _list(drive, user, query, _):
    clauses = _clauses(query.get("q", [""])[0])
    found = [drive.told(file, user) for file in reversed(drive.files.values()) if file.listed(user, drive.groups)]
    fitting = [each for each in found if all(_fits(each, clause) for clause in clauses)]
    begin, most = int(query.get("pageToken", ["0"])[0] or 0), int(query.get("pageSize", ["100"])[0])
    answer = {"kind": "drive#fileList", "incompleteSearch": False, "files": fitting[begin : begin + most]}
    if begin + most < len(fitting):
        answer["nextPageToken"] = str(begin + most)
    return answer, f"kind,nextPageToken,incompleteSearch,files({SHORT})"


def _clauses(text):
    clauses, place = [], 0
    while place < len(text):
        found = CLAUSE.match(text, place)
        if found is None:
            raise Denied(400, "Invalid Value", reason="invalid")
        clauses.append((found[1], found[2], found[3]))
        place = found.end()
    return clauses


def _fits(told, clause):
    name, relation, word = clause
    wanted = word == "true" if word in {"true", "false"} else re.sub(r"\\(.)", r"\1", word[1:-1])
    if relation == "contains":
        return wanted.lower() in told[name].lower()
    return (told[name] == wanted) == (relation == "=")


def _about(_, user, query, __):
    if "fields" not in query:
        raise Denied(400, "The 'fields' parameter is required for this method.", reason="required")
    return {"kind": "drive#about", "user": person(user, user)}, ""


BY_FILE = {
    "files.get": _get,
    "files.copy": _copy,
    "files.update": _update,
    "files.delete": _delete,
    "files.export": _export,
    "comments.list": _comments,
    "permissions.list": sharing.listed,
    "permissions.get": sharing.got,
    "permissions.create": sharing.created,
    "permissions.update": sharing.updated,
    "permissions.delete": sharing.deleted,
}
PLAIN = {"files.create": _create, "files.list": _list, "about.get": _about}
