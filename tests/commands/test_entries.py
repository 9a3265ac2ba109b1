"""The journal: entries with their day, tags and links; reviews once a period; two writers keep both texts."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.commands.plan import start_novel
from tests.conftest import OpenStore
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import start_session
from tui_goals.commands.journal import delete_entry, edit_entry, write_entry
from tui_goals.commands.steps import undo
from tui_goals.domain import Conflict, Entry, EntryKind, NotFound, Refused, Target
from tui_goals.store import Store


def test_an_entry_belongs_to_the_day_it_was_lived_in(store: Store, clock: FrozenClock) -> None:
    """T16, for the journal: half past one at night is still the evening before."""
    clock.forward(15.5 * 3600)
    entry = do(store, write_entry, Entry(body="Still awake.")).value
    assert (entry.local_day, entry.written_at, entry.zone) == (date(2026, 3, 4), clock.now(), "Europe/Berlin")
    store.zone = "Asia/Tokyo"
    assert do(store, write_entry, Entry(body="Morning there.")).value.local_day == date(2026, 3, 5)
    assert store.reader.get(Entry, entry.id) == entry


def test_tags_come_from_the_text(store: Store) -> None:
    entry = do(store, write_entry, Entry(body="A #Good day, `#notatag`", tags=("old",))).value
    assert entry.tags == ("good",)
    edited = do(store, edit_entry, entry, replace(entry, body="A #bad, #long day")).value
    assert edited.tags == ("bad", "long")


@pytest.mark.parametrize(("mood", "energy"), [(0, None), (6, None), (None, 4), (2**64, None)])
def test_mood_and_energy_stay_on_their_scales(store: Store, mood: int | None, energy: int | None) -> None:
    with pytest.raises(Refused):
        do(store, write_entry, Entry(body="Hm.", mood=mood, energy=energy))


def test_a_period_has_one_review_of_each_kind(store: Store) -> None:
    weekly = Entry(kind=EntryKind.WEEKLY, period="2026-W10", body="Good.")
    do(store, write_entry, weekly)
    with pytest.raises(Refused, match="a weekly review of 2026-W10 already"):
        do(store, write_entry, replace(weekly, body="Better."))
    do(store, write_entry, replace(weekly, kind=EntryKind.MONTHLY, period="2026-03"))
    with pytest.raises(Refused, match="period"):
        do(store, write_entry, Entry(kind=EntryKind.WEEKLY))
    with pytest.raises(Refused, match="period"):
        do(store, write_entry, Entry(period="2026-W10"))
    assert len(store.reader.entries()) == 2


def test_an_entry_is_about_many_things_and_each_finds_it(store: Store) -> None:
    plan = start_novel(store)
    session = do(store, start_session, plan.bite.id, 25).value
    about = [(Target.GOAL, plan.goal.id), (Target.TASK, plan.task.id), (Target.SESSION, session.id)]
    entry = do(store, write_entry, Entry(body="Went well."), [*about, about[0]]).value
    titles = [link.target_title for link in store.reader.links([entry.id])]
    assert titles == ["Write the novel", "Chapter 1", "1000 words"], "each once"
    assert store.reader.entries_about(Target.SESSION, session.id) == (entry,)
    assert store.reader.entries_about(Target.MILESTONE, plan.goal.id) == ()


def test_links_are_changed_with_the_text_in_one_step(store: Store) -> None:
    plan = start_novel(store)
    entry = do(store, write_entry, Entry(body="Hm."), [(Target.GOAL, plan.goal.id)]).value
    before = store.reader.links([entry.id])
    do(store, edit_entry, entry, replace(entry, body="Hm!"), iter([(Target.TASK, plan.task.id)]))
    assert [link.target for link in store.reader.links([entry.id])] == [Target.TASK]
    do(store, undo)
    assert store.reader.links([entry.id]) == before
    assert store.reader.get(Entry, entry.id) == entry


def test_an_entry_about_nothing_known_is_not_written(store: Store) -> None:
    with pytest.raises(NotFound, match="no goal 3"):
        do(store, write_entry, Entry(body="About a ghost."), [(Target.GOAL, 3)])
    assert store.reader.entries() == ()


def test_a_deleted_entry_comes_back_with_its_links(store: Store) -> None:
    plan = start_novel(store)
    entry = do(store, write_entry, Entry(body="Keep me."), [(Target.BITE, plan.bite.id)]).value
    before = store.reader.links([entry.id])
    do(store, delete_entry, entry.id)
    assert (store.reader.entries(), store.reader.links([entry.id])) == ((), ())
    do(store, undo)
    assert (store.reader.entries(), store.reader.links([entry.id])) == ((entry,), before)


def test_where_another_terminal_saved_first_both_texts_are_at_hand(
    store: Store, open_store: OpenStore, database: Path
) -> None:
    """J20."""
    entry = do(store, write_entry, Entry(body="Draft.")).value
    do(open_store(database), edit_entry, entry, replace(entry, body="Their #text."))
    with pytest.raises(Conflict, match="Another terminal changed this journal entry meanwhile") as conflict:
        do(store, edit_entry, entry, replace(entry, body="My #words."))
    assert conflict.value.fields == {"body": ("My #words.", "Their #text.")}
    assert store.reader.get(Entry, entry.id).body == "Their #text."


def test_a_mood_set_here_and_a_text_written_there_are_both_kept(
    store: Store, open_store: OpenStore, database: Path
) -> None:
    entry = do(store, write_entry, Entry(body="Draft.")).value
    do(open_store(database), edit_entry, entry, replace(entry, body="Their #text."))
    merged = do(store, edit_entry, entry, replace(entry, mood=4)).value
    assert (merged.body, merged.tags, merged.mood) == ("Their #text.", ("text",), 4)


def test_j21_earlier_texts_are_kept_and_the_oldest_go_on_the_next_edit(store: Store, clock: FrozenClock) -> None:
    entry = do(store, write_entry, Entry(body="0", mood=1)).value
    for number in range(1, 31):
        clock.forward(86_400 * 2)
        entry = do(store, edit_entry, entry, replace(entry, body=f"{number}")).value
    kept = [version.body for version in store.reader.versions(entry.id)]
    assert kept == [f"{number}" for number in range(29, 9, -1)]
    assert store.reader.versions(entry.id)[0].replaced_at == clock.now()
    do(store, undo)
    assert [version.body for version in store.reader.versions(entry.id)] == [f"{n}" for n in range(28, 8, -1)]


def test_j26_j21_what_changes_neither_text_mood_nor_energy_is_no_earlier_text(store: Store) -> None:
    plan = start_novel(store)
    entry = do(store, write_entry, Entry(body="Went well. #good")).value
    assert do(store, edit_entry, entry, entry).step is None
    do(store, edit_entry, entry, entry, [(Target.GOAL, plan.goal.id)])
    assert store.reader.versions(entry.id) == ()
    do(store, edit_entry, entry, replace(entry, mood=4))
    assert [(each.body, each.mood) for each in store.reader.versions(entry.id)] == [("Went well. #good", None)]
