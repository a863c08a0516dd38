"""Sentences of charts in the reader's language, from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from axstat.model.text import Label, Lang
from axstat.voice.catalogue.charts import SENTENCES

if TYPE_CHECKING:
    from axstat.charts.part import Subject
    from axstat.charts.quantity import Quantity

JOINT, STOP = Label("、", ", "), Label("；", "; ")


def say(identifier: str, lang: Lang, /, **fields: object) -> str:
    """Return one sentence or phrase."""
    return SENTENCES[identifier].text(fields, lang)


@dataclass(frozen=True, slots=True)
class Teller:
    """Says the sentences of a chart, which may name its quantity, its threshold and whom it is about.

    `q`, `full` and `axis` are the quantity's, `limit`, `plain`, `beyond` and `beyond_full` the threshold's, `what`,
    `bodies` and `opening` the subject's. A sentence that the quantity has in a form of its own is said in that.
    """

    quantity: Quantity
    threshold: float | None
    subject: Subject

    @property
    def lang(self) -> Lang:
        """The reader's language."""
        return self.quantity.lang

    def __call__(self, identifier: str, /, **fields: object) -> str:
        """Return one sentence or phrase."""
        quantity, subject = self.quantity, self.subject
        template = SENTENCES.get(f"{quantity.own}/{identifier}", SENTENCES[identifier])
        about = {"what": subject.what, "bodies": subject.bodies, "opening": subject.opening}
        known = {"q": quantity.name, "full": quantity.full, "axis": quantity.axis, **about, **self._limits()}
        return template.text({**known, **fields}, self.lang)

    def _limits(self) -> dict[str, str]:
        """Return the words for the threshold, as far as there is one."""
        quantity, lang = self.quantity, self.lang
        if self.threshold is None:
            return dict.fromkeys(("limit", "plain", "beyond", "beyond_full"), "")
        limits = {"limit": quantity.limit(self.threshold), "plain": quantity.round_limit(self.threshold)}
        phrases = {"beyond": quantity.beyond, "beyond_full": quantity.beyond_full}
        return limits | {name: phrase.text(lang).format(**limits) for name, phrase in phrases.items()}


def stopped(sentences: Iterable[Label], lang: Lang) -> list[str]:
    """Return whole sentences, each with its full stop."""
    return [sentence.text(lang) + ("。" if lang == "ja" else ".") for sentence in sentences]


def listed(items: Iterable[Label | str], lang: Lang, joint: Label = JOINT) -> str:
    """Return several words one after another."""
    return joint.text(lang).join(item if isinstance(item, str) else item.text(lang) for item in items)
