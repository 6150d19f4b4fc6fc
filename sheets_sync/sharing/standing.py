"""How the results stand shared now, and what earlier sharing left there to be known by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sheets_sync.google.permissions import Permission, permissions_of
from sheets_sync.sharing.noted import NOTHING_NOTED, Notes, notes_of

SHARED = "sheets-sync-shared"
"""Key of the developer metadata of the spreadsheet that notes the permissions made by sharing, in digests."""

FILE_FIELDS = (
    "id,name,trashed,copyRequiresWriterPermission,downloadRestrictions(itemDownloadRestriction),"
    "capabilities(canShare,canChangeCopyRequiresWriterPermission,canChangeItemDownloadRestriction)"
)
METADATA_FIELDS = "developerMetadata"


@dataclass(frozen=True, slots=True)
class Access:
    """A file as it stands shared.

    Attributes:
        name: of the file.
        permissions: all of them.
        notes: of those that earlier sharing made.
        record: id of the metadata that says so; None when there is none.
        may_share: whether the account may share the file at all.
        copies: whether readers may copy, print and download.
        downloads: whether the newer restriction for readers is off, too.
        may_lock: whether the account may change ``copies``.
        may_restrict: whether it may change ``downloads``.
    """

    name: str
    permissions: tuple[Permission, ...]
    notes: Notes = NOTHING_NOTED
    record: int | None = None
    may_share: bool = True
    copies: bool = False
    downloads: bool = False
    may_lock: bool = True
    may_restrict: bool = True


def access_of(
    file: Mapping[str, Any], permissions: Iterable[Mapping[str, Any]], spreadsheet: Mapping[str, Any]
) -> Access:
    """Returns how a file stands shared, from Drive's answers and the spreadsheet's metadata."""
    may = file.get("capabilities") or {}
    restriction = (file.get("downloadRestrictions") or {}).get("itemDownloadRestriction") or {}
    record, notes = _record(spreadsheet)
    return Access(
        name=str(file.get("name", "")),
        permissions=permissions_of(permissions),
        notes=notes,
        record=record,
        may_share=bool(may.get("canShare")),
        copies=not file.get("copyRequiresWriterPermission", False),
        downloads=not restriction.get("restrictedForReaders", False),
        may_lock=bool(may.get("canChangeCopyRequiresWriterPermission")),
        may_restrict=bool(may.get("canChangeItemDownloadRestriction")),
    )


def _record(spreadsheet: Mapping[str, Any]) -> tuple[int | None, Notes]:
    """Returns the metadata's id and what it notes."""
    for one in spreadsheet.get("developerMetadata") or ():
        if one.get("metadataKey") == SHARED:
            return one.get("metadataId"), notes_of(str(one.get("metadataValue", "")))
    return None, NOTHING_NOTED


def record_request(access: Access, notes: Notes) -> dict[str, Any]:
    """Returns the request that writes down which permissions sharing made."""
    value = notes.text()
    if access.record is None:
        location = {"spreadsheet": True}
        new = {"metadataKey": SHARED, "metadataValue": value, "visibility": "DOCUMENT", "location": location}
        return {"createDeveloperMetadata": {"developerMetadata": new}}
    return {
        "updateDeveloperMetadata": {
            "dataFilters": [{"developerMetadataLookup": {"metadataId": access.record}}],
            "developerMetadata": {"metadataValue": value},
            "fields": "metadataValue",
        }
    }
