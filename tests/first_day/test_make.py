"""What a newcomer types first: `make`, what `make demo` says to type next, `./axstat`."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.cli import axstat
from tests.support.once import Once

ROOT = Path(__file__).parents[2]
MAKE = shutil.which("make")
TARGET = re.compile(r"^([a-z-]+):(?!=)", re.MULTILINE)
INTERNAL = {"lint", "next", "rest"}
"""Steps of other targets, which `make help` does not list."""

pytestmark = pytest.mark.skipif(MAKE is None or shutil.which("sh") is None, reason="make and sh are not installed")


def make(*arguments: str, lang: str = "C.UTF-8", **more: str) -> str:
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": lang, **more}
    done = subprocess.run(
        [str(MAKE), *arguments], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


@pytest.mark.parametrize("lang", ["C.UTF-8", "ja_JP.UTF-8"])
def test_every_target_is_listed_in_the_readers_language(lang: str) -> None:
    listed = dict(re.findall(r"^  make ([a-z-]+) +(.+)$", make(lang=lang), re.MULTILINE))
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))) - INTERNAL
    assert set(listed) == targets
    for target, text in listed.items():
        assert bool(re.search("[ぁ-んァ-ヶ一-龠]", text)) == lang.startswith("ja"), f"{target}: {text}"


def test_the_language_is_chosen_as_axstat_chooses_it() -> None:
    assert "作業の一覧" in make(AXSTAT_LANG="ja")
    assert "list the targets" in make(lang="ja_JP.UTF-8", AXSTAT_LANG="en")


def test_what_the_demo_says_to_type_next_works_as_printed(tmp_path: Path, once: Once) -> None:
    shutil.copytree(ROOT / "examples", once.shipped(tmp_path, "raw") / "examples")
    commands, in_japanese = (
        [shlex.split(line) for line in make("-s", "next", lang=lang).splitlines() if line.startswith("  ./axstat ")]
        for lang in ("C.UTF-8", "ja_JP.UTF-8")
    )
    assert len(commands) == 3
    assert commands == in_japanese
    for _, *words in commands:
        ran = axstat(*words, cwd=tmp_path)
        assert ran.code == 0, ran


def launched(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [folder / "axstat", *words],
        cwd=folder.parent,
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_launcher_runs_the_axstat_of_its_folder_from_anywhere(tmp_path: Path) -> None:
    folder = tmp_path / "統計 資料"
    (folder / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "axstat", folder)
    program = folder / ".venv" / "bin" / "axstat"
    program.write_text('#!/bin/sh\nprintf "[%s]" "$@"\nexit 3\n', encoding="utf-8")
    program.chmod(0o755)

    ran = launched(folder, "report area", "池田町")

    assert (ran.returncode, ran.stdout) == (3, "[report area][池田町]")


def test_the_launcher_says_what_to_do_where_nothing_is_set_up(tmp_path: Path) -> None:
    folder = tmp_path / "clone"
    folder.mkdir()
    shutil.copy(ROOT / "axstat", folder)

    ran = launched(folder, "report", LANG="C.UTF-8")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"error: there is no {folder}/.venv yet: run `make setup` first\n"
    assert launched(folder, LANG="ja_JP.UTF-8").stderr.startswith("エラー: ")


BLOCK = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"\$ |make|\.|py|pip|axstat")
LANGUAGE = re.compile(r" --lang (ja|en)| +#.*")


def commands(page: str) -> set[str]:
    blocks = BLOCK.findall((ROOT / page).read_text(encoding="utf-8"))
    lines = [line for block in blocks for line in block.splitlines() if COMMAND.match(line)]
    return {
        LANGUAGE.sub("", line).replace("待機児童.", "waiting.").replace("時間外勤務.", "overtime.") for line in lines
    }


def test_both_readmes_show_the_same_commands() -> None:
    assert len(commands("README.md")) > 30
    assert commands("README.md") == commands("README.ja.md")
