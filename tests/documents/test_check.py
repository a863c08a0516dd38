"""`axstat check` and `axstat link` as their users run them, against the shipped data."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from axstat.documents.asking import Answers
from axstat.documents.checking import Checked, check
from axstat.documents.markdown import read_markdown
from axstat.store import Reader
from tests.support.cli import Ran, axstat

SHARE = "axstat:overtime_share/share_over?year=2024"
GAP = "axstat:labour_gap_by_occupation/gap_10k?where.category="
ROBOTS = f"{GAP}AI・ロボット等利活用人材"


@pytest.fixture
def paper(project: Path, tmp_path: Path) -> Any:
    """Give a function that checks a text and returns the run."""

    def run(text: str, *words: str, name: str = "paper.md") -> Ran:
        path = tmp_path / name
        path.write_bytes(text.encode())
        return axstat("check", path, *words, cwd=project)

    return run


def states(ran: Ran) -> list[tuple[str, str]]:
    (document,) = json.loads(ran.out)["documents"]
    return [(one["printed"], one["state"]) for one in document["numbers"]]


@pytest.mark.parametrize(
    ("text", "state", "code"),
    [
        (f"人材は[339万人]({ROBOTS})不足する。", "ok", 0),
        (f"人材は[338万人]({ROBOTS})不足する。", "DIFFERS", 1),
        (f"人材は[339万人]({ROBOTS})の余剰。", "DIFFERS", 1),
        (f"人材は[多く]({ROBOTS})不足する。", "UNREAD", 1),
        (f"人材は[339万人、260万人]({ROBOTS})不足する。", "UNREAD", 1),
        (f"[![図](a.png)]({ROBOTS})", "UNREAD", 1),
        (f"人材は[339万人]({GAP}無い区分)不足する。", "STALE", 1),
        ("人材は[339万人](axstat:labour_gap_by_occupation/gap_10k)不足する。", "STALE", 1),
        ("人材は[339万人](axstat:labour_gap_by_occupation/gap)不足する。", "STALE", 1),
        ("人材は[339万人](axstat:labour_gaps/gap_10k)不足する。", "STALE", 1),
        ("人材は[339万人](axstat:labour_gap_by_occupation/gap_10k?edition=1999)不足する。", "STALE", 1),
        ("人材は[339万人](axstat:labour_gap_by_occupation/gap_10k?editon=2026-01)不足する。", "STALE", 1),
        ("人材は[339万人](axstat:labour_gap_by_occupation/category?where.category=事務職)不足する。", "STALE", 1),
        ("専門職は[1,867万人](axstat:labour_gap_by_occupation/supply_10k?where.category=専門職)。", "STALE", 1),
        (f"割合は[49.7％]({SHARE})。", "SIMULATED", 1),
        ("割合は[49.7％](axstat:overtime_share/share_over?year=2015)。", "STALE", 1),
    ],
)
def test_a_linked_number_has_a_state(paper: Any, text: str, state: str, code: int) -> None:
    ran = paper(text, "--format", "json")
    assert (states(ran)[0][1], ran.code) == (state, code), ran.out


MEAN = "axstat:overtime_share/mean_hours?year=2024"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (f"年100時間を超える団体は[49.7％]({SHARE})。", "ok"),
        (f"年100時間を超えない団体は[49.7％]({SHARE})。", "DIFFERS"),
        (f"年100時間以下の団体は[49.7％]({SHARE})。", "DIFFERS"),
        (f"超えない団体もあるが、超える団体は[49.7％]({SHARE})。", "ok"),
        (f"平均は年[108.2時間]({MEAN})。", "ok"),
        (f"中央値は年[108.2時間]({MEAN})。", "DIFFERS"),
        (f"中央値より高く、平均は年[108.2時間]({MEAN})。", "ok"),
        (f"割合は[49.7％]({SHARE})増加した。", "DIFFERS"),
        (f"割合は[+49.7％]({SHARE})。", "DIFFERS"),
        (f"[49.7％]({SHARE})の差がある。", "DIFFERS"),
        (f"最も高い[49.7％]({SHARE})。", "ok"),
        (f"令和6年度は[49.7％]({SHARE})。", "ok"),
        (f"2023年度は[49.7％]({SHARE})。", "DIFFERS"),
        (f"2023年度に比べて高く、[49.7％]({SHARE})。", "ok"),
        (f"2040年には[339万人]({ROBOTS})不足する。", "ok"),
        (f"2030年には[339万人]({ROBOTS})不足する。", "DIFFERS"),
    ],
)
def test_a_right_number_under_another_meaning_does_not_pass(answers: Answers, text: str, state: str) -> None:
    checked = check(read_markdown("a.md", text.encode()), answers, allow_simulated=True)
    assert [one.state for one in checked.numbers if one.link] == [state]


def test_simulated_numbers_pass_only_where_it_is_allowed(paper: Any) -> None:
    text = f"割合は[49.7％]({SHARE})、[約5割]({SHARE})。"
    assert paper(text).code == 1
    assert paper(text, "--allow-simulated").code == 0
    assert paper(text.replace("49.7", "79.7"), "--allow-simulated").code == 1


def test_numbers_without_a_link_are_listed_with_the_nearest_value_and_never_pass(paper: Any, project: Path) -> None:
    ran = paper("2024年には約260万人が不足し、三重県の一部で12ページ。", "--format", "json")
    (document,) = json.loads(ran.out)["documents"]
    read = [
        (one["printed"], one["state"], one["value"], one["unit"], one["sign_by_words"]) for one in document["numbers"]
    ]
    assert read == [
        ("2024年", "apart", 2024, None, None),
        ("約260万人", "unlinked", 2_600_000, "人", "-"),
        ("12ページ", "apart", None, None, None),
    ]
    command = document["numbers"][1]["nearest"]["command"]
    assert command.startswith("axstat link labour_gap_by_occupation gap_10k --where")
    made = axstat("link", "labour_gap_by_occupation", "gap_10k", "--where", "category=現場人材", cwd=project)
    assert made.out == "[△260万人](axstat:labour_gap_by_occupation/gap_10k?where.category=現場人材)\n"


@pytest.mark.parametrize("fmt", ["markdown", "html", "address"])
def test_what_link_prints_passes_the_check(paper: Any, project: Path, fmt: str) -> None:
    printed = []
    for words in (
        ("overtime_share", "share_over", "-p", "year=2024"),
        ("overtime_share", "mean_hours", "-p", "year=2024"),
        ("overtime_share", "over"),
        ("labour_gap_by_occupation", "gap_10k", "--where", "category=AI・ロボット等利活用人材"),
        ("overtime_ranking", "rank", "--where", "rank=1"),
    ):
        made = axstat("link", *words, "--format", fmt, cwd=project)
        assert made.code == 0, made.err
        if fmt == "address":
            assert made.out.startswith("axstat:")
        printed.append(f"値は{made.out}")
    if fmt != "address":
        ran = paper("\n\n".join(printed), "--allow-simulated", "--format", "json")
        assert [state for _, state in states(ran)] == ["ok"] * 5, ran.out


@pytest.mark.parametrize(
    "words", [("overtime_share", "shar"), ("overtime_shar", "over"), ("overtime_ranking", "hours")]
)
def test_link_refuses_what_is_not_one_number(project: Path, words: tuple[str, ...]) -> None:
    ran = axstat("link", *words, cwd=project)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err


FIXABLE = (
    f"\ufeff割合は[６１．０％]({SHARE})、[約6割]({SHARE})、[**61.0**%]({SHARE})。  \r\n"
    f"不足は[&#9651;３３8万人]({ROBOTS})、[三百三十八万人]({ROBOTS})の不足、[339万人]({ROBOTS})。\r\n"
    f"[2分の1]({SHARE})、[6割弱]({SHARE})、[339万人]({ROBOTS})の余剰。\r\n"
)


def test_fix_writes_in_the_printed_style_and_twice_changes_nothing(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "paper.md"
    path.write_bytes(FIXABLE.encode())
    first = axstat("check", path, "--fix", "--allow-simulated", "--format", "json", cwd=project)
    fixed = path.read_bytes().decode()
    expected = (
        FIXABLE.replace("６１．０", "４９．７").replace("約6割", "約5割").replace("61.0", "49.7")
        .replace("&#9651;３３8万人", "△３３９万人").replace("三百三十八", "三百三十九").replace("6割弱", "5割弱")
    )  # fmt: skip
    assert fixed == expected
    again = axstat("check", path, "--fix", "--allow-simulated", "--format", "json", cwd=project)
    assert path.read_bytes().decode() == fixed
    assert states(first) == states(again)
    assert [printed for printed, state in states(again) if state != "ok"] == ["339万人"]  # 余剰 says the other sign
    assert "5 numbers" in first.err or "6 numbers" in first.err


def test_fix_to_another_file_leaves_the_document_alone(project: Path, tmp_path: Path) -> None:
    path, target = tmp_path / "paper.md", tmp_path / "fixed.md"
    text = f"人材は[338万人]({ROBOTS})不足する。"
    path.write_text(text, encoding="utf-8")
    ran = axstat("check", path, "--fix", "-o", target, cwd=project)
    assert ran.code == 0
    assert path.read_text(encoding="utf-8") == text
    assert target.read_text(encoding="utf-8") == text.replace("338", "339")


@pytest.mark.parametrize(
    ("words", "code"), [(("-o", "x.md"), 2), (("--fix", "-o", "data/raw/x.md"), 2), (("--format", "xml"), 2)]
)
def test_options_that_cannot_be_are_refused(paper: Any, words: tuple[str, ...], code: int) -> None:
    assert paper("本文", *words).code == code


def test_fix_never_writes_into_the_raw_data(project: Path) -> None:
    path = project / "data" / "raw" / "paper.md"
    path.write_text(f"人材は[338万人]({ROBOTS})不足する。", encoding="utf-8")
    try:
        assert axstat("check", path, "--fix", cwd=project).code == 2
        assert "338" in path.read_text(encoding="utf-8")
    finally:
        path.unlink()


@pytest.mark.parametrize("kind", ["link", "read-only"])
def test_fix_in_place_needs_force_for_a_link_and_a_read_only_file(project: Path, tmp_path: Path, kind: str) -> None:
    held, path = tmp_path / "held.md", tmp_path / "paper.md"
    held.write_text(f"人材は[338万人]({ROBOTS})不足する。", encoding="utf-8")
    if kind == "link":
        path.symlink_to(held)
    else:
        shutil.copy(held, path)
        path.chmod(0o444)
    assert axstat("check", path, "--fix", cwd=project).code == 2
    assert "338" in path.read_text(encoding="utf-8")
    assert axstat("check", path, "--fix", "--force", cwd=project).code == 0
    assert "339" in path.read_text(encoding="utf-8")
    assert kind == "read-only" or "338" in held.read_text(encoding="utf-8")


def test_a_link_in_a_drawing_of_a_page_is_said(paper: Any) -> None:
    text = f'<html><p><a href="{SHARE}">49.7％</a><svg><a href="{SHARE}"><text>61％</text></a></svg>と axstat:a/b'
    ran = paper(text, "--allow-simulated", "--format", "json", name="a.html")
    assert [state for _, state in states(ran)] == ["ok", "UNREAD", "UNREAD"]


TOTALS = """
| 区分 | 団体数 | 構成比（％） |
|---|---:|---:|
| 甲 | 10 | 45.5 |
| 乙 | 12 | 54.5 |
| 計 | {total} | 99.0 |
| 差 | {difference} | 9.0 |
"""


def summed(text: str, answers: Answers) -> Checked:
    return check(read_markdown("a.md", text.encode()), answers)


@pytest.mark.parametrize(("total", "difference", "wrong"), [(22, 0, 1), (23, 0, 2), (22, 10, 0)])
def test_totals_of_tables_are_added_up(answers: Answers, total: int, difference: int, wrong: int) -> None:
    text = TOTALS.format(total=total, difference=difference)
    checked = summed(text.replace("| 差 | 10 |", "| 差 | △10 |"), answers)
    found = [one.head for one in checked.totals if one.why is not None]
    assert found == ["計", "差"][:wrong] or wrong in (0, 1)
    assert checked.is_ok is not bool(found)


def test_a_total_that_does_not_add_up_is_shown_and_ends_with_1(paper: Any) -> None:
    ran = paper(TOTALS.format(total=23, difference=0), "--format", "json")
    found = json.loads(ran.out)["documents"][0]["totals"]
    assert next((one["head"], one["expected"]) for one in found if not one["ok"]) == ("計", 22)
    assert ran.code == 1


def test_rounded_parts_may_be_off_by_their_rounding(answers: Answers) -> None:
    text = "| 職種 | 人数（万人） |\n|---|---|\n| 甲 | 1.4 |\n| 乙 | 2.4 |\n| 丙 | 3.4 |\n| 合計 | {} |\n"
    assert summed(text.format("7.3"), answers).is_ok
    assert not summed(text.format("7.5"), answers).is_ok


def test_a_column_headed_as_total_is_added_across(answers: Answers) -> None:
    text = "| 年度 | 男 | 女 | 計 |\n|---|---|---|---|\n| 令和5 | 1人 | 2人 | {} |\n| 令和6 | 3人 | 4人 | 7人 |\n"
    assert summed(text.format("3人"), answers).is_ok
    assert [one.expected for one in summed(text.format("9人"), answers).totals if one.why is not None] == [3]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_report_says_what_and_where(paper: Any, lang: str) -> None:
    ran = paper(f"# 題\n\n人材は[338万人]({ROBOTS})不足し、12団体。", "--lang", lang)
    assert ran.code == 1
    assert "3:5" in ran.out
    assert "338万人" in ran.out
    assert "339万人" in ran.out
    assert ("相違" if lang == "ja" else "DIFFERS") in ran.out
    assert "axstat link" in ran.out


def test_sarif_names_rule_file_line_and_column(paper: Any) -> None:
    ran = paper(f"人材は[338万人]({ROBOTS})不足し、12団体。", "--format", "sarif")
    (run,) = json.loads(ran.out)["runs"]
    first, second = run["results"]
    assert (first["ruleId"], first["level"], second["level"]) == ("DIFFERS", "error", "note")
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 5}
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} >= {result["ruleId"] for result in run["results"]}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b"no zip"),
        ("a.docx", b"PK\x03\x04 broken"),
        ("a.pptx", b""),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
        ("a.pdf", b"%PDF-1.7"),
        ("a.md", b"\xff\xfe\x00"),
        ("a.md", b"\x80\x81\xfd\x00\xff"),
        ("a.bin", b"text"),
    ],
)
def test_what_is_no_document_is_a_finding_of_one_line(project: Path, tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    ran = axstat("check", path, cwd=project)
    assert ran.code == 1
    assert "Traceback" not in ran.out + ran.err
    assert "ERROR" in ran.out
    good = tmp_path / "good.md"
    good.write_text(f"人材は[339万人]({ROBOTS})不足する。", encoding="utf-8")
    both = json.loads(axstat("check", path, good, "--format", "json", cwd=project).out)["documents"]
    assert [one["ok"] for one in both] == [False, True]


def test_a_missing_file_and_a_missing_database_are_said(project: Path, tmp_path: Path) -> None:
    assert axstat("check", tmp_path / "none.md", cwd=project).code == 2
    path = tmp_path / "paper.md"
    path.write_text("本文", encoding="utf-8")
    assert axstat("check", path, "--db", tmp_path / "none.duckdb", cwd=tmp_path).code == 4


def test_each_query_is_asked_once(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    from axstat.reports import queries

    asked: list[str] = []
    run = queries.run

    def counted(reader: Reader, name: Any, parameters: Any = None, **rest: Any) -> Any:
        asked.append(name.name)
        return run(reader, name, parameters, **rest)

    monkeypatch.setattr(queries, "run", counted)
    text = "\n\n".join(f"人材は[339万人]({ROBOTS})、現場は[260万人]({GAP}現場人材)の不足。" for _ in range(50))
    checked = check(read_markdown("a.md", text.encode()), Answers(reader))
    assert checked.count("ok") == 100
    assert asked == ["labour_gap_by_occupation"]


def test_the_example_paper_passes(project: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    shutil.copytree(root / "examples", project / "examples", dirs_exist_ok=True)
    assert axstat("check", "examples/paper.md", "--allow-simulated", cwd=project).code == 0
    assert axstat("check", "examples/paper.md", cwd=project).code == 1
