"""A declaration that cannot mean what it says is refused when it is read, with the word that is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from axstat.datasets.catalogue import declared, shipped
from axstat.datasets.declaration import DECLARED, read_declaration
from axstat.datasets.validating import faults
from axstat.errors import UsageError

GOOD = """
id = "library"
name = { ja = "図書館", en = "libraries" }
[[measure]]
id = "books"
label = { ja = "蔵書数", en = "books" }
unit = "冊"
says = { topic = "library", quantity = "books" }
[facet.kind]
column = "kind"
whole = "計"
[any.topic]
library = ["図書館"]
[any.quantity]
books = ["蔵書(数|)"]
[any.kind]
"計" = ["計", '/^総数$/']
"""


def written(tmp_path: Path, text: str) -> Path:
    """Write a declaration and return its path."""
    path = tmp_path / "library.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_declaration_is_read(tmp_path: Path) -> None:
    assert list(read_declaration(written(tmp_path, GOOD)).measures) == ["books"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('quantity = "books"', 'quantity = "boks"', 'no word says `quantity = "boks"`, which the measure `books`'),
        ("[facet.kind]", "[facets.kind]", "`facets` is no key of a declaration"),
        ('id = "library"', 'id = "library"\naxis = "areas"', "`axis` is one of `area`, `category`, `any`, not `areas`"),
        ('id = "library"', 'id = "a library"', "the id `a library` is not made of letters, digits and `_`"),
        ('id = "books"', 'id = "name"', "two columns of its view would be called `name`"),
        ('column = "kind"', 'column = "books"', "two columns of its view would be called `books`"),
        ("'/^総数$/'", "'/(総数/'", "the pattern `/(総数/` cannot be read"),
        ('id = "library"\n', "", "it lacks 'id'"),
        ('unit = "冊"', 'units = "冊"', "got an unexpected keyword argument 'units'"),
        ("[any.topic]", "[any.topic", "Expected"),
        (
            "[any.topic]",
            '[[agreement]]\nid = "a"\nsays = "b"\nmostly = "c"\nterms = { pages = 1 }\n[any.topic]',
            "the agreement `a` is about `pages`, which is no measure",
        ),
    ],
)
def test_a_declaration_that_cannot_be_meant_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_declaration(written(tmp_path, GOOD.replace(old, new, 1)))
    assert refused.value.message.startswith(f"`{tmp_path / 'library.toml'}` does not declare a dataset: ")
    assert says in refused.value.message


def test_two_declarations_of_one_name_are_refused(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    (tmp_path / "second.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(UsageError, match="declares `library`, which is declared already"):
        declared([tmp_path])


@pytest.mark.parametrize("name", shipped())
def test_the_shipped_declarations_have_no_faults(name: str) -> None:
    content = tomllib.loads((DECLARED / f"{name}.toml").read_text(encoding="utf-8"))
    assert not list(faults(shipped()[name], content, ("any", "header", "title", "unit", "note")))


def test_a_line_that_is_called_like_an_area_or_a_category_is_refused(tmp_path: Path) -> None:
    for label in ("札幌市", "事務職", "図書館 図書館"):
        path = tmp_path / "library.toml"
        labels = label.split()
        path.write_text(GOOD + f"[category]\nbranch = {labels!r}\n".replace("'", '"'), encoding="utf-8")
        with pytest.raises(UsageError, match=f"`{labels[0]}` in `category`"):
            read_declaration(path)


def test_lines_that_a_project_declares_are_items_of_its_tables(tmp_path: Path) -> None:
    from axstat.ingest.reading import read, wishes
    from axstat.workbook import open_workbook
    from tests.support.sheets import write_workbook

    folder = tmp_path / "datasets"
    folder.mkdir()
    (tmp_path / "data" / "raw").mkdir(parents=True)
    declaration = GOOD.replace('id = "library"', 'id = "library"\naxis = "category"\nlines = "entries"')
    lines = '[category]\nbranch = ["中央分館", "北分館", "南分館"]\n'
    (folder / "library.toml").write_text(declaration + lines, encoding="utf-8")
    sheet = """
        | 図書館の蔵書（令和6年度） |        |
        | 項目                      | 蔵書数 |
        | 中央分館                  | 900    |
        | 北分館                    | 300    |
        | 南分館                    | 200    |
        """
    file = write_workbook(tmp_path / "library.xlsx", {"蔵書": sheet})
    (workbook,) = open_workbook(file)
    (table,) = read(workbook, file, wishes(None, None, start=tmp_path)).meaning.unit.tables
    assert [(item.category, value) for item, value in zip(table.items, table.series[0].values.values, strict=True)] == [
        ("中央分館", 900),
        ("北分館", 300),
        ("南分館", 200),
    ]
    assert table.series[0].measure.id == "books"
