"""Areas: the gazetteer of municipalities, prefectures and wards, their codes, names, history, regions and places."""

from __future__ import annotations

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

__all__ = [
    "Band",
    "Gazetteer",
    "RegionScheme",
    "drawing_location",
    "fold_name",
    "gazetteer",
    "office_location",
    "population_band",
    "population_bands",
    "region",
    "region_scheme",
    "region_schemes",
    "tile_grid",
]
