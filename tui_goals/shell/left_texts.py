"""Private files for texts: while an editor has them, or the database cannot; and what the next start finds of them."""

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
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

LOOK_SECONDS = 0.5
FOLDER, UNSAVED = "editing", "unsaved"
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


def put_by(app: "TuiGoalsApp") -> None:
    """Put drafts that are not saved yet into files, for the program is about to end; from any thread, and quick."""
    db = str(app.opening.db)
    for subject, fields in app.drafts.unsaved().items():
        data = json.dumps({"database": db, "subject": subject, "fields": fields}).encode()
        with suppress(OSError, TuiGoalsError):
            write(paths.state_folder() / UNSAVED, app.opening.terminal, "draft", data)


def take_in(app: "TuiGoalsApp") -> None:
    """Make drafts of the texts that were left when a program ended."""
    for take in (_take_from_editors, _take_unsaved):
        with suppress(OSError, TuiGoalsError):
            take(app)


def _take_unsaved(app: "TuiGoalsApp") -> None:
    """Keep what could not be saved as the drafts that it was, less what another terminal has overtaken since."""
    drafts = {draft.subject: draft for draft in app.state.drafts}
    for each in tuple(left(paths.state_folder() / UNSAVED, app.opening.terminal)):
        try:
            found = json.loads(each.path.read_bytes())
            db, subject, fields = found["database"], str(found["subject"]), dict(found["fields"])
            left_at = each.path.stat().st_mtime
        except (OSError, ValueError, TypeError, KeyError):
            continue
        if db != str(app.opening.db):
            continue
        kept = drafts.get(subject)
        is_overtaken = kept is not None and kept.updated_at is not None and kept.updated_at.timestamp() > left_at
        if (kept is not None and kept.fields == json.dumps(fields)) or (is_overtaken and not _is_entry(subject)):
            remove(each.path)
            continue
        if is_overtaken:
            subject = f"{SUBJECT}{fields.get('entry') or 'new'}:{new_uid()[:12]}"
        app.drafts.keep(subject, fields)
        _remove_once_kept(app, subject, each.path)


def _is_entry(subject: str) -> bool:
    return subject.startswith(SUBJECT)


def _remove_once_kept(app: "TuiGoalsApp", subject: str, path: Path) -> None:
    if app.drafts.is_kept(subject):
        remove(path)
    else:
        app.set_timer(LOOK_SECONDS, partial(_remove_once_kept, app, subject, path))


def _take_from_editors(app: "TuiGoalsApp") -> None:
    """Make drafts of the texts that editors had when the program ended; files that are no text are named."""
    for each in tuple(left(paths.state_folder() / FOLDER, app.opening.terminal)):
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
