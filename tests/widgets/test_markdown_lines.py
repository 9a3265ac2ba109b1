"""Markdown as lines: how it looks, that nothing typed is left out, that nothing in it is taken for a command."""

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui_goals.terminal.text import is_drawable
from tui_goals.widgets.glyphs import ASCII, UNICODE
from tui_goals.widgets.markdown_lines import READ_AT_ONCE, addresses, markdown_lines, typed_lines, wrap_pieces

SIGNS = st.lists(
    st.sampled_from(
        [*"abcXYZ", " ", " ", "\n", "\n\n", "# ", "> ", "- ", "1. ", "*", "**", "_", "~~", "`", "```", "    ", "[",
         "](", ")", "!", "<", ">", "\\", "&amp;", "---", "===", "|", "日本", "é", "\t"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


def shown(text: str, width: int = 72) -> str:
    """The lines as plain text."""
    return "\n".join("".join(piece for piece, _ in line) for line in markdown_lines(text, width, UNICODE))


def styles(text: str) -> dict[str, str]:
    """Each piece of the first line with its style."""
    return dict(markdown_lines(text, 72, UNICODE)[0])


def test_headings_lists_quotes_code_and_rules() -> None:
    lists = "It went:\n- one\n  - two\n- three\n\n3. c\n4. d"
    text = f"# A day\n\n{lists}\n\n> said\n>\n> so\n\n```py\nx = 1\n\ny\n```\n\n---\nend"
    assert shown(text).split("\n") == [
        "A day", "", "It went:", "", "· one", "  · two", "· three", "", "3. c", "4. d", "", "│ said", "│", "│ so", "",
        "py", "x = 1", "", "y", "", "─" * 24, "", "end",
    ]  # fmt: skip


def test_emphasis_has_a_style_and_no_signs() -> None:
    found = styles('a **b** *c* `d` ~~e~~ [f](http://g.example "h")')
    assert found["b"] == "title" and found["c"] == "accent" and found["d"] == "chip" and found["e"] == "done"
    assert found["f"] == "accent" and found[" (http://g.example “h”)"] == "dim"
    assert markdown_lines("# *Title*", 72, UNICODE) == ((("Title", "title"),),)


def test_lines_break_where_they_were_typed_and_at_spaces() -> None:
    assert shown("one\ntwo  \nthree") == "one\ntwo\nthree"
    assert shown("alpha beta gamma", 11) == "alpha beta\ngamma"
    assert shown("- alpha beta gamma", 13) == "· alpha beta\n  gamma"
    assert shown("日本日本日本日本", 8) == "日本日本\n日本日本"
    assert wrap_pieces([("alpha ", "plain"), ("beta", "title"), ("gamma", "plain")], 10) == [
        (("alpha", "plain"),), (("beta", "title"), ("gamma", "plain")),
    ]  # fmt: skip


def test_what_other_readers_hide_is_seen() -> None:
    assert shown("Under\n---") == "Under\n\n" + "─" * 24
    assert shown("[label]: http://a.example") == "[label]: http://a.example"
    assert shown("<b>x</b> <!-- y --> &amp;") == "<b>x</b> <!-- y --> &amp;"
    assert shown("[é](http://é.example/ü)") == "é (http://é.example/ü)"
    assert shown(">" * 300 + " deep").endswith("deep")


def test_a_long_text_is_shown_to_a_point_and_says_what_is_left() -> None:
    text = "word " * 20_000
    assert shown(text).endswith(f"… {len(text) - READ_AT_ONCE:,} more characters; e opens the whole text")


def test_in_ascii_every_sign_of_ours_is_ascii() -> None:
    lines = markdown_lines("- a\n\n> b\n\n---\n\n1. c", 40, ASCII)
    assert all(piece.isascii() for line in lines for piece, _ in line)


@given(SIGNS, st.sampled_from([20, 40, 72]))
@example("```", 20)
@example("- - - - a\n> > > b", 20)
@example("[a](b", 72)
def test_no_letter_is_left_out_and_no_line_is_too_wide(text: str, width: int) -> None:
    found = shown(text, width)
    assert letters(found) == letters(text)
    assert max(map(cell_len, found.split("\n"))) <= width


@given(st.text(max_size=200))
@example("\x1b]52;c;AAAA\x07 \x9b31m \u202e \ud800 \x00")
def test_j33_nothing_undrawable_comes_out(text: str) -> None:
    for line in markdown_lines(text, 40, UNICODE):
        assert all(is_drawable(piece) for piece, _ in line)


def letters(text: str) -> str:
    """The letters of a text in their order, less those of an entity."""
    return "".join(sign for sign in text if sign.isalpha())


def test_j32_addresses_are_those_of_links_pictures_and_bare_ones_each_once() -> None:
    text = (
        "See [the plan](https://a.example/x_y 'mine') and <https://b.example>, www.c.example/d.\n\n"
        "![map](map.png) again https://b.example! `https://code.example` and mailto:me@d.example"
    )
    assert addresses(text) == (
        "https://a.example/x_y", "https://b.example", "www.c.example/d", "map.png", "mailto:me@d.example",
    )  # fmt: skip


@given(st.text(max_size=200))
def test_j32_no_address_acts_on_the_terminal_and_none_raises(text: str) -> None:
    assert all(is_drawable(each) for each in addresses(text))


def test_j32_a_text_as_typed_keeps_its_signs() -> None:
    lines = typed_lines("# One *two*\n\n- [x](y)", 30)
    assert ["".join(piece for piece, _ in line) for line in lines] == ["# One *two*", "", "- [x](y)"]
