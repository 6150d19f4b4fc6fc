"""Google's servers played on this machine, so that tests need neither network nor account.

How far they are to be believed: every request and every answer is held to Google's own discovery documents, and
`test_played_replay.py` plays recorded answers against them. What no recording covers rests on documentation and on
what others report; it was never tried on live Google.
"""

from .calls import Call
from .clock import PlayedClock
from .discovery import Unfaithful
from .faults import Endless, Hang, Html, Kill, Refusal, Reset, Slow, Status, TokenRefused, Truncated, Unresolved
from .front import Google
from .people import Person
from .refusals import Denied
from .sheets import Error, Formula, Quirks, Refused

__all__ = [
    "Call",
    "Denied",
    "Endless",
    "Error",
    "Formula",
    "Google",
    "Hang",
    "Html",
    "Kill",
    "Person",
    "PlayedClock",
    "Quirks",
    "Refusal",
    "Refused",
    "Reset",
    "Slow",
    "Status",
    "TokenRefused",
    "Truncated",
    "Unfaithful",
    "Unresolved",
]
