"""Values printed in Japanese by a few plain rules of their own, and ways to make a printed sentence say something else.

Nothing here comes from the code under test: it prints, and never reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal

_WIDE = str.maketrans("0123456789,.%", "０１２３４５６７８９，．％")
_KANJI = "〇一二三四五六七八九"


def wide(text: str) -> str:
    """Return a text in full width."""
    return text.translate(_WIDE)


def kanji(number: int) -> str:
    """Return a whole number below a hundred million as 四百三十七万."""
    text = ""
    for size, word in ((10_000, "万"), (1, "")):
        section, number = divmod(number, size)
        for tens, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, section = divmod(section, tens)
            text += ("" if digit == 1 and mark else _KANJI[digit]) + mark if digit else ""
        text += word if text and size > 1 else ""
    return text


def at(value: Decimal, step: str, rounding: str = ROUND_HALF_UP) -> Decimal:
    """Return a value in whole steps."""
    return (value / Decimal(step)).quantize(Decimal(1), rounding) * Decimal(step)


@dataclass(frozen=True)
class Sentence:
    """A sentence with the printed number marked: what stands before, what is linked, what stands behind."""

    before: str
    number: str
    behind: str
    size: Decimal | None = None
    """What the number is about, in its own unit, where a changed digit may leave the sentence true (超, 約)."""

    def text(self) -> str:
        """Return the whole sentence."""
        return self.before + self.number + self.behind

    def linked(self, address: str) -> str:
        """Return the sentence in Markdown with its number linked."""
        return f"{self.before}[{self.number}]({address}){self.behind}"


def shares(percent: Decimal) -> Iterator[Sentence]:
    """Yield true sentences about a share in percent, 0 to 100."""
    one, tenth = at(percent, "1"), at(percent, "0.1")
    for number in (
        f"{tenth:.1f}%",
        wide(f"{tenth:.1f}%"),
        f"{tenth:.1f}パーセント",
        f"{one:.0f}％",
        f"{tenth / 100:.3f}",
    ):
        yield Sentence("割合は", number, "である。")
    yield Sentence("割合は約", f"{one:.0f}%", "である。", percent)
    share = at(percent, "10")
    if Decimal(10) < share < Decimal(100):
        yield Sentence("全体の", f"{share / 10:.0f}割", "を占める。")
        yield Sentence("全体の約", f"{share / 10:.0f}割", "を占める。")
        yield Sentence("", f"10人に{share / 10:.0f}人", "である。")
    below = at(percent, "10", ROUND_FLOOR)
    if Decimal(10) < below < percent:
        yield Sentence("全体の", f"{below / 10:.0f}割超", "を占める。")
        yield Sentence("全体の", f"{below / 10:.0f}割", "を超える。")
        yield Sentence("割合は", f"{below:.0f}%台", "である。", percent)
        if percent <= below + 5:
            yield Sentence("全体の", f"{below / 10:.0f}割強", "を占める。")
    above = at(percent, "10", ROUND_CEILING)
    if percent < above < Decimal(100) and percent >= above - 5:
        yield Sentence("全体の", f"{above / 10:.0f}割弱", "を占める。")
    if percent < above and above - 1 <= percent:
        yield Sentence("割合は", f"{above:.0f}%未満", "である。", percent)


def people(gap: int) -> Iterator[Sentence]:
    """Yield true sentences about a gap in 万人, a shortage being negative."""
    size = abs(gap)
    word, other = ("不足", "不足する") if gap < 0 else ("余剰", "余る")
    mark = "△" if gap < 0 else "+"
    for number in (
        f"{size:,}万人",
        wide(f"{size}万人"),
        f"{size * 10:,}千人",
        f"{Decimal(size) / 100}百万人",
        f"{kanji(size)}万人",
    ):
        yield Sentence("2040年には", number, f"の{word}となる。")
    yield Sentence(f"{word}は", f"{size}万人", "と見込まれる。")
    yield Sentence("事務職は", f"{size}万人", f"{other}。")
    yield Sentence("過不足は", f"{mark}{size}万人", "である。")
    if size >= 100:
        yield Sentence("約", f"{at(Decimal(size), '10'):.0f}万人", f"の{word}となる。", Decimal(size))


def bodies(count: int) -> Iterator[Sentence]:
    """Yield true sentences about a number of bodies."""
    for number in (
        f"{count:,}団体",
        wide(f"{count:,}団体"),
        f"{count}団体",
        f"{kanji(count)}団体",
        f"{count:,}の市区町村",
    ):
        yield Sentence("年100時間を超えるのは", number, "である。")
    yield Sentence("うち", f"{count:,}", "団体が回答した。")


def hours(value: Decimal) -> Iterator[Sentence]:
    """Yield true sentences about hours a year."""
    tenth, whole = at(value, "0.1"), at(value, "1", ROUND_DOWN)
    yield Sentence("年間", f"{tenth:.1f}時間", "である。")
    yield Sentence("1人当たりの時間外勤務は年", f"{tenth:.1f}時間", "だった。")
    yield Sentence("平均は", f"{tenth:.1f}時間／年", "である。")
    yield Sentence("年間の平均は", wide(f"{tenth:.1f}") + "時間", "である。")
    if whole < value:
        yield Sentence("年", f"{whole:.0f}時間超", "である。", value)


_TURNED_AS_TEXT = """
不足>余剰 余剰>不足 余る>不足する 不足する>余る %>ポイント ％>ポイント パーセント>ポイント
団体>人 市区町村>世帯 万人>千人 千人>万人 百万人>億人 万人>人 人>円 年間>月間 は年>は月 ／年>／月 時間>日 △> △>+ +>△
超>未満 超>以下 強>弱 弱>強 弱>超 未満>以上
を超える>に満たない 割>分 10人に>100人に 年>週 である>ではない となる>とはならない 台>未満
"""
_TURNED = [tuple(pair.split(">")) for pair in _TURNED_AS_TEXT.split()]
_BEFORE = ("不足", "余剰", "年間", "は年", "年")


def turned(sentence: Sentence) -> Iterator[tuple[str, Sentence]]:
    """Yield the sentence with one thing changed that makes it say something else, and what was changed."""
    yield from _digits_changed(sentence)
    for word, other in _TURNED:
        for part in ("before", "number", "behind"):
            text = getattr(sentence, part)
            if part == "before" and (word not in _BEFORE or any(char.isdigit() for char in text.replace("1人", ""))):
                continue  # words of another number, or of none
            if word in text and not (word == "超" and "超え" in text) and "過不足" not in text:
                changed = text[::-1].replace(word[::-1], other[::-1], 1)[::-1]
                yield f"{word}→{other or 'nothing'}", Sentence(**{**_parts(sentence), part: changed})
    if sentence.number[0] not in "△+" and "不足" not in sentence.text():  # negative once is negative once
        yield "△ added", Sentence(sentence.before, "△" + sentence.number, sentence.behind)


def _parts(sentence: Sentence) -> dict[str, str]:
    return {"before": sentence.before, "number": sentence.number, "behind": sentence.behind}


def _is_still_true(sentence: Sentence, number: str) -> bool:
    """Say whether a sentence with another number is literally true: over 150 of 151.1, about 340 of 339."""
    if sentence.size is None:
        return False
    said = Decimal("".join(char for char in number if char in "0123456789.") or "0")
    if "未満" in number:
        return said > sentence.size
    if "超" in number or "台" in number:
        return said <= sentence.size
    return abs(said - sentence.size) <= sentence.size / 20


def _digits_changed(sentence: Sentence) -> Iterator[tuple[str, Sentence]]:
    rows = ("0123456789", "０１２３４５６７８９", _KANJI)
    first = 2 if sentence.number.startswith("10人に") else 0
    for place, char in enumerate(sentence.number):
        row = next((row for row in rows if char in row), "")
        if place < first or not row:
            continue
        for other in row:
            if other != char and not (row == _KANJI and other == "〇"):
                number = sentence.number[:place] + other + sentence.number[place + 1 :]
                if _is_still_true(sentence, number):
                    continue
                yield f"{char}→{other} in {sentence.number}", Sentence(sentence.before, number, sentence.behind)
