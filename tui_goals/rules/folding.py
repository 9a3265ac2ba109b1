"""Texts without case and accents, as a search compares them."""

import unicodedata


def fold(text: str) -> str:
    """The text in which `cafe` finds `Café` and `ß` finds `SS`: compatible forms, no combining marks, case-folded.

    Character by character, so that a place in it can be found in the text again. A line break is a space; characters
    that take no room (joiners, soft hyphens) are left out.
    """
    return text.translate(_FOLDED)


def places(text: str) -> list[int]:
    """For each character of the folded text the place in the text that it comes from, and the text's end."""
    found = [place for place, character in enumerate(text) for _ in fold(character)]
    return [*found, len(text)]


class _Folded(dict[int, str]):
    """What each character folds to, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    decomposed = _without_marks(unicodedata.normalize("NFKD", character))
    return _without_marks(unicodedata.normalize("NFKD", decomposed.casefold()))


def _without_marks(text: str) -> str:
    return "".join(each for each in text if not unicodedata.combining(each) and unicodedata.category(each) != "Cf")


_FOLDED: dict[int, str] = _Folded()
