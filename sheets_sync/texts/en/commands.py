"""What a plan, its refusals and lists of problems say, in English."""

COMMANDS = {
    # problems
    "problem_fatal": "✗ {place}: {message}",
    "problem_error": "✗ {place}: {message}",
    "problem_warning": "· {place}: {message}",
    "problems_left_out": "… and {count} more problems",
    "range": "is not between {least} and {most}",
    "range_least": "is below {least}",
    "range_most": "is above {most}",
    "not_nought": "; a blank is not taken for nought",
    "worded_columns": "by name id reason date status role group month",
    # plans
    "nothing_to_change": "Nothing to change.",
    "book_new": "{book}: new, {rows}",
    "book_changed": "{book}: {what}",
    "book_turns": "{book}: turns from {before} to {after}, {rows}",
    "book_foreign": "{book}: the file that stands there is not ours and will be replaced",
    "book_seal_lost": "{book}: the hidden tab _seal, which remembers what we wrote, is gone or was changed; our tabs "
    "are written anew",
    "book_unchanged": "{book}: nothing to change",
    "restyled": "laid out anew",
    "renamed_back": "“{tab}” was renamed “{found}” and gets its name back{who}",
    "protected_again": "the protection of “{tab}” was taken off or widened and is put back{who}",
    "turned_back": "“{tab}” was shown or hidden and is turned back{who}",
    "last_editor": " (who changed the file last: {who})",
    "cells": "{count} cells changed",
    "one_cells": "{count} cell changed",
    "appeared": "{count} rows added",
    "one_appeared": "{count} row added",
    "vanished": "{count} rows removed",
    "one_vanished": "{count} row removed",
    "tab_rows": "{tab} {count} rows",
    "one_tab_rows": "{tab} {count} row",
    "person": "{name} ({id})",
    "change": "{column} {before} → {after}",
    "change_because": "{column} {before} → {after}: {because}",
    "row_appears": "{tab}: new {who}",
    "of_total": "{who}, total pay {total}",
    "totals": "Total pay {before} → {after} ({difference}): {who}",
    "totals_more": "{count} with more{amount}",
    "totals_fewer": "{count} with less{amount}",
    "totals_settled": "{count} no longer pending, together{amount}",
    "totals_pending": "{count} now pending, together{amount}",
    "totals_joined": "{count} added, together{amount}",
    "totals_left": "{count} taken out, together{amount}",
    "row_vanishes": "{tab}: gone {who}",
    "rows_elsewhere": "{tab}: {changed} rows changed, {appeared} added, {vanished} removed",
    "tab_new": "{tab}: a new tab",
    "tab_gone": "{tab}: no longer needed",
    "columns_added": "{tab}: new columns {columns}",
    "columns_gone": "{tab}: columns {columns} go",
    "reordered": "{tab}: in another order",
    "laid_out_again": "{tab}: what was added to it is taken away, and its layout put back",
    "heading": "{tab}: heading {before} → {after}",
    "lines_left_out": "… and {count} more lines (--all prints them)",
    "nothing": "(blank)",
    "column_what": "Item",
    "column_before": "Before",
    "column_after": "After",
    "column_because": "Because",
    "column_person": "Who",
    # causes
    "cell_changed": "{where} {before} → {after}",
    "cell_appeared": "{where} is now “{after}”",
    "cell_gone": "{where} is no longer “{before}”",
    "of_other": "{name} ({id}): {cause}",
    "more_causes": "{count} places in all",
    "problem_new": "new problem at {where}: {message}",
    "problem_settled": "settled at {where}: {message}",
    "scheme_changed": "scheme {scheme} has changed",
    "paid_otherwise": (
        "Mind: a scheme has changed, and pay that was written changes with it. If this period has been paid already, "
        "undo the change and write a new file of the scheme that begins later."
    ),
    "scheme_set": "“{setting}” of scheme {scheme} {before} → {after}",
    "scheme_set_otherwise": "“{setting}” of scheme {scheme} has changed",
    "scheme_new": "scheme {scheme} is now in force",
    "scheme_gone": "scheme {scheme} is no longer in force",
    "version_changed": "version {before} → {after}",
    # refusals
    "hand_edited": (
        "{book} was edited by hand in {count} places, and writing would undo them. "
        "Move the edits to the input books, or use --discard-edits:"
    ),
    "edit_cell": "  {tab}!{address} {name}{column}: was {old}, is {new}",
    "edit_row_gone": "  {tab}: the row of {name} was deleted",
    "edit_column_gone": "  {tab}: the column “{column}” was deleted",
    "edit_tab_gone": "  the tab “{tab}” was deleted",
    "edit_tab_added": "  the tab “{tab}” was added",
    "edit_other": "  {tab}: {what}",
    "edits_left_out": "  … and {count} more",
    "too_much_changed": (
        "{rows} of {of} rows of “{tab}” in {book} would change ({share}, limit {limit}). "
        "Look at the changes; if they are right, use --force."
    ),
    "too_much_vanished": (
        "{rows} of {of} rows of “{tab}” in {book} would vanish ({share}, limit {limit}). "
        "See whether people are missing from the roster; if it is right, use --force."
    ),
    "inputs_lost": (
        "{lost} cannot be read, and {book} would lose what it tells"
        ": nothing was written. Put it back or mend it, and run again; use --force to write all the same."
    ),
    "foreign_book": "{book} was not written by us (or is damaged) and is not replaced. Move it away, or use --force.",
    "seal_lost": (
        "The hidden tab _seal of {book}, which remembers what we wrote, is gone or was changed, so cells changed by "
        "hand cannot be told; nothing was written. Move what is to stay to the source tables, then use --force to "
        "write our tabs anew (tabs of others stay as they are), or restore it from File › Version history."
    ),
    "month_not_over": "{wanted} is not over yet, and {book} shows {shown}: left so. To turn it, use --force.",
    "goes_back": "{book} shows {shown} and is not turned back to {wanted}. If that is wanted, use --force.",
    "refused": "{book}: {code} {details}",
}
