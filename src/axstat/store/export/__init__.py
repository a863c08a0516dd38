"""Exports: what a database holds as Parquet that other engines read, and the way back."""

from __future__ import annotations
