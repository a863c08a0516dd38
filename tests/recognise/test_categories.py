"""Tables whose items are categories instead of areas: occupations down the page or across it."""

from __future__ import annotations

from tests.recognise.support import OCCUPATIONS, column, counts, figures, read, table_of


def test_occupations_as_columns_like_on_a_slide() -> None:
    table = table_of(
        """
        | 2040年の就業構造推計 |        |                              |        |          |
        | （単位：万人）       | 専門職 | うちAI・ロボット等利活用人材 | 事務職 | 現場人材 |
        | 需要                 | 1867   | 782                          | 1039   | 3283     |
        | 供給                 |        | (443)                        | (1476) | (3023)   |
        | 過不足               | -181   | -339                         | 437    | ▲260     |
        """,
        vocabulary=OCCUPATIONS,
    )
    assert table.transposed
    assert table.axis == "category"
    assert figures(table)["事務職"] == {"需要": 1039.0, "供給": 1476.0, "過不足": 437.0}
    assert figures(table)["現場人材"]["過不足"] == -260.0
    assert figures(table)["専門職"]["供給"] is None
    assert table.unit == "万人"


def test_occupations_down_the_page_with_a_part_under_its_whole() -> None:
    table = table_of(
        """
        | 職種 | 需要 | 供給 | ミスマッチ |
        | 専門職 | 1867 | 1686 | -181 |
        | 　└ うち AI・ロボット等利活用人材 | 782 | 443 | -339 |
        | 事務職 | 1039 | 1476 | 437 |
        | 現場人材 ※1 | 3283 | 3023 | -260 |
        | 合計 | 6189 | 6185 | -4 |
        """,
        vocabulary=OCCUPATIONS,
    )
    assert counts(table) == {"header": 1, "category": 4, "total": 1}
    assert column(table, "ミスマッチ") == {
        "専門職": -181.0,
        "AI・ロボット等利活用人材": -339.0,
        "事務職": 437.0,
        "現場人材": -260.0,
        "合計": -4.0,
    }


def test_areas_and_categories_on_the_same_rows() -> None:
    table = table_of(
        """
        | 都道府県 | 職種   | 需要 |
        | 北海道   | 専門職 | 1    |
        | 北海道   | 事務職 | 2    |
        | 東京都   | 専門職 | 3    |
        | 東京都   | 事務職 | 4    |
        """,
        vocabulary=OCCUPATIONS,
    )
    assert table.axis == "area"
    assert [(i.area.name, i.category) for i in table.items if i.area] == [
        ("北海道", "専門職"),
        ("北海道", "事務職"),
        ("東京都", "専門職"),
        ("東京都", "事務職"),
    ]


def test_words_of_the_vocabulary_in_prose_are_no_table() -> None:
    reading = read(
        """
        | 専門職と事務職の需要と供給について |      |
        | 専門職は不足し、事務職は余る。     | 2040 |
        | 出典：経済産業省                   | 3    |
        """,
        vocabulary=OCCUPATIONS,
    )
    assert reading.tables == ()
