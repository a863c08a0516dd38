"""`measures --new`: drafts the declaration of a dataset from a workbook whose columns no dataset knows yet.

Every word of headers, units and titles becomes a word of the draft, so that the workbook reads under it at once; what
the words mean, and which others may occur, is for the person to settle who edits the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from axstat.datasets import Dataset
from axstat.datasets.catalogue import FOLDER
from axstat.datasets.declaration import QUANTITY, read_declaration
from axstat.datasets.explaining import Place, key_of, without_periods
from axstat.datasets.meant import MeantTable
from axstat.errors import NotUnderstood, UsageError
from axstat.ingest.draft_text import Draft, DraftFacet, DraftMeasure, toml
from axstat.ingest.files import shown
from axstat.ingest.reading import Read, Wishes, open_all, project_root, read, wishes
from axstat.model.tables import Series, Table
from axstat.model.text import Label, Lang, same

_CUT = re.compile(r"[()、,。:;※›「」『』\"=|●○■□◆◇◎▲△▼▽★☆→⇒<>!?*/]+")
_PART = re.compile(
    r"(?:男女)?(?:計|合計|総数|総計|全体|全国)|小計|男女|男性?|女性?|本庁|出先(?:機関)?|(?:うち)?\d+(?:[~-]\d+)?歳.*|.*職"
)
_WHOLE = re.compile(r"(?:男女)?(?:計|合計|総数|総計|全体)|全職種|全職員")
_WORD = re.compile(r"[ぁ-ゖァ-ヺ一-龥々]|[a-z]{2}")
_PART_COLUMN, _LINE_COLUMN = "part", "line"
_MOST_PARTS = 40
"""A column with more answers than this names things, and does not divide figures into parts."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was written, and how the workbook reads under it: columns read as measures, and what is open."""

    path: Path
    measures: tuple[str, ...]
    read: tuple[str, ...]
    open: tuple[str, ...]

    def text(self, lang: Lang) -> str:
        """Return what was done, as the terminal prints it."""
        head, missing = _SENTENCES[0].text(lang), _SENTENCES[1].text(lang)
        lines = [head.format(path=shown(self.path), measures=len(self.measures), columns=len(self.read))]
        lines += [f"  {line}" for line in self.read]
        if self.open:
            lines += [missing, *(f"  {line}" for line in self.open)]
        lines.append(_SENTENCES[2].text(lang))
        return "\n".join(lines)


_SENTENCES = (
    Label(
        "{path} を書きました（項目 {measures}、この表で読める列 {columns}）。「確認」の行を見直してください。",
        "{path} written: {measures} measures, {columns} columns read; settle the lines marked 確認",
    ),
    Label("まだ読めないもの：", "still open:"),
    Label(
        "`axstat ingest` で取り込めます。取り込み済みのファイルは `axstat sources remove` してから取り込んでください。",
        "load it with `axstat ingest`; a file that is loaded already is taken out first with `axstat sources remove`",
    ),
)


@dataclass(frozen=True, slots=True)
class _Column:
    """The words of one series: of its measure, and of the part that it is of."""

    words: tuple[str, ...]
    part: str | None
    unit: str | None
    least: float | None
    most: float | None


def draft(name: str, file: Path, *, start: Path | None = None) -> Drafted:
    """Write `datasets/NAME.toml` of the project from a workbook, and read the workbook under it.

    Args:
        name: the dataset's id, which is the name of its view and its file.
        file: the workbook.
        start: where the project is looked for; the current folder when None.

    Raises:
        UsageError: there is no project, the name cannot be used, or the file is there already.
        NotUnderstood: the workbook has no column of figures that no dataset reads.
        PathNotFound, NotAWorkbook, WorkbookLocked, LimitExceeded: the file cannot be read at all.
    """
    start = start or Path.cwd()
    path = _place(name, start)
    said = wishes(None, None, start=start)
    _check_name(name, said)
    files = [read(workbook, file, said) for workbook in open_all(file)]
    text = toml(_drafted(name, file.name, files))
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    declared = read_declaration(path)
    again = Wishes(datasets={**said.datasets, name: declared})
    results = [read(result.workbook, file, again) for result in files]
    return Drafted(path, tuple(declared.measures), tuple(_read_as(name, results)), tuple(_open(name, results)))


def _place(name: str, start: Path) -> Path:
    root = project_root(start)
    if root is None:
        message = f"`{start}` is in no project, so there is no `{FOLDER}` to write `{name}.toml` to"
        raise UsageError(message, hint="a project is a folder with `data/raw` or `axstat.toml`; go into one")
    path = root / FOLDER / f"{name}.toml"
    if path.exists():
        raise UsageError(f"`{path}` is there already", hint="edit it, or give the new dataset another name")
    return path


