"""Hostile text through a real app: what comes out at the terminal."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from .hostile import INJECTIONS, hostile_texts
from .hostile_app import BATCH, LARGE_BATCH
from .pty_session import PROJECT, PtySession, environment
from .strict_parser import unexpected

APP = str(PROJECT / "tests" / "terminal" / "hostile_app.py")
F8 = "\x1b[19~"
QUIT = "\x11"


def output_of(texts: list[str], folder: Path, *arguments: str) -> str:
    """All that an app which shows the texts writes from start to end."""
    file = folder / "texts.json"
    file.write_text(json.dumps(texts), encoding="utf-8")
    with PtySession([sys.executable, APP, *arguments], environment(TEXTS=str(file)), columns=100, rows=60) as app:
        app.wait_for_raw(b"batch 0")
        for batch in range(-(-len(texts) // (LARGE_BATCH if "--few" in arguments else BATCH))):
            seen = len(app.raw)
            app.send(F8)
            if "--plain" in arguments:
                app.wait_for_raw(b"batch %d of" % (batch + 1), start=seen)
            else:  # of a line only what differs is sent
                app.wait_for(rf"\Abatch {batch + 1} of")
        app.send(QUIT)
        assert app.wait_exit() == 0
        assert app.left_behind() == []
        return app.raw.decode()


def test_s7_no_text_reaches_the_terminal_as_a_sequence(tmp_path: Path) -> None:
    output = output_of(INJECTIONS, tmp_path)
    assert unexpected(output) == []
    assert "link" in output
    assert not set(output) & set("\u202e\u2066\u200b")


@pytest.mark.parametrize("alone", ["--raw", "--plain"], ids=["driver alone", "filter alone"])
def test_x8_x7_each_of_the_two_defences_holds_alone(tmp_path: Path, alone: str) -> None:
    assert unexpected(output_of(INJECTIONS, tmp_path, alone)) == []


def test_x8_without_either_this_test_would_see_it(tmp_path: Path) -> None:
    leaks = unexpected(output_of(INJECTIONS[:1], tmp_path, "--raw", "--plain"))
    assert any("52;c;ZXZpbA==" in token.body for token in leaks)


@pytest.mark.parametrize("arguments", [["escapes"], ["blns", "--few"], ["unicode", "--few"], ["markup", "--few"]])
def test_f26_a_corpus_leaks_nothing(tmp_path: Path, arguments: list[str]) -> None:
    corpus, *arguments = arguments
    assert unexpected(output_of(hostile_texts(corpus), tmp_path, *arguments)) == []
