"""The filter of a screen: a line to type in, what was understood, and filters kept under a name."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from tui_goals.commands.filters import delete_filter, save_filter
from tui_goals.domain import SavedFilter
from tui_goals.rules import filters
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.keys import key
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.shell.plan_forms import title_field
from tui_goals.shell.state_screen import StateScreen
from tui_goals.widgets.fields import LineInput

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

SAVE, DELETE = "save", "delete"


class NamedFilterScreen(StateScreen):
    """A screen whose filter can be kept under a name; all of them offer the same names."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "backslash", "saved_filters", "Saved filters", "board.filters", "Filters kept by name: use, keep",
            show=False,
        ),
    ]  # fmt: skip

    def filter_text(self) -> str:
        """The filter in force, as it was typed; empty without one."""
        return ""

    def set_filter(self, text: str) -> None:
        """Show only what passes."""

    def action_saved_filters(self) -> None:
        """Use a filter that has a name, or give this one a name."""
        pick_filter(self.program, self.filter_text(), self.set_filter)


class FilterScreen(NamedFilterScreen):
    """A screen that shows only what a filter lets pass."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("slash", "filter", "Filter", "board.filter", "Show only what passes: words, #label, @goal, due:late"),
    ]
    _filter_text = ""

    def filter_place(self) -> Widget:
        """The widget below which the line to type in comes; keys go back to `filter_end`."""
        return self.query("SightLine").first()

    def give_keys_back(self) -> None:
        """Let the keys go where they went before the filter was typed."""

    @property
    def filter(self) -> filters.Filter:
        """What is asked of each thing now."""
        return filters.understand(self._filter_text, self.data.today)

    def filter_text(self) -> str:
        """The filter in force, as it was typed."""
        return self._filter_text

    def set_filter(self, text: str) -> None:
        """Show only what passes."""
        if text != self._filter_text:
            self._filter_text = text
            self.show_state(self.data)

    def action_filter(self) -> None:
        """Type what to filter by."""
        if not self.query("#filter"):
            box = LineInput(self._filter_text, placeholder=filters.HINT, id="filter", compact=True)
            box.cursor_blink = False
            self.mount(box, before=self.filter_place())
        self.query_one("#filter").focus()

    def action_end_filter(self) -> None:
        """Show everything again."""
        if self.query("#filter"):
            self.query_one("#filter").remove()
            self.give_keys_back()
        self.set_filter("")

    @on(Input.Changed, "#filter")
    def _filter_typed(self, event: Input.Changed) -> None:
        self.set_filter(event.value.strip())

    @on(Input.Submitted, "#filter")
    def _filter_kept(self) -> None:
        self.query_one("#filter").remove()
        self.give_keys_back()


def pick_filter(app: "TuiGoalsApp", text: str, use: Callable[[str], None]) -> None:
    """List the filters that have a name, and offer to keep the one that is in force, or to let one go."""

    def choices() -> list[Choice]:
        kept = app.ask(lambda reader: reader.find(SavedFilter), ())
        found: list[Choice] = [(each, f"{each.title}   {each.text}", False) for each in kept]
        found += [(SAVE, f"Keep this one under a name:  {text}", False)] if text else []
        return [*found, (DELETE, "Delete one ...", False)] if kept else found

    def picked(choice: object, _: bool) -> None:
        if isinstance(choice, SavedFilter):
            use(choice.text)
        elif choice == SAVE:
            name_filter(app, text)
        else:
            pick_deletion(app)

    if choices():
        app.push_screen(PickScreen("Filters   enter uses one, esc closes", choices, picked, many=False))
    else:
        app.notify("No filter has a name yet. / filters, then \\ keeps it under a name.", timeout=4)


def name_filter(app: "TuiGoalsApp", text: str) -> None:
    """Keep a filter under a name."""

    def save(form: FormScreen, values: Values) -> None:
        app.do(save_filter, values["title"], text, then=form.saved, otherwise=form.refused)

    app.push_screen(
        FormScreen(f"Keep the filter: {text}", [title_field("filter", "", "Late races")], save, "filter:new")
    )


def pick_deletion(app: "TuiGoalsApp") -> None:
    """Delete a filter that has a name; u brings it back."""

    def choices() -> list[Choice]:
        return [(each.id, each.title, False) for each in app.ask(lambda reader: reader.find(SavedFilter), ())]

    def picked(filter_id: object, _: bool) -> None:
        app.do(delete_filter, filter_id, then=lambda it: app.notify(f"Deleted “{it.title}”.", timeout=3, markup=False))

    app.push_screen(PickScreen("Delete which filter?   esc keeps all", choices, picked, many=False))
