"""Markdown as lines of pieces: drawn like everything else, never as markup, and nothing that was typed is left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

from tui_goals.terminal.text import clean, clean_line
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.painting import Line, Piece, join

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

READ_AT_ONCE = 20_000
"""Characters that are shown of a text: more than is read beside a list, and parsed before it is felt in the keys."""
MOST_NESTED = 15
"""Blocks in each other up to which a text is laid out; beyond, where the parser drops what it holds, it is as typed."""
NARROWEST = 8
"""Cells that are left to a text however deep it is nested."""
BARE = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://|mailto:|www\.)[^\s<>()]+", re.IGNORECASE)
"""An address that stands in the text as it is."""
ENDS_OF_SENTENCES = ".,;:!?'\"”’)]"
STYLES_OF = {"strong_open": "title", "em_open": "accent", "link_open": "accent", "s_open": "done"}
STRONGEST = ("chip", "title", "accent", "done")
BLANK: Line = ()


@dataclass(slots=True)
class Block:
    """A list or a quote that is open: what stands before its first line, and before each line after that."""

    first: Piece
    rest: Piece
    number: int | None = None
    """The next item's number in an ordered list."""


def markdown_lines(text: str, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The lines of a Markdown text for a width in cells; line breaks stay where they were typed."""
    shown = clean(text[:READ_AT_ONCE])
    tokens = _parser().parse(shown)
    if max((token.level for token in tokens), default=0) > MOST_NESTED:
        lines = list(typed_lines(shown, width))
    else:
        lines = _Writer(width, glyphs).write(tokens)
    left = len(text) - READ_AT_ONCE
    if left > 0:
        lines += [BLANK, ((f"{glyphs.ellipsis} {left:,} more characters; e opens the whole text", "dim"),)]
    return tuple(lines)


def typed_lines(text: str, width: int) -> tuple[Line, ...]:
    """The lines of a text exactly as it was typed, for a width in cells; nothing is laid out."""
    shown = clean(text[:READ_AT_ONCE])
    return tuple(line for each in shown.split("\n") for line in wrap_pieces([(each, "plain")], max(NARROWEST, width)))


def addresses(text: str) -> tuple[str, ...]:
    """Where the links and pictures of a Markdown text point to, as typed, each once, in order; bare ones too."""
    inline = (token for block in _parser().parse(clean(text)) for token in block.children or [])
    found: list[str] = []
    for token in inline:
        match token.type:
            case "link_open":
                found.append(str(token.attrs.get("href", "")))
            case "image":
                found.append(str(token.attrs.get("src", "")))
            case "text":
                found += (each.rstrip(ENDS_OF_SENTENCES) for each in BARE.findall(token.content))
    return tuple(dict.fromkeys(filter(None, found)))


def wrap_pieces(pieces: Sequence[Piece], width: int) -> list[Line]:
    """Pieces broken at spaces into lines of at most that many cells; a word that is longer is cut."""
    lines: list[Line] = []
    line: list[Piece] = []
    room = width
    for word in _words(pieces):
        needed = sum(cell_len(text) for text, _ in word)
        blank = word[0][0].isspace()
        if needed > room and line and not blank:
            lines.append(_trimmed(line))
            line, room = [], width
        if blank and (needed > room or (not line and lines)):
            continue
        for text, style in word:
            for part in chop_cells(text, width) if needed > width else [text]:
                if cell_len(part) > room:
                    lines.append(_trimmed(line))
                    line, room = [], width
                line.append((part, style))
                room -= cell_len(part)
    return [*lines, _trimmed(line)]


def _words(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Runs of spaces and of anything else, each in the pieces it is made of."""
    word: list[Piece] = []
    for text, style in pieces:
        start = 0
        for at in range(1, len(text) + 1):
            if at < len(text) and (text[at] == " ") == (text[start] == " "):
                continue
            part = text[start:at]
            if word and (word[-1][0][-1] == " ") != (part[0] == " "):
                yield word
                word = []
            word.append((part, style))
            start = at
    if word:
        yield word


def _trimmed(line: Sequence[Piece]) -> Line:
    """The line without the spaces at its end, neighbours of one style put together."""
    kept = list(line)
    while kept and kept[-1][0].endswith(" "):
        text, style = kept.pop()
        kept += [(text.rstrip(" "), style)] if text.strip(" ") else []
    return join(kept)


@cache
def _parser() -> "MarkdownIt":
    """The parser, loaded with the first text; rules that would hide or reshape what was typed are off."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("strikethrough")
    for name in ("normalizeLink", "normalizeLinkText"):
        setattr(parser, name, str)
    return parser.disable(["lheading", "reference", "entity"])


def _address(token: "Token", name: str) -> str:
    """Where a link or picture points to, as it was typed, with its title."""
    title = token.attrs.get("title")
    return f" ({token.attrs.get(name, '')}{f' “{title}”' if title else ''})"


class _Writer:
    """Turns the parser's tokens into lines, one block under the other."""

    def __init__(self, width: int, glyphs: Glyphs) -> None:
        self._width = width
        self._glyphs = glyphs
        self._blocks: list[Block] = []
        self._lines: list[Line] = []
        self._heading = False
        self._gap_in: int | None = None
        """An empty line is due before the next one, within that many blocks."""

    def write(self, tokens: Sequence["Token"]) -> list[Line]:
        """All lines."""
        for token in tokens:
            self._block(token)
        return self._lines

    def _block(self, token: "Token") -> None:
        signs = self._glyphs
        match token.type:
            case "heading_open":
                self._heading = True
            case "blockquote_open":
                self._blocks.append(Block((f"{signs.rule} ", "dim"), (f"{signs.rule} ", "dim")))
            case "bullet_list_open" | "ordered_list_open":
                start = token.attrs.get("start", 1) if token.type == "ordered_list_open" else None
                self._blocks.append(Block(("", "dim"), ("", "dim"), None if start is None else int(start)))
            case "list_item_open":
                self._item(self._blocks[-1], token)
            case "blockquote_close" | "bullet_list_close" | "ordered_list_close":
                self._blocks.pop()
                if token.level == 0 or token.type == "blockquote_close":
                    self._gap()
            case "heading_close" | "paragraph_close":
                self._heading = False
                if not token.hidden:
                    self._gap()
            case "hr":
                self._put([(signs.rest * min(self._room(), 24), "dim")])
                self._gap()
            case "fence" | "code_block":
                self._code(token)
            case "inline":
                self._inline(token.children or [])

    def _item(self, block: Block, token: "Token") -> None:
        sign = f"{self._glyphs.dot} "
        if block.number is not None:
            sign = f"{block.number}{token.markup} "
            block.number += 1
        block.first, block.rest = (sign, "accent"), (" " * cell_len(sign), "plain")

    def _code(self, token: "Token") -> None:
        room = self._room()
        if token.info.strip():
            self._put([(token.info.strip(), "dim")])
        for text in token.content.rstrip("\n").split("\n"):
            for part in chop_cells(text, room) or [""]:
                self._put([(part, "chip")])
        self._gap()

    def _inline(self, children: Sequence["Token"]) -> None:
        """Text with its emphasis, a line of its own for every line break."""
        open_styles = ["title"] if self._heading else []
        address = ""
        pieces: list[Piece] = []
        for token in children:
            style = next((each for each in STRONGEST if each in open_styles), "plain")
            match token.type:
                case "softbreak" | "hardbreak":
                    self._put(pieces)
                    pieces = []
                case "code_inline":
                    pieces.append((token.content, "chip"))
                case "image":
                    pieces += [(token.content, "accent"), (_address(token, "src"), "dim")]
                case "link_open":
                    open_styles.append(STYLES_OF[token.type])
                    address = "" if token.markup == "autolink" else _address(token, "href")
                case "link_close":
                    open_styles.pop()
                    pieces += [(address, "dim")] if address else []
                case "strong_open" | "em_open" | "s_open":
                    open_styles.append(STYLES_OF[token.type])
                case "strong_close" | "em_close" | "s_close":
                    open_styles.pop()
                case _:
                    pieces.append((token.content, style))
        self._put(pieces)

    def _put(self, pieces: Sequence[Piece]) -> None:
        """Lines under what stands before them; a list's sign only before the first."""
        if self._gap_in is not None and self._lines:
            self._lines.append(_trimmed([block.rest for block in self._blocks[: self._gap_in]]))
        self._gap_in = None
        for line in wrap_pieces([(clean_line(text), style) for text, style in pieces], self._room()):
            before = [block.first for block in self._blocks]
            for block in self._blocks:
                block.first = block.rest
            self._lines.append((*before, *line))

    def _gap(self) -> None:
        """An empty line before what follows, with the bar of a quote that goes on."""
        depth = len(self._blocks)
        self._gap_in = depth if self._gap_in is None else min(depth, self._gap_in)

    def _room(self) -> int:
        return max(NARROWEST, self._width - sum(cell_len(block.rest[0]) for block in self._blocks))
