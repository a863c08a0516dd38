"""Sentences of charts in the reader's language, from the catalogue; a quantity may have a form of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from axstat.model.text import Label, Lang
from axstat.voice.catalogue.charts import SENTENCES

if TYPE_CHECKING:
    from axstat.charts.quantity import Quantity

JOINT, STOP = Label("、", ", "), Label("；", "; ")


def say(identifier: str, lang: Lang, quantity: Quantity | None = None, /, **fields: object) -> str:
    """Return one sentence or phrase. A quantity gives `q`, `full` and `axis`, and the forms that are its own."""
    template = SENTENCES[identifier]
    if quantity is not None:
        template = SENTENCES.get(f"{quantity.own}/{identifier}", template)
        fields = {"q": quantity.name, "full": quantity.full, "axis": quantity.axis, **fields}
    return template.text(fields, lang)


def stopped(sentences: Iterable[Label], lang: Lang) -> list[str]:
    """Return whole sentences, each with its full stop."""
    return [sentence.text(lang) + ("。" if lang == "ja" else ".") for sentence in sentences]


def listed(items: Iterable[Label | str], lang: Lang, joint: Label = JOINT) -> str:
    """Return several words one after another."""
    return joint.text(lang).join(item if isinstance(item, str) else item.text(lang) for item in items)
