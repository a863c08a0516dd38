"""What Python users get: rows that become frames and notebook tables, charts that become files."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.model.results import Result
from axstat.model.text import Label, Lang

if TYPE_CHECKING:
    import pandas
    import polars

    from axstat.charts import Drawing
    from axstat.outputs import Guard

SHOWN_ROWS = 50
"""Rows of a table in a notebook: frames have them all."""
# Every rule begins with the class: a notebook is one page, whose other tables keep their looks.
_STYLE = """
.axstat table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.axstat caption { text-align: left; font-weight: bold; padding-bottom: .4rem; }
.axstat th, .axstat td { padding: .2rem .6rem; border-bottom: 1px solid #ccc; text-align: left; vertical-align: top; }
.axstat .n { text-align: right; }
.axstat .simulated { background: #fff2cc; border: 1px solid #b58900; color: #222; padding: 0 .4rem; }
.axstat footer { margin-top: .6rem; font-size: .85em; }
"""


@dataclass(frozen=True, slots=True, repr=False)
class Answer(Result):
    """A result that turns into a frame of polars or pandas, and into a table in a notebook."""

    lang: Lang = "en"

    def __repr__(self) -> str:
        rows = f"{len(self.rows):,} row{'' if len(self.rows) == 1 else 's'}"
        mark = ", simulated" if self.simulated else ""
        return f"<axstat {self.name}: {rows} × {len(self.columns)} columns{mark}>"

    def to_polars(self) -> polars.DataFrame:
        """Return the rows as a frame with the columns' types; units and sources stay in `columns` and `sources`."""
        from axstat.present.parquet import to_polars

        return to_polars(self)

    def to_pandas(self) -> pandas.DataFrame:
        """Return the rows as a frame of pandas, without pyarrow; what is missing is missing in every type.

        Raises:
            ModuleNotFoundError: pandas is not installed; axstat itself does not need it.
        """
        import pandas as pd

        types = {
            "text": "string",
            "integer": "Int64",
            "number": "float64",
            "boolean": "boolean",
            "date": "datetime64[s]",
        }
        names = [c.name for c in self.columns]
        frame = pd.DataFrame.from_records(list(self.rows), columns=names)
        return frame.astype({c.name: types[c.type] for c in self.columns})

    def _repr_html_(self) -> str:
        from axstat.present import Rendering, render

        more = len(self.rows) - SHOWN_ROWS
        left_out = Label(f"ほか{more:,}行（to_polars() にはすべて）", f"{more:,} more rows (to_polars() has them all)")
        shown = self if more <= 0 else replace(self, rows=self.rows[:SHOWN_ROWS], notes=(*self.notes, left_out))
        page = render(shown, "html", Rendering(self.lang)).decode()
        body = page.partition("<body>")[2].partition("</body>")[0]
        return f'<div class="axstat" lang="{self.lang}"><style>{_STYLE}</style>{body}</div>'


@dataclass(frozen=True, slots=True, repr=False)
class Chart:
    """A chart: shown in a notebook, saved as a file."""

    drawing: Drawing
    _guard: Callable[[], Guard]

    def __repr__(self) -> str:
        return f"<axstat chart {self.drawing.kind}: {self.drawing.title}>"

    def _repr_svg_(self) -> str:
        from axstat.charts import paint

        return paint(self.drawing, "svg").decode()

    @property
    def alt_text(self) -> str:
        """The chart in words, for those who cannot see it."""
        from axstat.charts import alt_text

        return alt_text(self.drawing)

    def data(self) -> Answer:
        """Return the values that are drawn."""
        return answer(self.drawing.table, self.drawing.lang)

    def save(self, path: str | Path, *, dpi: int = 300, font: str | Path | None = None) -> Path:
        """Write the chart, with its alt text beside it, and return the path.

        Args:
            path: a file that ends in .svg, .pdf or .png.
            dpi: dots per inch of a .png.
            font: a font file; the packaged one when None.

        Raises:
            UsageError: another suffix.
            GlyphMissing: the font cannot draw a character.
            OutputProtected, OutputNotOurs, OutputNotWritable: as on the command line.
        """
        from axstat.charts import format_of, paint
        from axstat.figures import write_picture

        target = Path(path)
        content = paint(self.drawing, format_of(target), dpi=dpi, font=font)
        write_picture(self.drawing, content, target, self._guard())
        return target


def answer(result: Result, lang: Lang) -> Answer:
    """Return a result as Python users get it."""
    return Answer(**{f.name: getattr(result, f.name) for f in fields(Result)}, lang=lang)


def default_language() -> Lang:
    """Return AXSTAT_LANG, English where it does not say Japanese: a notebook's server knows no reader's locale."""
    return "ja" if os.environ.get("AXSTAT_LANG", "").lower().startswith("ja") else "en"
