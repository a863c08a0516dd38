"""The generic dataset: any table with an area or category axis, each series a measure under its own header path."""

from __future__ import annotations

from axstat.datasets.recipe import Recipe
from axstat.model.text import Label

RECIPE = Recipe(id="indicator", title=Label("指標", "indicator"), axis="any", subject=(), measures={})
