"""Fold the spelling variants of Japanese text so that equal words compare equal.

For reading and comparing only: display always uses the text as the file holds it, because folding loses what a
reader may need (㎡ becomes m2, ① becomes 1).
"""

from __future__ import annotations

import unicodedata

from axstat.values.lazy import Pattern

# Controls (without the blanks among them), soft hyphen, zero-width and bidi marks, variation selectors, tags.
_INVISIBLE = Pattern(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0001-\U000e01ef]+"
)
# What Excel writes into XML for a control character that XML cannot hold; left over by some writers.
_XML_ESCAPED_BLANK = Pattern(r"_x000[9ADad]_")

_UNIFIED = str.maketrans(
    {
        **dict.fromkeys("[{〔【〖〘〈《⟨", "("),
        **dict.fromkeys("]}〕】〗〙〉》⟩", ")"),
        **dict.fromkeys("‐‑‒–—―−─━⁃˗﹣", "-"),
        **dict.fromkeys("·•‧∙⋅・", "・"),
        **dict.fromkeys("〜∼～", "~"),
    }
)
# A dash after katakana is the long vowel mark typed with the wrong key (デ−タ), and a long vowel mark that
# follows no kana is a dash.
_DASH_AS_VOWEL = Pattern("(?<=[ァ-ヺー])-(?=[ァ-ヺーぁ-ゖ一-龥()・/]|$)")
_VOWEL_AS_DASH = Pattern("(?<![ぁ-ゖァ-ヺー])ー+")


def unescape_blanks(text: str) -> str:
    """Return `text` with Excel's `_x000D_` left-overs turned into blanks."""
    return _XML_ESCAPED_BLANK.sub(" ", text) if "_x000" in text else text


def clean(text: str) -> str:
    """Return `text` in NFKC without invisible characters, every run of blanks and line breaks as one blank.

    For reading, never for display.
    """
    if text.isascii() and text.isprintable() and "_x000" not in text:
        return " ".join(text.split())
    visible = _INVISIBLE.sub("", unescape_blanks(text))
    return " ".join(unicodedata.normalize("NFKC", visible).split())


def fold_label(text: str) -> str:
    """Return the key under which header labels compare equal (hazards.md#widths-of-one-header).

    Cleaned, without any blank; brackets of every shape are `()`, dashes `-`, middle dots `・`, wave dashes `~`.
    """
    # Removing a blank can bring a letter and its mark together (か ゛ → が), hence NFC.
    folded = unicodedata.normalize("NFC", clean(text).replace(" ", "")).translate(_UNIFIED)
    if "ー" in folded or "-" in folded:
        folded = _VOWEL_AS_DASH.sub(lambda run: "-" * len(run[0]), _DASH_AS_VOWEL.sub("ー", folded))
    return folded
