"""The index of names: which areas a folded name can mean, before anything is decided.

Promise: every area that bears the name is returned, dissolved ones and the Northern Territories included; choosing
among them is resolve.py's business.
"""

from __future__ import annotations

from collections.abc import Iterable

from axstat.areas.fold import fold_name
from axstat.areas.records import SPECIAL_WARDS, Records, Row
from axstat.model.areas import Area

# Names that are written before the municipality's own on islands (Japan Post) or for the 23 wards as one body.
_ALIASES = {
    "133817": ("三宅島三宅村",),
    "134015": ("八丈島八丈町",),
    SPECIAL_WARDS: ("東京都区部", "東京都特別区部", "東京特別区", "特別区", "23区", "東京23区", "東京都23区"),
    "133604": ("島しょ部",),
    "000000": ("日本", "日本全国"),
}


class NameIndex:
    """Areas by folded name: full names, wards without their city, and names whose 市, 町, 村, 県 … was dropped."""

    def __init__(self, records: Records) -> None:
        """Index the names by the numbers of their rows."""
        self._records = records
        self._full: dict[str, list[int]] = {}
        self._short: dict[str, list[int]] = {}
        self.prefectures: dict[str, Area] = {}
        self.prefecture_stems: dict[str, Area] = {}
        for number, row in enumerate(records.rows):
            self._add(number, row)

    def _add(self, number: int, row: Row) -> None:
        key, level = fold_name(row.name), row.level
        self._full.setdefault(key, []).append(number)
        for alias in _ALIASES.get(row.area_code, ()):
            self._full.setdefault(fold_name(alias), []).append(number)
        if level == "ward":
            ward = key[key.index("市", 1) + 1 :]
            self._full.setdefault(ward, []).append(number)
            self._short.setdefault(ward[:-1], []).append(number)
        elif level == "municipality":
            self._short.setdefault(key[:-1], []).append(number)
        elif level == "prefecture":
            self.prefectures[key] = area = self._records.area(number)
            if area.name != "北海道":
                self._short.setdefault(key[:-1], []).append(number)
                self.prefecture_stems[key[:-1]] = area

    def named(self, key: str, prefecture_code: str = "") -> list[Area]:
        """Return the areas with this full name, or wards with it after their city's name."""
        return self._areas(self._full.get(key, ()), prefecture_code)

    def shortened(self, key: str, prefecture_code: str = "") -> list[Area]:
        """Return the areas with this name once 市, 町, 村, 区, 都, 府 or 県 is dropped.

        Without a prefecture, single characters (光, 津) and names of wards alone (港北) are too little to go by; a ward
        still counts where a municipality has the same name, so that 中央 and 大田 stay ambiguous.
        """
        found = self._areas(self._short.get(key, ()), prefecture_code)
        if prefecture_code:
            return [area for area in found if area.level != "ward"]
        if len(key) == 1:
            return []
        if any(area.level == "municipality" and area.kind != "特別区" for area in found):
            return found
        return [area for area in found if area.level == "prefecture"]

    def split_prefecture(self, key: str) -> tuple[Area | None, str]:
        """Split a leading prefecture's full name off a key."""
        for length in (3, 4):
            prefecture = self.prefectures.get(key[:length])
            if prefecture is not None:
                return prefecture, key[length:]
        return None, key

    def prefecture(self, key: str) -> Area | None:
        """Return the prefecture of a full or short name (`東京都`, `東京`)."""
        return self.prefectures.get(key) or self.prefecture_stems.get(key)

    def _areas(self, numbers: Iterable[int], prefecture_code: str) -> list[Area]:
        rows = self._records.rows
        wanted = (n for n in numbers if not prefecture_code or rows[n].area_code[:2] == prefecture_code)
        return list(map(self._records.area, wanted))
