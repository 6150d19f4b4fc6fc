"""Measurements in processes of their own: none carries what another one loaded."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def alone(module: str, *what: object) -> Any:  # noqa: ANN401 - what it told as JSON
    """Returns one measurement, made in a process of its own."""
    command = [sys.executable, "-m", module, *map(str, what)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own code
    return json.loads(done.stdout.splitlines()[-1])


def machine() -> str:
    """Returns what is measured on."""
    python = ".".join(map(str, sys.version_info[:2]))
    return f"{os.cpu_count()} cores, Python {python}"
