"""What `verify` says, in English."""

CLI = {
    "verify_same": "{period} closing {number}: same to the cent",
    "verify_differs": "{period} closing {number}: differs. {where}: archived {archived}, now {again}",
    "verify_more": "; {more} more cell(s) differ",
    "verify_gone": "{period} closing {number}: differs. {where} is only in the archive, or only comes out now",
    "verify_where": "{book} “{tab}” {address}",
    "verify_unreadable": "{file}: not worked out again, the archive cannot be believed",
    "verify_unworkable": "{period} closing {number}: not worked out again, this version refuses its configuration",
    "verify_other_version": " (worked out by version {engine}; this is {version})",
    "verify_install": "Install version {engine} and verify again; where only this one differs, the changelog says why.",
    "verify_none": "No month has been closed: there is no archive in {folder}.",
    "verify_by_files": "No record of the months to hold them against ({why}); the files are held against themselves.",
    "verify_no_months": "the team file has no ours.months",
    "verify_by_choice": "--archive was given",
    "verify_configuration": "the configuration is wrong",
    "verify_unrecorded": "{file} is not in the record: it was interrupted before that, or the months' book is an older "
    "one. It counts for nothing and is never written over. Where the months' book is the latest, move it away.",
    "verify_dated_back": "Entry {number} ({month}) is dated {on}, the one above it {before}: a clock was wrong on one "
    "of these days. See whether the days to appeal were really over.",
    "verify_unchecked": "{file} was not checked: only a record tells what it has to be.",
    "verify_no_folder": "There is no folder {folder}. --archive takes the archive folder, with one named {team} in it.",
    "verify_all": "{count} closing(s), all the same to the cent; not a byte of the archive has changed.",
    "verify_not_all": "{count} closing(s), {bad} of which did not pass.",
    "verify_beside": "{count} closing(s), all the same to the cent; but another file of the record is not, see above.",
    "verify_last": "Digest of the last file, {file} (noted elsewhere, it proves this one and all before): {digest}",
}
