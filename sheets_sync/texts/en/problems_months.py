"""Why a month cannot be signed, and what is wrong with the book that remembers the months, in English."""

PROBLEMS = {
    # why nobody may sign
    "month_books_differ": "{books}: what stands there is not what the inputs come to now, so nobody has seen what "
    "would "
    "be signed. Run once, look, then sign.",
    "month_of_nobody": "{month} has nobody who could be appraised: there is nothing to sign.",
    "month_is_not_over": "{month} is not over (its last day is {last}).",
    "month_closed_already": "{month} was closed by {by} on {on}. To change it HR has to reopen it, with a reason.",
    "month_confirmed_already": "{month} was confirmed by {by} on {on}, and no figure has changed: there is nothing "
    "to do.",
    "month_confirmation_fell": "The confirmation of {month} fell on {on}: figures moved after it, see the tab of "
    "differences. Its supervisor has to look and confirm again.",
    "month_not_confirmed": "{month} is not confirmed yet. Its supervisor has to confirm it.",
    "month_four_eyes": "{by} confirmed this month and cannot close it too. Somebody else who may has to close it.",
    "month_may_not_confirm": "{by} is not among those who may confirm ({known}). Let one of them do it, or change "
    "signs "
    "in teams/{team}.yaml.",
    "month_may_not_close": "{by} is not among those who may close ({known}). Let one of them do it, or change signs "
    "in "
    "teams/{team}.yaml.",
    "month_needs_name": "Nobody says who signs. Give a name with --by.",
    "month_needs_reason": "Reopening {month} needs a reason. Give it with --reason.",
    "month_problem": "a problem has to be put right",
    "month_earlier_open": "{earlier}, which is earlier, is not closed. Close {earlier} first.",
    "month_appeals_open": "{count} appeal(s) against {month} are not decided. Decide them first.",
    "month_appeals_until": "Appeals against {month} are possible until {until}, which is not past.",
    "month_not_closed": "{month} is not closed: there is nothing to reopen.",
    "month_later_closed": "{later}, which is later, is closed and looks back at {month}. Reopen {later} first.",
    "month_clock_behind": "The last entry of the record ({month}) is dated {on}, and today is {today}: a clock is "
    "wrong, or was. Set the clock right; where that entry has the wrong day, confirm {month} again, or reopen it with "
    "a reason.",
    # why a tick did not count
    "month_tick_moved": "the fingerprint beside the tick was {shown}, and by now it is {now}: the figures have moved. "
    "Look at the new ones, then tick again.",
    "month_tick_other": "our workbooks show {now} at present, not {month}. Run {month} first (--period {month}), look, "
    "then tick again.",
    "month_tick_form": "“{found}” stands there, which is no tick. Click the box.",
    "month_tick_unlocked": "when it was read, {by} ({address}) was not the only one who could tick in this column, so "
    "nobody can tell whose it is. The protection stands again: tick once more.",
    "month_tick_owner": "the owner of this spreadsheet (or the program's own account) is among those who sign, and no "
    "protection binds an owner, so nobody can tell whose the tick is. Let somebody own it who does not sign, or sign "
    "by the commands confirm and close.",
    "month_tick_unproven": "Drive did not tell who owns this spreadsheet, so nobody can tell whose the tick is. Run "
    "doctor to see why, or sign by the commands confirm and close.",
    # the book of the months
    "months_foreign": "{path} is not a months workbook of ours, or _seal, the hidden tab that remembers what we "
    "wrote, "
    "is missing or was changed. Nothing was written: signatures are never begun anew. Put the file back from a "
    "backup; "
    "move it away if it is something else.",
    "months_unreadable": "What {path} remembers of the months is not understood. A later version may have written "
    "it: "
    "use that one, or put the file back from a backup.",
    "months_other_team": "{path} remembers the months of team {found}, not of {wanted}. Put its own file there, or "
    "mend "
    "the address of ours.months in the team file.",
    "months_older": "The months workbook {path} is an older one: it has {found} of {wanted} entries. The next run "
    "puts it right from {note}.",
    "months_diverged": "The months workbook {path} ({found} entries) and what is kept of it in {note} ({wanted}) do "
    "not go on from one another, so nobody can tell what was signed. Keep a copy of both; put the right months "
    "workbook there (sheets-sync verify holds it against the archive), then delete {note}.",
    "months_note_damaged": "{note}, where the months workbook is kept once more, cannot be read. Make sure that "
    "{path} is the latest months workbook (sheets-sync verify holds it against the archive), then delete {note}.",
    "months_vanished": "{path} is not there, though {archive} holds closed months. Put the months workbook back "
    "from a "
    "backup; to begin anew indeed, move these archives away first.",
    "months_without_archive": "{month} is closed, and nobody said where its archive is.",
    # the team file
    "not_a_signer": "“{found}” is not somebody who could sign. Write a name, or “Name <Google account>”, such as "
    "Zhou Min <zhou@example.com>.",
    "signer_twice": "“{found}” cannot be told from {first}: one name written twice in one place, or one address under "
    "two names. One account is one person, or else somebody could confirm a month and close it. Mend signs.",
    "signs_one_person": "{found} alone may confirm and close: nobody closes a month that they confirmed, so none can "
    "ever be closed. Add somebody else to close.",
    "signs_without_months": "There is no months in ours: months are neither confirmed nor closed, and signs does "
    "nothing. Add months to ours, or take signs out.",
    "pay_needs_months": "For staff to see their pay, somebody must have confirmed it: add months to ours, or take "
    "pay "
    "away.",
    "pay_only_in_results": "pay is for results only: the payroll has it anyhow, the summary never. Take it away.",
}
