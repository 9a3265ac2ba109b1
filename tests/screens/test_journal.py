"""The journal as a person uses it: keys in, words out."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from tests.commands.plan import Plan, start_novel
from tests.conftest import OpenStore
from tests.screens.reading import at_terminal, line_with, screen_text, until, until_holds
from tui_goals import processes
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.drafts import keep_draft
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.journal import delete_entry, edit_entry, write_entry
from tui_goals.commands.milestones import delete_milestone
from tui_goals.domain import AmountKind, Entry, EntryKind, SessionState, Target
from tui_goals.rules import texts
from tui_goals.rules.entries import EntryDraft, entry_drafts, name_of
from tui_goals.screens.writing import WritingScreen
from tui_goals.store import Store
from tui_goals.widgets.entry_text import EntryText

WIDE, USUAL, SMALL = (120, 36), (80, 24), (60, 15)


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Editors' files lie in a folder of the test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def plan(store: Store) -> Plan:
    """A novel to write about."""
    return start_novel(store)


class Person:
    """Someone before the journal."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self.pilot = pilot
        self.app: Any = pilot.app

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        """Type a text."""
        names = {" ": "space", "\n": "enter"}
        await self.press(*(names.get(sign, sign) for sign in text))

    async def paste(self, text: str) -> None:
        """Paste a text."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def until(self, words: str) -> str:
        """Wait for words on the screen."""
        return await until(self.pilot, words)

    @property
    def sees(self) -> str:
        """What is on the screen."""
        return screen_text(self.app)

    @property
    def text(self) -> EntryText:
        """The text that is written."""
        found: EntryText = self.app.screen.query_one(EntryText)
        return found


@asynccontextmanager
async def journal(database: Path, clock: FrozenClock, size: tuple[int, int] = WIDE) -> AsyncIterator[Person]:
    """The app on its journal."""
    async with at_terminal(database, clock, size) as pilot:
        person = Person(pilot)
        if not person.app.state.goals:
            await person.press("escape")
        await person.press("4")
        yield person


def entries(store: Store) -> list[str]:
    """The texts of the entries in the file, newest first."""
    return [entry.body for entry in store.reader.entries()]


async def drafts(person: Person, store: Store) -> list[str]:
    """The texts of the drafts in the file, once all that was typed and asked for is there."""
    await until_holds(person.pilot, lambda: not person.app.writing)
    person.app.drafts.finish()
    return [draft.body for draft in entry_drafts(store.reader.drafts())]


async def test_e5_an_empty_journal_says_what_belongs_here(database: Path, clock: FrozenClock, plan: Plan) -> None:
    for size in (WIDE, USUAL, SMALL):
        async with journal(database, clock, size) as person:
            assert "Nothing written yet." in person.sees and "n New" in person.sees


async def test_j1_an_entry_stands_under_its_month_and_day_with_kind_mood_and_text(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    do(store, write_entry, Entry(body="# Cake\n\nPart one is **done**.", kind=EntryKind.CELEBRATION, mood=5, energy=2))
    clock.forward(86_400 * 3)
    do(store, write_entry, Entry(body="Slept badly. #tired", mood=2), [(Target.GOAL, plan.goal.id)])
    async with journal(database, clock) as person:
        await person.until("#tired")
        assert "Mar 2026" in person.sees
        assert "Sat  7" in line_with(person.app, "Slept badly") and "2" in line_with(person.app, "Slept badly")
        assert "Wed  4 ◆ Cake" in line_with(person.app, "Cake")
        assert "mood 2 of 5" in person.sees and "goal       Write the novel" in person.sees
        await person.press("j")
        seen = await person.until("Part one is done.")
        assert "Wed 4 Mar, 10:00" in seen and "mood 5 of 5 · energy 2 of 3" in seen and "celebration" in seen


async def test_the_text_stands_in_place_of_the_list_on_a_narrow_screen(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    do(store, write_entry, Entry(body="Heading\n\n" + "\n".join(f"line {number}" for number in range(50))))
    for size in (USUAL, SMALL):
        async with journal(database, clock, size) as person:
            assert "line 3" not in person.sees
            await person.press("tab")
            await person.until("line 3")
            await person.press("G")
            await person.until("line 49")
            await person.press("escape")
            assert "line 49" not in person.sees and "Heading" in person.sees


async def test_j3_any_number_of_entries_a_day_each_about_the_goal_in_focus(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with journal(database, clock) as person:
        for text in ("First.", "Second."):
            await person.press("n")
            assert "about Write the novel" in await person.until("0 words")
            await person.write(text)
            await person.press("ctrl+s")
            await person.until("Saved.")
            clock.forward(60)
        assert "Second." in await person.until("Today, Wed 4 Mar")
    assert entries(store) == ["Second.", "First."]
    assert [link.target_title for link in store.reader.links([1, 2])] == ["Write the novel"] * 2


async def test_j4_an_untouched_template_and_an_empty_text_make_no_row(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with journal(database, clock) as person:
        await person.press("n", "ctrl+s")
        await person.until("Nothing was written")
        template = Entry(kind=EntryKind.SESSION, body="What went well:\n\nWhat was hard:\n")
        person.app.push_screen(WritingScreen(template))
        await person.until("What was hard")
        await person.press("f2", "ctrl+s")
        await person.until("Nothing written yet")
        person.app.push_screen(WritingScreen(template))
        await person.until("What was hard")
        await person.write("finding the end")
        await person.press("ctrl+s")
        await person.until("Saved.")
        assert await drafts(person, store) == []
    assert entries(store) == ["What went well:\n\nWhat was hard:\nfinding the end"]
    assert store.reader.entries()[0].kind is EntryKind.SESSION


async def test_j5_links_are_chosen_and_outlive_what_they_name(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    session = do(store, start_session, plan.bite.id, 25).value
    do(store, end_session, session.id, SessionState.DONE, AmountKind.DELTA, 1000)
    async with journal(database, clock) as person:
        await person.press("n")
        await person.write("Done.")
        await person.press("f4")
        assert "session    1000 words, 4 Mar" in await person.until("milestone  First draft")
        await person.press("j", "space", "j", "space", "escape", "ctrl+s")
        await person.until("Saved.")
        do(store, delete_milestone, plan.milestone.id)
        await person.until("First draft  (gone since)")
        assert "goal       Write the novel" in person.sees
    assert {link.target for link in store.reader.links([1])} == {Target.GOAL, Target.MILESTONE, Target.SESSION}


async def test_j5_a_link_that_goes_while_one_writes_keeps_nobody_from_saving(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with at_terminal(database, clock) as pilot:
        person = Person(pilot)
        await person.press("j", "w")
        await person.write("About the draft.")
        do(store, delete_milestone, plan.milestone.id)
        await person.press("ctrl+s")
        await person.until("has been deleted meanwhile")
        await person.press("ctrl+s")
        await person.until("Saved.")
    assert entries(store) == ["About the draft."]


async def test_j7_mood_and_energy_are_one_key_each_and_empty_unless_set(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with journal(database, clock) as person:
        await person.press("n")
        await person.write("x")
        assert "mood" not in line_with(person.app, "1 word")
        await person.press("f2", "f2", "f3")
        await person.until("mood 2 of 5  ·  energy 1 of 3")
        await person.press(*["f2"] * 4, *["f3"] * 3)
        await person.until("1 word  ·  about")
        await person.press("f2", "ctrl+s")
        await person.until("Saved.")
    assert [(entry.mood, entry.energy) for entry in store.reader.entries()] == [(1, None)]


async def test_j18_a_draft_goes_only_after_a_save_or_by_choice_and_then_comes_back_by_key(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with journal(database, clock) as person:
        await person.press("n")
        await person.write("Half a thought")
        await person.press("f9")
        await person.until("Draft discarded.")
        assert await drafts(person, store) == []
        await person.press("u")
        await person.until("Half a thought")
        assert await drafts(person, store) == ["Half a thought"]
        await person.press("k", "D")
        await person.until("Nothing written yet")
        await person.press("u", "k", "enter")
        await person.write(" and the rest")
        await person.press("f10")
        await person.until("Saved.")
        assert await drafts(person, store) == []
    assert entries(store) == ["Half a thought and the rest"]


async def test_j19_leaving_never_asks_and_a_badge_counts_what_was_left(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with journal(database, clock) as person:
        await person.press("n")
        await person.write("Begun")
        await person.press("f2", "escape")
        assert "Journal ·1" in await person.until("1 draft")
        clock.forward(180)
        await person.press("1")
        assert "Journal ·1" in person.sees
        await person.press("w")
        assert "mood 1 of 5" in line_with(person.app, "1 word") and "Begun" in person.sees
        await person.write(", and more")
        await person.press("ctrl+q")
    async with journal(database, clock) as person:
        assert "Begun, and more" in await person.until("Journal ·1")
        clock.forward(180)
        await person.press("n")
        await person.until("Begun, and more")
        await person.press("ctrl+g", "escape")
        await person.until("1 draft")


async def test_an_entry_is_changed_in_place_and_an_emptied_one_is_not_saved(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    do(store, write_entry, Entry(body="Before"))
    async with journal(database, clock) as person:
        await person.press("e")
        await person.write(" and after")
        await person.press("ctrl+s")
        await person.until("Before and after")
        await person.press("enter", "f7", "backspace", "ctrl+s")
        await person.until("The text is empty.")
        await person.press("ctrl+z", "ctrl+s")
        await person.until("Saved.")
        await person.press("D")
        await person.until("Nothing written yet")
        await person.press("u")
        await person.until("Before and after")
    assert entries(store) == ["Before and after"]


async def test_j20_where_another_terminal_saved_first_both_texts_are_kept(
    database: Path, clock: FrozenClock, open_store: OpenStore, store: Store
) -> None:
    entry = do(store, write_entry, Entry(body="Base")).value
    async with journal(database, clock) as person:
        await person.press("e")
        await person.write(", mine")
        do(open_store(database), edit_entry, entry, replace(entry, body="Base, theirs", mood=4))
        await person.press("ctrl+s")
        seen = await person.until("Another terminal saved this entry meanwhile")
        assert seen.index("Base, mine") < seen.index("Base, theirs")
        await person.press("ctrl+s")
        await person.until("Saved.")
    saved = store.reader.get(Entry, entry.id)
    assert saved.body.startswith("Base, mine\n") and saved.body.endswith("\nBase, theirs") and saved.mood == 4


async def test_j20_a_draft_shows_what_was_saved_since_it_was_left(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    entry = do(store, write_entry, Entry(body="Base")).value
    async with journal(database, clock) as person:
        await person.press("e")
        await person.write(", mine")
        await person.press("escape")
        await person.until("1 draft")
        do(store, edit_entry, entry, replace(entry, body="Base, theirs"))
        await person.press("e")
        seen = await person.until("Base, theirs")
        assert seen.index("Base, mine") < seen.index("Base, theirs")


async def test_j20_a_text_outlives_the_entry_it_changed(database: Path, clock: FrozenClock, store: Store) -> None:
    entry = do(store, write_entry, Entry(body="Base", mood=3)).value
    async with journal(database, clock) as person:
        await person.press("e")
        await person.write(", mine")
        do(store, delete_entry, entry.id)
        await person.press("ctrl+s")
        await person.until("was deleted meanwhile")
        await person.press("ctrl+s")
        await person.until("Saved.")
    assert entries(store) == ["Base, mine"]


async def test_j20_a_draft_that_another_terminal_has_open_is_copied_not_shared(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    other = replace(
        processes.this_terminal(clock), pid=os.getppid(), process_start=processes.process_start(os.getppid())
    )
    about = ((Target.GOAL, plan.goal.id),)
    taken = EntryDraft("entry:new:other", "Being written over there", about=about, writer=name_of(other))
    do(store, keep_draft, taken.subject, taken.fields())
    async with journal(database, clock) as person:
        await person.press("n")
        assert "over there" not in await person.until("0 words")
        await person.press("escape", "g", "enter")
        await person.until("over there")
        await person.write("!")
        assert sorted(await drafts(person, store)) == ["Being written over there", "Being written over there!"]


async def test_a_store_that_cannot_be_written_keeps_the_text_on_the_screen(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    """F7: nothing counts as saved, and saving works once there is room again."""
    async with journal(database, clock) as person:
        await person.press("n")
        await person.write("Kept")
        person.app.drafts.finish()
        assert person.app.store is not None
        pages = person.app.store.connection.execute("PRAGMA page_count").fetchone()[0]
        person.app.store.connection.execute(f"PRAGMA max_page_count = {pages}")
        await person.paste("long " * 20_000)
        await person.press("ctrl+s")
        await person.until("is full")
        assert "Kept" in person.text.text and entries(store) == []
        person.app.store.connection.execute("PRAGMA max_page_count = 100000")
        await person.press("ctrl+s")
        await person.until("Saved.")
    assert entries(store)[0].startswith("Keptlong long")


async def test_j30_j33_hostile_text_is_inert_in_list_and_text(database: Path, clock: FrozenClock, store: Store) -> None:
    bodies = [
        "[/] [@click=app.exit]x[/]",
        "\x9b31m [bold",
        "\u202egnp.exe",
        "C++ `don't` \"abc AND goal:x % _",
        "# \n> \n- \n",
        *(">" * depth + " deep" for depth in (3, 300)),
    ]
    for body in bodies:
        do(store, write_entry, Entry(body=body))
    async with journal(database, clock) as person:
        for _ in bodies:
            await person.press("j")
            assert not set(person.sees) & {"\x9b", "\x1b", "\u202e"}
        assert "[@click=app.exit]" in person.sees and "[bold" in person.sees
        assert "C++ don't \"abc AND goal:x % _" in person.sees


async def test_j31_a_paste_of_a_megabyte_is_one_edit_and_goes_back_with_one_key(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    line = "A line of prose as it comes out of another program, pasted at once.\r\n"
    async with journal(database, clock) as person:
        await person.press("n")
        await person.write("Before ")
        edits: list[object] = []
        edit = person.text.edit
        person.text.edit = lambda each: (edits.append(each), edit(each))[1]  # type: ignore[method-assign]
        await person.paste(line * 15_000)
        assert len(edits) == 1 and len(person.text.text) == len("Before ") + 15_000 * (len(line) - 1)
        await person.press("ctrl+z")
        assert person.text.text == "Before "
        await person.paste("x" * (texts.BODY_LIMIT + 1))
        await person.until("Nothing was pasted")
        assert person.text.text == "Before "


async def test_x13_a_paste_without_brackets_is_a_few_edits(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    pasted = "many letters at once\n" * 50
    async with journal(database, clock) as person:
        await person.press("n")
        edits: list[object] = []
        edit = person.text.edit
        person.text.edit = lambda each: (edits.append(each), edit(each))[1]  # type: ignore[method-assign]
        for sign in pasted:
            key = {"\n": "enter", " ": "space"}.get(sign, sign)
            person.app.post_message(events.Key(key, None if sign == "\n" else sign))
        person.app.post_message(events.Key("ctrl+s", None))
        await person.until("Saved.")
        assert len(edits) < len(pasted) / 10
    assert entries(store) == [pasted]


async def test_j31_wide_characters_keep_the_cursor_right(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with journal(database, clock) as person:
        await person.press("n")
        await person.paste("日本語🎉é")
        await person.press("left", "left", "x")
        assert person.text.text == "日本語x🎉é"
        await person.press("ctrl+s")
        await person.until("日本語x🎉é")
    assert entries(store) == ["日本語x🎉é"]


async def test_f24_control_characters_are_neither_pasted_nor_stored(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with journal(database, clock) as person:
        await person.press("n")
        await person.paste("a\x00b\x1b[31mc\x9bd\te")
        await person.press("ctrl+s")
        await person.until("Saved.")
    assert entries(store) == ["ab[31mcd\te"]


async def test_the_list_is_read_by_the_page(database: Path, clock: FrozenClock, store: Store) -> None:
    for number in range(150):
        do(store, write_entry, Entry(body=f"Entry number {number}"))
        clock.forward(3600)
    async with journal(database, clock) as person:
        assert len(person.app.screen._entries) == 100
        await person.press("G")
        await person.press("G")
        await person.until("Entry number 0")
        assert len(person.app.screen._entries) == 150


async def test_the_filter_lists_what_holds_all_words_whatever_is_typed(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    for body in ("The storm scene, 100 % done", "A calm day", "Storm and [/] calm_night"):
        do(store, write_entry, Entry(body=body))
    async with journal(database, clock) as person:
        await person.press("slash")
        await person.write("calm STORM")
        await misses(person, "A calm day")
        assert "calm_night" in person.sees
        for typed in ("100 %", "_", "[/]", "'", '"', "\\"):
            await person.press("ctrl+u")
            await person.write(typed)
            await misses(person, "A calm day")
        await person.press("ctrl+u")
        await person.write("nowhere")
        await person.until("No entry is found by “nowhere”.")
        await person.press("escape")
        await person.until("A calm day")


async def test_what_another_terminal_writes_appears_and_the_cursor_stays(
    database: Path, clock: FrozenClock, open_store: OpenStore, store: Store
) -> None:
    do(store, write_entry, Entry(body="Mine\n\nread here"))
    async with journal(database, clock) as person:
        await person.until("read here")
        do(open_store(database), write_entry, Entry(body="From afar"))
        await person.until("From afar")
        assert "read here" in person.sees


async def misses(person: Person, words: str) -> None:
    """Wait for words to leave the list."""
    await until_holds(person.pilot, lambda: words not in person.sees, lambda: f"the end of “{words}”:\n{person.sees}")


async def test_j32_a_text_is_seen_as_typed_or_laid_out_by_one_key_and_its_link_can_be_copied(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    do(store, write_entry, Entry(body="A *good* [map](https://maps.example/a_b)."))
    async with journal(database, clock, WIDE) as person:
        await until(person.pilot, "A good map (https://maps.example/a_b).")
        await person.press("r")
        await until(person.pilot, "A *good* [map](https://maps.example/a_b).")
        await person.press("r", "y")
        await until(person.pilot, "Copied: https://maps.example/a_b")
        assert person.app.clipboard == "https://maps.example/a_b"


async def test_j32_of_several_links_one_is_picked(database: Path, clock: FrozenClock, store: Store, plan: Plan) -> None:
    do(store, write_entry, Entry(body="https://one.example and https://two.example"))
    async with journal(database, clock, WIDE) as person:
        await person.press("y", "down", "enter")
        assert person.app.clipboard == "https://two.example"


async def test_j8_a_tag_that_reads_like_one_in_use_is_hinted_at_and_saved(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    for body in ("Slept badly. #sleep", "Again. #sleep"):
        do(store, write_entry, Entry(body=body))
    async with journal(database, clock) as person:
        await person.press("n")
        await person.write("Well rested. ")
        await person.paste("#Slep [/]")
        await person.press("ctrl+s")
        await person.until("#slep is new; there is #sleep in 2 entries.")
    assert store.reader.tags() == {"slep": 1, "sleep": 2}
