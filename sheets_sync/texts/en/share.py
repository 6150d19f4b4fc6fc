"""What sharing the results says, in English."""

SHARE = {
    "head": "{book}: who can read it already: {settled}.",
    "nothing_to_do": "It is shared as it should be; there is nothing to do.",
    "nothing_itself": "There is nothing that this command would change itself; a person must look at the rest.",
    "alias": "  {who} is {seen} at Google, and taken for the same person.",
    "lock_copy": "stop readers from copying, printing and downloading",
    "lock_download": "restrict downloads for readers (the newer setting)",
    "remove_left": "remove {who} {name}: has left",
    "remove_no_longer": "remove {who}: shared by this command before, and no longer in the roster",
    "grant": "let {who} {name} read",
    "grant_declared": "let {who} read (readers in the team file)",
    "planned": "  {step}",
    "done": "✓ {step}",
    "failed": "✗ {step}: {why}",
    "undecided_head": "For a person to decide; this command leaves it alone:",
    "undecided": "  · {what}",
    "ask": "Do it ({count} in all)?",
    "not_confirmed": "Not done: you did not confirm, and nothing was changed.",
    "done_sum": "{done} done, {failed} failed.",
    "unnoted": (
        "Shared, but it could not be noted that this command did it ({why}): "
        "who is later not in the roster must be removed by hand."
    ),
    "cannot_share": (
        "{book}: the account cannot share this file. Its owner can allow editors to change permissions "
        "(Share > Settings), or make the account an Editor."
    ),
    "not_google": "The results of team {team} are not on Google. share is for Google Sheets; hand files out yourself.",
    "roster_unreadable": "The roster cannot be read; nobody was given or denied anything:",
    "no_email_column": (
        "The roster has no addresses, so only readers of the team file are served. "
        "Add a column of addresses, and declare email in the team file."
    ),
    "payroll_unknown": "Who can see the payroll could not be found out ({why}); ask its owner to look.",
    # for a person to decide
    "open_unclear": "{name}: the roster contradicts itself; nothing was given or taken. Correct the roster.",
    "open_no_email": "{name}: no address in the roster, so they cannot read the results. Fill it in.",
    "open_not_an_email": "{name}: “{who}” is no address. Correct it.",
    "open_unreadable_email": "{where}: “{who}” is not plainly one address of {name}. Put one address there.",
    "open_email_lost": "{name}: was let in before, and the address is gone from the roster. Fill it in again.",
    "open_held": (
        "{who} was let in by this command and is not in the roster, as far as it can be read; "
        "while rows or addresses in it cannot, nobody is removed for that. Decide yourself."
    ),
    "open_left_perhaps": "{who} can open it ({role}) and may be {name}, who left; that is not certain. Find out.",
    "open_email_twice": "{name}: the address {who} is somebody else's, too. Correct it.",
    "open_writes": "{who} {name} can edit the results ({role}) and is to read only. Make them a Viewer.",
    "open_anyone": "anyone with the link can open it ({role}). Set General access to Restricted.",
    "open_domain": "everybody of {who} can open it ({role}). Share with those who need it instead.",
    "open_group": "the group {who} can open it ({role}). Name it under readers if it should, or remove it.",
    "open_inherited": "{who} {name} has left, but has access from a folder or shared drive. Remove them there.",
    "open_unclear_reads": "{who} {name} can open it, and whether they work here is unclear. Correct the roster.",
    "open_listed": "{who} {name} can open it ({role}), is in the roster, and is not employed today. Look at the dates.",
    "open_stranger": "{who} can open it ({role}), and is neither in the roster nor in the team file.",
    "open_may_copy": "readers may copy and download, and the account cannot stop it. Its owner can (Share > Settings).",
    "open_staff_sees_payroll": "payroll: {who} {name} of the staff can see everybody's pay. Remove them now.",
    "open_payroll_anyone": "payroll: anyone with the link can open it ({role}). Set General access to Restricted now.",
    "open_payroll_domain": "payroll: everybody of {who} can open it ({role}). Share with those who need it instead.",
    "open_payroll_group": (
        "payroll: the group {who} can open it ({role}). Name it under readers of payroll, or remove it now."
    ),
    "open_payroll_stranger": (
        "payroll: {who} can open it ({role}). Name them under readers of payroll, or remove them now."
    ),
}
