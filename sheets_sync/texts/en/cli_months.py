"""What the commands of the months say, in English."""

CLI = {
    "month_differs_by_now": "Inputs of {month} have moved since it was closed: the books stand as they were; "
    "a total told here is what the inputs give now. The tab of differences lists them; accept settles "
    "them.",
    "no_month_yet": "{team} has no month yet: run once.",
    "month_line": "{period} {state}: {people} people, {problems} problem(s), fingerprint {fingerprint}, confirmed "
    "{confirmed_by} {confirmed_on}, closed {closed_by} {closed_on}, archive {archive}",
    "to_be_signed": "{month} ({state}): {people} people, {paid} of them with a pay total, {total} yuan together; "
    "fingerprint {fingerprint}.",
    "cannot_sign": "It cannot be signed, for {count} reason(s):",
    "done_confirm": "{month} is confirmed. Should an input move, the confirmation falls and the differences are "
    "listed.",
    "done_close": "{month} is closed and archived: it will not change any more.",
    "done_reopen": "{month} is open again, a draft; its archive stays.",
    "reopen_outside": "What of {month} was settled outside of pay ({files}) counts no more: its own pay now contains "
    "these changes. Take off by an adjustment what has been paid already.",
    "months_put_right": "The months workbook was an older one, saved from a window that was open, or from a backup: "
    "{count} entries were put back from the copy beside the archive. No signature is lost.",
    "month_late_waits": "{count} people have late changes, see the tab of differences; to pay or take "
    "back: sheets-sync accept {team} {month} --by NAME",
    "month_fell": "{month} moved after it had been confirmed, so the confirmation fell; see the tab of differences.",
    "ticked_confirmed": "{month}: confirmed by the tick of {by}.",
    "ticked_closed": "{month}: closed by the tick of {by} and archived; it will not change any more.",
    "tick_waits_confirm": "{month}: {by} has ticked to confirm; the next run sees to it.",
    "tick_waits_close": "{month}: {by} has ticked to close; the next run sees to it.",
    "month_stands": "{month}: {state}, fingerprint {fingerprint}.",
}
