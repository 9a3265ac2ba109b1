"""The text in the person's own editor: eight ways an editor can end, and the terminal it was lent."""

import contextlib
import os
import shlex
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.commands.plan import start_novel
from tests.conftest import OpenStore
from tests.screens.reading import at_terminal, screen_text, until
from tests.terminal.pty_session import PtySession, environment
from tui_goals import commands, processes
from tui_goals.clock import FrozenClock
from tui_goals.commands.journal import write_entry
from tui_goals.domain import Entry, Refused, Terminal
from tui_goals.rules.entries import entry_drafts
from tui_goals.shell import editor, left_texts
from tui_goals.shell.editor import command_of
from tui_goals.store import Store

MINE = "A line of mine."
NAMES_ITS_FILE = 'printf "%s" "$1" > "$NOTES/path"; '


class Editors:
    """Makes fake editors, and knows what they saw."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        monkeypatch.setenv("NOTES", str(folder))
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.delenv("EDITOR", raising=False)

    def use(self, script: str, name: str = "my editor") -> Path:
        """Make EDITOR a shell script that gets the file as `$1`."""
        program = self.folder / name
        program.write_text(f"#!/bin/sh\n{NAMES_ITS_FILE}{script}\n", encoding="utf-8")
        program.chmod(0o700)
        self._monkeypatch.setenv("EDITOR", shlex.quote(str(program)))
        return program

    @property
    def path(self) -> Path:
        """The file that the last editor was given."""
        return Path((self.folder / "path").read_text(encoding="utf-8"))


@pytest.fixture
def editors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Editors]:
    """Fake editors on a terminal that can be lent, though a test has none; files lie in a state folder of their own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(editor, "reset_terminal", lambda *_: True)
    folder = tmp_path / "editors"
    folder.mkdir()
    yield Editors(folder, monkeypatch)


@asynccontextmanager
async def writing(database: Path, clock: FrozenClock, lends: bool = True) -> AsyncIterator[Pilot[Any]]:
    """Someone who has just written a line of a new entry."""
    async with at_terminal(database, clock) as pilot:
        if lends:
            pilot.app.suspend = contextlib.nullcontext  # type: ignore[method-assign]
        if not pilot.app.state.goals:
            await pilot.press("escape")
        await pilot.press("4", "n", *("space" if sign == " " else sign for sign in MINE))
        await until(pilot, MINE)
        yield pilot


def drafts(store: Store) -> list[str]:
    """The texts of the drafts in the file."""
    return [draft.body for draft in entry_drafts(store.reader.drafts())]


async def test_f21_j27_a_good_save_is_taken_over_as_one_edit(
    database: Path, clock: FrozenClock, editors: Editors, store: Store
) -> None:
    """J27: undo goes back over it, to what was typed before, too."""
    editors.use('printf "Written elsewhere.\\nTwo lines.\\n" > "$1"')
    async with writing(database, clock) as pilot:
        await pilot.press("ctrl+o")
        assert "Two lines." in await until(pilot, "Written elsewhere.")
        assert MINE not in screen_text(pilot.app)
        assert drafts(store) == ["Written elsewhere.\nTwo lines."]
        assert not editors.path.exists()
        await pilot.press("ctrl+z")
        assert MINE in screen_text(pilot.app) and "elsewhere" not in screen_text(pilot.app)
        await pilot.press("ctrl+z", "ctrl+y", "ctrl+y")
        assert "Two lines." in screen_text(pilot.app)


