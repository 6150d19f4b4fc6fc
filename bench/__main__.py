"""Measures runs of growing departments: on files, on the played Google, under whole schemes; says what holds."""

import argparse
import sys

from bench import files, google, soak
from bench.page import Part
from bench.schemes import report

KINDS = {"files": files, "google": google, "schemes": report, "soak": soak}


def main() -> int:
    """Returns 0 when every promise holds, 1 otherwise."""
    asked = _arguments()
    missed = False
    for kind in asked.kinds or KINDS:
        measured = KINDS[kind]
        report = measured.told(asked.sizes or measured.SIZES, asked.rounds)
        print(report, flush=True)
        missed |= "\n- MISS" in report
        part: Part = measured.PART
        if asked.write:
            part.rewrite(report)
    return int(missed)


def _arguments() -> argparse.Namespace:
    """Returns what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "kinds", nargs="*", metavar="files|google|schemes|soak", help="what is measured; without it everything"
    )
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of people")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured; the quickest counts")
    parser.add_argument("--write", action="store_true", help="rewrite the tables in docs/performance.md")
    asked = parser.parse_args()
    if not {*asked.kinds} <= {*KINDS}:
        parser.error(f"{' '.join(asked.kinds)}: only {', '.join(KINDS)} are measured")
    return asked


if __name__ == "__main__":
    sys.exit(main())
