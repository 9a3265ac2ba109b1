"""Quick edit: a thing as one line of prose, with what was understood of it and what it changes."""

from typing import TYPE_CHECKING, Any

from tui_goals.commands import bites, goals, milestones, tasks
from tui_goals.domain import Bite, Conflict, Goal, Milestone, Refused, Task, TuiGoalsError
from tui_goals.rules import phrases, quick_add, quick_edit
from tui_goals.rules.outline import Item
from tui_goals.rules.quick_add import Quick
from tui_goals.shell import shift_prompt
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.quick_form import QuickForm
from tui_goals.terminal.text import clean_line

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

EDITS: dict[type, Any] = {
    Goal: goals.edit_goal,
    Milestone: milestones.edit_milestone,
    Task: tasks.edit_task,
    Bite: bites.edit_bite,
}


def edit_in_one_line(app: "TuiGoalsApp", item: Item) -> None:
    """Show the thing as one line to change; says so where it cannot be one."""
    try:
        prose = quick_edit.as_prose(item, app.state.today, app.settings.day_first)
    except Refused as refusal:
        app.notify(str(refusal), severity="warning", markup=False)
    else:
        app.push_screen(QuickEditForm(item, prose))


class QuickEditForm(QuickForm):
    """The form of one line for what is there already."""

    def __init__(self, item: Item, prose: str) -> None:
        kind = quick_edit.KINDS[type(item)]
        super().__init__(f"{kind.capitalize()} in one line", "Edit", prose, f"quick:{kind}:{item.id}")
        self._item = item

    def _understood(self, text: str) -> Quick:
        program = self.program
        return quick_edit.read(text, self._item, program.state.today, program.settings.day_first)

    def _words(self, quick: Quick) -> list[str]:
        words = quick_add.in_words(quick, quick_add.Place(), self.program.state.today)
        try:
            names = quick_edit.changed(self._item, quick_edit.edited(self._item, quick))
            result = f"changes {phrases.join_words(names)}" if names else "changes nothing"
        except Refused as refusal:
            result = str(refusal)
        return [clean_line(line) for line in (*words, result)]

    def _add(self, form: FormScreen, values: Values) -> None:
        try:
            wanted = quick_edit.edited(self._item, self._understood(values["prose"]))
        except Refused as refusal:
            self.refused(refusal)
            return
        edit = EDITS[type(self._item)]
        shift_prompt.save_edit(self.program, edit, self._item, wanted, {}, self.saved, self._not_saved)

    def _not_saved(self, error: TuiGoalsError) -> None:
        """Say why; after a clash the next save is against what is kept now."""
        if isinstance(error, Conflict):
            item = self._item
            self._item = self.program.ask(lambda reader: reader.get(type(item), item.id), item)
        self.refused(error)

    def _told(self, edited: object) -> None:
        self.program.clear_notifications()
        self.program.notify(f"Changed “{getattr(edited, 'title', '')}”. u takes it back.", timeout=4, markup=False)
