"""What the command line says when late changes are taken over, in English."""

CLI = {
    "no_months": "The months of team {team} are neither confirmed nor closed yet. For that, add this line to ours in "
    "{path}, and run once more:\n{line}\nWho may confirm and close stands in signs.",
    "months_file": "Months.xlsx",
    "accept_head": "Whose pay of {month} has changed since it was closed (goes into {into}):",
    "accept_head_outside": "What of {month} is settled outside of pay:",
    "accept_line": "  {id} {name}: {before} → {after}, difference {amount} yuan",
    "accept_line_outside": "  {id} {name}: {amount} yuan settled otherwise",
    "accept_unpaid": "none",
    "accept_open": "  {id} {name}: cannot be worked out now; put the problems right first",
    "accept_nothing": "Pay of {month} is as it was closed, or all of it has been accepted: nothing to accept.",
    "accept_ask": "Accept in the name of {by}, write it to the archive and count it in {into}?",
    "accept_refused": "Nothing was accepted, nothing was written:",
    "accept_not_yet": "Nothing was accepted, nothing was written. Add --yes to accept.",
    "accept_done": "Accepted for {count}, written to {path}; a run of {into} counts it among the adjustments.",
    "accept_done_outside": "Accepted for {count}, written to {path}; settled otherwise, so no pay counts it.",
    "accept_undone": "The file is in the archive, but the months' book does not tell of it, so nothing was accepted. "
    "Please do it again.",
    "locked": "Somebody else is writing for {team} ({by}). Please try again later.",
    "unlocked": "Nobody can be kept out while this is signed: no lock can be taken in {folder} ({error}). Nothing was "
    "signed. Make that folder writable, or name one on a disk of this machine with state in service.yaml.",
    # import-history
    "template_is_a_workbook": "The empty table is a workbook: give {path} a name that ends in .xlsx. Filled in, it may "
    "be saved as .csv too.",
    "template_there": "{path} is there already and was not written over. Please name another file.",
    "template_not_written": "{path} cannot be written: {error}.",
    "template_written": "Wrote {path}: fill in every cell (leave blank what nobody knows), then import-history it.",
    "import_wrong": "{count} things in the file must be put right first; nothing was written:",
    "import_found": "{months}: {people} people, {count} figures; {blank} blank cells are not known, and not nought.",
    "import_nothing": "There is nothing in the file that can be brought in.",
    "import_ask": "Write it to the history? Quarters, streaks and stars will look back at these figures.",
    "import_not_yet": "Nothing was brought in, nothing was written. Add --yes to bring it in.",
    "import_done": "Brought in {months}: {people} people, {count} figures.",
    "import_undone": "The months' book was not written, so nothing was brought in. Please do it again.",
}
