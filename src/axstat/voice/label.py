"""Text that a reader sees, in Japanese and English side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["ja", "en"]


@dataclass(frozen=True, slots=True)
class Label:
    """One piece of user text in both languages; `label.text(lang)` picks one."""

    ja: str
    en: str

    def text(self, lang: Lang) -> str:
        """Return the text in `lang`."""
        return self.ja if lang == "ja" else self.en


def same(text: str) -> Label:
    """Return a label that reads the same in both languages (a name, a file, a number)."""
    return Label(text, text)
