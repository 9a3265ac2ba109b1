"""A screen that has the keys of an open session: pause and go on, end, abandon, plan anew, link."""

from typing import ClassVar

from textual.binding import BindingType

from tui_goals.commands.focus import drop_session, link_session, pause_session, resume_session
from tui_goals.domain import FocusSession, SessionState
from tui_goals.rules import focus, gaps
from tui_goals.shell import focus_forms, leaving, pickers
from tui_goals.shell.keys import key
from tui_goals.shell.thing_screen import ThingScreen
from tui_goals.state import views

EXTENSION = 5
"""Minutes that one key adds to the plan."""

WHILE_OPEN = frozenset({"finish", "abandon", "extend", "plan"})


class SessionScreen(ThingScreen):
    """What can be done with the session that is open, or was the last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *ThingScreen.BINDINGS,
        key("space", "pause", "Pause", "focus.pause", "Stop the clock; what is paused is not focus"),
        key("space", "resume", "Go on", "focus.resume", "Let the clock run again"),
        key("d", "finish", "Done", "focus.done", "End the session: what came of it"),
        key("a", "abandon", "Abandon", "focus.abandon", "Leave the session; its minutes and units are kept"),
        key("x", "extend", "5 min more", "focus.extend", "Add five minutes to the plan"),
        key("e", "plan", "Plan", "focus.plan", "Change the session's minutes and amount"),
        key("A", "drop", "Drop", "focus.drop", "Drop a session that was started by mistake, in its first minute"),
        key("R", "resolve", "Resolve", "focus.resolve", "Say what counts of a time of which nobody knows"),
        key("T", "take_over", "Take over", "focus.take_over", "Watch the session here instead of there", show=False),
        key("L", "link", "Link", "focus.link", "Say which bite a quick session was for"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The session's keys while one is open."""
        running = self.data.running
        match action:
            case "pause":
                return running is not None and running.session.state is SessionState.RUNNING
            case "resume":
                return running is not None and running.session.state is SessionState.PAUSED
            case "link":
                return self.unlinked() is not None
            case "drop":
                return running is not None and self.is_young()
            case "resolve":
                return self.program.watching.gap() is not None
            case "take_over":
                return running is not None and self.program.watching.elsewhere(running)
        if action in WHILE_OPEN:
            return running is not None
        return super().check_action(action, parameters)

    def last_sessions(self) -> tuple[FocusSession, ...]:
        """The sessions of today that this screen lists, the last one first."""
        return ()

    def unlinked(self) -> FocusSession | None:
        """The quick session that is open, else the last one of today that belongs to no bite."""
        running = self.data.running
        if running is not None:
            return running.session if running.session.bite_id is None else None
        return next((each for each in self.last_sessions() if each.bite_id is None), None)

    def is_young(self) -> bool:
        """Whether the open session has so little focus that it can be dropped as a mis-start."""
        running = self.data.running
        if running is None:
            return False
        seconds = self.program.watching.focus_seconds(running, self.program.reading())
        return seconds < focus.MIS_START_SECONDS

    def action_pause(self) -> None:
        """Stop the clock."""
        if (running := self.data.running) and self.program.watching.ready():
            self.program.do(pause_session, running.session.id)

    def action_resume(self) -> None:
        """Let the clock run again; after a long pause, ask first what it was."""
        if running := self.data.running:
            gap = gaps.long_pause(running.session, running.segments, self.program.reading())
            if gap is None:
                self.program.do(resume_session, running.session.id)
            else:
                self.program.watching.offer(gap, again=True)

    def action_drop(self) -> None:
        """Let a session go that was started by mistake."""
        if running := self.data.running:
            told = f"Dropped “{running.session.subject}”. u brings it back."
            self.program.do(drop_session, running.session.id, then=lambda _: self.notify(told, timeout=4, markup=False))

    def action_resolve(self) -> None:
        """Ask again what a time was of which nobody knows."""
        if gap := self.program.watching.gap():
            self.program.watching.offer(gap, again=True)

    def action_take_over(self) -> None:
        """Watch the session here from now on."""
        self.program.watching.take_over()

    def action_finish(self) -> None:
        """Ask what came of the session."""
        if (running := self.data.running) and self.program.watching.ready():
            focus_forms.end_form(self.program, running, self.session_ended)

    def action_abandon(self) -> None:
        """Leave the session."""
        if (running := self.data.running) and self.program.watching.ready():
            leaving.abandon_form(self.program, running, self.session_ended)

    def action_extend(self) -> None:
        """Add five minutes to the plan."""
        if running := self.data.running:
            focus_forms.extend(self.program, running, EXTENSION)

    def action_plan(self) -> None:
        """Change the plan."""
        if running := self.data.running:
            focus_forms.plan_form(self.program, running)

    def action_link(self) -> None:
        """Say which bite the quick session that is open was for, or else the last one of today."""
        session = self.unlinked()
        if session is None:
            return

        def choices() -> list[pickers.Choice]:
            tree, first = views.outline(self.data), [item.bite for item in views.todays_queue(self.data)]
            others = (bite for bite in self.data.bites if bite.done_at is None and bite not in first)
            bites = ((bite, tree.task_of_bite(bite)) for bite in (*first, *others))
            return [(bite.id, f"{bite.title}   {task.title if task else ''}", False) for bite, task in bites]

        def picked(bite_id: object, _: bool) -> None:
            self.program.do(link_session, session.id, bite_id)

        title = f"Which bite was “{session.subject}” for?   enter picks, esc closes"
        self.program.push_screen(pickers.PickScreen(title, choices, picked, many=False))
