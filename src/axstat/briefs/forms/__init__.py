"""An office's own form, filled for one body: `{{ query.column | style }}` in a Word document, or a content control.

Promise: a field is filled with a linked number that `axstat check` agrees with, or it is a finding; never a blank.
"""

from __future__ import annotations

from axstat.briefs.forms.fields import Filler
from axstat.briefs.forms.filling import Filled, fill
from axstat.briefs.forms.listing import fields_result

__all__ = ["Filled", "Filler", "fields_result", "fill"]
