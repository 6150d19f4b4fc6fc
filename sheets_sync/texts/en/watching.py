"""What is told when something is the matter; no names of people, and no pay."""

WATCHING = {
    "head": "[sheets-sync]",
    "more": "… and {count} more: see sheets-sync status",
    "times": " ({times} times by now)",
    "trial": "This message only tries out whether alerts ({name}) arrive. They do; nothing need be done.",
    "recovered": "Team {team}: well again since {over}. It was not since {since}.",
    "recovered_worker": "The worker: well again since {over}. It was not since {since}.",
    "is_failed": "Team {team}: the job “{about}” failed ({code}), since {since}. Run sheets-sync run {team} to see "
    "where; it is tried again at its next time.",
    "is_wrong": "Team {team}: the configuration is wrong ({code}), nothing is run since {since}. Run sheets-sync "
    "check {team} and mend what it names.",
    "is_refused": "Team {team} {period}: nothing was written, for safety ({code}), since {since}. Run sheets-sync "
    "plan {team} to see why.",
    "is_nobody": "Team {team} {period}: the roster cannot be read, or is empty; there was nobody to work out and "
    "nothing was written since {since}. Run sheets-sync check {team} to see which book it is.",
    "is_unreached": "Team {team}: the service that keeps the books cannot be reached ({code}), since {since}. It "
    "is tried again by itself; if it lasts, look at network, key and quota: sheets-sync doctor {team}.",
    "is_timed_out": "Team {team}: the job “{about}” did not end and was broken off and begun anew, since {since}. "
    "No book was damaged. If it comes again: sheets-sync run {team} shows at which step it stays.",
    "is_broken_off": "Team {team}: the program was ended in the middle of the job “{about}”, again and again since "
    "{since}. Look at the memory and the log of the machine.",
    "is_skipped": "Team {team}: the job “{about}” missed its time of {since} by too much and is not made up for. "
    "To do so: sheets-sync run {team}.",
    "is_silent": "Team {team}: was to be worked out since {since} and was not; the figures in its tabs are old. "
    "Run sheets-sync status {team} to see what hinders.",
    "is_confirmation_fell": "Team {team} {period}: something moved after it had been confirmed; the confirmation "
    "fell, and it is a draft again. See the tab of differences, then confirm anew.",
    "is_appeal_waiting": "Team {team} {period}: {times} appeals are waiting. Decide them in the tab of appeals.",
    "is_late_change": "Team {team} {period}: {times} late changes of its inputs after it was closed, listed in the "
    "tab of differences; the closed figures stand. HR takes them into the next month with sheets-sync accept.",
    "is_state_not_kept": "The worker: its state folder cannot be written ({code}), since {since}. Is the disk full,"
    " or were rights changed? The work goes on.",
    "is_team_left_out": "Team {team}: left out since {since}, for its configuration is wrong. Run sheets-sync "
    "check {team}, mend what it names, and it is served again.",
    "is_configuration_wrong": "The worker: the configuration was changed at {since} and has mistakes ({code}); the one "
    "before stays in use. Run sheets-sync check TEAM and mend what it names; it is read again by itself.",
    "is_ledger_set_aside": "Team {team}: the worker's ledger was damaged, was set aside and begun anew ({since}). "
    "The books are untouched; look at the disk.",
    "is_clock_went_back": "The worker: the clock of the machine went back ({since}). Nothing is done twice; look "
    "at how it is set.",
    "is_year_unknown": "Team {team}: nobody knows which days of the coming year are worked, so jobs on working "
    "days stand still ({since}). Update chinesecalendar, or write config/calendar.yaml.",
}
