"""Closed months, a file each: what they were worked out from, what came out, and a chain of digests over all."""

from sheets_sync.archive.accepted import accepted_texts, put_back
from sheets_sync.archive.case import Books, Case, by_address, by_key
from sheets_sync.archive.high_water import FILE as NOTE
from sheets_sync.archive.high_water import furthest, note, refuse_if_older
from sheets_sync.archive.keeping import Kept, keep, name_of, write
from sheets_sync.archive.packing import digest_of
from sheets_sync.archive.reading import Glance, glance, read, results

__all__ = ["NOTE", "Books", "Case", "Glance", "Kept", "accepted_texts", "by_address", "by_key", "digest_of", "furthest"]
__all__ += ["glance", "keep", "name_of", "note", "put_back", "read", "refuse_if_older", "results", "write"]
