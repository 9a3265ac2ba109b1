"""A screen that has the keys of an open session: pause and go on, end, abandon, plan anew, link."""

from typing import ClassVar

from textual.binding import BindingType

from tui_goals.commands.focus import link_session, pause_session, resume_session
from tui_goals.domain import FocusSession, SessionState
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
        if action in WHILE_OPEN:
            return running is not None
        return super().check_action(action, parameters)

    def session_ended(self, session: FocusSession) -> None:
        """Say what a session came to, and what comes next."""
        self.program.session_ended(session)

    def last_sessions(self) -> tuple[FocusSession, ...]:
        """The sessions of today that this screen lists, the last one first."""
        return ()

    def unlinked(self) -> FocusSession | None:
        """The quick session that is open, else the last one of today that belongs to no bite."""
        running = self.data.running
        if running is not None:
            return running.session if running.session.bite_id is None else None
        return next((each for each in self.last_sessions() if each.bite_id is None), None)

    def action_pause(self) -> None:
        """Stop the clock."""
        if running := self.data.running:
            self.program.do(pause_session, running.session.id)

    def action_resume(self) -> None:
        """Let the clock run again."""
        if running := self.data.running:
            self.program.do(resume_session, running.session.id)

    def action_finish(self) -> None:
        """Ask what came of the session."""
        if running := self.data.running:
            focus_forms.end_form(self.program, running, self.session_ended)

    def action_abandon(self) -> None:
        """Leave the session."""
        if running := self.data.running:
            leaving.abandon_form(self.program, running)

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
