"""Which milestone waits on which: no circles, who blocks whom, and dates that contradict the order."""

from collections import deque
from collections.abc import Iterable
from datetime import date

from tui_goals.domain import Dependency, Milestone, NotFound, Refused
from tui_goals.rules import phrases


def find_path(dependencies: Iterable[Dependency], start: int, goal: int) -> tuple[int, ...]:
    """The ids on the shortest way from `start` to `goal`, each waiting on the next; empty when there is none.

    A search in breadth: every milestone and dependency is looked at once at most.
    """
    needs: dict[int, list[int]] = {}
    for dependency in dependencies:
        needs.setdefault(dependency.milestone_id, []).append(dependency.needs_id)
    came_from: dict[int, int | None] = {start: None}
    waiting = deque([start])
    while waiting and goal not in came_from:
        here = waiting.popleft()
        for needed in needs.get(here, ()):
            if needed not in came_from:
                came_from[needed] = here
                waiting.append(needed)
    path: list[int] = []
    step: int | None = goal if goal in came_from else None
    while step is not None:
        path.append(step)
        step = came_from[step]
    return tuple(reversed(path))


def check_dependency(
    dependencies: Iterable[Dependency], milestones: Iterable[Milestone], milestone_id: int, needs_id: int
) -> None:
    """Check that `milestone_id` can be made to wait on `needs_id`.

    Raises `NotFound` when one of them is gone, and `Refused` when they are the same, when the dependency exists, or
    when it would close a circle; the circle is told by its titles.
    """
    links = tuple(dependencies)
    titles = {milestone.id: milestone.title for milestone in milestones}
    if milestone_id not in titles or needs_id not in titles:
        raise NotFound("One of the two milestones is not there any more; choose another.")
    title, needed = titles[milestone_id], titles[needs_id]
    if milestone_id == needs_id:
        raise Refused(f'"{title}" cannot wait on itself; choose another milestone.')
    if any(link.milestone_id == milestone_id and link.needs_id == needs_id for link in links):
        raise Refused(f'"{title}" waits on "{needed}" already; nothing to change.')
    path = find_path(links, needs_id, milestone_id)
    if path:
        circle = " > ".join(titles.get(step, "a milestone in the trash") for step in (milestone_id, *path))
        raise Refused(
            f'"{title}" cannot wait on "{needed}", they would wait in a circle: {circle}. '
            f"Remove one of these dependencies first."
        )


def blockers(
    milestone: Milestone, milestones: Iterable[Milestone], dependencies: Iterable[Dependency]
) -> tuple[Milestone, ...]:
    """The open milestones that this one waits on; a done one waits on nothing."""
    own = (dependency for dependency in dependencies if dependency.milestone_id == milestone.id)
    return all_blockers((milestone, *milestones), own).get(milestone.id, ())


def all_blockers(
    milestones: Iterable[Milestone], dependencies: Iterable[Dependency]
) -> dict[int, tuple[Milestone, ...]]:
    """For each blocked milestone's id the open ones it waits on, in the order of the dependencies."""
    still_open = {milestone.id: milestone for milestone in milestones if milestone.done_at is None}
    found: dict[int, list[Milestone]] = {}
    for dependency in dependencies:
        needed = still_open.get(dependency.needs_id)
        if needed is not None and dependency.milestone_id in still_open:
            found.setdefault(dependency.milestone_id, []).append(needed)
    return {milestone_id: tuple(needed) for milestone_id, needed in found.items()}


def conflicting(
    milestones: Iterable[Milestone], dependencies: Iterable[Dependency]
) -> dict[int, tuple[Milestone, ...]]:
    """For each open milestone's id what it waits on that is due after it starts, or without a start after it is due."""
    every = tuple(milestones)
    by_id = {milestone.id: milestone for milestone in every}
    found: dict[int, tuple[Milestone, ...]] = {}
    for milestone_id, needed_ones in all_blockers(every, dependencies).items():
        begins = by_id[milestone_id].start or by_id[milestone_id].due
        late = tuple(needed for needed in needed_ones if begins and needed.due and begins < needed.due)
        if late:
            found[milestone_id] = late
    return found


def date_conflicts(milestones: Iterable[Milestone], dependencies: Iterable[Dependency], today: date) -> tuple[str, ...]:
    """One sentence for each open milestone that starts (or, without a start, is due) before what it waits on is due.

    `today` decides whether a date is told with its year.
    """
    every = tuple(milestones)
    by_id = {milestone.id: milestone for milestone in every}
    return tuple(
        conflict_words(by_id[milestone_id], needed, today)
        for milestone_id, late in conflicting(every, dependencies).items()
        for needed in late
    )


def conflict_words(milestone: Milestone, needed: Milestone, today: date) -> str:
    """That a milestone begins before what it waits on is due; both have the dates for it."""
    begins, verb = (milestone.start, "starts") if milestone.start else (milestone.due, "is due")
    first, last = (phrases.day(day, today) if day else "" for day in (begins, needed.due))
    return f'"{milestone.title}" {verb} {first}, before "{needed.title}" is due {last}'