@pytest.mark.parametrize(
    ("script", "said", "stays"),
    [
        ('printf changed > "$1"; exit 3', "ended with exit code 3", True),
        ('printf changed > "$1"; kill -9 $$', "ended by signal 9", True),
        ('rm "$1"', "left no file behind", False),
        (': > "$1"', "left an empty text", False),
        ('printf "  \\n\\n" > "$1"', "left an empty text", False),
        ('printf "caf\\351\\n" > "$1"', "did not save UTF-8", True),
        ("exit 0", "came back at once", True),
        ('mkdir "$1.d"; rm "$1"; mv "$1.d" "$1"', "left no file behind", False),
    ],
    ids=["fails", "is killed", "deletes", "empties", "leaves blanks", "Latin-1", "forks", "leaves a folder"],
)
async def test_f21_whatever_an_editor_does_the_text_stays(
    database: Path, clock: FrozenClock, editors: Editors, store: Store, script: str, said: str, stays: bool
) -> None:
    editors.use(script)
    async with writing(database, clock) as pilot:
        await pilot.press("ctrl+o")
        await until(pilot, said)
        assert MINE in screen_text(pilot.app)
        assert editors.path.exists() is stays
        pilot.app.drafts.finish()
        assert drafts(store) == [MINE]
        await pilot.press("ctrl+s")
        await until(pilot, "Saved.")
    assert [entry.body for entry in store.reader.entries()] == [MINE]


