"""What readers answer, and what was agreed upon with them."""

from collections.abc import Iterable

from tui_goals.domain import AgreedScope, Feedback, Goal, Milestone, Refused, ReportReader, Target, Verdict
from tui_goals.domain.values import frozen
from tui_goals.rules import agreed, days, texts
from tui_goals.store.tx import Tx


@frozen
class Answer:
    """What a reader says of a goal or milestone, by their uids; its own uid makes it count once."""

    uid: str
    reader_uid: str
    target: Target
    target_uid: str
    verdict: Verdict
    text: str


@frozen
class Answered:
    """What came of answers: those that are new, and how many were there already."""

    new: tuple[Feedback, ...]
    there: int

    @property
    def count(self) -> int:
        """How many are new."""
        return len(self.new)


def take_in_answers(tx: Tx, answers: Iterable[Answer]) -> Answered:
    """Take in {it.count} answers of readers.

    One that was taken in before stays as it is. Raises Refused where the reader or the thing is not known here.
    """
    new: list[Feedback] = []
    there = 0
    today = days.local_day(tx.now, tx.zone, tx.cutoff)
    for answer in answers:
        if tx.find(Feedback, uid=answer.uid):
            there += 1
            continue
        reader = tx.find(ReportReader, uid=answer.reader_uid)
        kind: type[Goal | Milestone] = Goal if answer.target is Target.GOAL else Milestone
        thing = tx.find(kind, uid=answer.target_uid)
        if not reader or not thing:
            missing = f"a {answer.target}" if reader else "a reader"
            raise Refused(f"The answer is of {missing} that is not in this database. Nothing was taken in.")
        text = texts.clean_optional_line(answer.text, "answer")
        feedback = Feedback(
            uid=answer.uid, reader_id=reader[0].id, target=answer.target, target_id=thing[0].id,
            verdict=answer.verdict, text=text, given_at=tx.now, local_day=today,
        )  # fmt: skip
        new.append(tx.add(feedback))
    return Answered(tuple(new), there)


def agree_scope(tx: Tx, goal_id: int, reader_id: int | None = None, note: str = "") -> AgreedScope:
    """Agree on the scope of a goal, version {it.number}.

    Its milestones and dates are kept as they are now; later changes are told against them. Raises NotFound, Refused.
    """
    goal = tx.get(Goal, goal_id)
    if reader_id is not None:
        tx.get(ReportReader, reader_id)
    earlier = tx.find(AgreedScope, goal_id=goal_id)
    scope = AgreedScope(
        goal_id=goal_id,
        number=max((each.number for each in earlier), default=0) + 1,
        content=agreed.as_json(agreed.scope_of(goal, tx.milestones_of(goal_id))),
        reader_id=reader_id,
        note=texts.clean_optional_line(note, "note"),
        agreed_at=tx.now,
        zone=tx.zone,
        local_day=days.local_day(tx.now, tx.zone, tx.cutoff),
    )
    return tx.add(scope)
