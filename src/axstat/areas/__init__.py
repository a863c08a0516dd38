"""Areas: the gazetteer of municipalities, prefectures and wards, their codes, names, history, regions and places."""

from __future__ import annotations

from axstat.areas.columns import CodeForm, code_form, read_code
from axstat.areas.fold import fold_name
from axstat.areas.gazetteer import Gazetteer, gazetteer
from axstat.areas.maps import drawing_location, office_location, tile_grid
from axstat.areas.regions import (
    Band,
    RegionScheme,
    population_band,
    population_bands,
    region,
    region_scheme,
    region_schemes,
)
from axstat.areas.remarks import Peeled, peel_remarks
from axstat.areas.romaji import latin_name
from axstat.model.areas import HISTORY_BEGINS

__all__ = [
    "HISTORY_BEGINS",
    "Band",
    "CodeForm",
    "Gazetteer",
    "Peeled",
    "RegionScheme",
    "code_form",
    "drawing_location",
    "fold_name",
    "gazetteer",
    "latin_name",
    "office_location",
    "peel_remarks",
    "population_band",
    "population_bands",
    "read_code",
    "region",
    "region_scheme",
    "region_schemes",
    "tile_grid",
]
