"""The ledgers of all teams, on disk; where the disk fails they are kept in memory, and that is told once."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sheets_sync.kept_files import Damaged, put, swept, taken
from sheets_sync.worker import entry as written
from sheets_sync.worker.entry import Entry, Ledger
from sheets_sync.worker.happenings import Happening, Tell, What, nobody

FILE = "ledger.json"


@dataclass(slots=True)
class Ledgers:
    """What became of the jobs of every team.

    Attributes:
        folder: of what is kept; each team has a folder of its own in it.
        tell: is told of a disk that fails, and of a ledger that was damaged.
        kept: team to its ledger, as far as we have taken it over.
        failing: teams whose ledger could not be written the last time.
    """

    folder: Path
    tell: Tell = nobody
    kept: dict[str, Ledger] = field(default_factory=dict)
    failing: set[str] = field(default_factory=set)

    def take_over(self, team: str, now: datetime) -> None:
        """Reads a team's ledger as another process may have left it; a damaged one is set aside and begun anew."""
        path = self.folder / team / FILE
        found: Ledger | None = None
        swept(path.parent)
        try:
            found = taken(path, written.read)
        except Damaged as damage:
            self.tell(Happening("ledger_set_aside", now, team, why=damage.aside.name))
        except OSError as error:
            self._fails(team, now, error)
        before = found or self.kept.get(team) or Ledger()
        self.kept[team] = ledger = before.begun_anew().sane(now)
        for entry in ledger.entries:
            if entry.result == "broken_off" and entry not in before.entries:
                self.tell(Happening("broken_off", now, team, entry.job, entry.slot, row=entry.row))
                self.write(team, entry, now)

    def of(self, team: str) -> Ledger:
        """Returns a team's ledger; an empty one before it was taken over."""
        return self.kept.get(team, Ledger())

    def put_right(self, now: datetime) -> None:
        """Forgets what was written by a clock that was far ahead, which would keep teams from their times for long."""
        self.kept = {team: ledger.sane(now) for team, ledger in self.kept.items()}

    def write(self, team: str, entry: Entry, now: datetime) -> None:
        """Writes an entry; a full or read-only disk stops nobody's work."""
        self.kept[team] = ledger = self.of(team).written(entry)
        try:
            put(self.folder / team / FILE, written.plain(ledger))
        except OSError as error:
            self._fails(team, now, error)
            return
        if team in self.failing:
            self.failing.discard(team)
            self._say("state_kept_again", team, now)

    def _fails(self, team: str, now: datetime, error: OSError) -> None:
        if team not in self.failing:
            self.failing.add(team)
            self._say("state_not_kept", team, now, error.strerror or error.__class__.__name__)

    def _say(self, what: What, team: str, now: datetime, why: str = "") -> None:
        self.tell(Happening(what, now, team, why=why))
