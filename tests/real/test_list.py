"""The list of published workbooks, and the one switch that hides them."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from tests.support import real

TESTS = Path(__file__).resolve().parents[1]
NAMED = re.compile(r'real\(\s*"([^"]+)"')


def test_each_file_is_listed_once_with_its_hash() -> None:
    books = [*real.listed(), *real.listed("other")]
    assert len({book.file for book in books}) == len(books) == 14
    for book in books:
        assert re.fullmatch("[0-9a-f]{64}", book.sha256)
        assert book.title
        assert book.publisher


def test_every_workbook_that_a_test_asks_for_is_listed() -> None:
    listed = {book.file for book in (*real.listed(), *real.listed("other"))}
    asked = {name for path in TESTS.rglob("test_*.py") for name in NAMED.findall(path.read_text(encoding="utf-8"))}
    assert asked
    assert asked <= listed


def test_an_empty_variable_hides_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AXSTAT_REAL", "")
    assert real.present() == ()
    assert real.summary() == "real workbooks: 0 of 13 present"
    with pytest.raises(pytest.skip.Exception, match="is not beside the repository"):
        real.real("mic_codes_2024.xlsx")


def test_a_workbook_with_other_bytes_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AXSTAT_REAL", str(tmp_path))
    (tmp_path / "mic_codes_2024.xlsx").write_bytes(b"re-saved")
    assert real.main() == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("OTHER BYTES  mic_codes_2024.xlsx")
    assert out[-1] == "real workbooks: 1 of 13 present"


def test_the_listed_bytes_are_told_from_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = real.Published("x.xlsx", "", "", "", "", sha256(b"as listed").hexdigest())
    monkeypatch.setenv("AXSTAT_REAL", str(tmp_path))
    monkeypatch.setattr(real, "listed", lambda kind="workbook": (book,) if kind == "workbook" else ())
    (tmp_path / "x.xlsx").write_bytes(b"as listed")
    assert real.main() == 0
