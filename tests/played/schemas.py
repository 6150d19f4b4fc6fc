"""Values against the schemas of Google's discovery documents: unknown words, wrong types, what only Google may say.

The documents do not say everything: unions and required fields are prose there, so they are listed here by hand.
"""

import json
import re

from .documents import document, guess
from .fieldmasks import mask_mistakes

EXACTLY_ONE = {"Request"}  # of all its fields
AT_MOST_ONE = {  # of these fields, when they are sent
    "AutoResizeDimensionsRequest": ("dimensions", "dataSourceSheetDimensions"),
    "ColorStyle": ("rgbColor", "themeColor"),
    "ConditionalFormatRule": ("booleanRule", "gradientRule"),
    "ConditionValue": ("relativeDate", "userEnteredValue"),
    "DataFilter": ("a1Range", "gridRange", "developerMetadataLookup"),
    "DeveloperMetadataLocation": ("spreadsheet", "sheetId", "dimensionRange"),
    "ExtendedValue": ("numberValue", "stringValue", "boolValue", "formulaValue", "errorValue"),
    "ProtectedRange": ("range", "namedRangeId", "tableId"),
    "UpdateCellsRequest": ("start", "range"),
    "UpdateConditionalFormatRuleRequest": ("rule", "newIndex"),
    "UpdateDimensionPropertiesRequest": ("range", "dataSourceSheetRange"),
}
REQUIRED = {  # when they are sent; said in prose only
    "AddConditionalFormatRuleRequest": ("rule",),
    "AddNamedRangeRequest": ("namedRange",),
    "AddProtectedRangeRequest": ("protectedRange",),
    "BatchUpdateSpreadsheetRequest": ("requests",),
    "CreateDeveloperMetadataRequest": ("developerMetadata",),
    "DeleteNamedRangeRequest": ("namedRangeId",),
    "DeleteProtectedRangeRequest": ("protectedRangeId",),
    "NumberFormat": ("type",),
    "SetDataValidationRequest": ("range",),
}
MASKED = {  # whose `fields` speak of which schema, where it is not the one other object in the request
    "AppendCellsRequest": "CellData",
    "RepeatCellRequest": "CellData",
    "UpdateCellsRequest": "CellData",
    "UpdateDimensionPropertiesRequest": "DimensionProperties",
    "UpdateEmbeddedObjectPositionRequest": "OverlayPosition",
}
SENT_ALL_THE_SAME = {  # called output-only in the document, and yet needed or taken by Google
    "Permission.emailAddress",
    "Permission.domain",
    "ProtectedRange.protectedRangeId",  # without it none could be updated
    "ProtectedRange.requestingUserCanEdit",  # gspread sends it; recorded as accepted
    "SheetProperties.gridProperties",  # output-only for sheets from data sources alone
}
WHOLE_NUMBERS = {"int32": 2**31, "uint32": 2**32, "int64": 2**63}
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ONLY_GOOGLES = re.compile(r"read-only|output only", re.IGNORECASE)


def mistakes(api, schema, value, sending):
    """Returns what is wrong with a value that is sent as, or answered as, one of the document's schemas."""
    found = []
    _Reader(api, sending, found).named(schema, value, (None, schema))
    return found


def said(path):
    """Returns a path as people write it: `Request.requests[0].addSheet`."""
    parent, last = path
    if parent is None:
        return last
    return f"{said(parent)}[{last}]" if isinstance(last, int) else f"{said(parent)}.{last}"


