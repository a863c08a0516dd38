"""Numbers that are no plain numeral: 10人に4人, 4分の3, 7割, 3割5分, 過半数, 半減, one in four, 10時間30分."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from axstat.values.lazy import Pattern
from axstat.values.printed.model import Approx, Printed, Script, Style
from axstat.values.printed.numerals import KANJI, read_numeral

_K = "[〇一二三四五六七八九十百千]"
_N = rf"(?:\d[\d,]*|{_K}+)"
_START = r"(?<![0-9〇一二三四五六七八九十百千万億,.])"
_OF_PEOPLE = Pattern(
    rf"{_START}(?P<of>{_N})(?P<unit>人|団体|社|世帯|校|件|市町村|自治体)に(?:約|およそ)?(?P<n>{_N})(?P=unit)"
)
_PARTS_OF = Pattern(rf"{_START}(?P<of>{_N})分の(?P<n>{_N})(?![\d.,])")
_SHARES = Pattern(
    rf"{_START}(?P<tenths>\d{{1,2}}(?:\.\d+)?|[一二三四五六七八九十])割(?!合|引|り|高|安|愛|譲|増|当|方)(?:(?P<hundredths>\d|[一二三四五六七八九])分(?!の))?"
)
_TENTH_OFF = Pattern(rf"{_START}(?P<tenths>\d{{1,2}}(?:\.\d+)?|[一二三四五六七八九十])割(?=増|引|高|安|方)")
_SLASH = Pattern(r"(?P<n>\d{1,2})/(?P<of>\d{1,3})(?![\d/年月])")
_SHARE_BEFORE = Pattern(r"(?:率|割合|負担|補助|全体の|うち)[^、。\d]{0,6}$")
_RATIO = Pattern(r"\d+(?:\.\d+)?(?::|対)\d+(?:\.\d+)?(?:(?::|対)\d+)?(?![\d:])")
_RATIO_BEFORE = Pattern(r"(?:割合|比|比率|配分)[^、。\d]{0,6}$")
_CLOCK = Pattern(rf"{_START}(?P<hours>\d+)時間(?P<minutes>[0-5]?\d)分(?!の|析|野|類|布|担|離|け)")
_ENGLISH = Pattern(
    r"\b(?P<n>one|two|three|four|five|six|seven|eight|nine)\s(?:in|out\sof)\s(?P<of>two|three|four|five|six|seven|eight|nine|ten)\b",
)
_ENGLISH_PARTS = Pattern(
    r"\b(?:(?P<n>one|two|three|four|five|seven|nine)[\s-](?P<of>third|quarter|fifth|tenth)s?|(?P<half>half)(?=\sof\b|\sthe\b|[.,;]|$))"
)
_ORDINALS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_NOT_A_SHARE = Pattern(r"(?:first|second|last|latter|former|the|[-\w]-)\s?$")
_WORDS: tuple[tuple[str, int | Fraction, str, Approx], ...] = (
    ("過半数", 50, "%", "over"),
    ("半数以下", 50, "%", "at_most"),
    ("半数以上", 50, "%", "at_least"),
    ("半数未満", 50, "%", "under"),
    ("半数超", 50, "%", "over"),
    ("半数を超え", 50, "%", "over"),
    ("半数を上回", 50, "%", "over"),
    ("半数を下回", 50, "%", "under"),
    ("半数に満た", 50, "%", "under"),
    ("半数弱", 50, "%", "slightly_under"),
    ("半数近", 50, "%", "slightly_under"),
    ("半数強", 50, "%", "slightly_over"),
    ("半数", 50, "%", "exact"),
    ("半分以下", 50, "%", "at_most"),
    ("半分以上", 50, "%", "at_least"),
    ("半分未満", 50, "%", "under"),
    ("半分", 50, "%", "exact"),
    ("半減", Fraction(1, 2), "倍", "exact"),
    ("倍増", 2, "倍", "exact"),
)
_HALF = Pattern("|".join(rf"(?<![0-9〇一二三四五六七八九十]){word}" for word, *_ in _WORDS))
_ZERO = Pattern(r"ゼロ(?!カーボン|エミッション|ベース|から|トラスト|コロナ|サム|歳|予算|[ァ-ヺー])")
_COUNTING = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_BEGIN = frozenset("0123456789過半倍ゼotfsenh" + KANJI + "十百千")


def read_special(text: str, at: int) -> Printed | None:
    """Return the number that begins at a place of a folded text and is no plain numeral, None where there is none."""
    if text[at] not in _BEGIN:
        return None
    for read in _READERS:
        found = read(text, at)
        if found is not None:
            return found
    return None


def _fraction(n: Fraction, of: Fraction, span: tuple[int, int], core: tuple[int, int], style: Style) -> Printed | None:
    if not of or n > of:
        return None
    tenfold = of in (10, 100, 1000)
    step = Fraction(100) / of if tenfold else Fraction(1)
    return Printed(span[0], span[1], core, "", "number", n * 100 / of, step, style, unit="%", scaled=True)


def _of_people(text: str, at: int) -> Printed | None:
    match = _OF_PEOPLE.match(text, at)
    if match is None:
        return None
    of, n = _plain(match["of"]), _plain(match["n"])
    style = Style("of_people", _script(match["n"]), of=int(of))
    return _fraction(n, of, match.span(), match.span("n"), style)


def _parts_of(text: str, at: int) -> Printed | None:
    match = _PARTS_OF.match(text, at)
    if match is None:
        return None
    of, n = _plain(match["of"]), _plain(match["n"])
    return _fraction(n, of, match.span(), match.span("n"), Style("fraction", _script(match["n"]), of=int(of)))


def _slash(text: str, at: int) -> Printed | None:
    match = _SLASH.match(text, at) if text[at - 1 : at] not in tuple("0123456789/.,") or not at else None
    if match is None:
        return None
    if _SHARE_BEFORE.search(text[max(0, at - 10) : at]) is None:  # a day, or a share: nothing says which
        return Printed(*match.span(), match.span(), "", "number", None, Fraction(1), Style("word"))
    return _fraction(Fraction(match["n"]), Fraction(match["of"]), match.span(), match.span("n"), Style("word"))


def _ratio(text: str, at: int) -> Printed | None:
    match = _RATIO.match(text, at) if _RATIO_BEFORE.search(text[max(0, at - 10) : at]) else None
    if match is None:
        return None
    return Printed(*match.span(), match.span(), "", "ratio", None, Fraction(1), Style("word"))


def _shares(text: str, at: int) -> Printed | None:
    match = _SHARES.match(text, at) or _TENTH_OFF.match(text, at)
    if match is None:
        return None
    tenths = _plain(match["tenths"])
    fine = match["hundredths"] if "hundredths" in match.re.groupindex else None
    digits = match["tenths"].partition(".")[2]
    value = tenths * 10 + (_plain(fine) if fine else 0)
    step = Fraction(1) if fine else Fraction(10, 10 ** len(digits))
    style = Style("parts" if fine else "scaled", _script(match["tenths"]), decimals=len(digits), point="割")
    end = match.end() if fine else match.end("tenths")
    return Printed(at, match.end(), (at, end), "", "number", value, step, style, unit="%", scaled=True)


def _clock(text: str, at: int) -> Printed | None:
    match = _CLOCK.match(text, at)
    if match is None:
        return None
    value = Fraction(match["hours"]) + Fraction(int(match["minutes"]), 60)
    style = Style("minutes")
    return Printed(at, match.end(), match.span(), "", "number", value, Fraction(1, 60), style, unit="時間", scaled=True)


def _english(text: str, at: int) -> Printed | None:
    match = _ENGLISH.match(text, at)
    if match is None:
        return _english_parts(text, at)
    n, of = (Fraction(_COUNTING.index(match[name])) for name in ("n", "of"))
    return _fraction(n, of, match.span(), match.span("n"), Style("word"))


def _english_parts(text: str, at: int) -> Printed | None:
    """Return two-thirds, three quarters, half of."""
    match = _ENGLISH_PARTS.match(text, at)
    if match is None or (match["half"] and _NOT_A_SHARE.search(text[max(0, at - 8) : at])):
        return None
    n = 1 if match["half"] else _COUNTING.index(match["n"])
    of = 2 if match["half"] else _ORDINALS[match["of"]]
    return _fraction(Fraction(n), Fraction(of), match.span(), match.span(), Style("word"))


def _word(text: str, at: int) -> Printed | None:
    match = _HALF.match(text, at)
    if match is None:
        return None
    _, value, unit, approx = next(entry for entry in _WORDS if entry[0] == match[0])
    length = next((i for i, char in enumerate(match[0]) if char in "をに"), len(match[0]))
    style, span = Style("word"), (at, at + length)
    step = Fraction(1) if unit == "%" else Fraction(1, 10)
    return Printed(*span, span, "", "number", Fraction(value), step, style, unit=unit, scaled=True, approx=approx)


def _zero(text: str, at: int) -> Printed | None:
    match = _ZERO.match(text, at)
    if match is None:
        return None
    return Printed(*match.span(), match.span(), "", "number", Fraction(0), Fraction(1), Style("word"))


def _plain(written: str) -> Fraction:
    found = read_numeral(written.replace(",", ""), 0)
    return found.value if found is not None else Fraction(0)


def _script(written: str) -> Script:
    return "ascii" if written[0].isdigit() else "kanji"


_READERS: tuple[Callable[[str, int], Printed | None], ...] = (
    _of_people, _parts_of, _slash, _ratio, _shares, _clock, _word, _zero, _english,
)  # fmt: skip
