"""spreadsheets.batchUpdate: all requests or none, and a reply to each."""

from tests.played.sheets.batch import cells, guards, lines, merging, moving, names, rules, tabs, tags
from tests.played.sheets.mask import bare, below, cut, tree
from tests.played.sheets.reading import answer, one
from tests.played.sheets.refusal import Refused, invalid

KINDS = {
    kind: do
    for room in (cells, guards, lines, merging, moving, names, rules, tabs, tags)
    for kind, do in room.KINDS.items()
}


def batch_updated(spreadsheet, body, query, who):
    """Applies a batch to the spreadsheet and returns the answer.

    Raises:
        Refused: a request is wrong, in the words of its place: ``Invalid requests[2].addSheet: …``. Nothing is applied.
    """
    requests = body.get("requests") or []
    if not requests:
        raise invalid("Must specify at least one request.")
    draft = spreadsheet.copied()
    replies = [_reply(draft, at, request, who) for at, request in enumerate(requests)]
    out = {"spreadsheetId": spreadsheet.id, "replies": replies}
    fields = one(query, "fields")
    node = tree(fields) if fields else {}
    updated = below(node, "updatedSpreadsheet")
    out = cut(out, node)
    if body.get("includeSpreadsheetInResponse") and updated is not None:
        data = bool(fields) or bool(body.get("responseIncludeGridData"))
        out["updatedSpreadsheet"] = answer(draft, body.get("responseRanges") or [], data, updated, who)
    spreadsheet.become(draft)
    return out


def _reply(draft, at, request, who):
    kinds = [kind for kind, message in request.items() if message is not None]
    if len(kinds) != 1:
        raise invalid(f"Invalid requests[{at}]: exactly one kind of request must be set.")
    (kind,) = kinds
    if kind not in KINDS:
        raise NotImplementedError(f"the played Google knows no request of the kind {kind}")
    message = request[kind] if kind == "updateCells" else bare(request[kind])
    try:
        reply = KINDS[kind](draft, message, who)
    except Refused as refusal:
        words = f"Invalid requests[{at}].{kind}: {refusal.message}"
        raise Refused(refusal.status, refusal.status_text, words, refusal.details) from refusal
    return {} if reply is None else {kind: reply}
