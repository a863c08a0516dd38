"""Headers of overtime columns, composed from the words of `words.csv`, each with what it truly means.

The truth comes from the words and from how they were put together, never from the code under test:
`(measure, '全体')` where every word leaves the meaning alone, `(measure, part)` where one word names a part of the
staff, and `None` where a word, a missing basis or the composition makes the column something else.
"""

import csv
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")
WHOLE = "全体"
_MONTH, _YEAR = "hours_per_month", "hours_per_year"
_SHARES = ("pct_over_45h", "pct_45_to_100h", "pct_over_100h")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９（）／", "0123456789()/")
_AFTER = frozenset(
    ("月", "年", "一月分", "一年間分", "年計", "年間計", "１か月", "１年間", "一年間", "月当たり", "月あたり")
)
"""Period words that stand in brackets or on a line of their own, not in front of the noun."""
_BEFORE = frozenset(("１か月に行った",))
_PREFECTURES = "岡山県 鳥取県 北海道 新潟県 高知県 広島県 岐阜県 三重県 愛知県 大阪府 沖縄県"

_COMPOSED = """
{topic}職員数  年間{topic}職員数  職員数（{topic}を行った）  {topic}を行った職員
年間に{topic}を行った職員（人）  月平均職員数  月平均{topic}人数  平均年間{topic}人数  年間総時間
年間総{hours}  月平均総{hours}  １人平均年間手当  {person}年間{topic}手当  {topic}１時間当たり
{topic}１時間当たりの単価  {topic}１時間当たりの月平均手当  全職員{hours}  全職員の年間{hours}
{hours}（年間・全職員計）  全職員の月平均{hours}の合計  全庁の年間{hours}  １人当たり年間{hours}｜市町村の平均
１団体平均年間{hours}  １団体当たり月平均{hours}  １所属当たり月平均{hours}
{topic}を行った職員１人当たり年間{hours}  {topic}を行った職員１人当たり月平均時間数
{person}{hours}｜１月  {person}{hours}｜４月  {person}{hours}｜12月
{person}月別{hours}｜10月  {person}{topic}をした月数（年間）  {person}年間{topic}日数
{person}月平均{topic}回数  {person}１日平均{hours}  年間の１日平均{hours}（{person}）
１人１日当たり{hours}  {person}１週間平均{hours}  年間{hours}（時間／団体）
月45時間超の{hours}（{person}年間）  {person}年間の月45時間超の月数
{person}年間{hours}が100時間以上の職員の割合  {person}年間{hours}が45時間超の団体
月45時間超の職員｜人数  月45時間を超えた職員数  月100時間以上の職員数｜年間  45時間超100時間未満｜延べ人数
月45時間超の職員の割合｜前年度との差  {hours}の割合（月平均）  １人当たり年間勤務時間に占める{topic}の割合
{person}年間{topic}以外の時間数  {person}年間{hours}の多い団体の順位  最も多い職員の年間{hours}
{hours}が月平均以上の職員の割合  年間{topic}の状況｜職員１人当たり手当  {topic}の状況｜年間｜人
{topic}の状況｜職員数｜月平均
"""
"""Real headers in which explained words, put together in another way, say something else; ｜ parts levels."""
_ABOUTS = """
{topic}の状況  {topic}の状況  職員の{topic}の状況について  {topic}の実績  {topic}の状況（市区町村）
市町村別{topic}の状況  県内市町村の{topic}の実態  {topic}に関する調査結果  地方公務員の{topic}の実態
{topic}の縮減に向けた取組  {topic}の推移  女性活躍推進法に基づく公表  特定事業主行動計画に基づく取組状況の公表
人事行政の運営等の状況の公表  地方公共団体の勤務条件等に関する調査結果  勤務時間その他の勤務条件の状況（{topic}）
働き方改革の推進と{topic}の状況  超過勤務の上限規制の運用状況  {topic}ランキング
"""
"""What titles say beside their year."""


@dataclass(frozen=True)
class Word:
    """One line of `words.csv`."""

    word: str
    place: str
    kind: str
    effect: str
    source: str


