"""What a person is shown: a result as text, in one language, as wide as it needs."""

from __future__ import annotations

from axstat.ingest import IngestReport
from axstat.model.results import Result
from axstat.present import Rendering, render
from axstat.voice import Lang


def shown(result: Result, lang: Lang = "en", width: int | None = None) -> str:
    """Return a result as a terminal shows it."""
    return render(result, "table", Rendering(lang=lang, width=width)).decode()


def told(report: IngestReport, lang: Lang = "en") -> str:
    """Return what an ingest tells."""
    return shown(report.result(lang), lang)


def said(result: Result) -> list[str]:
    """Return the messages of what was found, of a result that has such a part."""
    return [str(message) for part in result.parts if part.name == "findings" for message in part.column("message")]
