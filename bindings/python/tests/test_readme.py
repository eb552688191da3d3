"""The examples of the README run as they stand, one after the other, as a reader would run them."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from places import ACADEMY, REPOSITORY, TOGETHER

README = REPOSITORY / "bindings/python/README.md"


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(ACADEMY, tmp_path / "academy.pack")
    for number in range(3):
        shutil.copy(TOGETHER / f"whole-{number}.pack", tmp_path / f"mails-0{number + 1}.pack")
    shutil.copytree(REPOSITORY / "examples/academy", tmp_path / "academy")
    monkeypatch.chdir(tmp_path)
    text = README.read_text(encoding="utf-8")
    examples = list(re.finditer(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))
    assert len(examples) >= 8
    names: dict[str, Any] = {}
    for example in examples:
        # As many lines as stand before it, so that an error tells the line of the README.
        before = "\n" * text.count("\n", 0, example.start(1))
        exec(compile(before + example[1], os.fspath(README), "exec"), names)
    printed = capsys.readouterr().out
    assert "this is not a Jobpack pack" in printed and "one of beginner" in printed
