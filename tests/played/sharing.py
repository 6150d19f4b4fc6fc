"""Drive's permissions: who is listed, added, changed and taken away, and by whom."""

from .files import ROLES
from .refusals import Denied, file_forbidden

SHORT = "id,type,kind,role"  # of a permission, where no mask asks for more
CHANGEABLE = {"role", "expirationTime", "pendingOwner", "view"}
STRANGER = (
    'Bad Request. User message: "You are trying to invite {email}. Since there is no Google account associated with '
    "this email address, you must check the 'Notify people' box to invite this recipient.\""
)


def listed(drive, file, user, query, _):
    """Answers permissions.list, in pages where the caller or the test asks for them."""
    _must_edit(drive, file, user)
    everybody = list(file.permissions.values())
    begin = int(query.get("pageToken", ["0"])[0] or 0)
    most = int(query.get("pageSize", [drive.page_size or len(everybody)])[0])
    most = min(most, drive.page_size or most)
    answer = {"kind": "drive#permissionList", "permissions": everybody[begin : begin + most]}
    if begin + most < len(everybody):
        answer["nextPageToken"] = str(begin + most)
    return answer, f"nextPageToken,kind,permissions({SHORT})"


def got(drive, file, user, _, __, permission_id):
    """Answers permissions.get."""
    _must_edit(drive, file, user)
    return _one(file, permission_id), SHORT


def created(drive, file, user, query, body):
    """Answers permissions.create."""
    _must_share(drive, file, user)
    _check(body)
    email = body.get("emailAddress", "")
    if email in drive.strangers and query.get("sendNotificationEmail", ["true"])[0].lower() == "false":
        raise Denied(400, STRANGER.format(email=email), reason="invalidSharingRequest")
    made = file.grant(body)
    if body["type"] != "anyone" and query.get("sendNotificationEmail", ["true"])[0].lower() == "true":
        drive.mails.append((made.get("emailAddress") or made["domain"], file.id))
    file.touched()
    return made, SHORT


def updated(drive, file, user, _, body, permission_id):
    """Answers permissions.update."""
    _must_share(drive, file, user)
    permission = _one(file, permission_id)
    if set(body) - CHANGEABLE:
        said = "The resource body includes fields which are not directly writable."
        raise Denied(403, said, reason="fieldNotWritable")
    if "owner" in {permission["role"], body.get("role")}:
        raise file_forbidden()
    permission["role"] = body["role"]
    file.tell()
    file.touched()
    return permission, SHORT


def deleted(drive, file, user, _, __, permission_id):
    """Answers permissions.delete; whoever was let in by name may leave without being asked."""
    if ROLES.index(drive.role(file, user)) < ROLES.index("writer"):
        if file.permissions.get(permission_id, {}).get("emailAddress") != user:
            raise file_forbidden()
    elif file.permissions.get(permission_id, {}).get("emailAddress") != user:
        _must_share(drive, file, user)
    if _one(file, permission_id)["role"] == "owner":
        raise file_forbidden()
    del file.permissions[permission_id]
    file.tell()
    file.touched()
    return None, ""


def _one(file, permission_id):
    if permission_id not in file.permissions:
        raise Denied(404, f"Permission not found: {permission_id}.", reason="notFound")
    return file.permissions[permission_id]


def _must_edit(drive, file, user):
    """Readers do not see who else is there; an inference from `canShare` and the documents, not seen live."""
    if ROLES.index(drive.role(file, user)) < ROLES.index("writer"):
        raise file_forbidden()


def _must_share(drive, file, user):
    role = drive.role(file, user)
    if role != "owner" and not (role == "writer" and file.settings["writersCanShare"]):
        raise file_forbidden()


def _check(body):
    kind, role = body.get("type"), body.get("role")
    if kind not in {"user", "group", "domain", "anyone"}:
        raise Denied(400, "The permission type field is required.", reason="required")
    if role not in {"reader", "commenter", "writer"}:
        said = "The permission role field is required." if not role else "The specified role is not valid here."
        raise Denied(400, said, reason="required" if not role else "invalid")
    whom = {"user": "emailAddress", "group": "emailAddress", "domain": "domain"}.get(kind)
    if whom and not body.get(whom):
        raise Denied(400, "The specified emailAddress is invalid or not applicable.", reason="invalidSharingRequest")