@dataclass(frozen=True)
class Case:
    """A column as a table heads it, and what it truly is.

    `path` holds the levels of the header from the outermost to the column's own. `unit` is a unit that stands outside
    the header (a unit row or 「単位：…」), without brackets; a unit in the header's brackets stays in `path`.
    `truth` is (measure, scope of staff), or None if the column must not become a measure of the dataset.
    """

    path: tuple[str, ...]
    unit: str | None
    titles: tuple[str, ...]
    sheet: str
    truth: tuple[str, str] | None
    why: str


@dataclass
class _Draft:
    """A case in the making: the title is kept in pieces so that words can still be set into it."""

    measure: str
    levels: list[str]
    about: str
    unit: str | None = None
    brackets: str | None = None  # the unit in the leaf's own brackets
    sheet: str | None = None
    notes: list[str] = field(default_factory=list)


@cache
def words() -> tuple[Word, ...]:
    """Return every line of `words.csv`."""
    with Path(__file__).with_name("words.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Word(**row) for row in csv.DictReader(file))


def cases(seed: int, count: int) -> Iterator[Case]:
    """Yield `count` cases, always the same for a seed: some 35 % whole, 15 % parts, 50 % of another meaning."""
    maker = _Maker(random.Random(seed))
    for _ in range(count):
        yield maker.case()


class _Maker:
    """Composes cases; every word of a deck is dealt once before one is dealt again."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self._left: dict[str, list[Word]] = {}
        self._decks: dict[str, list[Word]] = {}
        for word in words():
            name = word.kind if word.kind in ("part", "edition") else f"{word.kind} {word.effect}"
            self._decks.setdefault(name, []).append(word)
        self._year = 6
        self._prefecture = ""

    # --- kinds of cases

    def case(self) -> Case:
        """Return the next case."""
        self._year = self.rng.randint(1, 7)
        self._prefecture = self.rng.choice(_PREFECTURES.split())
        kinds: dict[Callable[[], Case], int] = {
            self._true: 325,
            self._edition: 25,
            self._part: 150,
            self._foreign: 285,
            self._two_foreign: 75,
            self._foreign_part: 10,
            self._no_basis: 25,
            self._two_bases: 20,
            self._no_person: 10,
            self._bodies_share: 15,
            self._wrong_unit: 15,
            self._composed: 45,
        }
        return self.rng.choices(list(kinds), list(kinds.values()))[0]()

    def _true(self) -> Case:
        draft = self._any_draft()
        return self._finish(draft, (draft.measure, WHOLE), "every word is explained")

    def _edition(self) -> Case:
        draft = self._any_draft()
        word = self._deal("edition").word
        self._into_title(draft, word, prefix=False)
        if draft.sheet is None and self._chance(0.2):
            draft.sheet = word
        return self._finish(draft, (draft.measure, WHOLE), f"explained; {word} is its edition")

    def _part(self) -> Case:
        draft = self._any_draft(whole=False)
        word = self._deal("part")
        if "会計年度" in word.word:
            draft.notes.clear()
        place = self._insert(draft, word.word, ("prefix", "prefix", "suffix", "group", "title", "title", "sheet"))
        return self._finish(draft, (draft.measure, word.effect), f"part of the staff: {word.word} ({place})")

    def _foreign(self) -> Case:
        kinds: dict[str, int] = {
            "noun": 105, "modifier": 80, "count": 30, "othertime": 30, "change": 20,
            "total": 8, "denominator": 6, "share": 8, "shareword": 2, "people": 8,
        }  # fmt: skip
        effect = self.rng.choices(list(kinds), list(kinds.values()))[0]
        word = self._deal(f"foreign {effect}")
        draft, place = self._with_foreign(word)
        return self._finish(draft, None, f"foreign: {word.word} ({place})")

    def _two_foreign(self) -> Case:
        effect = self._of("noun", "modifier", "modifier", "othertime", "count", "people")
        first = self._deal(f"foreign {effect}")
        draft, place = self._with_foreign(first)
        if self._chance(0.3):
            second = self._deal("foreign change")
            draft.levels.append(second.word)
            other = "leaf"
        else:
            second = self._deal("foreign modifier")
            other = self._insert(draft, second.word, self._places(second, ("suffix", "group", "title", "sheet")))
        return self._finish(draft, None, f"foreign: {first.word} ({place}) and {second.word} ({other})")

    def _foreign_part(self) -> Case:
        draft, part, word = self._hours(whole=False), self._deal("part"), self._deal("foreign modifier")
        self._insert(draft, part.word, ("prefix", "group"))
        place = self._insert(draft, word.word, self._places(word, ("suffix", "title", "sheet")))
        return self._finish(draft, None, f"foreign: {word.word} ({place}), beside the part {part.word}")

    def _no_basis(self) -> Case:
        topic, person, hours = self._topic(), self._person(), self._topic_hours()
        levels = self._of([person + hours], [hours, person], [f"{hours}（{person}）"], [f"{topic}の状況", person])
        draft = _Draft(_MONTH, levels, self._about(topic))
        self._plain_unit(draft)
        return self._finish(draft, None, "neither month nor year is said")

    def _two_bases(self) -> Case:
        if self._chance(0.2):
            levels = [self._of("月平均", "１月当たり"), self._person() + self._front(_YEAR) + self._topic_hours()]
            draft = _Draft(_YEAR, levels, self._about(self._topic()))
            self._plain_unit(draft)
            return self._finish(draft, None, "contradiction: a month's group over a year's column")
        draft = self._hours(units=False)
        unit = self._word("unit-year" if draft.measure == _MONTH else "unit-month")
        self._set_unit(draft, unit)
        return self._finish(draft, None, f"contradiction: the unit says {unit}")

    def _no_person(self) -> Case:
        hours = self._topic_hours()
        period = self._of("年間", "１年間の", "年間の")
        levels = self._of([period + hours], [hours, "年間"], [f"{hours}（年間）"])
        draft = _Draft(_YEAR, levels, self._about(self._topic()))
        self._plain_unit(draft)
        return self._finish(draft, None, "per employee is not said: may be the body's total")

    def _bodies_share(self) -> Case:
        bodies = self._of("市町村", "団体", "都道府県", "市区町村", "自治体")
        over = self._of(
            "45時間超", "月45時間超", "月45時間超100時間未満", "45時間超100時間未満", "100時間以上", "月100時間以上"
        )
        levels = self._path(
            "{over}の職員がいる{bodies}の割合 {over}の職員のいる{bodies}割合 {over}の{bodies}の割合 "
            "{over}の職員がいた{bodies}（割合） 時間外勤務が{over}の職員がいる{bodies}の割合",
            over=over,
            bodies=bodies,
        )
        draft = _Draft(_SHARES[0], levels, self._about(self._topic()))
        self._share_unit(draft)
        return self._finish(draft, None, f"a share of bodies: {bodies}の割合")

    def _wrong_unit(self) -> Case:
        if self._chance(0.2):
            draft, unit = self._share(units=False), self._of("時間", "人", "時間／月", "団体")
        else:
            draft, unit = self._hours(units=False), self._deal("foreign unit").word
            if self._chance(0.1):
                unit = "％"
        self._set_unit(draft, unit)
        return self._finish(draft, None, f"foreign unit: {unit}")

    def _composed(self) -> Case:
        topic, hours, person = self._topic(), self._topic_hours(), self._person()
        path = self._path(_COMPOSED, topic=topic, hours=hours, person=person)
        draft = _Draft(_YEAR, path, self._about(topic))
        if self._chance(0.5):
            self._plain_unit(draft)
        return self._finish(draft, None, f"explained words, another meaning: {'｜'.join(path)}")

    # --- headers of one foreign word

    def _with_foreign(self, word: Word) -> tuple[_Draft, str]:
        """Return a column that the word makes something else, and where the word stands."""
        match word.effect:
            case "noun" | "othertime":
                return self._noun(word)
            case "modifier":
                return self._modified(word)
            case "people":
                draft = self._any_draft()
                return draft, self._insert(draft, word.word, ("prefix", "prefix", "group", "title", "sheet"))
            case "change":
                return self._change(word.word)
            case "count":
                return self._count(word.word)
            case "total":
                return self._total(word.word)
            case "denominator":
                return self._denominator(word.word)
            case "share":
                return self._other_share(word.word)
            case _:
                draft = _Draft(_SHARES[0], [f"{self._topic()}の状況", word.word], self._about(self._topic()))
                self._share_unit(draft)
                return draft, "leaf"

    def _noun(self, word: Word) -> tuple[_Draft, str]:
        """A measure of its own: below the topic, per head and period, as a group, as the title or as the sheet."""
        basis = self._of(_MONTH, _YEAR)
        person, period, topic, noun = self._person(), self._front(basis), self._topic(), word.word
        bare = self._of([f"{person}{period}（時間）"], [f"{person}{period}時間数"], [f"時間数（{person}・{period}）"])
        draft = _Draft(basis, bare, self._about(topic))
        place = self._of(*self._places(word, ("leaf", "leaf", "leaf", "group", "title", "sheet")))
        if place == "group":
            draft.levels = [noun, *(bare if self._chance(0.6) else [person + period + self._topic_hours()])]
        elif place == "title":
            draft.about = self._of(f"{noun}の状況", f"{noun}一覧", f"市町村別{noun}", f"職員の{noun}の状況", noun)
        elif place == "sheet":
            draft.sheet = noun
        else:
            draft.levels = self._path(
                "{topic}の状況｜{noun} {head}{hours}｜{noun} {head}{noun} {period}{noun}（{person}） "
                "{topic}の状況（{head}）｜{noun} {noun}｜{head} {topic}及び{noun}（{head}）",
                topic=topic, noun=noun, person=person, period=period, head=person + period, hours=self._topic_hours(),
            )  # fmt: skip
        return draft, place

    def _modified(self, word: Word) -> tuple[_Draft, str]:
        """A whole header whose figure the word changes: the peak, the limit, the target, one month of it."""
        draft = self._hours() if self._chance(0.9) else self._share()
        if self._chance(0.2):
            draft.levels.append(word.word)
            return draft, "leaf"
        return draft, self._insert(
            draft, word.word, self._places(word, ("prefix", "suffix", "group", "title", "sheet"))
        )

    def _change(self, word: str) -> tuple[_Draft, str]:
        draft = self._any_draft()
        form = self._of("leaf", "leaf", "suffix", "of", "group")
        if form == "leaf":
            draft.levels.append(word)
        elif form == "suffix":
            draft.levels[-1] += f"（{word}）"
        elif form == "of":
            draft.levels[-1] += f"の{word}"
        else:
            draft.levels.insert(0, word)
        return draft, "group" if form == "group" else "leaf"

    def _count(self, word: str) -> tuple[_Draft, str]:
        topic, period = self._topic(), self._front(self._of(_MONTH, _YEAR))
        levels = self._path(
            "{word} {period}{word} {topic}{word} {topic}を行った{word} {word}（{topic}を行った） "
            "{head}{hours}｜{word} {topic}の状況（{head}）｜{word} {period}{topic}｜{word}",
            word=word, period=period, topic=topic, head=self._person() + period, hours=self._topic_hours(),
        )  # fmt: skip
        draft = _Draft(_YEAR, levels, self._about(topic))
        if self._chance(0.5):
            draft.brackets = self._of("人", "人", "時間", "団体")
        return draft, "leaf"

    def _total(self, word: str) -> tuple[_Draft, str]:
        topic, period = self._topic(), self._of("年間", "月平均", "年間の", "月間")
        levels = self._of([word], [period + word], [f"{topic}の状況", word], [period, word], [f"{word}（年間）"])
        draft = _Draft(_YEAR, levels, self._about(topic))
        self._plain_unit(draft)
        return draft, "leaf"

    def _denominator(self, word: str) -> tuple[_Draft, str]:
        hours, period = self._topic_hours(), self._front(self._of(_MONTH, _YEAR))
        levels = self._path(
            "{word}{period}{hours} {period}{word}{hours} {period}{hours}（{word}） {hours}｜{word}{period}",
            word=word,
            period=period,
            hours=hours,
        )
        draft = _Draft(_YEAR, levels, self._about(self._topic()))
        self._plain_unit(draft)
        return draft, "leaf"

    def _other_share(self, word: str) -> tuple[_Draft, str]:
        levels = self._path(
            "{word}の職員の割合 {word}の職員割合 職員の割合｜{word} {word}｜割合 {topic}が{word}の職員の割合",
            word=word,
            topic=self._topic(),
        )
        draft = _Draft(_SHARES[0], levels, self._about(self._topic()))
        self._share_unit(draft)
        return draft, "leaf"

    # --- headers that are what the dataset holds

    def _any_draft(self, *, whole: bool = True) -> _Draft:
        return self._share(whole=whole) if self._chance(0.2) else self._hours(whole=whole)

    def _hours(self, basis: str | None = None, *, units: bool = True, whole: bool = True) -> _Draft:
        """Hours of overtime per employee and month or year, said once somewhere in header, title, sheet or unit."""
        basis = basis or self._of(_MONTH, _YEAR)
        topic, hours, person = self._topic(), self._topic_hours(), self._person()
        front, period = self._front(basis), self._word(_basis(basis))
        bracketed = "月間" if period in _BEFORE else period
        about, levels, unit, sheet = self._about(topic), [""], "", None
        forms = ["one", "one", "one", "topic", "topic person", "three", "title", "title basis"]
        if units:
            forms += ["unit", "unit person"]
            forms += ["sheet"] if self._chance(0.4) else []
        match self._of(*forms):
            case "one":
                levels = [self._one_level(basis)]
            case "topic":
                group = self._of(f"{topic}の状況", topic, hours, f"職員の{topic}", f"{topic}の実績")
                levels = [
                    group,
                    self._of(person + front, f"{person}・{bracketed}", f"{front}（{person}）", f"{person}の{front}"),
                ]
            case "topic person":
                levels = [self._of(f"{person}{hours}", f"{hours}（{person}）", f"{person}の{topic}"), bracketed]
            case "three":
                levels = [f"{topic}の状況", person, self._of(bracketed, f"{front}時間数")]
            case "title":
                about = self._of(
                    f"{topic}の状況（{person}{front}）",
                    f"{person}{front}{hours}",
                    f"{topic}の状況（{person}・{bracketed}）",
                )
                levels = [self._of("時間数", hours, topic)]
            case "title basis":
                about = self._of(
                    f"{topic}の状況（{person}）",
                    f"{person}{hours}",
                    f"職員{person if person[0] != '職' else person[2:]}の{topic}",
                )
                levels = [self._of(front + hours, f"{hours}（{bracketed}）", bracketed, f"{front}時間数")]
            case "unit":
                levels = self._of(
                    [person + hours], [f"{topic}の状況", person], [f"{hours}（{person}）"], [hours, person]
                )
                unit = self._word("unit-month" if basis == _MONTH else "unit-year")
            case "unit person":
                levels = self._of([hours], [f"{topic}の状況", "時間数"], [f"{topic}の状況", hours])
                per_head = [w for w in self._decks[f"explained {_unit(basis)}"] if "人" in w.word or "職員" in w.word]
                unit = self.rng.choice(per_head).word
            case _:
                levels = self._of([person + hours], [f"{hours}（{person}）"])
                sheet = self._of("月平均", "月間", "１月当たり") if basis == _MONTH else self._of("年間", "年計")
        draft = _Draft(basis, levels, about, sheet=sheet)
        if unit:
            self._set_unit(draft, unit)
        elif units:
            self._hours_unit(draft)
        self._neutral(draft, whole=whole)
        return draft

    def _one_level(self, basis: str) -> str:
        """Everything in one level, in the orders that tables use."""
        hours, person = self._topic_hours(), self._person()
        front, period = self._front(basis), self._word(_basis(basis))
        if period in _BEFORE:
            return f"{period}{hours}（{person}）"
        gap = self._of("", "", "", "の", "\n", " ", "　", "・")
        line = self._of("", "", "\n")
        forms = [
            f"{person}{gap}{front}{line}{hours}",
            f"{person}{gap}{front}{line}{hours}",
            f"{front}{gap}{person}{line}{hours}",
            f"{person}{front}の{hours}",
            f"{hours}{line}（{person}・{period}）",
            f"{hours}{line}（{person}{front}）",
            f"{person}{gap}{hours}{line}（{period}）",
            f"{front}{hours}{line}（{person}）",
            f"{hours}\n{person}\n{front}",
            f"{hours}　{person}　{front}",
            f"職員の{front}{hours}（{person}）",
            f"平均{hours}（{'月' if basis == _MONTH else '年間'}）",
        ]
        if basis == _MONTH:
            both = self._word("person-month")
            forms += [f"{both}{line}{hours}", f"{hours}（{both}）"]
        return self._of(*forms)

    def _share(self, *, units: bool = True, whole: bool = True) -> _Draft:
        """Share of employees over a limit."""
        measure = self._of(*_SHARES)
        over, topic = self._word(measure), self._topic()
        verb = over.endswith(("超える", "超えた", "なった"))
        plain = over if verb else f"{over}の"
        levels = self._path(
            "{plain}職員の割合 {plain}職員の割合 {topic}が{plain}職員の割合 職員の割合｜{noun} "
            "{topic}が{plain}職員｜割合 {topic}が{plain}職員｜職員の割合 {topic}の状況｜{plain}職員の割合 "
            "{plain}職員割合 {plain}{topic}を行った職員の割合 職員の割合（{over}）",
            plain=plain, topic=topic, over=over, noun=f"{over}職員" if verb else over,
        )  # fmt: skip
        draft = _Draft(measure, levels, self._about(topic))
        if units:
            self._share_unit(draft)
        self._neutral(draft, whole=whole)
        return draft

    def _neutral(self, draft: _Draft, *, whole: bool) -> None:
        """Add what leaves the meaning alone: a level for the whole or the year, a note."""
        if whole and self._chance(0.07):
            draft.levels.insert(0, self._word("whole"))
        elif whole and self._chance(0.03):
            draft.levels[-1] += f"（{WHOLE}）"
        if self._chance(0.06):
            draft.levels.insert(0, self._period(header=True))
        elif self._chance(0.06):
            draft.levels.append(self._period(header=True))
        if self._chance(0.1):
            note = self._of(
                "※会計年度任用職員を除く。",
                "（注）一般職に属する地方公務員（会計年度任用職員を除く。）",
                f"出典：総務省「{self._era()}年度地方公共団体の勤務条件等に関する調査」",
                "資料：総務省「地方公共団体の勤務条件等に関する調査結果」より作成",
                "（人事課調べ）",
            )
            draft.notes.append(note)

    # --- setting a word into a case

    def _places(self, word: Word, places: tuple[str, ...]) -> tuple[str, ...]:
        """Leave the places where the word would not change the meaning out."""
        return places if word.place == "any" else tuple(p for p in places if p not in ("title", "sheet"))

    def _insert(self, draft: _Draft, word: str, places: tuple[str, ...]) -> str:
        """Set the word into the case; return the place."""
        place = self._of(*(p for p in places if p != "sheet" or draft.sheet is None))
        if place == "prefix":
            at = 0 if self._chance(0.3) else len(draft.levels) - 1
            links = ("の",) if draft.levels[at].startswith("職員") else ("の", "の", "", "　", "\n")
            link = "" if word.endswith("除く") else self._of(*links)
            draft.levels[at] = word + link + draft.levels[at]
        elif place == "suffix":
            at = self._of(0, len(draft.levels) - 1)
            draft.levels[at] += f"（{word}）"
        elif place == "group":
            draft.levels.insert(self.rng.randrange(len(draft.levels)), word)
        elif place == "title":
            self._into_title(draft, word)
        else:
            draft.sheet = word
        return place

    def _into_title(self, draft: _Draft, word: str, *, prefix: bool = True) -> None:
        if word.endswith("除く") and self._chance(0.5):
            draft.notes.append(f"※{word}。")
        elif prefix and not word.endswith("除く") and self._chance(0.5):
            draft.about = f"{word}の{draft.about}"
        else:
            draft.about += f"（{word}）"

    # --- units

    def _set_unit(self, draft: _Draft, unit: str) -> None:
        if self._chance(0.5):
            draft.unit = unit
        else:
            draft.brackets = unit

    def _plain_unit(self, draft: _Draft) -> None:
        if self._chance(0.7):
            self._set_unit(draft, "時間")

    def _hours_unit(self, draft: _Draft) -> None:
        form = self.rng.random()
        if form < 0.5:
            self._set_unit(draft, self._word("unit-hours") if form < 0.1 else "時間")
        elif form < 0.65:
            self._set_unit(draft, self._word(_unit(draft.measure)))

    def _share_unit(self, draft: _Draft) -> None:
        if self._chance(0.8):
            self._set_unit(draft, self._word("unit-share"))

    # --- words

    def _deal(self, deck: str) -> Word:
        left = self._left.setdefault(deck, [])
        if not left:
            left += self._decks[deck]
            self.rng.shuffle(left)
        return left.pop()

    def _word(self, effect: str) -> str:
        return self.rng.choice(self._decks[f"explained {effect}"]).word

    def _topic(self) -> str:
        return self._word("topic")

    def _topic_hours(self) -> str:
        return self._topic() + self._of("時間数", "時間") if self._chance(0.4) else self._word("topic-hours")

    def _person(self) -> str:
        return self._of(*(w.word for w in self._decks["explained person"] if w.word != "平均"))

    def _front(self, basis: str) -> str:
        """A period word that can stand in front of a noun."""
        deck = self._decks[f"explained {_basis(basis)}"]
        return self._of(*(w.word for w in deck if w.word not in _AFTER and w.word not in _BEFORE))

    def _path(self, templates: str, **names: str) -> list[str]:
        """Fill one of the templates in; ｜ parts its levels."""
        return self._of(*templates.split()).format(**names).split("｜")

    def _of(self, *choices: _T) -> _T:
        return self.rng.choice(choices)

    def _chance(self, share: float) -> bool:
        return self.rng.random() < share

    # --- title, sheet and the look of it all

    def _era(self, ahead: int = 0) -> str:
        year = self._year + ahead
        return f"令和{'元' if year == 1 else year}"

    def _period(self, *, header: bool = False) -> str:
        western, era = 2018 + self._year, self._era()
        forms = [f"{era}年度", f"{era}年度", f"{western}年度", f"{era}年度実績", f"{era}（{western}）年度"]
        if header:
            return self._of(*forms, f"R{self._year}", f"R{self._year}年度", f"{self._year}年度")
        later = self._era(1)
        return self._of(*forms, f"{later}年度調査（{era}年度実績）", f"{later}年度公表（{era}年度実績）")

    def _about(self, topic: str) -> str:
        """What a title says beside its year: the topic, the bodies, the law behind it; nothing of the measure."""
        return self._of(*_ABOUTS.split()).format(topic=topic)

    def _titles(self, draft: _Draft) -> tuple[str, ...]:
        period, about = self._period(), draft.about
        mark = self._of("", "", "", "", "別紙１　", "（別表）", "資料１　", "表１　", "(1) ", "１　", "【公表用】")
        place = self._prefecture + "　" if self._chance(0.12) else ""
        line = self._of(
            f"{period}　{about}",
            f"{period}　{about}",
            f"{period} {about}",
            f"{about}（{period}）",
            f"{period}における{about}",
            f"{about}　{period}",
            about,
        )
        return (mark + place + line, *draft.notes)

    def _sheet(self) -> str:
        pages = (
            "Sheet1",
            "Sheet1",
            "Sheet1",
            "一覧",
            "一覧表",
            "集計",
            "公表用",
            "別紙１",
            "表１",
            "データ",
            "結果",
            "様式１",
        )
        years = (f"R{self._year}", f"{self._era()}年度", str(2018 + self._year))
        topics = ("時間外勤務", "超過勤務", "残業時間", "時間外勤務の状況", "市町村別")
        return self._of(*pages, *years, *topics, self._prefecture)

    def _finish(self, draft: _Draft, truth: tuple[str, str] | None, why: str) -> Case:
        """Render the draft as a table prints it: marks, letters, widths, line breaks."""
        titles, levels = self._titles(draft), list(draft.levels)
        leaf = levels[-1]
        if self._chance(0.06):
            leaf += self._of("（Ａ）", "(A)", "（Ｂ）", "(B)")
        if draft.brackets:
            leaf += self._of("", "", "\n") + f"（{draft.brackets}）"
        if self._chance(0.08):
            leaf += self._of("注２）", "（注１）", "※", "※１", "（※２）", "＊", "注１")
        levels[-1] = leaf
        if self._chance(0.1):
            levels[0] = self._of("(1) ", "① ", "１．", "（２）", "②", "ア　", "Ⅰ　") + levels[0]
        width = self._of(None, None, _FULL_WIDTH, _HALF_WIDTH)
        return Case(
            path=tuple(_wide(levels, width)),
            unit=next(iter(_wide([draft.unit], width))) if draft.unit else None,
            titles=tuple(_wide(titles, width)),
            sheet=draft.sheet if draft.sheet is not None else self._sheet(),
            truth=truth,
            why=why,
        )


def _basis(measure: str) -> str:
    return "month" if measure == _MONTH else "year"


def _unit(measure: str) -> str:
    return f"unit-{_basis(measure)}"


def _wide(texts: Iterable[str], width: dict[int, str] | dict[int, int] | None) -> list[str]:
    return [text.translate(width) if width else text for text in texts]
