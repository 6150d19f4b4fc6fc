"""Which role each of several schemes is for: one that looks at others' results needs their scheme, in another role."""

from collections.abc import Iterator, Mapping, Sequence

from scoring.form import names_in
from scoring.scheme import Scheme
from sheets_sync.settings import Library

Roles = Mapping[str, tuple[Scheme, ...]]
STAFF, LEAD = "staff", "lead"
_NO_ROLE = ("", "everyone")


def roles_of(library: Library, ids: Sequence[str]) -> Roles:
    """Returns role to schemes: all of them for one role, unless some judge people by what another role's schemes say.

    Those others are looked for among the schemes given, then in the same document, and join.
    """
    schemes = [versions[-1] for each in ids if (versions := library.versions(each)[0])]
    watching = [scheme for scheme in schemes if _watched(scheme)]
    others = [scheme for scheme in schemes if scheme not in watching]
    if not watching:
        return {STAFF: tuple(schemes)}
    role, names = next(iter(_watched(watching[0]).items()))
    others += [] if names <= _names(others) else _giving(library, names, watching)
    return {role: tuple(others), LEAD: tuple(watching)} if others else {role: tuple(watching)}


def _watched(scheme: Scheme) -> dict[str, set[str]]:
    """Returns the roles at whose figures a scheme looks, with the names of these."""
    found: dict[str, set[str]] = {}
    for item in scheme.items:
        role = getattr(item.rule, "role", "")
        if role not in _NO_ROLE:
            found.setdefault(role, set()).update(names_in(item.rule))
    return found


def _names(schemes: Sequence[Scheme]) -> set[str]:
    return {name for scheme in schemes for name in (*scheme.facts, *(item.name for item in scheme.items))}


def _giving(library: Library, names: set[str], watching: Sequence[Scheme]) -> Iterator[Scheme]:
    """Yields the scheme of the same document, or below them, that works out what is looked at, or else asks for it."""
    own = [each for each in _alike(library, watching) if names <= _names([each])]
    own.sort(key=lambda each: not names <= {item.name for item in each.items})
    yield from own[:1]


def _alike(library: Library, watching: Sequence[Scheme]) -> Iterator[Scheme]:
    """Yields the schemes of the same document, and those that they are based on, that look at nobody else's results."""
    document = _document(watching[0])
    bases = {library.files(each.id)[-1].yaml.data.get("based_on") for each in watching}
    for name in library.ids():
        versions = library.versions(name)[0]
        alike = versions and (name in bases or _document(versions[-1]) == document)
        if alike and not library.files(name)[-1].yaml.data.get("based_on") and not _watched(versions[-1]):
            yield versions[-1]


def _document(scheme: Scheme) -> str:
    """Returns the circular of a scheme, without the part of it: 《制度》字20161101，五 is of 《制度》字20161101."""
    return scheme.source.get("document", "").partition("，")[0]
