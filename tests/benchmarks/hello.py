"""The floor: the least that a Textual app can be."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static


class Hello(App[None]):
    """A header, a line, a footer."""

    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """The three of them."""
        yield Header()
        yield Static("Hello from the floor")
        yield Footer()


if __name__ == "__main__":
    Hello().run()
