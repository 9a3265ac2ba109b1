"""What a person types, made fit to keep: cleaned once at the door, refused in words when it cannot be kept.

Text is in NFC, without control characters (they would drive the terminal) and without lone surrogates. Those stand for
bytes that were no text; they are refused, not replaced, because what is kept should be what was typed. Invisible
characters that carry meaning (joiners, direction marks) stay; the screen shows them as placeholders.
"""

import re
import unicodedata
from collections.abc import Iterator

from tui_goals.domain import Refused

TITLE_LIMIT = 200
"""Characters in a title: two full rows of a wide terminal, and as much as an alert may carry."""
LINE_LIMIT = 500
"""Characters in any other single line (a why, a reason, a note): a short paragraph; longer thoughts are entries."""
BODY_LIMIT = 2_000_000
"""Characters in an entry: a thick book, and as much as the editor can still be fluent with."""
LABEL_LIMIT = 40
"""Characters in a label or tag: more would not fit on a card."""

SURROGATES = re.compile(r"[\ud800-\udfff]")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
LINE_BREAKS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
BREAKS_AND_TABS = re.compile(r"[\n\t]+")
VOWELS = tuple("aeiou")
NOT_SEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})

BLANK_LINE = re.compile(r"\n[ \t]*\n")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
BACKTICKS = re.compile(r"(`+)")
EMPHASIS = re.compile(r"(?<!\w)([*_]{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)|`+([^`]+)`+")
ADDRESSES = re.compile(r"\b[a-z][a-z0-9+.-]{0,20}://\S*|\bwww\.\S*|\]\([^)\s]*", re.IGNORECASE)
TAG_SIGN = re.compile(r"(?<![^\W_])(?<![&/#\\=@.?])#")


def clean_line(text: str, what: str, limit: int = TITLE_LIMIT) -> str:
    """The one line that names a thing, such as `what="goal"`; `Refused` when it is empty or too long, never cut."""
    line = _one_line(text)
    if not _can_be_seen(line):
        article = "An" if what.startswith(VOWELS) else "A"
        raise Refused(f"{article} {what} needs a title: type a few words.")
    return _within(line, "This title", limit)


def clean_optional_line(text: str | None, what: str = "line", limit: int = LINE_LIMIT) -> str:
    """A line that may be left empty, named by its field, such as `what="reason"`; `Refused` when it is too long."""
    line = _one_line(text or "")
    return _within(line, f"The {what}", limit) if _can_be_seen(line) else ""


def clean_body(text: str, limit: int = BODY_LIMIT) -> str:
    """A text of many lines, with its tabs, spaces and empty lines as typed; `Refused` when it is too long."""
    return _within(_cleaned(text), "This text", limit)


def first_line(body: str) -> str:
    """The first line of a Markdown text that says something, without the signs of headings, lists, quotes, emphasis.

    Of a long line, only as much as a line may hold.
    """
    lines = (line.strip().lstrip("#>- ")[:LINE_LIMIT] for line in body.split("\n"))
    unmarked = (EMPHASIS.sub(lambda found: found[2] or found[3], line).lstrip("* ") for line in lines)
    return next(filter(None, unmarked), "")


def tags_in(body: str) -> tuple[str, ...]:
    """The `#tags` of a Markdown text, case-folded, each once, in order of appearance.

    A tag holds letters of any script, digits, `_`, `-` and `/`, at least one of them a letter, and begins where no word
    is running. Code spans, fenced code, addresses and headings hold none; one longer than a label is none.
    """
    tags = (tag for paragraph in _paragraphs(body) for tag in _tags(_prose(paragraph)))
    return tuple(dict.fromkeys(tags))


def labels_in(text: str) -> tuple[str, ...]:
    """The labels in a comma separated line, cleaned, each once whatever its case; `Refused` when one is too long."""
    labels = (clean_optional_line(part, "label", LABEL_LIMIT) for part in text.split(","))
    first_spelling: dict[str, str] = {}
    for label in filter(None, labels):
        first_spelling.setdefault(label.casefold(), label)
    return tuple(first_spelling.values())


def _cleaned(text: str) -> str:
    if SURROGATES.search(text):
        raise Refused("This holds bytes that are no text (not UTF-8); type or copy it again.")
    return unicodedata.normalize("NFC", CONTROLS.sub("", LINE_BREAKS.sub("\n", text)))


def _one_line(text: str) -> str:
    return BREAKS_AND_TABS.sub(" ", _cleaned(text)).strip()


def _can_be_seen(text: str) -> bool:
    return any(unicodedata.category(character) not in NOT_SEEN for character in text)


def _within(text: str, subject: str, limit: int) -> str:
    if len(text) > limit:
        raise Refused(f"{subject} has {len(text):,} characters; {limit:,} is the most. Nothing was cut.")
    return text


def _paragraphs(body: str) -> list[str]:
    """The paragraphs outside fenced code: a fence ends at one as long, of the same sign, with nothing after it."""
    lines = []
    fence = ""
    for line in body.split("\n"):
        found = FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not found[2].strip():
                fence = ""
        elif found and not (found[1][0] == "`" and "`" in found[2]):
            fence = found[1]
            lines.append("")
        else:
            lines.append(line)
    return BLANK_LINE.split("\n".join(lines))


def _prose(paragraph: str) -> str:
    """A paragraph without its code spans (closed by as many backticks as opened them) and addresses."""
    pieces = BACKTICKS.split(paragraph)
    last_place = {run: place for place, run in enumerate(pieces)}
    prose = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        if place % 2 and last_place[piece] > place:
            place = pieces.index(piece, place + 1)
            piece = "`"
        prose.append(piece)
        place += 1
    return ADDRESSES.sub(" ", "".join(prose))


def _tags(prose: str) -> Iterator[str]:
    for sign in TAG_SIGN.finditer(prose):
        end = sign.end()
        while end < len(prose) and (prose[end] in "_-/" or unicodedata.category(prose[end])[0] in "LMN"):
            end += 1
        tag = prose[sign.end() : end].strip("_-/").casefold()
        if len(tag) <= LABEL_LIMIT and any(unicodedata.category(character)[0] == "L" for character in tag):
            yield tag
