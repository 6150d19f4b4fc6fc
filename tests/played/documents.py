"""Google's discovery documents, as google-api-python-client brings them along."""

import json
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

DOCUMENTS = {"sheets": "sheets.v4.json", "drive": "drive.v3.json"}


@cache
def document(api):
    """Returns the discovery document of `sheets` or `drive`."""
    folder = files("googleapiclient.discovery_cache.documents")
    return json.loads((folder / DOCUMENTS[api]).read_text(encoding="utf-8"))


def guess(word, known):
    """Returns a hint at the nearest known word, or nothing."""
    near = get_close_matches(word, list(known), 1)
    return f' (did you mean "{near[0]}"?)' if near else ""
