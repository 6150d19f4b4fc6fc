"""Writes the manual and the schemas: `python -m manual`; with `--check` it only says what would change."""

import sys

from manual.pages import PAGES, page
from manual.schema import FOLDER, SCHEMAS, schema_text


def main() -> int:
    """Returns 1 when something was not as it ought to be and only a check was asked for."""
    wanted = {PAGES[language]: page(language) for language in PAGES}
    wanted.update({FOLDER / f"{name}.json": schema_text(name) for name in SCHEMAS})
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(path.name)
        if "--check" not in sys.argv:
            path.parent.mkdir(exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    raise SystemExit(main())
