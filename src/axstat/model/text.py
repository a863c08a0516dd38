"""Text that a reader sees, in Japanese and English side by side."""

from axstat.voice.label import Label, Lang, same

__all__ = ["Label", "Lang", "same"]
