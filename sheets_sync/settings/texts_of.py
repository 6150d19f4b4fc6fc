"""Every file that says what the figures of a team mean, as text: what a closed month keeps of its configuration."""

from pathlib import Path

from sheets_sync.calendars import FILE as CALENDAR
from sheets_sync.settings.config import Settings
from sheets_sync.settings.library import Library


def texts_of(settings: Settings, team: str) -> dict[str, str]:
    """Returns path to text: the team's file, every version of its schemes and of what they are based on, the calendar.

    The paths are those of a configuration folder, for the schemes that travel with us too: together the texts are a
    configuration of their own.

    Args:
        settings: the configuration as it was read.
        team: name of a team of it.
    """
    files = [Path("teams", f"{team}.yaml"), Path(CALENDAR)]
    found = {file.as_posix(): settings.folder / file for file in files}
    for scheme in _schemes(settings, team):
        home = settings.library.home(scheme)
        labels = [file.label for file in settings.library.files(scheme)]
        found |= {f"schemes/{label}": home / Path(label).name for label in labels if home}
    return {path: file.read_bytes().decode("utf-8") for path, file in sorted(found.items()) if file.exists()}


def _schemes(settings: Settings, team: str) -> list[str]:
    """Returns the ids of a team's schemes, with all that they are based on."""
    found: list[str] = []
    wanted = [scheme for role in settings.teams[team].roles.values() for scheme in role.schemes]
    while wanted:
        scheme = wanted.pop(0)
        if scheme not in found:
            found.append(scheme)
            wanted += _bases(settings.library, scheme)
    return found


def _bases(library: Library, scheme: str) -> list[str]:
    return [file.written.based_on for file in library.files(scheme) if file.written and file.written.based_on]
