"""What the doctor finds and what to do about it, in English; ``…_cure`` says what to do."""

_GOOGLE = {
    "signed_in": "signed in to Google as {email} ({how})",
    "how_key": "the key of a service account in the environment",
    "how_key_file": "the key file of a service account",
    "how_default": "this machine's default sign-in",
    "how_impersonated": "{how}, acting as a service account",
    "how_subject": "{how}, acting for a user",
    "sheets_on": "the Google Sheets API is enabled",
    "drive_on": "the Google Drive API is enabled",
    "drive_off": (
        "the Google Drive API is not enabled: runs work all the same, but who can see payroll and results cannot be "
        "checked, and every run reads once more"
    ),
    "drive_off_cure": "Enable the Drive API in the same project of Google Cloud ({url}), and wait some minutes.",
    "drive_silent": "the Google Drive API gave no answer and was not asked again ({why})",
    "drive_silent_cure": "Look again later; runs work all the same, and read once more.",
    "drive_scope": (
        "the account may not look at files ({scope}): runs work all the same, but who can see payroll and results "
        "cannot be checked"
    ),
    "drive_scope_cure": "Sign in anew with this scope, as docs/google.md says.",
    "clock_right": "this machine's clock is {seconds} s from Google's",
    "clock_skewed": "this machine's clock is {seconds} s from Google's; the sign-in may be refused",
    "clock_skewed_cure": "Let the machine set its clock by itself (NTP), then try again.",
    "quota_enough": (
        "a run makes {reads} reads, {writes} writes and {metadata} looks at files "
        "(quota: {most} reads and {most} writes a minute)"
    ),
    "quota_short": (
        "a run makes {reads} reads and {writes} writes ({metadata} looks at files), more than {most} a minute, "
        "and will be slow"
    ),
    "quota_short_cure": "Put several tables into one spreadsheet, or ask Google Cloud for a higher Sheets quota.",
    "hosts": "a firewall must let through: {hosts} (port 443; the last one when acting as another account)",
}

_REACH = {
    "reached_editor": "can be opened, as Editor",
    "reached_reader": "can be opened, as Viewer (reading is enough here)",
    "role_unknown": "can be opened, but the account's role cannot be found out ({why})",
    "role_unknown_cure": "Put right what stands in brackets; runs may work all the same.",
    "trashed": "this spreadsheet lies in the bin",
    "trashed_cure": "Ask its owner to restore it; after 30 days it is deleted.",
    "cannot_write": "can be opened, but the account cannot write it",
    "cannot_write_cure": "Press Share and make the account an Editor.",
    "time_zone_differs": "its time zone is {found}, the team's is {wanted}: dates may be a day off",
    "time_zone_differs_cure": "Set its time zone to {wanted} in File > Settings.",
    "locale_comma": "its locale is {found}, where the decimal sign is a comma",
    "locale_comma_cure": "If people write 1.5, change the locale in File > Settings, or 1.5 may become a date.",
    "file_read": "can be read (tabs: {tabs})",
    "folder_writable": "the folder of the results can be written",
    "folder_not_writable": "the folder of the results cannot be written",
    "folder_not_writable_cure": "Look at its permissions, or change the addresses under ours in the team file.",
}

