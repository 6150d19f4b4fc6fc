"""What Google's side of things may answer, and what to do, in English."""

FAULTS = {
    "google_no_key": (
        "No Google account is set up. Point SHEETS_SYNC_GOOGLE_KEY_FILE at the key file of a service account "
        "(how: docs/google.md), then run sheets-sync doctor."
    ),
    "google_bad_key": (
        "The Google key cannot be used ({path}: {why}). Download the service account's JSON key again, "
        "or correct the environment variable."
    ),
    "google_signed_out": (
        "Google does not accept {email} ({why}). Check this machine's clock, and whether the key was disabled or "
        "deleted; make a new key if need be."
    ),
    "google_scope": "The account may not do this: scope {scope} is missing. Authorise it again as docs/google.md says.",
    "google_api_off": (
        "{api} is not enabled. Enable it in the same Google Cloud project ({url}) and wait a few minutes."
    ),
    "google_not_shared": "{email} cannot open {book}. Share it with that address (Editor), then try again.",
    "google_read_only": "{email} may only view {book} and cannot write. Change its sharing to Editor.",
    "google_not_found": (
        "Google knows no {book} ({path}). Check the address in the team file; restore it if it is in the bin; "
        "and see that it is shared with {email}."
    ),
    "google_trashed": "{book} is in the bin of Google Drive. Restore it, or correct the address in the team file.",
    "google_busy": (
        "Google's quota is used up ({quota}); waited {seconds} s, tried {tries} times, and this run is not done. "
        "Run again later."
    ),
    "google_unreachable": (
        "Google could not be reached ({why}, status {status}); waited {seconds} s, tried {tries} times. "
        "Check the network and run again later."
    ),
    "google_protected": (
        "{book} has a protected range that our account may not edit ({error}). Add the account as an editor under "
        "Data › Protect sheets and ranges."
    ),
    "google_too_large": (
        "{book} does not fit: {what} is {found}, at most {most} ({tab}). A very large department can leave the details "
        "out: details: no for this book in the team file."
    ),
    "google_refused": (
        "Google refused the request ({status}: {error}). Nothing "
        "was changed. Please report this line to the maintainers."
    ),
    "google_interrupted": "Asked to stop, so Google was not waited for any longer. The next run goes on.",
    "google_shifted": (
        "While {book} was written, somebody sorted a tab of ours or inserted rows, and putting that right failed ({why}): "
        "cells may stand in wrong rows. Run sheets-sync run again at once, with --accept-edits."
    ),
    "title_taken": "{book} has somebody else's tab “{tab}” already, so ours cannot be added. Rename that tab.",
    "inputs_moved": "{book} was changed while we were working; it has been read again.",
    "google_id": (
        "“{found}” is no spreadsheet's address. Write google: and the spreadsheet's id, or paste the address that the "
        "browser shows (https://docs.google.com/spreadsheets/d/…)."
    ),
    "tab_renamed": (
        "The tab “{wanted}” is called “{found}” now; it is the same tab and was read. "
        "Rename it back, or correct tab in the team file."
    ),
    "tab_replaced": (
        "There is a new tab “{wanted}”, and the one that was called so is “{found}” now: which to read is not certain. "
        "Keep one of that name, or run sheets-sync init again."
    ),
    "book_time_zone": (
        "The time zone of {book} is {found}, the team's is {wanted}. Correct it under File › Settings; "
        "days may be off by one otherwise."
    ),
}
