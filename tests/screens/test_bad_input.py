"""Bad input in every field of every form: what is wrong, where, what would do; nothing typed is lost."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.commands.plan import start_novel
from tests.screens.reading import at_terminal
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import end_session, start_session
from tui_goals.domain import DecisionKind, EntryKind, Interruption, Refused, SessionState, Target
from tui_goals.rules.decisions import Choice, Matter
from tui_goals.shell import (
    asking_screen,
    baseline_forms,
    days_off,
    deleting,
    filter_line,
    focus_forms,
    goal_forms,
    interruption_forms,
    many_forms,
    measure_forms,
    past_forms,
    plan_forms,
    review_forms,
    sharing,
)
from tui_goals.shell.form import FormScreen
from tui_goals.store import Store
from tui_goals.widgets.fields import FieldRow

ADJUST, DROP = DecisionKind.ADJUST, DecisionKind.DROP
BAD = ("31 jun", "much", "-", "x" * 600, "\udc80")
"""No day, no number, no choice, too long, no text."""


Opened = Callable[[], object]


async def test_p28_every_field_says_what_is_wrong_and_keeps_what_was_typed(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    plan = start_novel(store)
    async with at_terminal(database, clock) as pilot:
        app = pilot.app
        await _walk(
            pilot,
            lambda: goal_forms.goal_form(app, plan.goal),
            lambda: goal_forms.ending_form(app, plan.goal),
            lambda: plan_forms.milestone_form(app, plan.milestone, plan.goal),
            lambda: plan_forms.task_form(app, plan.task, plan.milestone),
            lambda: plan_forms.bite_form(app, plan.bite, plan.task, "words"),
            lambda: plan_forms.column_form(app, None),
            lambda: measure_forms.measurement_form(app, plan.goal),
            lambda: many_forms.plan_form(app, [], lambda _: None),
            lambda: deleting.delete_thing(app, plan.goal),
        )


async def test_p28_the_forms_of_focus_reviews_readers_and_days_off_say_it_too(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    plan = start_novel(store)
    past = do(store, start_session, plan.bite.id, 25, None, "I will").value
    clock.forward(1500)
    past = do(store, end_session, past.id, SessionState.PARTIAL, amount=400.0).value
    async with at_terminal(database, clock) as pilot:
        app: Any = pilot.app
        goal, milestone = (Matter(thing, plan.goal, None, "") for thing in (plan.goal, plan.milestone))
        await _walk(
            pilot,
            lambda: past_forms._add_form(app, None, print),
            lambda: past_forms._add_form(app, plan.bite, print),
            lambda: past_forms.edit_form(app, past, print),
            lambda: past_forms.split_form(app, past, print),
            *(
                partial(review_forms.decision_form, app, matter, None, kind, print)
                for matter, kind in ((goal, ADJUST), (milestone, ADJUST), (goal, DROP))
            ),
            lambda: review_forms._write_bite(app, goal, Choice(Target.GOAL, plan.goal.id), print),
            lambda: asking_screen.questions_form(app, EntryKind.FREE),
            lambda: sharing.reader_form(app, None),
            lambda: days_off.pause_form(app),
            lambda: measure_forms.standing_form(app, plan.goal),
            lambda: filter_line.name_filter(app, "#race"),
            lambda: baseline_forms.baseline_form(app, plan.goal, print),
            lambda: baseline_forms.day_form(app, print),
            lambda: focus_forms.start_form(app, None),
            lambda: focus_forms.start_form(app, plan.bite),
        )
        app.do(start_session, plan.bite.id, 25, None, "I will")
        await pilot.pause()
        running = app.state.running
        await _walk(
            pilot,
            lambda: focus_forms.plan_form(app, running),
            lambda: focus_forms.end_form(app, running, print),
            lambda: interruption_forms.note_form(app, Interruption(uid="x")),
        )


async def _walk(pilot: Pilot[None], *forms: Opened) -> None:
    """Open each form and type what will not do into each field that is seen."""
    for opened in forms:
        opened()
        await pilot.pause()
        form = pilot.app.screen
        assert isinstance(form, FormScreen)
        for row in form.query(FieldRow):
            if not row.display:
                continue
            first = row.input.value
            if refused := [bad for bad in BAD if _try(form, row, bad)]:
                form.action_save()
                await pilot.pause()
                assert form.focused is row.input, (row.field.name, refused)
            row.input.value = first
            await pilot.pause()
        form.action_start_over()
        form.dismiss()
        await pilot.pause()


def _try(form: FormScreen, row: FieldRow, bad: str) -> bool:
    """Whether it is refused: in a sentence that names the field, with the text still there."""
    try:
        row.field.parse(bad)
    except Refused as refusal:
        sentence = str(refusal)
    else:
        return False
    assert sentence.endswith((".", "?")), (row.field.name, sentence)
    assert sentence.isprintable()
    row.input.value = bad
    form.action_save()
    said = str(form.query_one("#form-problem").content)  # type: ignore[attr-defined]
    assert row.input.value == bad
    return said == f"{row.field.label}: {sentence}" or _before(form, row, said)


def _before(form: FormScreen, row: FieldRow, said: str) -> bool:
    """False where a field before it was told of first; fails where none was."""
    labels = [each.field.label for each in form.query(FieldRow)]
    assert any(said.startswith(f"{label}:") for label in labels[: labels.index(row.field.label)]), said
    return False