async def test_f21_a_missing_editor_is_named_and_writing_goes_on(
    database: Path, clock: FrozenClock, editors: Editors, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with writing(database, clock) as pilot:
        await pilot.press("ctrl+o")
        await until(pilot, "No editor is named")
        monkeypatch.setenv("EDITOR", "no-such-editor -w")
        await pilot.press("ctrl+o")
        await until(pilot, "“no-such-editor -w” is not there")
        await pilot.press(*"on")
        assert f"{MINE}on" in screen_text(pilot.app)


def test_j24_the_editor_is_the_setting_then_visual_then_editor(tmp_path: Path) -> None:
    for name in ("code", "vim", "nano", "my editor"):
        (tmp_path / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / name).chmod(0o700)
    path = {"PATH": str(tmp_path)}
    both = {**path, "VISUAL": "vim", "EDITOR": "nano"}
    assert command_of("code -w", both) == ["code", "-w"]
    assert command_of("", both) == ["vim"]
    assert command_of(" ", {**path, "VISUAL": " ", "EDITOR": "nano -l"}) == ["nano", "-l"]
    assert command_of(f'"{tmp_path}/my editor" -w', path) == [f"{tmp_path}/my editor", "-w"]
    assert command_of(f"{tmp_path}/my editor", path) == [f"{tmp_path}/my editor"]


@pytest.mark.parametrize("named", ["", "  ", "vi; touch owned", "$(touch owned)", 'vim "unclosed', "sh && x", "|"])
def test_s6_the_editor_is_never_given_to_a_shell(named: str, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        command_of(named, {"PATH": str(tmp_path)})


async def test_j25_s5_the_file_is_private_and_names_nothing_of_the_text(
    database: Path, clock: FrozenClock, editors: Editors
) -> None:
    editors.use('f="$(dirname "$1")"; stat -c %a "$1" "$f" "$(dirname "$f")" > "$NOTES/modes"')
    previous = os.umask(0)
    try:
        async with writing(database, clock) as pilot:
            await pilot.press("ctrl+o")
            await until(pilot, "came back at once")
    finally:
        os.umask(previous)
    assert (editors.folder / "modes").read_text().split() == ["600", "700", "700"]
    assert editors.path.suffix == ".md" and "mine" not in str(editors.path).lower()


async def test_j26_a_text_that_came_back_unchanged_changes_nothing(
    database: Path, clock: FrozenClock, editors: Editors, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(database)
    entry = commands.do(store, write_entry, Entry(body="As it was.\n\nTo the last line")).value
    editors.use('cat "$1" > "$NOTES/seen"')
    monkeypatch.setattr(editor, "QUICK_SECONDS", 0.0)
    async with at_terminal(database, clock) as pilot:
        monkeypatch.setattr(pilot.app, "suspend", contextlib.nullcontext)
        await pilot.press("escape", "4", "e", "ctrl+o", "ctrl+s")
        await until(pilot, "Saved.")
    assert (editors.folder / "seen").read_text() == "As it was.\n\nTo the last line\n"
    assert store.reader.get(Entry, entry.id) == entry
    assert not editors.path.exists() and drafts(store) == []


async def test_j28_where_the_terminal_cannot_be_lent_one_writes_on_here(
    database: Path, clock: FrozenClock, editors: Editors
) -> None:
    editors.use('printf owned > "$1"')
    async with writing(database, clock, lends=False) as pilot:
        await pilot.press("ctrl+o")
        await until(pilot, "cannot be lent to an editor")
        await pilot.press(*"on")
        assert f"{MINE}on" in screen_text(pilot.app)


async def test_j25_a_text_that_an_editor_still_had_is_a_draft_at_the_next_start(
    database: Path, clock: FrozenClock, editors: Editors, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_novel(store)
    entry = commands.do(store, write_entry, Entry(body="Saved before")).value
    ended = _ended_terminal(clock)
    place = Path(os.environ["XDG_STATE_HOME"]) / "tui-goals" / left_texts.FOLDER
    found = left_texts.write(place, ended, f"entry:{entry.id}:abc", b"Saved before, and more\n")
    same = left_texts.write(place, ended, "entry:new:def", b"")
    latin = left_texts.write(place, ended, "entry:new:ghi", b"caf\xe9")
    open_now = left_texts.write(place, processes.this_terminal(clock), "entry:new:jkl", b"Open in this program")
    async with at_terminal(database, clock) as pilot:
        await until(pilot, "cannot be read as UTF-8")
        await until(pilot, "It is a draft now")
        await pilot.press("4")
        await until(pilot, "Saved before, and more")
        assert not found.exists() and not same.exists()
        assert latin.exists() and open_now.exists()
        await pilot.press("k", "enter")
        await until(pilot, "another terminal saved")
        pilot.app.drafts.finish()
    assert drafts(store)[0].startswith("Saved before, and more")


def _ended_terminal(clock: FrozenClock) -> Terminal:
    """A run of the program that is no more."""
    return replace(processes.this_terminal(clock), process_start="1")


def test_f21_the_terminal_is_taken_back_as_it_was(database: Path, store: Store, tmp_path: Path) -> None:
    """An editor that leaves the terminal raw, silent and on another screen does not spoil ours, nor the shell's."""
    start_novel(store)
    program = tmp_path / "rude"
    mess = 'printf "\\033[?1049h\\033[?25l\\033[?1000hrude"; stty raw -echo'
    program.write_text(f'#!/bin/sh\n{mess}\necho "From outside." > "$1"\n')
    program.chmod(0o700)
    with _person(database, tmp_path, program) as person:
        person.send("w")
        person.wait_for("f4 Links")
        person.send("\x0f")
        person.wait_for("From outside")
        person.wait_for("draft saved")
        person.send("\x11")
        assert person.wait_exit() == 0
        assert person.left_behind() == []
    assert drafts(store) == ["From outside."]


def test_f3_a_signal_while_the_editor_is_open_ends_both_and_keeps_the_text(
    database: Path, store: Store, tmp_path: Path
) -> None:
    start_novel(store)
    program = tmp_path / "slow"
    program.write_text('#!/bin/sh\necho "Half written" > "$1"\necho waiting\nexec sleep 60\n')
    program.chmod(0o700)
    with _person(database, tmp_path, program) as person:
        person.send("w")
        person.wait_for("f4 Links")
        person.send("Begun here\x0f")
        person.wait_for("waiting")
        person.kill(signal.SIGTERM)
        assert person.wait_exit() == 143
        assert person.left_behind() == []
    with _person(database, tmp_path, program) as person:
        person.wait_for("It is a draft now")
        person.send("4")
        person.wait_for("2 drafts")
    assert sorted(drafts(store)) == ["Begun here", "Half written"]


def _person(database: Path, tmp_path: Path, program: Path) -> PtySession:
    """Someone at a real terminal with that editor, the goals on the screen."""
    variables = environment(XDG_STATE_HOME=str(tmp_path / "state"), EDITOR=str(program))
    person = PtySession([sys.executable, "-m", "tui_goals", "--db", str(database)], variables)
    person.wait_for("Write the novel")
    return person
