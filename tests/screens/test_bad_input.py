"""Bad input in every field of every planning form: what is wrong, where, what would do; nothing typed is lost."""

from pathlib import Path

from tests.commands.plan import start_novel
from tests.screens.reading import at_terminal
from tui_goals.clock import FrozenClock
from tui_goals.domain import Refused
from tui_goals.shell import goal_forms, many_forms, measure_forms, plan_forms
from tui_goals.shell.form import FormScreen
from tui_goals.store import Store
from tui_goals.widgets.fields import FieldRow

BAD = ("31 jun", "much", "-", "x" * 600, "\udc80")
"""No day, no number, no choice, too long, no text."""


async def test_p28_every_field_says_what_is_wrong_and_keeps_what_was_typed(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    plan = start_novel(store)
    async with at_terminal(database, clock) as pilot:
        app = pilot.app
        for opened in (
            lambda: goal_forms.goal_form(app, plan.goal),
            lambda: goal_forms.ending_form(app, plan.goal),
            lambda: plan_forms.milestone_form(app, plan.milestone, plan.goal),
            lambda: plan_forms.task_form(app, plan.task, plan.milestone),
            lambda: plan_forms.bite_form(app, plan.bite, plan.task, "words"),
            lambda: plan_forms.column_form(app, None),
            lambda: measure_forms.measurement_form(app, plan.goal),
            lambda: many_forms.plan_form(app, [], lambda _: None),
        ):
            opened()
            await pilot.pause()
            form = app.screen
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
