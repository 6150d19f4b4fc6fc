"""Which figures stand behind a column of our tabs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.appraise import Appraisal, Result
from scoring.pay import ADJUSTMENTS, TOTAL
from sheets_sync.plan import Change
from sheets_sync.present.edition import detail_titles
from sheets_sync.present.heads import score_title
from sheets_sync.present.labelling import words_for
from sheets_sync.present.words import Words
from sheets_sync.texts import texts

_HEADLINES = {
    "place": ("place",),
    "score": ("score",),
    "star": ("star",),
    "why_not_more": ("star",),
    "reason": ("score", "star"),
}


@dataclass(frozen=True, slots=True)
class Behind:
    """Leads from a changed cell to the figures that it shows.

    Attributes:
        titles: title of a column to its key in our texts.
        labels: role to label to name of everything that schemes work out.
        details: how the titles of the detail tabs begin.
    """

    titles: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    details: tuple[str, ...]

    def names(self, change: Change, result: Result) -> tuple[str, ...]:
        """Returns the names of the figures that a changed cell shows; none when it shows no figure."""
        labels = self.labels.get(result.view.person.role, {})
        if change.tab.startswith(self.details):
            label = str(change.row[2]) if len(change.row) > 2 else ""
            name = labels.get(label) or labels.get(label.rpartition(" ")[0], "")
            return (name,) if name else ()
        if change.column in labels:  # a column of the payroll: blank while somebody is pending
            pending = change.before is None or change.after is None
            return (labels[change.column], TOTAL) if pending else (labels[change.column],)
        return _of_column(self.titles.get(change.column, ""), result)


def figures_behind(appraisal: Appraisal, language: str) -> Behind:
    """Returns what leads from changed cells to figures."""
    keys = (*_HEADLINES, "awards", "hints", "state", "remark", "adjustments", "total", "group")
    titles = {texts(language, "tabs")[key]: key for key in keys}
    labels: dict[str, dict[str, str]] = {}
    said: dict[str, Words] = {}
    for role, schemes in appraisal.schemes.items():
        words = said[role] = words_for(appraisal, role, language)
        names = [name for scheme in schemes for name in (*scheme.facts, *(item.name for item in scheme.items))]
        names += ["standing", "group", "days_served", "adjustment", ADJUSTMENTS, TOTAL]
        labels[role] = {words.label(name): name for name in reversed(names)}
    titles[score_title(appraisal, said, language)] = "score"
    return Behind(titles, labels, detail_titles(language))


def _of_column(key: str, result: Result) -> tuple[str, ...]:
    """Returns the figures behind a column that is called the same in every scheme."""
    heads = [scheme.headline for scheme in result.schemes]
    if key in _HEADLINES:
        return tuple(name for what in _HEADLINES[key] for head in heads if (name := getattr(head, what)))
    return {
        "awards": tuple(_prizes(result)),
        "hints": (*(name for head in heads for name in head.proposals), "standing", "days_served"),
        "state": (*(name for head in heads for name in (head.score, head.star) if name), TOTAL),
        "remark": (ADJUSTMENTS, TOTAL),
        "adjustments": (ADJUSTMENTS,),
        "total": (TOTAL,),
        "group": ("group",),
    }.get(key, ())


def _prizes(result: Result) -> Iterator[str]:
    """Yields the pay items that may be an award."""
    for scheme in result.schemes:
        rules = {item.name: item.rule.__class__.__module__.rpartition(".")[2] for item in scheme.items}
        yield from (name for name in scheme.pays if rules.get(name) in ("best", "amount"))
