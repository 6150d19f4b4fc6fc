"""Proves closed months: their files are those that were written, and working them out again gives the same figures."""

from sheets_sync.proof.again import Verdict, prove
from sheets_sync.proof.chain import Chain, Link, chain_of, loose
from sheets_sync.proof.compare import Departure
from sheets_sync.proof.recorded import recorded

__all__ = ["Chain", "Departure", "Link", "Verdict", "chain_of", "loose", "prove", "recorded"]
