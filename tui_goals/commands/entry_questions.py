"""The person's own questions for a kind of entry."""

from collections.abc import Iterable

from tui_goals.commands.door import unrecorded
from tui_goals.domain import EntryKind, ViewSetting
from tui_goals.rules import entry_questions, texts
from tui_goals.store.tx import Tx


@unrecorded
def set_questions(tx: Tx, kind: EntryKind, questions: Iterable[str]) -> ViewSetting:
    """Let a kind of entry ask these questions; none brings back those of the program.

    What was written stays as it is. Raises Refused for a question that is too long.
    """
    kept = entry_questions.as_json(texts.clean_optional_line(each, "question") for each in questions)
    subject = entry_questions.subject_of(kind)
    found = tx.find(ViewSetting, subject=subject)
    if found:
        return tx.change(found[0], value=kept, updated_at=tx.now)
    return tx.add(ViewSetting(subject=subject, value=kept, updated_at=tx.now))
