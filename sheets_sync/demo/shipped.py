"""The configuration that travels with us: beside the packages in a checkout, inside ours in a wheel."""

from pathlib import Path

from sheets_sync.strict_yaml import load


def packaged_config() -> Path:
    """Returns the folder of the shipped configuration, with ``service.yaml``, ``teams/`` and ``schemes/``.

    Raises:
        FileNotFoundError: neither place has it; the message names both.
    """
    package = Path(__file__).resolve().parents[1]
    places = (package / "config", package.parent / "config")
    for place in places:
        if (place / "service.yaml").is_file():
            return place
    raise FileNotFoundError(f"no shipped configuration: neither {places[0]} nor {places[1]}")


def demo_config() -> tuple[Path, ...]:
    """Returns the files of the demo team, relative to ``packaged_config``: its schemes and theirs, itself the last."""
    root = packaged_config()
    team = Path("teams/demo.yaml")
    roles = load(root / team).data["roles"].values()
    schemes = _with_their_ground(root / "schemes", {scheme for role in roles for scheme in role["schemes"]})
    files = (path for scheme in schemes for path in (root / "schemes" / scheme).glob("*.yaml"))
    return (Path("service.yaml"), *editors_schemas(), *sorted(path.relative_to(root) for path in files), team)


def editors_schemas() -> tuple[Path, ...]:
    """Returns the JSON Schemas by which an editor completes and checks the files, relative to ``packaged_config``."""
    root = packaged_config()
    return tuple(sorted(path.relative_to(root) for path in (root / "schema").glob("*.json")))


def _with_their_ground(folder: Path, schemes: set[str]) -> set[str]:
    """Returns the schemes together with those that they are based on, and so on down."""
    files = [load(path).data for scheme in schemes for path in (folder / scheme).glob("*.yaml")]
    below = {file["based_on"] for file in files if "based_on" in file}
    return schemes if below <= schemes else _with_their_ground(folder, schemes | below)
