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

    Those others are then looked for in the same document, and join.
    """
    schemes = [versions[-1] for each in ids if (versions := library.versions(each)[0])]
    watched = {role: names for scheme in schemes for role, names in _watched(scheme).items()}
    if not watched:
        return {STAFF: tuple(schemes)}
    watching = [scheme for scheme in schemes if _watched(scheme)]
    role, names = next(iter(watched.items()))
    others = [scheme for scheme in schemes if scheme not in watching]
    others += _giving(library, names - _names(others), watching[0])
    return {role: tuple(others), LEAD: tuple(watching)}


def _watched(scheme: Scheme) -> dict[str, set[str]]:
    """Returns the roles at whose figures a scheme looks, with the names of those that are not its own."""
    found: dict[str, set[str]] = {}
    for item in scheme.items:
        role = getattr(item.rule, "role", "")
        foreign = set(names_in(item.rule)) - _names([scheme]) if role not in _NO_ROLE else set()
        if foreign:
            found.setdefault(role, set()).update(foreign)
    return found


def _names(schemes: Sequence[Scheme]) -> set[str]:
    return {name for scheme in schemes for name in (*scheme.facts, *(item.name for item in scheme.items))}


def _giving(library: Library, names: set[str], like: Scheme) -> Iterator[Scheme]:
    """Yields the first scheme of the same document that works out what is lacking."""
    for name in library.ids() if names else ():
        versions = library.versions(name)[0]
        alike = versions and versions[-1].source.get("document") == like.source.get("document")
        own = alike and not library.files(name)[-1].yaml.data.get("based_on")
        if own and names <= {item.name for item in versions[-1].items}:
            yield versions[-1]
            return
