"""One language on a screen: what a command prints in Japanese has no English in it, and the other way round.

Names and titles of data, file names, addresses of cells and codes in back-ticks are of neither language.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from axstat.charts import kinds
from axstat.datasets import shipped
from axstat.reports.catalog import shipped_queries
from axstat.voice.catalogue import TEMPLATES
from axstat.voice.help import JAPANESE
from tests.support.cli import axstat
from tests.support.once import Once
from tests.support.sheets import write_workbook
from tests.voice.languages import english_in

ROOT = Path(__file__).resolve().parent.parent.parent
TABLE = """
    | 時間外勤務の状況（令和６年度） |        |                  |
    | 都道府県                   | 団体名 | 月平均時間（時間） |
    | 北海道                     | 函館市 | 8.3        |
    | 北海道                     | 小樽市 | －         |
    | 岡山県                     | 奈義町 | 36.7       |
    """
WOMEN = TABLE.replace("時間外勤務の状況", "女性職員の時間外勤務の状況")
UNDATED = TABLE.replace("（令和６年度）", "")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, once: Once) -> Path:
    """Give a folder with the shipped data, ingested, and workbooks that are doubted and refused."""
    folder = once.shipped(tmp_path_factory.mktemp("project"), "raw")
    for name, sheet in {"a.xlsx": TABLE, "b.xlsx": WOMEN, "c.xlsx": UNDATED}.items():
        write_workbook(folder / name, {"S": sheet, "T": "| 1 |"})
    (folder / "d.xlsx").write_text("<!doctype html><html>", encoding="utf-8")
    return folder


COMMANDS = {
    "ingest": ["ingest", "--dry-run"],
    "ingest what is doubted and refused": ["ingest", "a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx", "e.xlsx", "--dry-run"],
    "inspect": ["inspect", "data/raw/simulated/overtime_2024_simulated.xlsx"],
    "inspect what is doubted": ["inspect", "b.xlsx"],
    "inspect what is refused": ["inspect", "c.xlsx"],
    "inspect what is no workbook": ["inspect", "d.xlsx"],
    "sources": ["sources"],
    "sources show": ["sources", "show", "1"],
    "measures": ["measures"],
    "areas": ["areas", "池田町"],
    "areas of nothing": ["areas", "無い町"],
    "report overtime": ["report", "overtime"],
    "report by prefecture": ["report", "overtime", "--by", "prefecture"],
    "report by kind": ["report", "overtime", "--by", "kind"],
    "report by region": ["report", "overtime", "--by", "region"],
    "report top": ["report", "overtime", "--top", "5"],
    "report trend": ["report", "overtime", "--year", "all"],
    "report missing": ["report", "overtime", "--list-missing"],
    "report labour": ["report", "labour"],
    "report area": ["report", "area", "奈義町"],
    "report of an ambiguous area": ["report", "area", "池田町"],
    "report of a year that is not loaded": ["report", "overtime", "--year", "2019"],
    "report with a wrong threshold": ["report", "overtime", "--threshold", "x"],
    "trace": ["trace", "overtime", "奈義町"],
    "diff": ["diff", "2", "3", "--results"],
    "query": ["query", "overtime_ranking", "-p", "top=5"],
    "query of an unknown name": ["query", "overtme_ranking"],
    "query with wrong SQL": ["query", "--sql", "select nothing from nowhere"],
    "query list": ["query", "--list"],
    "query described": ["query", "overtime_share", "--describe"],
    "chart list": ["chart", "--list"],
    "chart preview": ["chart", "overtime-prefectures"],
    "chart of nothing": ["chart", "nothing"],
    "doctor": ["doctor"],
    "an unknown command": ["reprot"],
    "an unknown option": ["report", "overtime", "--tresh", "3"],
    "help": ["--help"],
    "help of a report": ["report", "overtime", "--help"],
}
# What is of neither language: addresses, ids, hashes, versions, calls of commands, what a library says in brackets.
_OF_DATA = re.compile(
    "|".join(
        (
            r"https?://\S+",
            r"[\w.~-]*/[\w./~-]*",
            r"(?:\w+!)?(?<![A-Za-z])[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?",
            r"\bAXSTAT_\w+",
            r"\b[a-z]+(?:_[a-z0-9]+)+\b",
            r"\bFY\d{4}\b",
            r"sha256 ?[0-9a-f]*…?|[0-9a-f]{8,}",
            r"[\w-]+ \d+(?:\.\d+)+",
            r"（DuckDB：[^）]*）",
            r"^  \$ .*|axstat \w+(?: \w+)?",
            r"^  (?:-\w, )?[\w|-]+(?: [\w|-]+)?(?=  |$)",
            r"省略時：[\w./-]+",
            r"\b(?:URL|N|METI|LANG|linux|utf-8)\b",
        )
    )
)


def _names() -> frozenset[str]:
    """Return what queries, parameters, datasets and options are called: ids that a user types."""
    queries = shipped_queries()
    parameters = [p for q in queries for p in q.parameters]
    named = [q.name for q in queries] + [p.name for p in parameters] + [c for p in parameters for c in p.choices]
    named += (
        [str(p.default) for p in parameters]
        + [p.type for p in parameters]
        + [c.name for q in queries for c in q.columns]
    )
    return frozenset(
        word
        for name in [*named, *shipped(), *(kind.name for kind in kinds()), "table"]
        for word in re.findall(r"[A-Za-z]+", name)
    )


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_japanese_has_no_english_in_it(project: Path, command: list[str]) -> None:
    ran = axstat(*command, "--lang", "ja", cwd=project, env={"COLUMNS": "300"})
    assert words_of(ran.out + ran.err) == []


# That no template holds the other language is tested for each of them (test_catalogue.py): here every second screen.
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(command, id=name, marks=[pytest.mark.thorough] if at % 2 else [])
        for at, (name, command) in enumerate(COMMANDS.items())
    ],
)
def test_english_has_no_japanese_sentence_in_it(project: Path, command: list[str]) -> None:
    ran = axstat(*command, "--lang", "en", cwd=project, env={"COLUMNS": "300"})
    found = [line for line in (ran.out + ran.err).splitlines() if any(words in line for words in OURS)]
    assert found == []


def _ours() -> list[str]:
    """Return what only our own Japanese says: pieces of messages and of the help, labels of tables."""
    pieces = [
        piece
        for t in TEMPLATES.values()
        for text in (t.ja, t.hint_ja)
        for piece in re.split(r"\{[^}]*\}|`[^`]*`", text)
    ]
    pieces += [text for english, text in JAPANESE.items() if len(english) > 12]
    known = {piece.strip("「」（）：、。 ") for piece in pieces}
    sentences = sorted(piece for piece in known if len(piece) > 5 and re.search("[ぁ-ん]", piece))
    return [*sentences, "注：", "出典：", "対処："]


OURS = _ours()


@pytest.mark.parametrize("call", [["--lang", "ja", "areas", "池田町"], ["areas", "--lang=ja", "池田町"]])
def test_the_language_may_stand_anywhere(project: Path, call: list[str]) -> None:
    assert "「池田町」に当たる団体" in axstat(*call, cwd=project).out


def words_of(text: str) -> list[str]:
    """Return the lines with English words in them, and the words."""
    known = _names()
    found = []
    for line in text.splitlines():
        words = [word for word in english_in(_OF_DATA.sub(" ", line)) if word not in known]
        if words:
            found.append(f"{' '.join(words)}: {line[:160]}")
    return found
