"""Requests about developer metadata, and finding it. None of it is recorded: it rests on the documents."""

from tests.played.sheets.mask import overlay, tree
from tests.played.sheets.ranges import as_sent
from tests.played.sheets.refusal import invalid, missing


def _create(draft, request, _who):
    sent = request["developerMetadata"]
    if not sent.get("metadataKey"):
        raise invalid("The key must be specified.")
    if sent.get("visibility") not in {"DOCUMENT", "PROJECT"}:
        raise invalid("The visibility must be specified.")
    given = sent.get("metadataId")
    if given is not None and any(tag["metadataId"] == given for tag in draft.tags):
        raise invalid(f"Developer metadata with ID {given} already exists.")
    kept = {"metadataId": given or draft.fresh_id(), **{name: sent[name] for name in sent if name != "location"}}
    kept["location"] = _location(draft, sent.get("location") or {})
    draft.tags.append(kept)
    return {"developerMetadata": kept}


def _location(draft, sent):
    if sent.get("spreadsheet"):
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if "dimensionRange" in sent:
        area = sent["dimensionRange"]
        draft.by_id(area.get("sheetId", 0))
        first = area.get("startIndex", 0)
        if area.get("endIndex") != first + 1:
            raise invalid("Developer metadata can be fastened to a single row or column only.")
        kind = "ROW" if area.get("dimension") == "ROWS" else "COLUMN"
        return {"locationType": kind, "dimensionRange": as_sent({**area, "startIndex": first})}
    if "sheetId" not in sent:
        raise invalid("The location must be specified.")
    return {"locationType": "SHEET", "sheetId": draft.by_id(sent["sheetId"]).id}


def matches(tag, wanted):
    """Tells whether a DeveloperMetadataLookup means this metadata; what it leaves out means everything."""
    where = wanted.get("metadataLocation")
    if where is not None and not _lies_there(tag["location"], where, wanted.get("locationMatchingStrategy")):
        return False
    if wanted.get("locationType") not in {None, tag["location"]["locationType"]}:
        return False
    plain = ("metadataId", "metadataKey", "metadataValue", "visibility")
    return all(wanted.get(name) in {None, tag.get(name)} for name in plain)


def _lies_there(location, where, strategy):
    if where.get("spreadsheet"):
        return location.get("spreadsheet", False) or strategy == "INTERSECTING_LOCATION"
    if "sheetId" in where:
        inner = location.get("dimensionRange", {"sheetId": None}).get("sheetId", 0)
        return location.get("sheetId") == where["sheetId"] or (
            strategy == "INTERSECTING_LOCATION" and inner == where["sheetId"]
        )
    return location.get("dimensionRange") == as_sent(where.get("dimensionRange", {}))


def found(draft, filters):
    """Returns the metadata that any of the filters means.

    Raises:
        Refused: a filter is no lookup of metadata.
    """
    lookups = []
    for wanted in filters:
        if "developerMetadataLookup" not in wanted:
            raise NotImplementedError("the played Google looks metadata up by developerMetadataLookup only")
        lookups.append(wanted["developerMetadataLookup"])
    return [tag for tag in draft.tags if any(matches(tag, wanted) for wanted in lookups)]


def searched(spreadsheet, body):
    """Returns the answer to developerMetadata:search."""
    filters = body.get("dataFilters") or []
    tags = found(spreadsheet, filters)
    return (
        {"matchedDeveloperMetadata": [{"developerMetadata": tag, "dataFilters": filters} for tag in tags]}
        if tags
        else {}
    )


def got(spreadsheet, metadata_id):
    """Returns the metadata with this id.

    Raises:
        Refused: there is none.
    """
    for tag in spreadsheet.tags:
        if tag["metadataId"] == metadata_id:
            return tag
    raise missing()


def _update(draft, request, _who):
    node = tree(request.get("fields", "*"))
    sent = request["developerMetadata"]
    changed = []
    for tag in found(draft, request.get("dataFilters") or []):
        new = overlay(tag, sent, node)
        if "location" in sent and "location" in node:
            new["location"] = _location(draft, sent["location"])
        new["metadataId"] = tag["metadataId"]
        draft.tags[draft.tags.index(tag)] = new
        changed.append(new)
    return {"developerMetadata": changed}


def _delete(draft, request, _who):
    gone = found(draft, [request["dataFilter"]])
    draft.tags = [tag for tag in draft.tags if tag not in gone]
    return {"deletedDeveloperMetadata": gone}


KINDS = {
    "createDeveloperMetadata": _create,
    "updateDeveloperMetadata": _update,
    "deleteDeveloperMetadata": _delete,
}
