"""What may be wrong with the file of a closed month."""

PROBLEMS = {
    "archive_named": "The archive {book} stands in the record and is not written over. See sheets-sync months.",
    "archive_full": "{book} is not archived: the disk of {path} is full ({error}). Make room, then do it "
    "again: nothing was signed.",
    "archive_shut": "{book} is not archived: we may not write to {path} ({error}). Change its rights, or archive in "
    "service.yaml, then do it again: nothing was signed.",
    "archive_not_written": "{book} is not archived ({path}: {error}). Look at that folder, then do it again: "
    "nothing was signed.",
    "archive_missing": "The archive {book} is not there ({path}). Put it back from the backup.",
    "archive_unreadable": "The archive {book} cannot be opened ({path}: {error}). Look at its rights and at the disk.",
    "archive_foreign": "{book} is no archive of ours ({path}). Move it away, or put the right one back.",
    "archive_damaged": "The archive {book} is damaged: bytes of it have changed or are missing ({path}). Put it back "
    "from the backup.",
    "archive_newer": "The archive {book} is of a later version (form {form}; we know {known}). Upgrade first.",
    "archive_misnamed": "{book} holds {found}: it was exchanged or renamed ({path}). Put the right one back.",
    "archive_exchanged": "{book} is not the file that was recorded at closing: its digest is {found}…, the record has "
    "{wanted}…. Put the right one back from the backup ({path}).",
    "archive_unchained": "{book} does not continue {before}: that one was exchanged, changed or is missing ({path}). "
    "Put it back from the backup.",
    "archive_strange": "{book} is neither in the record nor left by an interrupted closing ({path}). Is the months' "
    "book an older one? Then put the latest one back; else find out where the file comes from and move it away.",
    "record_rewritten": "The record is otherwise than at closing {book}: its entry {number} ({period}) was changed or "
    "is gone. It only ever grows; put the book of the months back from the backup.",
    "history_rewritten": "The history of {period} is otherwise than at closing {book}, and it was not reopened. "
    "Put the book of the months back from the backup.",
    "archive_not_signed": "The figures of closing {book} are not those that were confirmed: fingerprint {wanted} was "
    "confirmed, {found} closed. Find out why, then reopen the month.",
    "configuration_moved": "The configuration ({path}) was changed since it was read, so the month would be archived "
    "with another one than it was worked out by. Nothing was signed. Do it again.",
}
