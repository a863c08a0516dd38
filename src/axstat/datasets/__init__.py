"""Datasets: what a table means. Recipes are data; `interpret` turns recognised sheets into checked observations."""

from __future__ import annotations

from collections.abc import Mapping

from axstat.datasets import indicator, labour, overtime
from axstat.datasets.meaning import Meaning, interpret, read_meaning
from axstat.datasets.periods import FileClaims
from axstat.datasets.recipe import MeasureRule, Recipe
from axstat.datasets.words import vocabulary

RECIPES: Mapping[str, Recipe] = {r.id: r for r in (overtime.RECIPE, labour.RECIPE, indicator.RECIPE)}
"""Every dataset by its id, in the order in which a table is tried."""

__all__ = ["RECIPES", "FileClaims", "Meaning", "MeasureRule", "Recipe", "interpret", "read_meaning", "vocabulary"]
