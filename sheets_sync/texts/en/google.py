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
    "google_no_delegation": (
        "Google does not let this account act for {email} ({why}). Let a super administrator open "
        "https://admin.google.com › Security › Access and data control › API controls › Domain-wide delegation, "
        "and add these scopes to the service account's client id (client_id in the key): {scopes}."
    ),
    "google_no_impersonation": (
        "The service account {account} cannot be acted as ({why}). Give whoever signs in the role Service Account "
        "Token Creator (roles/iam.serviceAccountTokenCreator) on that service account, and wait a few minutes."
    ),
    "google_scope": "The account may not do this: scope {scope} is missing. Authorise it again as docs/google.md says.",
    "google_api_off": (
        "{api} is not enabled. Enable it in the same Google Cloud project ({url}) and wait a few minutes."
    ),
    "google_not_shared": "{email} cannot open {book}. Share it with that address (Editor), then try again.",
    "google_read_only": "{email} may only view {book} and cannot write. Change its sharing to Editor.",
    "google_not_found": (
        "Google knows no {book}. Check the address in the team file; restore it if it is in the bin; "
        "and see that it is shared with {email}."
    ),
    "google_trashed": "{book} is in the bin of Google Drive. Restore it, or correct the address in the team file.",
    "google_busy": (
        "Google's quota is used up ({quota}); waited {seconds} s, tried {tries} times, and this run is not done. "
        "Run again later."
    ),
    "google_unreachable": (
        "Google could not be reached ({why}); waited {seconds} s, tried {tries} times. "
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
    "google_refused": ("Google refused the request ({status}: {error}). Please report this line to the maintainers."),
    "google_interrupted": "Asked to stop, so Google was not waited for any longer. The next run goes on.",
    "google_shifted": (
        "While {book} was written, somebody sorted a tab of ours or inserted rows; putting that right failed ({why}): "
        "cells may stand in wrong rows. Run sheets-sync run again at once, with --discard-edits."
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

WHY = {
    # Keys
    "no_key_json": "it is not the JSON of a key",
    "oauth_client": "it is an OAuth client, not the key of a service account",
    "other_kind": "its type is {kind}, not service_account",
    "unknown_kind": "its type is not service_account",
    "key_incomplete": "it lacks {missing}",
    "bad_private_key": "its private_key is cut short or wrong",
    "key_for_path": "the path of a key file is wanted, not the key, which belongs into SHEETS_SYNC_GOOGLE_KEY",
    "no_credentials": "it holds no credentials of Google's",
    "cannot_act_for": "only the key of a service account, or impersonating one, can act for a user",
    "no_such_file": "there is no such file",
    "is_a_folder": "it is a folder, not a file",
    "may_not_read": "this user may not read it",
    "file_unreadable": "the file cannot be read",
    # Network
    "no_connection": "no connection",
    "no_answer": "no answer in time",
    "connection_broke": "the connection broke",
    "certificate": "the certificate is not trusted",
    "proxy_wrong": "the proxy's address is wrong; correct the variable HTTPS_PROXY, as in http://host:port",
    "no_socks": "SOCKS proxies are not supported; name an HTTP proxy in the variable HTTPS_PROXY, as in http://host:port",
    "status": "the server answered with status {status}",
    "sent_elsewhere": "sent elsewhere with status {status}, as by a network that asks to sign in first",
    "broken_answer": "the answer is no JSON, or only a part of it, status {status}",
    "endless_answer": "the answer does not end",
    "slow_answer": "the answer takes too long",
    "other_book": "the answer was about another spreadsheet",
    "no_token": "the answer to signing in makes no sense",
    "no_time_left": "no time is left",
    "too_many_calls": "too many calls",
    "told_to_wait": "{why}; Google asks to wait {after} s",
    # Quotas
    "read": "reads",
    "write": "writes",
    "drive": "Google Drive",
    "token": "signing in",
    "own_read": "this program's own limit on reads",
    "own_write": "this program's own limit on writes",
    "own_drive": "this program's own limit on looks at files",
    "own_token": "this program's own limit on signing in",
    # Limits
    "cells": "the number of cells",
    "characters in a cell": "the number of characters in a cell",
    "bytes in one request": "the number of bytes in one request",
    # Which book
    "book_at": "{book} ({url})",
}
"""The reasons that a fault gives as a word of ours; reasons in Google's words are shown as they are."""
