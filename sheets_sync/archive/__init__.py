"""Closed months, a file each: what they were worked out from, what came out, and a chain of digests over all."""

from sheets_sync.archive.case import Case, by_address, by_key
from sheets_sync.archive.keeping import Kept, digest_of, name_of, read, results, write

__all__ = ["Case", "Kept", "by_address", "by_key", "digest_of", "name_of", "read", "results", "write"]