def _check_name(name: str, said: Wishes) -> None:
    from axstat.store import describe

    if not re.fullmatch(r"[^\W\d]\w*", name):
        hint = "letters, digits and `_` in any script, beginning with a letter: `待機児童`, `waiting_children`"
        raise UsageError(f"`{name}` is no name of a dataset", hint=hint)
    if name in said.datasets or name in {view.name for view in describe()}:
        raise UsageError(f"`{name}` is taken by a dataset or a view", hint="give the new dataset another name")


def _drafted(name: str, file: str, files: Sequence[Read]) -> Draft:
    found = [(t, list(_unread(t, r.meaning.tables))) for r in files for sheet in r.readings for t in sheet.tables]
    tables = [table for table, series in found if series]
    if not tables:
        hint = "`axstat inspect` shows what axstat sees; a declaration is for columns of figures beside areas"
        raise NotUnderstood(f"`{file}` has no column of figures that no dataset reads already", hint=hint)
    periods = {p for _, series in found for p in (s.period for s in series) if p is not None}
    periods |= {s.period for r in files for t in r.meaning.tables for s in t.series if s.period is not None}
    fiscal = bool(periods) and all(period.kind == "fiscal_year" for period in periods)
    plain = _plain(name, fiscal=fiscal)
    columns = [column for table, series in found for column in _columns(table, series, plain)]
    topics, frame = _around(tables, plain)
    return Draft(
        name=name,
        file=file,
        axis="area" if all(table.axis == "area" for table in tables) else "any",
        fiscal=fiscal,
        periods=tuple(sorted({p.text for p in periods})),
        titles=tuple(dict.fromkeys(" ".join(t.title.split()) for t in tables if t.title.strip())),
        measures=tuple(_measures(columns)),
        facets=tuple(_facets(columns, tables)),
        topics=topics,
        frame=frame,
    )


def _plain(name: str, *, fiscal: bool) -> Dataset:
    """Return a dataset that knows only the words that frame any text."""
    period: Literal["fiscal_year", "any"] = "fiscal_year" if fiscal else "any"
    return Dataset(name, same(name), "any", period, {}, {}, {}, {}, {}, (), {})


def _unread(table: Table, meant: Iterable[MeantTable]) -> Iterator[Series]:
    """Yield the series of figures that no dataset reads as its measure."""
    known = {s.series.line for m in meant if (m.whole or m.table) is table for s in m.series if s.rule}
    return (s for s in table.series if s.numeric and s.line not in known and any(h.text.strip() for h in s.path))


def _words(text: str, plain: Dataset, place: Place) -> tuple[str, ...]:
    """Return the words of a text, cut at separators, that say something: units, numbers and the frame are left out."""
    folded = without_periods(text, parts_of_years=not plain.is_fiscal)
    pieces = [piece for piece in _CUT.split(folded) if piece]
    lexis = plain.lexes[place]
    return tuple(dict.fromkeys(piece for piece in pieces if lexis.explain(piece).unknown))


def _columns(table: Table, series: Sequence[Series], plain: Dataset) -> Iterator[_Column]:
    values = {s.line: v for s, v in zip(table.series, table.values, strict=True)}
    units = {key_of(s.unit) for s in series if s.unit}
    levels = {s.line: [w for h in s.path if (w := _level(h.text, plain, units))] for s in series}
    repeated = _repeated(list(levels.values()))
    for one in series:
        found = levels[one.line] or [(key_of(one.path[-1].text),)]
        part = None
        if len(found) > 1 and all(_PART.fullmatch(word) for word in found[-1]):
            *found, part = found
        elif len(found) > 1 and found[0] in repeated:
            part, *found = found
        numbers = [value for value in values[one.line].values if value is not None]
        yield _Column(
            tuple(dict.fromkeys(word for level in found for word in level)),
            part[0] if part else None,
            one.unit,
            min(numbers, default=None),
            max(numbers, default=None),
        )


def _level(text: str, plain: Dataset, units: set[str]) -> tuple[str, ...]:
    return tuple(word for word in _words(text, plain, "header") if word not in units)


def _repeated(paths: Sequence[Sequence[tuple[str, ...]]]) -> set[tuple[str, ...]]:
    """Return the groups that have a leaf in common with another group: they are parts of one thing."""
    above: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for path in paths:
        if len(path) > 1 and len(path[0]) == 1 and not all(_PART.fullmatch(word) for word in path[-1]):
            above[path[-1]].add(path[0])
    return {group for groups in above.values() if len(groups) > 1 for group in groups}


