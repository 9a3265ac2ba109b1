"""The style sheet, parsed no more often than the theme asks for."""

from textual.css.stylesheet import Stylesheet


class KeptStylesheet(Stylesheet):
    """A stylesheet whose sources stay parsed while the theme's variables stay the same.

    Textual parses all of them again for the first screen of each mode, and once more after that.
    """

    def set_variables(self, variables: dict[str, str]) -> None:
        """Put other variables in force; what was parsed with the old ones is forgotten."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what is not parsed yet. Raises StylesheetError and StylesheetParseError."""
        self.parse()
