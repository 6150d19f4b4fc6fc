"""Says what a run needs of the network: how many calls, and which hosts a firewall must let through."""

from collections.abc import Iterator

from sheets_sync.doctor.finding import Finding, ill, well
from sheets_sync.team import Team

PER_MINUTE = 60
"""Reads, and as many writes, that Google allows one account in a minute [T]; others set higher quotas at a price."""

HOSTS = ("sheets.googleapis.com", "www.googleapis.com", "oauth2.googleapis.com", "iamcredentials.googleapis.com")
"""The last one is needed only to act as another account."""


def quota_findings(team: Team) -> Iterator[Finding]:
    """Yields the calls of one run beside what is allowed in a minute."""
    theirs = {book.at for book in team.books.values() if book.at.startswith("google:")}
    ours = [book.at for book in team.ours.values() if book.at.startswith("google:")]
    reads = len(theirs | set(ours))
    told = {"reads": str(reads), "writes": str(len(ours)), "metadata": str(len(theirs)), "most": str(PER_MINUTE)}
    if reads > PER_MINUTE or len(ours) > PER_MINUTE:
        yield ill("quota_short", "warning", **told)
    else:
        yield well("quota_enough", **told)


def host_findings() -> Iterator[Finding]:
    """Yields the hosts that must be reachable."""
    yield well("hosts", hosts=", ".join(HOSTS))
