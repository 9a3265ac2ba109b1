"""Quick add: one line of prose over any screen, with what was understood of it token by token."""

from textual import on
from textual.content import Content
from textual.widgets import Input, Label

from tui_goals.commands.quick_add import add_quickly
from tui_goals.domain import Refused
from tui_goals.rules import quick_add, texts
from tui_goals.rules.quick_add import Part, Quick
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.thing_screen import ThingScreen
from tui_goals.state import views
from tui_goals.terminal.text import clean_line
from tui_goals.widgets.fields import Field

HINT = "1000 words of chapter 3 by fri @novel #writing ~50m"
GRAMMAR = "by DAY  @goal/milestone  #label  ~50m  +goal +milestone !1 +task +bite"
COLOURS = {
    Part.TITLE: "",
    Part.AMOUNT: "bold $accent",
    Part.DUE: "bold $warning",
    Part.PLACE: "bold $primary",
    Part.LABEL: "bold $success",
    Part.ESTIMATE: "bold $secondary",
    Part.PRIORITY: "bold $error",
    Part.KIND: "bold",
}


class QuickForm(FormScreen):
    """The form of one line; what leads in is the prose as it is understood."""

    def __init__(
        self,
        title: str = "Quick add",
        label: str = "Add",
        prose: str = "",
        subject: str = "quick",
    ) -> None:
        field = Field("prose", label, prose, HINT, lambda text: texts.clean_line(text, "line", texts.LINE_LIMIT))
        super().__init__(title, [field], self._add, subject, done=self._told, enter_saves=True)

    def show_lead(self) -> None:
        """The prose with each token in its colour, then the same in words."""
        text = next((row.value for row in self.query(Input)), self._kept["prose"])
        label = self.query_one("#form-lead", Label)
        quick = self._understood(text)
        if not text.strip():
            label.update(Content(GRAMMAR))
            return
        coloured = Content.assemble(*((clean_line(token.text), COLOURS[token.part]) for token in quick.tokens))
        label.update(Content("\n").join([coloured, Content(" · ".join(self._words(quick)))]))

    @on(Input.Changed)
    def show_understood(self) -> None:
        """Say again what is understood."""
        self.show_lead()

    def _understood(self, text: str) -> Quick:
        program = self.program
        return quick_add.understand(text, program.state.today, program.settings.day_first)

    def _place(self, quick: Quick) -> quick_add.Place:
        """Where it goes. Raises Refused."""
        program = self.program
        plan, screen = views.outline(program.state), program.screen_stack[0]
        thing = screen.thing() if isinstance(screen, ThingScreen) else None
        under = plan.path(thing) if thing is not None else ()
        return quick_add.place(quick, plan, under, program.goal_in_focus())

    def _words(self, quick: Quick) -> list[str]:
        try:
            place, problem = self._place(quick), ""
        except Refused as refusal:
            place, problem = quick_add.Place(), str(refusal)
        words = quick_add.in_words(quick, place, self.program.state.today)
        return [clean_line(line) for line in (*words, problem) if line]

    def _add(self, form: FormScreen, values: Values) -> None:
        quick = self._understood(values["prose"])
        try:
            place = self._place(quick)
        except Refused as refusal:
            self.refused(refusal)
            return
        self.program.do(add_quickly, quick, place, then=self.saved, otherwise=self.refused)

    def _told(self, added: object) -> None:
        self.program.clear_notifications()
        self.program.notify(f"Added “{getattr(added, 'title', '')}”. u takes it back.", timeout=4, markup=False)
