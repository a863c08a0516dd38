"""Look an area up by name, kana or code: everything that fits, with its history; nothing is guessed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from axstat.errors import UnknownName
from axstat.model.results import Column, Result, Scalar
from axstat.model.text import Label
from axstat.reports.wording import VOCABULARIES

if TYPE_CHECKING:
    from axstat.model.areas import Area


def look_up_area(text: str) -> Result:
    """Return every area that `text` fits, the likeliest first.

    Raises:
        UnknownName: nothing fits.
    """
    from axstat.areas import gazetteer

    known = gazetteer()
    digits = text.strip()
    answer = known.resolve(code=digits) if digits.isdigit() else known.resolve_label(digits, as_of=date.max)
    resolved = (answer.area,) if answer.area is not None else answer.candidates
    found = tuple(dict.fromkeys((*resolved, *known.search(digits))))
    if not found:
        raise UnknownName("no-area-found", text=text)
    notes: tuple[Label, ...] = ()
    if answer.status == "ambiguous":
        count = len(answer.candidates)
        notes = (
            Label(
                f"「{text}」に当たる団体は{count}ある：都道府県名かコードを添えて指定する",
                f"`{text}` is the name of {count} areas: give the prefecture or the code with it",
            ),
        )
    return Result(
        name="areas",
        title=Label(f"「{text}」に当たる団体", f"Areas that fit `{text}`"),
        columns=_COLUMNS,
        rows=tuple(_row(area) for area in found),
        parameters={"text": text},
        notes=notes,
    )


_COLUMNS = (
    Column("area_code", "text", Label("団体コード", "area code")),
    Column("prefecture", "text", Label("都道府県", "prefecture")),
    Column("county", "text", Label("郡", "county"), minor=True),
    Column("name", "text", Label("名称", "name")),
    Column("kana", "text", Label("かな", "kana")),
    Column("level", "text", Label("階層", "level"), minor=True, words=VOCABULARIES["level"]),
    Column("kind", "text", Label("区分", "kind")),
    Column("region", "text", Label("地域（推計の9地域）", "region (of METI's projection)"), minor=True),
    Column("valid_from", "date", Label("発足", "from")),
    Column("valid_to", "date", Label("廃止", "to")),
    Column("successor_code", "text", Label("継承団体", "successor")),
)


def _row(area: Area) -> tuple[Scalar, ...]:
    from axstat.areas import region

    place = region(area.prefecture_code) if area.level not in ("nation", "region") else None
    return (
        area.area_code,
        area.prefecture,
        area.county or None,
        area.name,
        area.kana,
        area.level,
        area.kind,
        place,
        area.valid_from,
        area.valid_to,
        area.successor_code,
    )
