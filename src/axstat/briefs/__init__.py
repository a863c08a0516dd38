"""Briefs: one body on one page for a mayor, a councillor or a budget meeting, and forms that offices fill.

`ask_basis` asks once what all briefs share, `brief` composes one body's paper from it, `axstat.papers` writes it.
Promise: every number on a brief is linked to its evidence, and what is not known is named, never filled in.
"""

from __future__ import annotations

from axstat.briefs.basis import Basis, ask_basis
from axstat.briefs.composing import brief

__all__ = ["Basis", "ask_basis", "brief"]
