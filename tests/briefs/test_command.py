"""`axstat brief`: files, folders, and every way in which it refuses, in both languages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from axstat.briefs import Basis, batch
from axstat.briefs.batch import Kept, each
from axstat.briefs.choosing import every
from axstat.voice import Finding
from tests.faults.project import START
from tests.support.cli import axstat


def test_several_bodies_stand_in_one_file_in_their_order(project: Path, tmp_path: Path) -> None:
    ran = axstat("brief", "奈義町", "倉敷市", "-o", tmp_path / "two.html", "--lang", "ja", cwd=project)
    assert ran.code == 0, ran.err
    text = (tmp_path / "two.html").read_text(encoding="utf-8")
    assert 0 < text.index("岡山県奈義町（町）") < text.index("岡山県倉敷市（中核市）の現況</h1>")
    assert 'class="page"' in text


def test_a_folder_gets_a_file_for_each_and_a_second_run_changes_nothing(project: Path, tmp_path: Path) -> None:
    """A pool of processes makes the first, and leaves nothing for Python to complain of when the program ends."""
    folder = tmp_path / "briefs"
    words = ["brief", "--all", "--prefecture", "富山", "--kind", "町", "-o", str(folder), "--lang", "ja"]
    pooled = f"from axstat.briefs import batch; batch.FEW = 2; {START}"
    ran = subprocess.run(
        [sys.executable, "-c", pooled, *words], cwd=project, capture_output=True, encoding="utf-8", check=False
    )
    assert (ran.stdout, ran.stderr) == ("", f"up\n{folder}：書き込み 4、変更なし 0、作成できず 0\n")
    files = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    assert files == ["163228_上市町.html", "163236_立山町.html", "163422_入善町.html", "163431_朝日町.html"]
    before = {path: path.read_bytes() for path in folder.iterdir()}
    again = axstat(*words, cwd=project)
    assert "書き込み 0、変更なし 4" in again.err
    assert before == {path: path.read_bytes() for path in folder.iterdir()}


def test_two_processes_give_the_bytes_of_one(basis: Basis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "FEW", 2)
    monkeypatch.setattr(batch, "_CHUNK", 1)
    areas = every(prefecture="富山県", kind="町")
    kept = Kept(basis, "html", "ja")
    alone = list(each(areas, kept, processes=1))
    assert len(set(alone)) == 4
    assert all(isinstance(content, bytes) for content in alone)
    assert list(each(areas, kept, processes=2)) == alone


def test_some_that_fail_are_listed_and_the_others_written(project: Path, tmp_path: Path) -> None:
    """With the labour projection and a list of some bodies alone nothing is known of most."""
    folder = tmp_path / "own"
    (folder / "data" / "raw").mkdir(parents=True)
    table = "団体コード,都道府県名,市区町村名,財政力指数\n313025,鳥取県,岩美町,0.24\n313254,鳥取県,若桜町,0.13\n"
    (folder / "data" / "raw" / "財政指標_令和5年度.csv").write_text(table, encoding="utf-8")
    assert axstat("ingest", cwd=folder).code == 0
    ran = axstat("brief", "--all", "--prefecture", "鳥取県", "--kind", "町", "-o", "out", "--lang", "ja", cwd=folder)
    assert ran.code == 1
    names = sorted(path.name for path in (folder / "out").glob("*.html"))
    assert names == ["313025_岩美町.html", "313254_若桜町.html"]
    assert "鳥取県智頭町：作成できませんでした（" in ran.err
    assert "書き込み 2、変更なし 0、作成できず 12" in ran.err
    text = (folder / "out" / names[0]).read_text(encoding="utf-8")
    assert "示していない項目：時間外勤務、時間外勤務の増減、類似団体" in text


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["倉敷氏", "-o", "x.html"], 2, "倉敷氏"),
        (["府中市", "-o", "x.html"], 2, "府中市"),
        (["倉敷市", "332020", "-o", "x.html"], 2, "332020"),
        (["倉敷市"], 2, "-o"),
        (["-o", "x.html"], 2, "--all"),
        (["倉敷市", "-o", "x.xlsx"], 2, "x.xlsx"),
        (["日本", "-o", "x.html"], 2, "全国"),
        (["横浜市中区", "-o", "x.html"], 2, "中区"),
        (["--all", "--prefecture", "岡山"], 2, "--all"),
        (["--all", "--prefecture", "岡川県", "-o", "x"], 2, "岡"),
        (["--all", "--kind", "藩", "-o", "x"], 2, "藩"),
        (["--all", "--region", "月", "-o", "x"], 2, "月"),
        (["--all", "--prefecture", "岡山", "--kind", "特別区", "-o", "x"], 2, "--kind"),
        (["--all", "倉敷市", "-o", "x"], 2, "--all"),
        (["倉敷市", "--prefecture", "岡山", "-o", "x.html"], 2, "--prefecture"),
        (["倉敷市", "-o", "x.html", "--year", "1999"], 2, "1999"),
        (["倉敷市", "-o", "x.html", "--year", "昔"], 2, "昔"),
        (["倉敷市", "-o", "x.html", "--year", "all"], 2, "all"),
        (["倉敷市", "-o", "x.html", "--allow-gaps"], 2, "--allow-gaps"),
    ],
)
def test_bad_input_is_refused_in_one_line_and_nothing_is_written(
    words: list[str], code: int, said: str, lang: str, project: Path, tmp_path: Path
) -> None:
    database = project / "data" / "processed" / "axstat.duckdb"
    ran = axstat("brief", *words, "--db", database, "--lang", lang, cwd=tmp_path)
    assert ran.code == code, ran.err
    lines = ran.err.splitlines()
    assert lines[0].startswith("エラー: " if lang == "ja" else "error: ")
    assert len(lines) <= 2
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_others_is_replaced_only_when_forced(project: Path, tmp_path: Path) -> None:
    place = tmp_path / "mine.html"
    place.write_text("mine")
    words = ("brief", "倉敷市", "-o", place)
    assert axstat(*words, cwd=project).code == 2
    assert place.read_text() == "mine"
    assert axstat(*words, "--force", cwd=project).code == 0
    assert "axstat:" in place.read_text(encoding="utf-8")


def test_a_folder_that_is_a_file_is_refused(project: Path, tmp_path: Path) -> None:
    (tmp_path / "briefs").write_text("mine")
    ran = axstat("brief", "--all", "--kind", "特別区", "-o", tmp_path / "briefs", "--lang", "ja", cwd=project)
    assert ran.code == 2
    assert "フォルダー" in ran.err
    assert (tmp_path / "briefs").read_text() == "mine"


def test_why_a_body_has_no_brief_is_a_finding(basis: Basis) -> None:
    from dataclasses import replace

    nothing = Basis(year=None, first=None, regions=basis.regions, programmes=basis.programmes)
    (found,) = each(every(prefecture="鳥取県", kind="市")[:1], Kept(replace(nothing), "html", "ja"))
    assert isinstance(found, Finding)
    assert found.id == "nothing-for-a-brief"
