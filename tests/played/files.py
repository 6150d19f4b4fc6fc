"""A file as Drive keeps it: whose it is, who may do what with it, and when it changed."""

from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import blake2b

SPREADSHEET = "application/vnd.google-apps.spreadsheet"
ROLES = ("", "reader", "commenter", "writer", "owner")  # each may do all that those before it may


def number_of(text):
    """Returns the twenty digits by which Drive names a person or a domain."""
    return f"{int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), 'big'):020d}"


def moment(when):
    """Returns a moment as Drive writes it, to the millisecond."""
    return when.strftime("%Y-%m-%dT%H:%M:%S.") + f"{when.microsecond // 1000:03d}Z"


def person(email, me):
    """Returns a person as Drive describes them."""
    return {
        "kind": "drive#user",
        "displayName": email.partition("@")[0],
        "me": email == me,
        "permissionId": number_of(email),
        "emailAddress": email,
    }


@dataclass
class File:
    """A file; all that is played are spreadsheets.

    Attributes:
        changes: when its content or its name was changed, oldest first.
        version: counts every change, those of its sharing too.
        permissions: by their ids, as Drive's JSON.
        drive: id of the shared drive that it lies in, or nothing.
    """

    id: str
    owner: str
    created: object
    spreadsheet: object
    changes: list = field(default_factory=list)
    version: int = 1
    trashed: bool = False
    permissions: dict = field(default_factory=dict)
    settings: dict = field(default_factory=lambda: {"copyRequiresWriterPermission": False, "writersCanShare": True})
    last_user: str = ""
    drive: str = ""

    def __post_init__(self):
        self.last_user = self.last_user or self.owner
        self.changes = self.changes or [self.created]
        self.grant({"type": "user", "role": "owner", "emailAddress": self.owner})

    @property
    def name(self):
        return self.spreadsheet.title

    @name.setter
    def name(self, name):
        self.spreadsheet.properties["title"] = name

    def changed(self, user, when):
        """Notes that somebody changed its content or its name."""
        self.version += 1
        self.last_user = user
        self.changes.append(when)

    def touched(self):
        """Notes a change that is none of its content, such as its sharing: the version counts it, the time does not."""
        self.version += 1

    def modified(self, now, lag):
        """Returns when it was changed last, as far as Drive has noticed by now."""
        noticed = [when for when in self.changes if when <= now - timedelta(seconds=lag)]
        return noticed[-1] if noticed else self.changes[0]

    def grant(self, wanted):
        """Lets somebody in, and returns the permission; who is in already keeps the wider of both roles."""
        made = permission(wanted)
        had = self.permissions.get(made["id"])
        if had is not None and ROLES.index(had["role"]) >= ROLES.index(made["role"]):
            return had
        self.permissions[made["id"]] = made
        self.tell()
        return made

    def tell(self):
        """Tells the spreadsheet who owns it and who may edit it."""
        people = [each for each in self.permissions.values() if "emailAddress" in each]
        self.spreadsheet.owner = self.owner
        self.spreadsheet.editors = tuple(each["emailAddress"] for each in people if each["role"] in {"owner", "writer"})

    def role(self, user, groups):
        """Returns the widest role that somebody has here, by name, group, domain or link; none is an empty text."""
        roles = [each["role"] for each in self.permissions.values() if _meant(each, user, groups)]
        return max(roles, key=ROLES.index, default="")

    def listed(self, user, groups):
        """Tells whether it is among somebody's files; whoever has only the link does not find it there."""
        return any(_meant(each, user, groups) and each["type"] != "anyone" for each in self.permissions.values())


def permission(wanted):
    """Returns a permission as Drive answers it."""
    kind = wanted["type"]
    made = {"kind": "drive#permission", "id": "anyoneWithLink", "type": kind, "role": wanted["role"]}
    if kind == "anyone":
        return {**made, "allowFileDiscovery": bool(wanted.get("allowFileDiscovery"))}
    whom = wanted["domain"] if kind == "domain" else wanted["emailAddress"].lower()
    made |= {"id": number_of(whom), "displayName": whom.partition("@")[0]}
    if kind == "domain":
        return {**made, "domain": whom, "allowFileDiscovery": bool(wanted.get("allowFileDiscovery"))}
    return {**made, "emailAddress": whom, "deleted": False, "pendingOwner": False}


def _meant(permission, user, groups):
    if permission["type"] == "anyone":
        return True
    if permission["type"] == "domain":
        return user.endswith("@" + permission["domain"])
    if permission["type"] == "group":
        return user in groups.get(permission["emailAddress"], ())
    return permission["emailAddress"] == user.lower()


def described(file, user, role, modified):
    """Returns all that Drive tells this user of a file."""
    edits, owns = ROLES.index(role) >= ROLES.index("writer"), role == "owner"
    shares = owns or (edits and file.settings["writersCanShare"])
    copies = edits or not file.settings["copyRequiresWriterPermission"]
    told = {
        "kind": "drive#file",
        "id": file.id,
        "name": file.name,
        "mimeType": SPREADSHEET,
        "starred": False,
        "trashed": file.trashed,
        "explicitlyTrashed": file.trashed,
        "spaces": ["drive"],
        "version": str(file.version),
        "webViewLink": f"https://docs.google.com/spreadsheets/d/{file.id}/edit?usp=drivesdk",
        "createdTime": moment(file.created),
        "modifiedTime": moment(modified),
        "lastModifyingUser": person(file.last_user, user),
        "shared": len(file.permissions) > 1,
        "ownedByMe": owns,
        "viewersCanCopyContent": not file.settings["copyRequiresWriterPermission"],
        "capabilities": _capabilities(edits, owns, shares, copies),
        **file.settings,
    }
    if file.drive:
        told["driveId"] = file.drive
    else:
        told["owners"] = [person(file.owner, user)]
    if shares:
        told |= {"permissions": list(file.permissions.values()), "permissionIds": list(file.permissions)}
    return told


def _capabilities(edits, owns, shares, copies):
    return {
        "canEdit": edits,
        "canModifyContent": edits,
        "canRename": edits,
        "canComment": edits,
        "canShare": shares,
        "canChangeCopyRequiresWriterPermission": shares,  # for writers an inference, not seen live
        "canCopy": copies,
        "canDownload": copies,
        "canReadRevisions": edits,
        "canTrash": owns,
        "canDelete": owns,
    }
