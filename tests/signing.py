"""Signs the product in at the played Google, on the played clock."""

from contextlib import contextmanager

from sheets_sync.google import account
from sheets_sync.google.line import Line
from sheets_sync.google.line.pace import Paces


@contextmanager
def signed_in(google):
    """Has everything that asks for the account of this process find the played one."""
    line = Line(google.credentials(), clock=google.clock, paces=Paces(google.clock), email=google.email)
    account.install(account.Account(google.email, line))
    try:
        yield line
    finally:
        account.forget()
