"""Look an area up in the gazetteer: a person's question, answered with codes, history and every candidate."""

from __future__ import annotations

from axstat.errors import UnknownName
from axstat.model.areas import Area
from axstat.model.results import Column, Result, Scalar
from axstat.model.text import Label

_COLUMNS = (
    Column("area_code", "text", Label("団体コード", "area code")),
    Column("jis_code", "text", Label("JIS コード", "JIS code")),
    Column("prefecture", "text", Label("都道府県", "prefecture")),
    Column("county", "text", Label("郡", "county")),
    Column("name", "text", Label("名称", "name")),
    Column("kana", "text", Label("カナ", "kana")),
    Column("kind", "text", Label("区分", "kind")),
    Column("valid_from", "date", Label("開始日", "valid from")),
    Column("valid_to", "date", Label("終了日", "valid to")),
    Column("successor_code", "text", Label("後継コード", "successor")),
)
_AMBIGUOUS = Label(
    "複数の団体が該当します。都道府県名かコードで指定してください",
    "several areas fit: add the prefecture or give the code",
)


def look_up_area(text: str) -> Result:
    """Return every area that `text` may mean, best first: one row each.

    Raises:
        UnknownName: nothing is named or coded like it.
    """
    from axstat.areas import gazetteer

    known = gazetteer()
    answer = known.resolve_label(text)
    found: tuple[Area, ...] = (answer.area,) if answer.area else answer.candidates
    similar = known.search(text)
    if not found and not any(_says(area, text) for area in similar):
        near = ", ".join(f"`{area.prefecture}{area.name}`" for area in similar[:3])
        raise UnknownName(
            f"no area is called `{text}`",
            hint=f"nearest: {near}" if near else "give a name, prefecture + name, kana or a code",
        )
    rows = found or similar
    return Result(
        name="areas",
        title=Label(f"「{text}」に該当する地域", f"areas for `{text}`"),
        columns=_COLUMNS,
        rows=tuple(_row(area) for area in rows),
        parameters={"text": text},
        notes=(_AMBIGUOUS,) if len({_place(area) for area in rows}) > 1 else (),
        sources=(),
    )


def _says(area: Area, text: str) -> bool:
    from axstat.areas import fold_name

    wanted = fold_name(text)
    return wanted in fold_name(area.name) or wanted in fold_name(area.kana) or wanted in area.area_code


def _place(area: Area) -> tuple[str, str]:
    return area.prefecture, area.name


def _row(area: Area) -> tuple[Scalar, ...]:
    return (
        area.area_code,
        area.jis_code,
        area.prefecture,
        area.county,
        area.name,
        area.kana,
        area.kind,
        area.valid_from,
        area.valid_to,
        area.successor_code,
    )
