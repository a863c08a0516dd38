"""Messages of the Python interface."""

from __future__ import annotations

from axstat.voice.template import Template

TEMPLATES: dict[str, Template] = {
    "no-report-of-python": Template(
        "there is no report `{name}`",
        "`{name}` という報告はありません",
        "nearest: {near:b}",
        "近い名前は {near:b} です",
    ),
    "chart-without-argument": Template(
        "the chart `{chart}` has no option `{option}`", "図 `{chart}` に、引数 `{option}` は使えません"
    ),
}
