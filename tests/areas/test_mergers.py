"""Mergers since 2003 of three prefectures, as Japan Post lists them: who went where on which day.

Source: 日本郵便 市町村変更情報, in the copy of the project merged-town-names, written out by hand. One village was
split: 上九一色村.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from axstat.areas import gazetteer
from axstat.model.areas import Area
from tests.areas.walking import walk_forward

MERGERS = """
新潟県 2010-03-31 長岡市 川口町
新潟県 2008-04-01 村上市 荒川町 神林村 朝日村 山北町
新潟県 2006-03-20 燕市 分水町 吉田町
新潟県 2006-01-01 五泉市 村松町
新潟県 2006-01-01 長岡市 栃尾市 与板町 和島村 寺泊町
新潟県 2005-10-10 新潟市 巻町
新潟県 2005-10-01 南魚沼市 塩沢町
新潟県 2005-09-01 胎内市 中条町 黒川村
新潟県 2005-05-01 新発田市 加治川村 紫雲寺町
新潟県 2005-05-01 柏崎市 高柳町 西山町
新潟県 2005-05-01 三条市 下田村 栄町
新潟県 2005-04-01 阿賀町 津川町 鹿瀬町 上川村 三川村
新潟県 2005-04-01 妙高市 新井市 妙高高原町 妙高村
新潟県 2005-04-01 十日町市 川西町 中里村 松代町 松之山町
新潟県 2005-04-01 長岡市 中之島町 越路町 三島町 山古志村 小国町
新潟県 2005-03-21 新潟市 白根市 豊栄市 新津市 小須戸町 横越町 亀田町 岩室村 西川町 味方村 潟東村 月潟村 中之口村
新潟県 2005-03-19 糸魚川市 能生町 青海町
新潟県 2005-01-01 上越市 安塚町 浦川原村 大島村 牧村 柿崎町 大潟町 頸城村 吉川町 中郷村 板倉町 清里村 三和村 名立町
新潟県 2004-11-01 南魚沼市 六日町 大和町
新潟県 2004-11-01 魚沼市 堀之内町 小出町 湯之谷村 広神村 守門村 入広瀬村
新潟県 2004-04-01 阿賀野市 安田町 京ヶ瀬村 水原町 笹神村
新潟県 2004-03-01 佐渡市 両津市 相川町 佐和田町 金井町 新穂村 畑野町 真野町 小木町 羽茂町 赤泊村
新潟県 2003-07-07 新発田市 豊浦町
山梨県 2010-03-08 富士川町 増穂町 鰍沢町
山梨県 2006-08-01 笛吹市 芦川村
山梨県 2006-03-15 北杜市 小淵沢町
山梨県 2006-03-01 甲府市 中道町 上九一色村
山梨県 2006-03-01 富士河口湖町 上九一色村
山梨県 2006-02-20 中央市 豊富村 玉穂町 田富町
山梨県 2005-11-01 甲州市 塩山市 勝沼町 大和村
山梨県 2005-10-01 市川三郷町 三珠町 市川大門町 六郷町
山梨県 2005-03-22 山梨市 牧丘町 三富村
山梨県 2005-02-13 上野原市 秋山村 上野原町
山梨県 2004-11-01 北杜市 明野村 須玉町 高根町 長坂町 大泉村 白州町 武川村
山梨県 2004-10-12 笛吹市 春日居町 石和町 御坂町 一宮町 八代町 境川村
山梨県 2004-09-13 身延町 下部町 中富町
山梨県 2004-09-01 甲斐市 竜王町 敷島町 双葉町
山梨県 2003-11-15 富士河口湖町 河口湖町 足和田村 勝山村
山梨県 2003-04-01 南アルプス市 芦安村 櫛形町 甲西町 白根町 八田村 若草町
山梨県 2003-03-01 南部町 富沢町
岡山県 2007-01-22 岡山市 建部町 瀬戸町
岡山県 2006-03-21 浅口市 金光町 鴨方町 寄島町
岡山県 2006-03-01 和気町 佐伯町
岡山県 2005-08-01 倉敷市 船穂町 真備町
岡山県 2005-03-31 真庭市 北房町 勝山町 落合町 湯原町 久世町 美甘村 川上村 八束村 中和村
岡山県 2005-03-31 新見市 大佐町 神郷町 哲多町 哲西町
岡山県 2005-03-31 美作市 勝田町 大原町 東粟倉村 美作町 作東町 英田町
岡山県 2005-03-22 岡山市 御津町 灘崎町
岡山県 2005-03-22 美咲町 中央町 旭町 柵原町
岡山県 2005-03-22 備前市 日生町 吉永町
岡山県 2005-03-22 総社市 山手村 清音村
岡山県 2005-03-07 赤磐市 山陽町 赤坂町 熊山町 吉井町
岡山県 2005-03-01 鏡野町 富村 奥津町 上齋原村
岡山県 2005-03-01 井原市 美星町 芳井町
岡山県 2005-02-28 津山市 加茂町 阿波村 勝北町 久米町
岡山県 2004-11-01 瀬戸内市 牛窓町 邑久町 長船町
岡山県 2004-10-01 吉備中央町 加茂川町 賀陽町
岡山県 2004-10-01 高梁市 有漢町 成羽町 川上町 備中町
"""
CASES = [line.split() for line in MERGERS.strip().splitlines()]


def dissolved(prefecture: str) -> list[Area]:
    """Return the municipalities that a merger ended between 2003-03-01 and 2010-03-31."""
    return [
        area
        for area in (*gazetteer().areas, *gazetteer().former_names)
        if area.prefecture == prefecture
        and area.level == "municipality"
        and area.valid_to
        and date(2003, 2, 1) < area.valid_to < date(2010, 4, 1)
        and not any(
            gazetteer().place_of(area) == gazetteer().place_of(heir) for heir in walk_forward(area, date(2026, 1, 1))
        )
    ]


@pytest.mark.parametrize(("prefecture", "day", "heir", "members"), [(*case[:3], case[3:]) for case in CASES])
def test_a_merger_ends_its_members_on_the_eve_and_leads_to_its_city(
    prefecture: str, day: str, heir: str, members: list[str]
) -> None:
    on = date.fromisoformat(day)
    for name in members:
        areas = [area for area in dissolved(prefecture) if (area.name, area.valid_to) == (name, on - timedelta(days=1))]
        assert len(areas) == 1, name
        assert heir in {area.name for area in walk_forward(areas[0], on)}


@pytest.mark.parametrize("prefecture", ["新潟県", "山梨県", "岡山県"])
def test_no_other_body_of_the_prefecture_ended(prefecture: str) -> None:
    listed = sorted({name + case[1] for case in CASES if case[0] == prefecture for name in case[3:]})
    ours = sorted(f"{a.name}{a.valid_to + timedelta(days=1)}" for a in dissolved(prefecture) if a.valid_to)
    assert ours == listed
