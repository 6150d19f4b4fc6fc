"""People who work in the browser while the service does its part."""

from . import sheets
from .refusals import Denied, file_forbidden, file_missing

A_MOMENT = 2.0  # seconds; nobody types in no time
LOOKS = {"see", "is_protected"}  # change nothing, so readers may


class Person:
    """Somebody with an account at Google.

    Everything that `sheets.person` can do to a spreadsheet is a method here: the id of the file first, then what that
    function takes between the spreadsheet and the person: `boss.type(file, "十月", "C3", "95")`.
    """

    def __init__(self, google, email):
        self.google, self.email = google, email

    def __repr__(self):
        return f"Person({self.email!r})"

    def __getattr__(self, name):
        if name.startswith("_") or not hasattr(sheets.person, name):
            raise AttributeError(name)

        def act(file_id, *args, **said):
            file, role = self._at(file_id)
            if name not in LOOKS and role not in {"owner", "writer"}:
                raise Denied(403)
            access = sheets.Access(role)
            done = getattr(sheets.person, name)(file.spreadsheet, *args, user=self.email, access=access, **said)
            if name not in LOOKS:
                self._changed(file)
            return done

        return act

    def rename_file(self, file_id, name):
        """Gives the file another name."""
        file = self._editing(file_id)
        file.name = name
        self._changed(file)

    def share(self, file_id, email, role="writer", kind="user"):
        """Lets somebody in, or gives them another role; `kind` may be group."""
        file = self._sharing(file_id)
        self._forget(file, email)
        file.grant({"type": kind, "role": role, "emailAddress": email})
        file.touched()

    def unshare(self, file_id, email):
        """Puts somebody out."""
        file = self._sharing(file_id)
        self._forget(file, email)
        file.touched()

    def link_sharing(self, file_id, role="reader", domain=""):
        """Lets in whoever has the link, or all of a domain; an empty role ends it."""
        file = self._sharing(file_id)
        kind = "domain" if domain else "anyone"
        for key in [key for key, each in file.permissions.items() if each["type"] == kind]:
            del file.permissions[key]
        if role:
            file.grant({"type": kind, "role": role, "domain": domain})
        file.touched()

    def no_download(self, file_id, wanted=True):
        """Takes from readers the menus to copy, print and download."""
        file = self._sharing(file_id)
        file.settings["copyRequiresWriterPermission"] = wanted
        file.touched()

    def trash(self, file_id, wanted=True):
        """Puts the file into the bin, or takes it out again."""
        file = self._owning(file_id)
        file.trashed = wanted
        file.touched()

    def delete_file(self, file_id):
        """Deletes the file for ever."""
        del self.google.drive.files[self._owning(file_id).id]

    def copy_file(self, file_id, name=""):
        """Copies the file; the copy is this person's, and nobody else's. Returns its id."""
        file, _ = self._at(file_id)
        drive = self.google.drive
        made = sheets.copied(file.spreadsheet, drive.new_id(), name or f"Copy of {file.name}")
        return drive.add(made, self.email).id

    def _at(self, file_id):
        self.google.clock.advance(A_MOMENT)
        file = self.google.drive.files.get(file_id)
        role = self.google.drive.role(file, self.email) if file is not None else ""
        if not role:
            raise file_missing(file_id)
        return file, role

    def _may(self, file_id, roles):
        file, role = self._at(file_id)
        if role not in roles:
            raise file_forbidden()
        return file

    def _editing(self, file_id):
        return self._may(file_id, {"owner", "writer"})

    def _owning(self, file_id):
        return self._may(file_id, {"owner"})

    def _sharing(self, file_id):
        file = self._editing(file_id)
        shares = self.google.drive.told(file, self.email)["capabilities"]["canShare"]
        if not shares:
            raise file_forbidden()
        return file

    def _forget(self, file, email):
        for key in [key for key, each in file.permissions.items() if each.get("emailAddress") == email.lower()]:
            if file.permissions[key]["role"] == "owner":
                raise file_forbidden()
            del file.permissions[key]
        file.tell()

    def _changed(self, file):
        file.changed(self.email, self.google.clock.wall())
