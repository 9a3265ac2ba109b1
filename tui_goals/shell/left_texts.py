"""The private files that texts lie in while an editor has them, and what is found of them at the next start."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui_goals import paths, processes
from tui_goals.commands.drafts import keep_draft
from tui_goals.domain import Entry, Refused, StoreFailed, Terminal, TuiGoalsError, new_uid
from tui_goals.domain.values import frozen
from tui_goals.rules import texts
from tui_goals.rules.entries import SUBJECT, EntryDraft, entry_drafts
from tui_goals.store.files import PRIVATE_FOLDER, private_folder, write_private

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

FOLDER = "editing"
FILE = "entry.md"


@frozen
class Left:
    """A file that an editor had when its program ended, and whose draft it was."""

    path: Path
    subject: str


def write(place: Path, terminal: Terminal, subject: str, data: bytes) -> Path:
    """A text in a file of its own in a folder of its own, both for their owner alone. Raises StoreFailed.

    The folder's name tells subject and program, so that the next start knows what it finds, and no word of the text.
    """
    private_folder(place)
    place.chmod(PRIVATE_FOLDER)
    number = 0
    while True:
        name = ".".join((
            subject.replace(":", "_"), str(number), str(terminal.pid), terminal.process_start, terminal.host,
        ))  # fmt: skip
        try:
            (place / name).mkdir(mode=PRIVATE_FOLDER)
        except FileExistsError:
            number += 1
            continue
        except OSError as error:
            raise StoreFailed(f"There is no place for the editor's file ({error.strerror}).") from error
        write_private(place / name / FILE, data)
        return place / name / FILE


def remove(path: Path) -> None:
    """Remove the file and what the editor put beside it."""
    shutil.rmtree(path.parent, ignore_errors=True)


def left(place: Path, here: Terminal) -> Iterator[Left]:
    """The files of programs that have ended."""
    for folder in sorted(place.iterdir()) if place.is_dir() else ():
        parts = folder.name.split(".", 4)
        if len(parts) != 5 or not parts[2].isdecimal():
            continue
        subject, _, pid, process_start, host = parts
        writer = Terminal(host=host, pid=int(pid), boot_id=here.boot_id, process_start=process_start)
        if not processes.lives(writer, here):
            yield Left(folder / FILE, subject.replace("_", ":"))


def take_in(app: "TuiGoalsApp") -> None:
    """Make drafts of the texts that editors had when the program ended; files that are no text are named."""
    try:
        found = tuple(left(paths.state_folder() / FOLDER, app.opening.terminal))
    except (OSError, TuiGoalsError):
        return
    for each in found:
        try:
            text = texts.clean_body(each.path.read_bytes().decode("utf-8-sig")).removesuffix("\n")
        except FileNotFoundError:
            remove(each.path)
        except (OSError, UnicodeDecodeError, Refused):
            app.notify(f"An editor left a text that cannot be read as UTF-8: {each.path}", timeout=12, markup=False)
        else:
            _offer(app, each, text)


def _offer(app: "TuiGoalsApp", found: Left, text: str) -> None:
    """Keep a text as a draft, unless it is kept already; its file goes once that is committed."""
    drafts = entry_drafts(app.state.drafts)
    owner = next((draft for draft in drafts if draft.subject == found.subject), None)
    number = found.subject.removeprefix(SUBJECT).split(":")[0]
    entry_id = owner.entry_id if owner is not None else int(number) if number.isdecimal() else 0
    known = {draft.body.strip() for draft in drafts} | {_body(app, entry_id).strip(), ""}
    if text.strip() in known:
        remove(found.path)
        return

    def kept(_: object) -> None:
        remove(found.path)
        app.notify("A text was open in your editor when the program ended. It is a draft now (4).", timeout=8)

    subject = f"{SUBJECT}{entry_id or 'new'}:{new_uid()[:12]}"
    draft = replace(owner or EntryDraft("", entry_id=entry_id), subject=subject, body=text, writer="")
    app.do(keep_draft, draft.subject, draft.fields(), then=kept)


def _body(app: "TuiGoalsApp", entry_id: int) -> str:
    found = app.ask(lambda reader: reader.find(Entry, id=entry_id), ()) if entry_id else ()
    return found[0].body if found else ""
