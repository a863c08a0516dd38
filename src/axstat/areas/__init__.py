"""Areas: the gazetteer of municipalities, prefectures and wards, their codes, names, history and universes."""

from __future__ import annotations

from axstat.areas.fold import fold_name
from axstat.areas.gazetteer import Gazetteer, gazetteer

__all__ = ["Gazetteer", "fold_name", "gazetteer"]
