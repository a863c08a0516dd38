"""The source line at a chart's foot (出典)."""

from __future__ import annotations

from axstat.charts import names
from axstat.model.results import Result, SourceNote
from axstat.model.text import Lang

MOST = 3


def source_line(results: tuple[Result, ...], lang: Lang, *, simulated: bool) -> str:
    """Return 出典 with publisher, title and file of every source; simulated files are called so."""
    distinct = {source.sha256 or source.file: source for result in results for source in result.sources}
    sources = list(distinct.values())
    if not sources:
        return "出典：資料の記録なし" if lang == "ja" else "Source: not recorded"
    shown = _shown(sources[:MOST], lang)
    words = list(dict.fromkeys(source.users_word.text(lang) for source in sources if source.users_word))
    more = len(sources) - MOST
    if lang == "ja":
        tail = f"、ほか{more}件" if more > 0 else ""
        made = "から作成" if simulated else "を加工して作成"
        return "。".join([f"出典：{'、'.join(shown)}{tail}{made}", *words])
    tail = f" and {more} more" if more > 0 else ""
    return "; ".join([f"Source: {'; '.join(shown)}{tail}", *([] if simulated else ["processed by the author"]), *words])


def _shown(sources: list[SourceNote], lang: Lang) -> list[str]:
    """Name sources one by one; several files of one publisher share its name."""
    publishers = {_publisher(source, lang) for source in sources}
    if len(sources) == 1 or len(publishers) > 1:
        return [_source(source, lang) for source in sources]
    files = ("、" if lang == "ja" else ", ").join(source.file for source in sources)
    publisher = publishers.pop()
    if not publisher:
        return [files]
    return [f"{publisher}（{files}）" if lang == "ja" else f"{publisher} ({files})"]


def _publisher(source: SourceNote, lang: Lang) -> str:
    if source.simulated:
        return "模擬データ" if lang == "ja" else "simulated data"
    return names.translated(source.publisher, lang) if source.publisher else ""


def _source(source: SourceNote, lang: Lang) -> str:
    publisher = _publisher(source, lang)
    if lang == "ja":
        publisher = "" if publisher in source.title else publisher
        title = f"「{source.title}」" if source.title else ""
        return f"{publisher}{title}（{source.file}）" if publisher or title else source.file
    title = f'"{source.title}"' if source.title else ""
    text = ", ".join(part for part in (publisher, title) if part)
    return f"{text} ({source.file})" if text else source.file
