"""The styles of a field: how a number is printed in a form, by an example of a number printed so.

`values.printed` reads the example and prints the value as it is printed; what would not read back as the value is a
finding.
"""

from __future__ import annotations

from axstat.briefs.printing import digits_behind_the_point, printed
from axstat.documents.asking import Evidence
from axstat.model.text import Label, Lang
from axstat.model.wording import unit as unit_words
from axstat.values.printed.agreement import disagreement
from axstat.values.printed.reading import read_numbers
from axstat.values.printed.writing import written
from axstat.voice import Finding, found

PLAIN = ("数値", "plain")
EXAMPLES = {
    "割": "1割",
    "％": "1.0％",
    "%": "1.0%",
    "万人": "1万人",
    "千人": "1千人",
    "億円": "1.0億円",
    "万円": "1万円",
    "千円": "1千円",
    "△": "△1",
}
STYLES = {
    "": Label("単位を付ける（年68.4時間、473,670人、△13.6％）", "with its unit (68.4 hours a year, 473,670 people)"),
    "数値": Label("数字だけ（単位は表の見出しに書く）", "digits alone; the head of the table states the unit"),
    "plain": Label("「数値」と同じ", "the same in English"),
    "割": Label("6割", "in tenths"),
    "％": Label("61.0％", "in percent"),
    "%": Label("61.0%（半角）", "in percent, half width"),
    "万人": Label("47万人", "in 10,000 people"),
    "千人": Label("474千人", "in 1,000 people"),
    "億円": Label("50.0億円", "in 100 million yen"),
    "万円": Label("450万円", "in 10,000 yen"),
    "千円": Label("4,500千円", "in 1,000 yen"),
    "△": Label("負の数に△、単位なし", "negative numbers with △, without a unit"),
}
"""Every style with an example, in the order of the guide."""


def in_style(evidence: Evidence, style: str, lang: Lang) -> str | Finding:
    """Return a value as a style prints it, or why it cannot be printed so."""
    if style not in STYLES:
        return found("no-such-style", "error", style=style, styles=tuple(one for one in STYLES if one))
    value, unit, decimals = float(evidence.datum.value), evidence.datum.unit, evidence.column.decimals
    if decimals is None:
        decimals = digits_behind_the_point(value)
    if style in ("", *PLAIN):
        return printed(value, unit, decimals, lang, bare=style in PLAIN)
    if style == "△":
        return printed(value, None, decimals, "ja")
    one = read_numbers(EXAMPLES[style])[0]
    digits = written(one, evidence.datum)
    if digits is None:
        return found("style-does-not-fit", "error", style=style, unit=unit_words(unit or ""))
    text = EXAMPLES[style][: one.core[0]] + digits + EXAMPLES[style][one.core[1] :]
    again = [number for number in read_numbers(text) if number.is_number]
    if len(again) != 1 or disagreement(again[0], evidence.datum) not in (None, "sign"):  # words beside it give the sign
        return found("style-does-not-fit", "error", style=style, unit=unit_words(unit or ""))
    return text