_TABS = {
    "no_tabs_yet": "none of our tabs are there yet ({ours})",
    "no_tabs_yet_cure": "The first sheets-sync run {team} adds them.",
    "tabs_guarded": "our tabs are protected ({count})",
    "unprotected": "this tab is not protected as a whole: whoever edits the spreadsheet can change results",
    "unprotected_cure": "Run sheets-sync run {team} once more, it protects the tab again; then ask who took it away.",
    "protection_gaps": "the protection of this tab leaves parts open",
    "protection_gaps_cure": "Run sheets-sync run {team} once more, it protects the whole tab again.",
    "protection_open": "the protection of this tab lets a whole domain or group edit",
    "protection_open_cure": "Run sheets-sync run {team} once more; who is to edit is named under editors.",
    "unexpected_editors": "these may edit our tabs, too ({tabs}): {who}",
    "unexpected_editors_cure": "The next sheets-sync run {team} takes them off; or name them under editors.",
    "perhaps_owner": "{who} may edit our tabs; the owner cannot be found out, and it may be them",
    "perhaps_owner_cure": "Enable the Drive API and look again; sheets-sync run {team} takes all but the owner off.",
    "locked_out": "a protection of this tab shuts out the account of the program: the next run cannot write it",
    "locked_out_cure": "Ask the owner to delete it (Data > Protect sheets and ranges), or to add the account to it.",
    "boxes_right": "each column of boxes can be ticked by its signer alone: {who}",
    "boxes_open": "the boxes of these are not theirs alone, or are not there yet: {who}; their ticks do not count",
    "boxes_open_cure": "Run sheets-sync run {team} again, it puts that right; and ask who changed the protection.",
    "owner_signs": "{who} is to sign by a tick and owns this spreadsheet, or is the program's own account: no "
    "protection binds them, and no tick counts",
    "owner_signs_cure": "Let somebody own the spreadsheet who does not sign, or take the address out of signs and use "
    "the commands confirm and close.",
    "boxes_unproven": "nobody can tell who owns this spreadsheet, so nobody can tell whose a tick is; no tick counts",
    "boxes_unproven_cure": "Enable the Drive API and look again. On a shared drive a file has no owner: use the "
    "commands confirm and close.",
    "signer_cannot_tick": "{who} may not edit this spreadsheet, so cannot tick",
    "signer_cannot_tick_cure": "Share it with them as Editor; in our tabs they can change nothing but their boxes.",
    "our_copy": "this tab looks like a copy of one of ours; it is not protected and never updated",
    "our_copy_cure": "Delete it if nobody needs it, or give it a name that says what it is.",
    "table_copied": "this tab looks like a copy of “{wanted}”, and nobody reads it",
    "table_copied_cure": "Move what is useful to “{wanted}”, then delete the copy or give it another name.",
    "table_renamed": "the tab “{wanted}” is now called “{found}”",
    "table_renamed_cure": "Give it its name back, or correct tab in the team file.",
    "table_replaced": "there is a new “{wanted}”, and the marked one is called “{found}”: which to read is unclear",
    "table_replaced_cure": "Leave one tab called “{wanted}”, then run sheets-sync init {team}.",
    "table_twice": "several tabs may be “{wanted}”: {found}",
    "table_twice_cure": "Leave one, and rename the others.",
    "table_missing": "there is no tab “{wanted}”",
    "table_missing_cure": "Run sheets-sync init {team} to add it, or correct tab in the team file.",
    "month_missing": "there is no tab for {month} (“{wanted}”), so that month cannot be appraised",
    "month_missing_cure": "Run sheets-sync init {team} --period {month} to add it, then fill it in.",
    "table_unmarked": "these tabs have no mark yet and would not be known when renamed: {found}",
    "table_unmarked_cure": "Run sheets-sync init {team}; it only marks, and changes no cell.",
}

_ACCESS = {
    "access_right_payroll": "who can open the payroll is as expected (accounts: {count})",
    "access_right_results": "who can open the results is as expected (accounts: {count})",
    "access_unknown": "who can open it could not be found out ({why}); that is not the same as fine",
    "access_unknown_cure": (
        "Ask the owner to press Share and look; with the account as Editor and the Drive API on, it can be checked."
    ),
    "access_unseen": "the account may only read, and is not told who can open it; that is not the same as fine",
    "access_unseen_cure": "Make the account an Editor and look again; or ask the owner to press Share and look.",
    "roster_unread": "the roster cannot be read, so which accounts are staff is not known",
    "emails_blank": "the roster's column of addresses is blank, so which accounts are staff is not known",
    "emails_blank_cure": "Fill in the addresses that the staff sign in to Google with.",
    "staff_unknown": "the roster has no e-mail addresses, so which accounts are staff is not known",
    "staff_unknown_cure": "Add a column of addresses to the roster, and declare email for it in the team file.",
    "anyone_sees": "anyone with the link can open it",
    "anyone_sees_cure": "Press Share and set General access to Restricted.",
    "anyone_writes": "anyone with the link can change it",
    "anyone_writes_cure": "Press Share now and set General access to Restricted; then look at the version history.",
    "domain_sees": "everybody of {who} can open it",
    "domain_sees_cure": "Press Share, set General access to Restricted, and share with those who need it.",
    "domain_writes": "everybody of {who} can change it",
    "domain_writes_cure": "Press Share, set General access to Restricted, and share with those who need it.",
    "group_sees": "the group {who} can open it; who is in it cannot be seen from here",
    "group_sees_cure": "Share with people one by one; or name the group under readers, and mind its members.",
    "group_declared": "the group {who} can open it (as the team file declares; its members cannot be seen from here)",
    "staff_sees_payroll": "{who} of the staff can see everybody's pay",
    "staff_sees_payroll_cure": "Press Share and remove them; if it is meant so, name them under readers of payroll.",
    "staff_sees_payroll_declared": "{who} of the roster can see the payroll (as the team file declares)",
    "staff_writes_results": "{who} of the staff can change the results",
    "staff_writes_results_cure": "Press Share and make them a Viewer.",
    "leaver_sees_results": "{who} has left and can still see the results",
    "leaver_sees_results_cure": "Run sheets-sync share {team}; it removes those who left.",
    "reader_may_write": "{who} is to read and can edit",
    "reader_may_write_cure": "Press Share and make them a Viewer; or name them under editors in the team file.",
    "stranger_sees": "{who} can open it ({role}), and is neither in the team file nor in the roster",
    "stranger_sees_cure": "Remove who you do not know; name under readers who should see it.",
    "publishing_unknown": "whether something is published to the web cannot be found out",
    "publishing_unknown_cure": (
        "Ask the owners to look at File > Share > Publish to web; neither payroll nor results should be there."
    ),
}

