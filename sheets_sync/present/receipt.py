"""What a month's books were made from: whoever has the receipt can tell whether two runs had the same grounds."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Receipt:
    """The grounds of a run; no clock time is among them, so that an unchanged world writes nothing.

    Attributes:
        inputs: (book, tab) to the digest of its values.
        schemes: file of a scheme in force to the digest of what it says.
        version: ours.
        names: key of a book of theirs to its name, where it was read.
    """

    inputs: Mapping[tuple[str, str], str]
    schemes: Mapping[str, str]
    version: str
    names: Mapping[str, str] = field(default_factory=dict)