def _measures(columns: Sequence[_Column]) -> Iterator[DraftMeasure]:
    """Yield one measure for each set of words and unit, its words under concepts that keep them apart."""
    kinds: dict[tuple[tuple[str, ...], str | None], list[_Column]] = defaultdict(list)
    for column in columns:
        kinds[column.words, column.unit].append(column)
    concepts = _concepts([words for words, _ in kinds])
    taken: set[str] = set()
    for (words, unit), found in kinds.items():
        name = re.sub(r"\W+", "_", "_".join(words)).strip("_") or "value"
        if name in taken or name[0].isdigit():
            name = re.sub(r"\W+", "_", f"{name}_{unit or len(taken) + 1}" if name in taken else f"v_{name}").strip("_")
        name = name if name not in taken else f"{name}_{len(taken) + 1}"
        taken.add(name)
        lows, highs = [c.least for c in found if c.least is not None], [c.most for c in found if c.most is not None]
        said = {concepts[word]: word for word in words}
        yield DraftMeasure(name, "・".join(words), unit, said, min(lows, default=None), max(highs, default=None))


def _concepts(phrases: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """Give every word a concept such that no two words of one header have the same: `quantity`, `kind`, `kind2` …."""
    beside: dict[str, set[str]] = defaultdict(set)
    for words in phrases:
        for word in words:
            beside[word] |= set(words) - {word}
    found: dict[str, int] = {}
    for word in [w for words in phrases for w in reversed(words)]:
        if word not in found:
            taken = {found[other] for other in beside[word] if other in found}
            found[word] = next(n for n in range(len(taken) + 1) if n not in taken)
    names = {0: QUANTITY, 1: "kind"}
    return {word: names.get(number, f"kind{number}") for word, number in found.items()}


def _facets(columns: Sequence[_Column], tables: Sequence[Table]) -> Iterator[DraftFacet]:
    parts = tuple(dict.fromkeys(c.part for c in columns if c.part))
    if parts:
        yield DraftFacet(_PART_COLUMN, parts, _whole(parts))
    depth = max((len(table.facet_names) for table in tables), default=0)
    for index in range(depth):
        items = (item for table in tables for item in table.items if index < len(item.facets))
        said = tuple(dict.fromkeys(key for item in items if (key := key_of(item.facets[index]))))
        said = tuple(word for word in said if word not in parts)
        if said and len(said) <= _MOST_PARTS:
            yield DraftFacet(f"{_LINE_COLUMN}{index + 1 if index else ''}", said, _whole(said))


def _whole(parts: Iterable[str]) -> str:
    return next((part for part in parts if _WHOLE.fullmatch(part)), "全体")


def _around(tables: Sequence[Table], plain: Dataset) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of titles and sheet names that tell what the tables are about, and those that tell nothing."""
    texts = dict.fromkeys(text for t in tables for text in (*(h.text for h in t.titles), t.title, t.sheet))
    pieces = dict.fromkeys(piece for text in texts for piece in _topic_words(text, plain))
    topics = tuple(piece for piece in pieces if _WORD.search(piece))
    return topics, tuple(piece for piece in pieces if piece not in topics)


def _topic_words(text: str, plain: Dataset) -> Iterator[str]:
    """Yield the words of a title: between the words that frame one, where that leaves whole words."""
    lexis = plain.lexes["title"]
    for piece in _words(text, plain, "title"):
        inner = lexis.explain(piece).unknown
        whole = all(len(word) > 1 and _WORD.search(word) for word in inner)
        yield from inner if whole and not piece.isascii() else (piece,)


def _read_as(name: str, results: Iterable[Read]) -> Iterator[str]:
    for result in results:
        for table in result.meaning.tables:
            yield from (
                f"{s.header_cell} {s.series.label} → {s.measure.id}"
                for s in table.series
                if s.rule and table.dataset == name
            )


def _open(name: str, results: Iterable[Read]) -> Iterator[str]:
    """Yield what keeps columns from being read: refusals, words not explained, and columns with neither."""
    for result in results:
        yield from (problem.message for problem in result.meaning.problems)
        yield from (d.message for d in result.meaning.unit.doubts if d.code == "word-not-explained")
        known = {(t.table.sheet, s.series.line) for t in result.meaning.tables for s in t.series if s.rule}
        for table in (table for reading in result.readings for table in reading.tables):
            for one in table.series:
                if one.numeric and (table.sheet, one.line) not in known:
                    yield f"`{one.path[-1].ref if one.path else table.sheet}` `{one.label}` is not read as `{name}`"
