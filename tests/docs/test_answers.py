"""docs/concepts/answers.md says what programs meet."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from axstat.errors import ExitCode
from axstat.model.results import Result
from axstat.model.text import Label
from axstat.present import Rendering, render
from tests.docs.pages import pages

JSON = pages()[Path("docs/concepts/answers.md")].partition("## JSON")[2]
CODES = pages()[Path("docs/errors.md")].partition("## Exit codes")[2].partition("##")[0]


def test_json_has_the_keys_of_the_page_in_their_order() -> None:
    part = Result("part", Label("部分", "part"), columns=(), rows=())
    whole = Result("whole", Label("全体", "whole"), columns=(), rows=(), parts=(part,))
    assert re.findall(r"^\| `(\w+)`", JSON, re.MULTILINE) == list(json.loads(render(whole, "json", Rendering("en"))))


@pytest.mark.parametrize("code", ExitCode)
def test_every_exit_code_is_on_the_page(code: ExitCode) -> None:
    assert re.search(rf"\b{int(code)} ", CODES)


def test_the_page_has_no_exit_code_that_is_none() -> None:
    assert {int(number) for number in re.findall(r"\b\d+\b", CODES)} == {int(code) for code in ExitCode}
