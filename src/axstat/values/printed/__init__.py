"""Numbers as papers print them, in Japanese and English, with the words beside them that belong to their meaning.

`read_numbers` finds them in a text, `agrees` compares one with a value of the data, `written` prints a value in the
style of one. Pure. The rules, each with accepted and refused examples, are docs/concepts/check.md.
"""

from __future__ import annotations
