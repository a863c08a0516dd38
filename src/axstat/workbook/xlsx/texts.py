"""Texts of several runs, read event by event: string items, inline strings and comments."""

from __future__ import annotations

from axstat.workbook.builder import unescape_excel
from axstat.workbook.damage import Damaged
from axstat.workbook.runs import RichText, Run, shown
from axstat.workbook.source import Source
from axstat.workbook.xlsx.xml import is_on


class Runs:
    """The runs of one text: tells what to read, takes it, and says at the end what the runs are.

    Furigana (`rPh`) is left out; a run with properties has a font of its own, any other that of the cell.
    """

    def __init__(self) -> None:
        self.is_rich = False
        self._runs: list[Run] = []
        self._furigana = 0
        self._in_font = False
        self._new_run()

    def _new_run(self) -> None:
        self._text: list[str] = []
        self._script = ""
        self._struck: bool | None = None

    @property
    def is_read(self) -> bool:
        """Whether the text that follows belongs to the cell."""
        return not self._furigana

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if tag == "rPh":
            self._furigana += 1
        elif tag == "r":
            self._end_run()
        elif tag == "rPr":
            self.is_rich = self._in_font = True
            self._struck = False
        elif self._in_font and tag == "vertAlign":
            self._script = attributes.get("val", "")
        elif self._in_font and tag == "strike":
            self._struck = is_on(attributes.get("val"))

    def end(self, tag: str) -> None:
        """End an element."""
        if tag == "rPh":
            self._furigana -= 1
        elif tag == "rPr":
            self._in_font = False
        elif tag == "r":
            self._end_run()

    def data(self, text: str) -> None:
        """Add character data."""
        self._text.append(text)

    def _end_run(self) -> None:
        if self._text:
            self._runs.append(Run("".join(self._text), self._script, self._struck))
        self._new_run()

    def finish(self) -> list[Run]:
        """Return the runs, decoded."""
        self._end_run()
        return [run._replace(text=unescape_excel(run.text)) for run in self._runs]

    def raw(self) -> str:
        """Return all texts joined, before anything Excel escapes in them is decoded."""
        self._end_run()
        return "".join(run.text for run in self._runs)


class TextRuns:
    """Collects the text of every element `item` from its `t` elements.

    `texts` hold all of each text, `rich` by index those with runs that have a font of their own.
    """

    def __init__(self, item: str, source: Source) -> None:
        self.texts: list[str] = []
        self.rich: dict[int, RichText] = {}
        self._item = item
        self._source = source
        self._runs = Runs()
        self._length = 0
        self._in_text = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if self._in_text:
            raise Damaged("text-holds-element", tag=tag[:20])
        if tag == self._item:
            self._runs, self._length = Runs(), 0
        elif tag == "t":
            self._in_text = True
        else:
            self._runs.start(tag, attributes)

    def end(self, tag: str) -> None:
        """End an element."""
        if tag == "t":
            self._in_text = False
        elif tag == self._item:
            self._add(self._runs)
        else:
            self._runs.end(tag)

    def data(self, text: str) -> None:
        """Add character data."""
        if self._in_text and self._runs.is_read:
            self._length += len(text)
            if self._length > self._source.limits.text_length:
                raise self._source.exceeds("text_length")
            self._runs.data(text)

    def _add(self, runs: Runs) -> None:
        if runs.is_rich:
            self.rich[len(self.texts)] = RichText.of(runs.finish())
            self.texts.append(shown(runs.finish()))
        else:
            self.texts.append(unescape_excel(runs.raw()))
