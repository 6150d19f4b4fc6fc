"""How Google says no: the JSON bodies of its errors, each as recorded or as cited by those who met it."""

from dataclasses import dataclass

PROJECT = "123456789012"
CODES = {
    400: ("INVALID_ARGUMENT", "Request contains an invalid argument.", "badRequest"),
    401: (
        "UNAUTHENTICATED",
        (
            "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other "
            "valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."
        ),
        "authError",
    ),
    403: ("PERMISSION_DENIED", "The caller does not have permission", "insufficientFilePermissions"),
    404: ("NOT_FOUND", "Requested entity was not found.", "notFound"),
    408: ("CANCELLED", "The request was cancelled by the client.", "requestTimeout"),
    409: ("ABORTED", "The operation was aborted.", "aborted"),
    429: ("RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).", "rateLimitExceeded"),
    500: ("INTERNAL", "Internal error encountered.", "backendError"),
    502: ("UNAVAILABLE", "Bad gateway.", "backendError"),
    503: ("UNAVAILABLE", "The service is currently unavailable.", "backendError"),
    504: ("DEADLINE_EXCEEDED", "Deadline expired before operation could complete.", "backendError"),
}


@dataclass
class Denied(Exception):
    """What is refused, and in which words.

    Attributes:
        status: of HTTP.
        message: for people.
        code: Google's word for it, e.g. PERMISSION_DENIED.
        reason: Drive's word for it, e.g. notFound.
        domain: Drive's kind of reason.
        details: structured, as in newer errors.
    """

    status: int
    message: str = ""
    code: str = ""
    reason: str = ""
    domain: str = "global"
    details: tuple = ()

    def body(self, api):
        """Returns the JSON of the answer as this service words it."""
        code, message, reason = CODES.get(self.status, ("UNKNOWN", "Unknown Error.", "unknown"))
        error = {"code": self.status, "message": self.message or message}
        if api == "drive":
            why = {"message": error["message"], "domain": self.domain, "reason": self.reason or reason}
            error["errors"] = [why]
        if api != "drive" or self.details:
            error["status"] = self.code or code
        if self.details:
            error["details"] = list(self.details)
        return {"error": error}


def not_a_list(value):
    """Returns the refusal of text where a list of values belongs; recorded."""
    said = f"Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), \"{value}\""
    violation = {"field": "data.values", "description": said}
    return Denied(
        400,
        said,
        details=({"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]},),
    )


def over_quota(kind):
    """Returns the refusal of a read or a write too many; in the words of those who met it, not recorded."""
    name = kind.capitalize()
    limit = f"{name} requests per minute per user"
    said = (
        f"Quota exceeded for quota metric '{name} requests' and limit '{limit}' of service 'sheets.googleapis.com' "
        f"for consumer 'project_number:{PROJECT}'."
    )
    metadata = {
        "consumer": f"projects/{PROJECT}",
        "quota_limit": f"{name}RequestsPerMinutePerUser",
        "quota_limit_value": "60",
        "quota_location": "global",
        "quota_metric": f"sheets.googleapis.com/{kind}_requests",
        "service": "sheets.googleapis.com",
    }
    return Denied(429, said, "RESOURCE_EXHAUSTED", details=(_why("RATE_LIMIT_EXCEEDED", metadata),))


def hurrying():
    """Returns Drive's refusal of too many calls: it passes, unlike `storage_full`, whose domain is the same."""
    return Denied(403, "User Rate Limit Exceeded", reason="userRateLimitExceeded", domain="usageLimits")


def api_off(service):
    """Returns the refusal where the Cloud project has not switched the API on; wording as commonly cited."""
    title = {"sheets.googleapis.com": "Google Sheets API", "drive.googleapis.com": "Google Drive API"}[service]
    url = f"https://console.developers.google.com/apis/api/{service}/overview?project={PROJECT}"
    said = (
        f"{title} has not been used in project {PROJECT} before or it is disabled. Enable it by visiting {url} then "
        "retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and "
        "retry."
    )
    metadata = {
        "activationUrl": url,
        "consumer": f"projects/{PROJECT}",
        "containerInfo": PROJECT,
        "service": service,
        "serviceTitle": title,
    }
    link = {"description": "Google developers console API activation", "url": url}
    help_ = {"@type": "type.googleapis.com/google.rpc.Help", "links": [link]}
    details = (_why("SERVICE_DISABLED", metadata), help_)
    return Denied(403, said, reason="accessNotConfigured", domain="usageLimits", details=details)


def scope_missing(service, method):
    """Returns the refusal of a token that was not asked for the scope; wording as commonly cited."""
    metadata = {"method": method, "service": service}
    return Denied(
        403,
        "Request had insufficient authentication scopes.",
        reason="insufficientPermissions",
        details=(_why("ACCESS_TOKEN_SCOPE_INSUFFICIENT", metadata),),
    )


def file_missing(file_id):
    """Returns Drive's refusal of a file that is not there, or not for this caller to see."""
    return Denied(404, f"File not found: {file_id}.", reason="notFound")


def file_forbidden():
    """Returns Drive's refusal of a change that the caller's role does not allow."""
    said = "The user does not have sufficient permissions for this file."
    return Denied(403, said, reason="insufficientFilePermissions")


def storage_full():
    """Returns Drive's refusal of a file that a service account would own; it is for ever, whatever its domain says."""
    said = "The user's Drive storage quota has been exceeded."
    return Denied(403, said, reason="storageQuotaExceeded", domain="usageLimits")


def _why(reason, metadata):
    kind = "type.googleapis.com/google.rpc.ErrorInfo"
    return {"@type": kind, "reason": reason, "domain": "googleapis.com", "metadata": metadata}
