"""Notices that the configuration was changed while a worker works, and reads it again where it can be used."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from sheets_sync.cli.options import now
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.settings import Settings, read_settings
from sheets_sync.worker.happenings import Happening, Tell

EVERY = 5.0
"""Seconds between two looks: who saves several files is let finish, and many teams cost no more looks than one."""


@dataclass(slots=True)
class Renewal:
    """Whether there is another configuration to go on with.

    Attributes:
        settings: the one that is in use.
        tell: is told of one that cannot be used.
        clock: counts seconds.
        found: the one to go on with; None while there is none.
    """

    settings: Settings
    tell: Tell
    clock: Callable[[], float] = monotonic
    found: Settings | None = None
    _looked: float = -EVERY
    _last: str = ""
    _judged: str = ""

    def __call__(self) -> bool:
        """Tells whether there is one; its files are looked at now and then, and read once nobody writes them."""
        seconds = self.clock()
        if self.found is None and seconds - self._looked >= EVERY:
            self._looked = seconds
            digest, before = self.settings.digest_now(), self._last
            self._last = digest
            if digest == before and digest != (self._judged or self.settings.digest):
                self._judged = digest
                self._read()
        return self.found is not None

    def _read(self) -> None:
        found = read_settings(self.settings.folder, packaged_config())
        why = mistake(self.settings, found)
        self.tell(Happening("configuration_wrong" if why else "configuration_read", now(), why=why))
        self.found = None if why else found


def mistake(before: Settings, found: Settings) -> str:
    """Returns why a changed configuration is not used: the code of a mistake for everybody, or of a team served so far.

    A team whose file was taken away is served no more, and nobody minds one that was left out before.
    """
    lost = {name for name in before.teams if name in found.known and name not in found.teams}
    codes = [each.code for each in found.problems if not each.owner or each.owner in lost]
    if codes or lost or not found.teams:
        return codes[0] if codes else "no_teams"
    return "" if found.service.worker.every_job() else "no_jobs"
