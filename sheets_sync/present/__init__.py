"""From an appraisal to what people see: the tabs of our books, and every reason in words."""

from sheets_sync.present.books import confirmed_results, present
from sheets_sync.present.labelling import labels, words_for
from sheets_sync.present.receipt import Receipt
from sheets_sync.present.why_not_more import why_not_more
from sheets_sync.present.words import Words

__all__ = ["Receipt", "Words", "confirmed_results", "labels", "present", "why_not_more", "words_for"]