class _Reader:
    """One walk through a value and its schema."""

    def __init__(self, api, sending, found):
        self.api, self.sending, self.found = api, sending, found
        self.schemas = document(api)["schemas"]

    def fault(self, path, what):
        self.found.append(f"{said(path)}: {what}")

    def named(self, schema, value, path):
        if not isinstance(value, dict):
            self.fault(path, f"{json.dumps(value)[:60]} is no {schema}")
            return
        self.fields(schema, self.schemas[schema].get("properties", {}), value, path)
        if self.sending:
            self.prose(schema, value, path)

    def fields(self, schema, known, value, path):
        for name, each in value.items():
            if name not in known:
                self.fault(path, f'unknown field "{name}" on {schema}{guess(name, known)}')
            elif each is None:
                if not self.sending:
                    self.fault((path, name), "Google never answers null")
            else:
                self.only_googles(schema, name, known[name], path)
                self.value(known[name], each, (path, name))

    def only_googles(self, schema, name, spec, path):
        if not self.sending or f"{schema}.{name}" in SENT_ALL_THE_SAME:
            return
        if spec.get("readOnly") or ONLY_GOOGLES.search(spec.get("description", "")[-200:]):
            self.fault((path, name), f"only Google says {schema}.{name}")

    def value(self, spec, value, path):
        if "$ref" in spec:
            self.named(spec["$ref"], value, path)
        else:
            getattr(self, "is_" + spec.get("type", "any"))(spec, value, path)

    def is_any(self, spec, value, path):
        pass

    def is_object(self, spec, value, path):
        if not isinstance(value, dict):
            self.fault(path, f"{json.dumps(value)[:60]} is no object")
        elif "additionalProperties" in spec:
            for name, each in value.items():
                self.value(spec["additionalProperties"], each, (path, name))
        else:
            self.fields(said(path), spec.get("properties", {}), value, path)

    def is_array(self, spec, value, path):
        if not isinstance(value, list):
            self.fault(path, f"{json.dumps(value)[:60]} is no list")
            return
        for place, each in enumerate(value):
            if each is not None or spec["items"].get("type", "any") != "any":
                self.value(spec["items"], each, (path, place))

    def is_boolean(self, _, value, path):
        if not isinstance(value, bool):
            self.fault(path, f"{value!r} is neither true nor false")

    def is_number(self, _, value, path):
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124 - NaN
            self.fault(path, f"{value!r} is no number")

    def is_integer(self, spec, value, path):
        most = WHOLE_NUMBERS[spec.get("format", "int32")]
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault(path, f"{value!r} is no whole number")
        elif not -most <= value < most:
            self.fault(path, f"{value!r} does not fit {spec.get('format')}")

    def is_string(self, spec, value, path):
        if not isinstance(value, str):
            self.fault(path, f"{value!r} is no text")
        elif "enum" in spec and value not in spec["enum"]:
            self.fault(path, f'unknown word "{value}"{guess(value, spec["enum"])}')
        elif spec.get("format") == "int64" and not re.fullmatch(r"-?\d+", value):
            self.fault(path, f"{value!r} is no whole number as text")
        elif spec.get("format") in {"date-time", "google-datetime"} and not DATE_TIME.fullmatch(value):
            self.fault(path, f"{value!r} is no moment")

    def prose(self, schema, value, path):
        """What the document only tells people."""
        told = [name for name, each in value.items() if each is not None]
        if schema in EXACTLY_ONE and len(told) != 1:
            self.fault(path, f"exactly one kind of {schema} is asked for, found {told}")
        several = [name for name in AT_MOST_ONE.get(schema, ()) if name in told]
        if len(several) > 1:
            self.fault(path, f"at most one of {several} may be set on {schema}")
        for name in REQUIRED.get(schema, ()):
            if name not in told:
                self.fault(path, f'"{name}" is needed on {schema}')
        self.mask(schema, value, path)

    def mask(self, schema, value, path):
        known = self.schemas[schema].get("properties", {})
        if known.get("fields", {}).get("format") != "google-fieldmask":
            return
        root = MASKED.get(schema) or next(spec["$ref"] for spec in known.values() if "$ref" in spec)
        text = value.get("fields")
        if not text:
            self.fault(path, f'"fields" is needed on {schema}')
        elif isinstance(text, str):
            self.found += [f"{said((path, 'fields'))}: {fault}" for fault in mask_mistakes(self.api, root, text)]
