"""Templates (P12): chosen, previewed with another day and number, made in one step, saved from a goal, deleted."""

from pathlib import Path

from tests.screens.at_focus import USUAL, focus_screen
from tui_goals.clock import FrozenClock
from tui_goals.domain import GoalTemplate


async def test_p12_from_the_first_screen_a_template_is_previewed_adjusted_made_saved_and_let_go(
    database: Path, clock: FrozenClock
) -> None:
    async with focus_screen(database, clock, USUAL, keys=("down", "enter")) as person:
        await person.reads("Begin a goal from a template")
        assert "Write a book" in person.sees
        assert "Know the story" in person.sees
        await person.press("enter")
        await person.write("3 mar 2026")
        assert "give it a day after that" in person.sees
        await person.replace("4 may 2026")
        assert "4 May" in person.sees
        await person.press("enter")
        await person.write("40000")
        assert person.app.state.goals == ()
        await person.press("ctrl+s")
        await person.reads("Write the book 0 %")
        [goal] = person.app.state.goals
        assert goal.target_value == 40_000
        assert person.app.state.steps[0].label == "Make goal “Write the book” from a template"
        await person.press("ctrl+p")
        await person.write("save as a template")
        await person.press("enter")
        await person.reads("T lists it")
        await person.press("T")
        await person.reads("your own")
        await person.press("D")
        await person.reads("Deleted the template")
        assert person.app.ask(lambda reader: reader.find(GoalTemplate), ()) == ()
        await person.press("D")
        await person.reads("It comes with the program")
        await person.press("escape", "u", "u", "u")
        await person.reads("No goals yet")
        assert person.app.state.milestones == ()
