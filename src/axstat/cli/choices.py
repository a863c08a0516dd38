"""Choices of options by the Japanese words that the tables show: `--by 都道府県` is `--by prefecture`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_WORDS: Mapping[str, Mapping[str, str]] = {
    "--by": {
        "都道府県": "prefecture",
        "区分": "kind",
        "地域": "region",
        "人口": "population",
        "人口規模": "population",
        "類似団体": "similar",
        "職業": "occupation",
        "職種": "occupation",
        "学歴": "education",
        "産業": "industry",
    },
    "--scope": {"市区町村": "municipalities", "指定都市": "designated-cities", "都道府県": "prefectures"},
}
"""The values of each option by the words that may be typed for them; a value that the command does not take is refused
by its own name."""


def coded(arguments: Sequence[str]) -> list[str]:
    """Return the words of a call with such choices by the names that the commands take."""
    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    words = list(arguments)
    for at, word in enumerate(words[:end]):
        name, equals, value = word.partition("=")
        if equals and value in _WORDS.get(name, ()):
            words[at] = f"{name}={_WORDS[name][value]}"
        elif at and word in _WORDS.get(words[at - 1], ()):
            words[at] = _WORDS[words[at - 1]][word]
    return words
