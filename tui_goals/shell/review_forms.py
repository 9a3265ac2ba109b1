"""The forms of a review: the reason of a decision, with the dates it changes; the bite that comes next."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tui_goals.domain import DecisionKind, Goal, Milestone, Refused
from tui_goals.rules import checks, decisions, plan_history
from tui_goals.rules.decisions import Choice, Matter
from tui_goals.rules.outline import key_of
from tui_goals.rules.shifting import Buffer
from tui_goals.shell import shift_prompt
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.pickers import Choice as Pick
from tui_goals.shell.pickers import PickScreen
from tui_goals.shell.plan_forms import BECAUSE, day_field, line, numbers_or_none, shown, title_field
from tui_goals.state import views
from tui_goals.widgets.fields import Field

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

Decided = Callable[[Choice], None]
TITLES = {
    DecisionKind.KEEP: "Keep",
    DecisionKind.ADJUST: "Adjust",
    DecisionKind.PAUSE: "Pause",
    DecisionKind.DROP: "Drop",
}
LEADS = {
    (Goal, DecisionKind.PAUSE): "It rests: its milestones and bites leave the queue until you commit to it again.",
    (Goal, DecisionKind.DROP): "It ends here. What you did and wrote stays.",
    (Milestone, DecisionKind.PAUSE): "It rests: no date, and back in the plan's first column.",
    (Milestone, DecisionKind.DROP): "It goes with its tasks and bites; the reason stays, and u brings it back.",
}
MOST_BITES = 12
WRITE = "write"


def decision_form(app: "TuiGoalsApp", matter: Matter, before: Choice | None, kind: DecisionKind, done: Decided) -> None:
    """Ask for the reason of a decision, and for what is adjusted."""
    thing = matter.thing
    choice = replace(before, kind=kind) if before is not None else Choice(*key_of(thing), kind)
    adjusting = kind is DecisionKind.ADJUST
    fields = _adjustable(app, thing, choice) if adjusting else []
    hint = "what speaks for it, in a line" if kind is not DecisionKind.KEEP else "in a line, or nothing"
    fields.append(Field(BECAUSE, "Because", choice.reason, hint, line("reason")))

    def save(form: FormScreen, values: Values) -> None:
        """Check the decision, and give it back."""
        reason = values.pop(BECAUSE)
        changes = tuple(_changed(thing, values))
        try:
            if adjusting and not changes:
                raise Refused("Nothing changes yet. Give it another date, or close this and keep it (y).")
            _check(matter, changes)
        except Refused as refusal:
            form.refused(refusal)
            return
        decided = replace(choice, reason=reason, changes=changes, buffer=Buffer.LEAVE)

        def with_others(way: Buffer, why: str) -> None:
            form.saved(replace(decided, reason=why, buffer=way))

        after = decisions.adjusted(thing, changes)
        if not (adjusting and shift_prompt.ask(app, thing, after, with_others, reason)):
            form.saved(decided)

    title = f"{TITLES[kind]}: {thing.title}"
    subject = f"decide:{kind}:{choice.target}:{choice.target_id}"
    lead = LEADS.get((type(thing), kind), "")
    app.push_screen(FormScreen(title, fields, save, subject, lead, done, enter_saves=not adjusting))


def next_bite_form(app: "TuiGoalsApp", matter: Matter, choice: Choice, done: Decided) -> None:
    """Choose the bite that comes next for a thing, or write one."""
    tree = views.outline(app.state)
    inside = [item.bite for item in views.todays_queue(app.state) if matter.thing in tree.path(item.bite)]

    def choices() -> list[Pick]:
        listed: list[Pick] = [
            (bite.id, f"{bite.title}   {task.title if (task := tree.task_of_bite(bite)) else ''}", False)
            for bite in inside[:MOST_BITES]
        ]
        return [*listed, (WRITE, "Write a new one ...", False)]

    def picked(value: object, _: bool) -> None:
        """Take that one, or have a new one written."""
        if isinstance(value, int):
            done(replace(choice, bite_id=value, new_bite=""))
        else:
            _write_bite(app, matter, choice, done)

    if inside:
        title = f"What comes next for “{matter.thing.title}”?   enter picks, esc closes"
        app.push_screen(PickScreen(title, choices, picked, many=False))
    else:
        _write_bite(app, matter, choice, done)


def _write_bite(app: "TuiGoalsApp", matter: Matter, choice: Choice, done: Decided) -> None:
    thing = matter.thing
    milestones = views.outline(app.state).milestones_of(thing.id) if isinstance(thing, Goal) else (thing,)
    if all(each.done_at for each in milestones):
        app.notify(
            f"“{thing.title}” has no open milestone that a bite could be for. Add one first (1, then n).",
            severity="warning", markup=False,
        )  # fmt: skip
        return

    def save(form: FormScreen, values: Values) -> None:
        """Give the choice back with the new bite."""
        form.saved(replace(choice, bite_id=None, new_bite=values["title"]))

    fields = [title_field("bite", choice.new_bite, "small enough for one sitting")]
    subject = f"next:{choice.target}:{choice.target_id}"
    app.push_screen(FormScreen(f"Next for: {thing.title}", fields, save, subject, done=done, enter_saves=True))


def _adjustable(app: "TuiGoalsApp", thing: Goal | Milestone, choice: Choice) -> list[Field]:
    """The fields of what a review can change of a thing, with what was chosen for them already."""
    if isinstance(thing, Goal):
        goal = decisions.adjusted(thing, choice.changes)
        target = Field("target_value", "Target", shown(goal.target_value), goal.unit, numbers_or_none)
        return [day_field(app, "due", "Due", goal.due), *([target] if goal.target_value is not None else [])]
    milestone = decisions.adjusted(thing, choice.changes)
    return [
        day_field(app, "due", "Due", milestone.due),
        Field("contributes", "Contributes", shown(milestone.contributes), "", numbers_or_none),
        Field("deliverable", "Done when", milestone.deliverable, "what is there then", line("deliverable")),
    ]


def _changed(thing: Goal | Milestone, values: Values) -> list[tuple[str, str]]:
    """The fields whose value is another one, as the ledger writes them."""
    asked = ((name, plan_history.as_text(value)) for name, value in values.items())
    return [(name, text) for name, text in asked if text != plan_history.as_text(getattr(thing, name))]


def _check(matter: Matter, changes: tuple[tuple[str, str], ...]) -> None:
    """What the save will check, so that it is said while the form is open. Raises Refused."""
    after = decisions.adjusted(matter.thing, changes)
    if isinstance(after, Goal):
        checks.check_goal(after)
    else:
        checks.check_milestone(after, matter.goal)
