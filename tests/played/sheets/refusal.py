"""How Google says no."""


class Refused(Exception):
    """A call that Google does not carry out."""

    def __init__(self, status, status_text, message, details=None):
        super().__init__(message)
        self.status = status
        self.status_text = status_text
        self.message = message
        self.details = details

    def body(self):
        """Returns the answer's body."""
        error = {"code": self.status, "message": self.message, "status": self.status_text}
        if self.details:
            error["details"] = self.details
        return {"error": error}


PROTECTED = (
    "You are trying to edit a protected cell or object."
    " Please contact the spreadsheet owner to remove protection if you need to edit."
)


def invalid(message, details=None):
    """Returns the refusal of an argument, which is what nearly everything is."""
    return Refused(400, "INVALID_ARGUMENT", message, details)


def forbidden():
    """Returns the refusal of somebody who may not do this."""
    return Refused(403, "PERMISSION_DENIED", "The caller does not have permission")


def missing():
    """Returns the refusal of what is not there."""
    return Refused(404, "NOT_FOUND", "Requested entity was not found.")
