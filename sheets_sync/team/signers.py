"""Who may sign a month: by name, and by the account with which they tick where a home of books knows people."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from scoring.form import Mistake
from sheets_sync.team.meaning import Team

SIGNED = ("confirm", "close")
"""What is signed, as the team file says it."""

_BOTH = re.compile(r"\s*([^<>]*?)\s*<\s*([^<>]*?)\s*>\s*")
_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")


class Signer(NamedTuple):
    """Somebody who may sign; the address is empty of one who has not said with which account they tick."""

    name: str
    address: str = ""


def signers(team: Team, what: str) -> tuple[Signer, ...]:
    """Returns who may ``confirm`` or ``close``, in the order of the team file."""
    named: tuple[str, ...] = getattr(team.signs, what)
    return tuple(map(_signer, named))


def bare(name: str) -> str:
    r"""Returns what counts of a name: its letters and digits; nothing of one that nobody can see.

    >>> bare("王\u200b主 管."), bare("\u200b")
    ('王主管', '')
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in folded if unicodedata.category(letter)[0] in "LN")


def sign_mistakes(team: Team) -> Iterator[Mistake]:
    """Yields who cannot be told from somebody else, or is no name and address.

    One account is one person: under two names somebody could confirm a month and close it.
    """
    accounts: dict[str, str] = {}
    for what in SIGNED:
        names: set[str] = set()
        for place, signer in enumerate(signers(team, what)):
            path, found = ("signs", what, str(place)), getattr(team.signs, what)[place]
            if not bare(signer.name) or ("<" in _plain(found) and not _ADDRESS.fullmatch(signer.address)):
                yield Mistake(path, "not_a_signer", {"found": found})
            elif bare(signer.name) in names:
                yield Mistake(path, "signer_twice", {"found": found, "first": signer.name})
            elif signer.address and bare(accounts.setdefault(signer.address, signer.name)) != bare(signer.name):
                yield Mistake(path, "signer_twice", {"found": found, "first": accounts[signer.address]})
            names.add(bare(signer.name))


def sign_hints(team: Team) -> Iterator[Mistake]:
    """Yields that ``signs`` will not do what it was written for: no month can ever be closed, or none is signed."""
    if not team.keeps_months and (team.signs.confirm or team.signs.close):
        yield Mistake(("signs",), "signs_without_months", {})
    named = [signers(team, what) for what in SIGNED]
    if all(named) and len({bare(each.name) for every in named for each in every}) == 1:
        yield Mistake(("signs", "close"), "signs_one_person", {"found": named[0][0].name})


def _signer(said: str) -> Signer:
    """Returns who is meant by ``周敏`` or ``周敏 <zhou@example.com>``."""
    both = _BOTH.fullmatch(_plain(said))
    return Signer(both[1], both[2].lower()) if both else Signer(said.strip())


def _plain(said: str) -> str:
    """Returns a text with the signs of a full width as people mean them."""
    return unicodedata.normalize("NFKC", said)
