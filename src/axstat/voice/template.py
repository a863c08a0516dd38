"""Templates of messages: `{name}` in both languages, with the few forms that a message needs.

`{n:,}` is a number with its thousands; `{n:line}` a number with what it counts (`1 line`, `3 lines`, `{n:body/bodies}`
where the plural is irregular) and `{n:~is/are}` only the word that agrees with it; `{names:q}` quotes each of several
names; `{path:c}` is one word of a command, quoted where a shell or a reader would take it for several. A label, a
finding inside a finding and a list are written in the message's language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any, Protocol, runtime_checkable

from axstat.voice.label import Label, Lang

_JOINED = Label("、", ", ")
_PLAIN = re.compile(
    r"[\w./\\:=,@%+（）・-]+"
)  # what stands in a command as it is, in a POSIX shell and in that of Windows
_SPECIAL = re.compile(r'["`$]')


@runtime_checkable
class Said(Protocol):
    """What a field may hold besides texts and numbers: anything that is said in a language."""

    def text(self, lang: Lang) -> str:
        """Return the text in `lang`."""
        ...


@dataclass(frozen=True, slots=True)
class Some:
    """The first of several names, and how many more there are."""

    shown: tuple[object, ...]
    more: int = 0

    def text(self, lang: Lang) -> str:
        """Return the names joined."""
        return _filled("{some}", {"some": self}, lang)


def some(texts: Sequence[object], shown: int = 5) -> Some:
    """Return the first few of several texts, and how many more there are."""
    return Some(tuple(texts[:shown]), max(0, len(texts) - shown))


@dataclass(frozen=True, slots=True)
class Template:
    """A message in both languages, and what to do; an empty hint leaves that to the error's own remedy."""

    en: str
    ja: str
    hint_en: str = ""
    hint_ja: str = ""

    def text(self, fields: Mapping[str, object], lang: Lang) -> str:
        """Return the message."""
        return _filled(self.ja if lang == "ja" else self.en, fields, lang)

    def hint(self, fields: Mapping[str, object], lang: Lang) -> str:
        """Return what to do, '' where the template does not say."""
        return _filled(self.hint_ja if lang == "ja" else self.hint_en, fields, lang)

    def names(self) -> set[str]:
        """Return the fields that the texts name."""
        texts = (self.en, self.ja, self.hint_en, self.hint_ja)
        return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def _filled(pattern: str, fields: Mapping[str, object], lang: Lang) -> str:
    return _Filler(lang).vformat(pattern, (), fields)


class _Filler(Formatter):
    """Writes the fields of one message in one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def format_field(self, value: Any, spec: str) -> str:
        if isinstance(value, Some):
            return self._several(value, spec)
        if type(value) is tuple:  # a cell is one too, by inheritance
            return self._several(Some(value), spec)
        if spec == "c":
            return value.text(self.lang) if isinstance(value, Label) else command_word(str(value))
        if isinstance(value, int) and spec and spec != "," and not spec.isdigit():
            return _counted(value, spec)
        if isinstance(value, float) and not spec:
            return number(value)
        if isinstance(value, Said):
            return value.text(self.lang)
        return format(value if isinstance(value, int | float) else str(value), spec)

    def _several(self, value: Some, spec: str) -> str:
        left, right = {"": ("", ""), "q": ("「", "」") if self.lang == "ja" else ("`", "`"), "b": ("`", "`")}[spec]
        texts = [f"{left}{self.format_field(one, '')}{right}" for one in value.shown]
        more = Label(f" ほか{value.more:,}件", f" and {value.more:,} more").text(self.lang) if value.more else ""
        return _JOINED.text(self.lang).join(texts) + more


def number(value: float) -> str:
    """Return a number as messages print it: 1,234.5 without trailing zeros."""
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def command_word(text: str) -> str:
    """Return a text as one word of a command that can be pasted: in double quotes, which every shell takes."""
    if _PLAIN.fullmatch(text):
        return text
    return f"'{text}'" if _SPECIAL.search(text) and "'" not in text else f'"{text}"'


def _counted(value: int, spec: str) -> str:
    one, _, several = spec.removeprefix("~").partition("/")
    word = one if value == 1 else several or f"{one}s"
    return word if spec.startswith("~") else f"{value:,} {word}"
