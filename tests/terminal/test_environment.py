"""What the environment says about the terminal."""

from __future__ import annotations

import pytest

from tui_goals.terminal import driver_class, environment

LOCAL = {"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}
REMOTE = {**LOCAL, "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}


@pytest.mark.parametrize(
    ("input_tty", "error_tty", "environ", "said"),
    [
        (True, True, LOCAL, None),
        (True, True, {"TERM": "vt100"}, None),
        (True, True, {"TERM": "linux"}, None),
        (False, True, LOCAL, "standard input"),
        (True, False, LOCAL, "standard error"),
        (True, True, {}, "TERM is not set"),
        (True, True, {"TERM": "dumb"}, "TERM is dumb"),
        (True, True, {"TERM": "unknown"}, "TERM is unknown"),
        (False, False, {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}, None),
    ],
)
def test_f23_x14_a_screen_is_refused_in_one_line_where_there_can_be_none(
    input_tty: bool, error_tty: bool, environ: dict[str, str], said: str | None
) -> None:
    refusal = environment.refusal(input_tty, error_tty, environ)
    if said is None:
        assert refusal is None
    else:
        assert refusal is not None
        assert said in refusal
        assert "tui-goals status" in refusal
        assert "\n" not in refusal


@pytest.mark.parametrize(
    ("environ", "encoding", "ascii_only"),
    [
        (LOCAL, "utf-8", False),
        (LOCAL, "UTF8", False),
        ({}, "utf-8", False),
        (LOCAL, "ascii", True),
        (LOCAL, "ISO-8859-1", True),
        (LOCAL, None, True),
        ({"LANG": "C"}, "utf-8", True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", True),
        ({"LC_CTYPE": "C.UTF-8"}, "utf-8", False),
        ({"LANG": "C.UTF-8"}, "utf-8", False),
        ({"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}, "utf-8", True),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "C"}, "utf-8", False),
    ],
)
def test_x15_ascii_where_the_stream_or_the_locale_knows_no_more(
    environ: dict[str, str], encoding: str | None, ascii_only: bool
) -> None:
    assert environment.ascii_only(environ, encoding) is ascii_only


def test_x11_over_ssh_the_defaults_are_frugal() -> None:
    assert environment.over_ssh(REMOTE)
    assert not environment.mouse_wanted(REMOTE)
    assert environment.settings_for(REMOTE)["TEXTUAL_ANIMATIONS"] == "none"
    assert environment.settings_for(REMOTE)["TEXTUAL_DISABLE_KITTY_KEY"] == "1"
    assert int(environment.settings_for(REMOTE)["TEXTUAL_FPS"]) < 60


def test_locally_nothing_is_changed() -> None:
    assert not environment.over_ssh(LOCAL)
    assert environment.mouse_wanted(LOCAL)
    assert environment.settings_for(LOCAL) == {}


def test_what_the_person_has_set_stays() -> None:
    assert "TEXTUAL_FPS" not in environment.settings_for({**REMOTE, "TEXTUAL_FPS": "5"})


@pytest.mark.parametrize("inside", [{"TMUX": "/tmp/t,1,0"}, {"STY": "1.pts"}, {"TERM": "screen-256color"}])
def test_x10_kitty_keys_are_off_in_a_multiplexer(inside: dict[str, str]) -> None:
    assert environment.settings_for({**LOCAL, **inside}) == {"TEXTUAL_DISABLE_KITTY_KEY": "1"}


def test_no_color_counts_only_with_a_value() -> None:
    assert environment.no_colour({"NO_COLOR": "1"})
    assert not environment.no_colour({"NO_COLOR": ""})


@pytest.mark.parametrize(
    ("environ", "kind"),
    [
        ({"TERM_PROGRAM": "WezTerm"}, "9"),
        ({"LC_TERMINAL": "iTerm2", "TERM": "xterm"}, "9"),
        ({"KITTY_WINDOW_ID": "1"}, "99"),
        ({"TERM": "foot"}, "777"),
        (LOCAL, None),
    ],
)
def test_t54_the_notice_is_guessed(environ: dict[str, str], kind: str | None) -> None:
    assert environment.notice_kind(environ) == kind


def test_textual_chooses_the_driver_where_the_environment_names_one() -> None:
    assert driver_class({"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}) is None
    assert driver_class({}) is not None