_SAID = {
    "head": "{team}:",
    "mark_ok": "✓",
    "mark_note": "·",
    "mark_warning": "!",
    "mark_wrong": "✗",
    "line": "{mark} {what}",
    "line_at": "{mark} {where}: {what}",
    "cure_line": "    → {cure}",
    "sum_well": "All is well.",
    "sum_ill": "Wrong: {wrong}. To be looked at: {warnings}.",
    "sum_unreached": "Something could not be reached; the examination is not complete.",
    "looking_at": "Looking at {book} …",
    "team_or_live": "Name a team, or use --live-check with the address of a scratch spreadsheet.",
}

_LIVE = {
    "live_ask": (
        "Some tabs called sheets-sync-live-check are added to this spreadsheet, tried on, and deleted; "
        "no other tab is touched. Begin?"
    ),
    "live_not_confirmed": "Not done: you did not confirm, and nothing was tried.",
    "live_no_address": (
        "“{found}” is neither the address nor the id of a Google spreadsheet. Paste the address that the browser shows "
        "(https://docs.google.com/spreadsheets/d/…)."
    ),
    "live_of_team": "Not done: {path} names this spreadsheet, so a team uses it. Make a blank one to try on.",
    "live_not_scratch": "This spreadsheet holds tabs that carry our marks: a team uses it. Make a blank one to try on.",
    "live_left": "The tabs that were tried on could not be deleted: {titles} ({why}). Delete them by hand.",
    "live_line": "{mark} {asked}\n    {did}",
    "live_failed": "could not be tried: {said}",
    "live_taken": "Google took it",
    "live_refused": "Google refused ({said})",
    "live_editors_listed": "editors listed: {users}",
    "live_nothing_listed": "the protection that we made is not listed",
    "live_shows_after": "the values after the writing ({tabs} tabs came back)",
    "live_shows_before": "not the values after the writing ({tabs} tabs came back)",
    "live_kept": "yes ({found})",
    "live_changed": "no ({found})",
    "live_copied": "it is copied",
    "live_not_copied": "it is not copied",
    "live_cell_is": "{found}",
    "live_lagged": "version changed after {version} s, modifiedTime after {modified} s (— means not while we waited)",
    "live_editors_omitted": "A protection that names no editors: who may edit?",
    "live_shut_out": "May a protection shut us ourselves out? (should be refused)",
    "live_own_protection": "A protection that names only us: who is listed (the owner too)?",
    "live_own_removal": "May we remove a protection that we made? (should be taken)",
    "live_same_batch": "A batch that writes and asks for the values: before or after? (should be after)",
    "live_text_stays": "Do =1+1 and 007, written as text, stay text? (should)",
    "live_clears": "Are cells of a range beyond its rows emptied? (should be, 1 cell left)",
    "live_copied_mark": "Is a mark copied with its tab? (either will do)",
    "live_name_twice": "The same named range twice? (should be refused)",
    "live_name_gone": "Deleting a named range that is gone? (should be refused)",
    "live_loading": "What does a cell hold whose formula is still loading?",
    "live_cell_limit": "A tab of more than ten million cells? (should be refused)",
    "live_lag": "How long does Drive take to tell of a change?",
    "live_by_hand": "These need two people, or another sign-in:",
    "live_by_hand_protected_refusal": (
        "Let the owner protect one of our tabs for themselves alone, then run sheets-sync run: note what it says."
    ),
    "live_by_hand_who_removes": (
        "After a run, let another editor try to delete our protection (Data > Protect sheets and ranges): does it go?"
    ),
    "live_by_hand_overlap": (
        "Let the owner protect some cells of a tab that we protect, for somebody else: can that person edit them?"
    ),
    "live_by_hand_boxes": (
        "Let the owner protect a tab, leave a column of it open, and protect that column by itself for one person: may "
        "this person alone edit the column, and may they change that protection?"
    ),
    "live_by_hand_drive_file": (
        "Whether a service account with drive.file alone opens what is shared with it: needs another sign-in; "
        "this program does not use that scope."
    ),
    "live_expected": "Whatever was tried is as the program takes it to be.",
    "live_otherwise": "Some things are not as the program takes them to be (✗): report this, and do not pay by it yet.",
}

DOCTOR = {**_GOOGLE, **_REACH, **_TABS, **_ACCESS, **_SAID, **_LIVE}
