"""Say who may see a thing: private unless a reader is picked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui_goals.commands.readers import add_reader, edit_reader, share, unshare
from tui_goals.domain import Entry, ReaderKind, ReportReader, Shared, Sharing
from tui_goals.rules import texts
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.shell.plan_forms import choice_field
from tui_goals.widgets.fields import Field

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp
    from tui_goals.shell.plan_forms import Done


def pick_readers(app: "TuiGoalsApp", target: Shared, target_id: int, title: str) -> None:
    """Pick the readers who may see a goal, a milestone or an entry; where there are none, add one first."""

    def choices() -> Sequence[Choice]:
        readers = app.ask(lambda reader: reader.find(ReportReader), ())
        sharings = app.ask(lambda reader: reader.find(Sharing, target=target, target_id=target_id), ())
        seeing = {each.reader_id for each in sharings}
        return [(each.id, f"{each.name}   {each.kind}", each.id in seeing) for each in readers]

    def picked(reader_id: object, already: bool) -> None:
        app.do(unshare if already else share, reader_id, [(target, target_id)])

    def pick(_: object = None) -> None:
        app.push_screen(PickScreen(f"Share {title} with ...   space picks, esc closes", choices, picked, many=True))

    if choices():
        pick()
    else:
        reader_form(app, None, pick)


def share_entry(app: "TuiGoalsApp", entry: Entry | None) -> None:
    """Pick the readers who may see an entry; a draft is nobody's but one's own."""
    if entry is None:
        app.notify("Go to a saved entry first; a draft cannot be shared.", severity="warning")
    else:
        pick_readers(app, Shared.ENTRY, entry.id, "this entry")


def reader_form(app: "TuiGoalsApp", reader: ReportReader | None, done: "Done" = None) -> None:
    """Add a reader, or change one."""
    kept = reader or ReportReader()

    def save(form: FormScreen, values: Values) -> None:
        then, otherwise = form.saved, form.refused
        if reader is None:
            app.do(add_reader, values["name"], values["kind"], then=then, otherwise=otherwise)
        else:
            mine = ReportReader(reader.id, reader.uid, reader.revision, values["name"], values["kind"])
            app.do(edit_reader, reader, mine, then=then, otherwise=otherwise)

    fields = [
        Field("name", "Name", kept.name, "Ada", lambda text: texts.clean_line(text, "reader", texts.LABEL_LIMIT)),
        choice_field("kind", "Who", kept.kind, tuple(ReaderKind), ReaderKind),
    ]
    lead = "Someone a report is made for. They see only what you share: in the palette, “Share with ...” on a thing."
    title = f"Change {kept.name}" if reader else "New reader"
    subject = f"reader:{kept.id}" if reader else "reader"
    app.push_screen(FormScreen(title, fields, save, subject, lead, done))
