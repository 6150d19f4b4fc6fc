"""How the results stand shared now, and what earlier sharing left there to be known by."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sheets_sync.google.permissions import Permission, permissions_of

SHARED = "sheets-sync-shared"
"""Key of the developer metadata of the spreadsheet that names the permissions made by sharing, by their ids."""

FILE_FIELDS = (
    "id,name,trashed,copyRequiresWriterPermission,downloadRestrictions(itemDownloadRestriction),"
    "capabilities(canShare,canChangeCopyRequiresWriterPermission,canChangeItemDownloadRestriction)"
)
METADATA_FIELDS = "developerMetadata"

_MOST = 1000
"""So many ids are remembered, the latest: Google holds 30,000 characters of metadata for a spreadsheet [O]."""


@dataclass(frozen=True, slots=True)
class Access:
    """A file as it stands shared.

    Attributes:
        name: of the file.
        permissions: all of them.
        made: ids of those that earlier sharing made.
        record: id of the metadata that says so; None when there is none.
        may_share: whether the account may share the file at all.
        copies: whether readers may copy, print and download.
        downloads: whether the newer restriction for readers is off, too.
        may_lock: whether the account may change ``copies``.
        may_restrict: whether it may change ``downloads``.
    """

    name: str
    permissions: tuple[Permission, ...]
    made: frozenset[str] = frozenset()
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
    record, made = _record(spreadsheet)
    return Access(
        name=str(file.get("name", "")),
        permissions=permissions_of(permissions),
        made=made,
        record=record,
        may_share=bool(may.get("canShare")),
        copies=not file.get("copyRequiresWriterPermission", False),
        downloads=not restriction.get("restrictedForReaders", False),
        may_lock=bool(may.get("canChangeCopyRequiresWriterPermission")),
        may_restrict=bool(may.get("canChangeItemDownloadRestriction")),
    )


def _record(spreadsheet: Mapping[str, Any]) -> tuple[int | None, frozenset[str]]:
    """Returns the metadata's id and the ids that it names; what cannot be read names nobody."""
    for one in spreadsheet.get("developerMetadata") or ():
        if one.get("metadataKey") == SHARED:
            try:
                held = json.loads(one.get("metadataValue", ""))
            except ValueError:
                held = []
            ids = frozenset(each for each in held if isinstance(each, str)) if isinstance(held, list) else frozenset()
            return one.get("metadataId"), ids
    return None, frozenset()


def record_request(access: Access, made: Iterable[str]) -> dict[str, Any]:
    """Returns the request that writes down which permissions sharing made; ids tell nobody who it was."""
    value = json.dumps(list(made)[-_MOST:])
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
