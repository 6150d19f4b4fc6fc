"""What `status` says."""

CLI = {
    "worker_alive": "The worker is at work.",
    "worker_not_alive": "The worker is not at work.",
    "no_alerts": "config/service.yaml has no alerts: there is nothing to try out.",
    "alert_sent": "{name}: sent, and taken.",
    "alert_failed": "{name}: did not arrive ({why}). Look at address, secret and network.",
    "alert_command_failed": "{name}: the command did not do it ({why}). Run it by itself to see why.",
    "alert_no_such_command": "{name}: there is no program {command}, or it may not be run. Mend command in "
    "service.yaml.",
    "alert_no_address_in_the_environment": "{name}: the environment variable {url} holds no address (https://…).",
    "alert_no_secret_in_the_environment": "{name}: the environment variable {secret} holds no secret to sign with.",
    "status_no_worker": "No worker has run yet. Start one with: sheets-sync worker",
    "status_worker": "The worker is at work: process {pid} on {host}, last looked at {beat} ({zone}), version "
    "{version}.",
    "status_worker_gone": "The worker is not at work: it last looked at {beat} ({zone}; process {pid} on {host}, "
    "version {version}). Start sheets-sync worker.",
    "status_worker_ended": "No worker stands by: the last one ended well at {beat} ({zone}; process {pid} on {host}, "
    "version {version}).",
    "status_never": "✗ {team}: no worker has ever worked it out (times are of {zone}).",
    "status_fresh": "✓ {team}: worked out {moment} ({zone}): {months}.",
    "status_due": "· {team}: worked out {moment} ({zone}): {months}; due again by now.",
    "status_stale": "✗ {team}: the figures are old, of {moment} ({zone}): {months}.",
    "status_hindered": "✗ {team}: last worked out well {moment} ({zone}): {months}; not since.",
    "status_month": "{period} {people} people {problems} problems",
    "status_and": ", ",
    "holder": "process {pid} on {host} since {since} ({doing})",
    "holder_unknown": "another process",
    "status_missed": "    missed: {job}, since {slot}",
    "status_failing": "    not well: {job} {result} ({why}), {moment}, {row} time(s) in a row",
    "status_ledger": "    the ledger cannot be read, or was damaged and set aside; no book is touched, look at the "
    "disk",
    "status_serving": "    served by: {who}",
    "status_writing": "    being written by: {who}",
    "status_next": "    next: {job} {slot}",
    "status_next_unknown": "    next: {job} is not known (it has no time, or nobody knows which days of that year "
    "are worked)",
    "status_left_out": "✗ {team}: its configuration is wrong, it is left out. Run sheets-sync check {team}",
    "result_running": "is under way",
    "result_ok": "went well",
    "result_unchanged": "nothing had changed",
    "result_problems": "went well, and problems stand",
    "result_wrong": "wrong configuration",
    "result_refused": "nothing written, for safety",
    "result_nobody": "nobody to work out: the roster cannot be read, or is empty",
    "result_unreached": "the service that keeps the books cannot be reached",
    "result_failed": "failed",
    "result_timed_out": "did not end",
    "result_broken_off": "was ended in the middle",
    "result_stopped": "was told to end",
    "result_skipped": "missed by too much, not made up for",
}
