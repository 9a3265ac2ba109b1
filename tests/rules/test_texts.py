"""Typed text: what is cleaned, what is refused, which tags it holds."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import Refused
from tui_goals.rules.texts import (
    BODY_LIMIT,
    LABEL_LIMIT,
    LINE_LIMIT,
    TITLE_LIMIT,
    clean_body,
    clean_line,
    clean_optional_line,
    first_line,
    labels_in,
    tags_in,
)

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
hostile_text = st.text(
    st.sampled_from("a #é/-_`\n\t\r\x00\x1b\x07\x7f\x85\x9b\u2028\u202e\u200d[]()\\e\u0301ß日") | st.characters()
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Write the novel ", "Write the novel"),
        ("one\ntwo\r\n\tthree", "one two three"),
        ("a\u2028b\x85c\x0bd", "a b c d"),
        ("\x1b[31mred\x1b[0m\x07\x00\x7f\x9b", "[31mred[0m"),
        ("e\u0301te\u0301", "été"),
        ("[/] [@click=x]", "[/] [@click=x]"),
        ("\u202eabc\u202c", "\u202eabc\u202c"),
        ("👩\u200d🚀 go", "👩\u200d🚀 go"),
    ],
)
def test_a_title_is_cleaned(typed: str, kept: str) -> None:
    assert clean_line(typed, "goal") == kept


@pytest.mark.parametrize("empty", ["", "   ", "\n\t", "\x00\x1b", "\u200b", "\u202e \u200d", "\u3000"])
def test_an_empty_title_is_refused(empty: str) -> None:
    with pytest.raises(Refused, match=r"^A goal needs a title: "):
        clean_line(empty, "goal")
    with pytest.raises(Refused, match=r"^An entry needs a title: "):
        clean_line(empty, "entry")
    assert clean_optional_line(empty) == ""


def test_a_long_text_is_refused_with_both_numbers_and_never_cut() -> None:
    assert clean_line("x" * TITLE_LIMIT, "goal") == "x" * TITLE_LIMIT
    with pytest.raises(Refused, match="201 characters; 200 is the most"):
        clean_line("x" * (TITLE_LIMIT + 1), "goal")
    with pytest.raises(Refused, match="The reason has 501 characters; 500 is the most"):
        clean_optional_line("x" * (LINE_LIMIT + 1), "reason")
    with pytest.raises(Refused, match="2,000,001 characters; 2,000,000"):
        clean_body("x" * (BODY_LIMIT + 1))
    with pytest.raises(Refused, match="4 characters; 3 is"):
        clean_body("1234", limit=3)


def test_lone_surrogates_are_refused_everywhere() -> None:
    for clean in (lambda text: clean_line(text, "goal"), clean_optional_line, clean_body):
        with pytest.raises(Refused, match="UTF-8"):
            clean("caf\udce9")


def test_none_is_an_empty_line() -> None:
    assert clean_optional_line(None) == ""


def test_a_body_keeps_its_shape() -> None:
    assert clean_body("\tcode\r\n\n  text \x1b[0m\rend\n") == "\tcode\n\n  text [0m\nend\n"


@given(hostile_text)
def test_what_is_kept_is_clean_and_stays_as_it_is(text: str) -> None:
    try:
        line, body = clean_optional_line(text, limit=10_000), clean_body(text)
    except Refused:
        assert re.search(r"[\ud800-\udfff]", text)
        return
    assert not CONTROL.search(line)
    assert not CONTROL.search(body.replace("\n", "").replace("\t", ""))
    assert line == line.strip() == clean_optional_line(line, limit=10_000)
    assert body == unicodedata.normalize("NFC", body) == clean_body(body)
    assert line.encode() is not None


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        ("#one and #two, #one again", ("one", "two")),
        ("#Work/Deep-Focus (#Straße)", ("work/deep-focus", "strasse")),
        ("#日本語 #हिन्दी #été", ("日本語", "हिन्दी", "été")),
        ("# Heading\n## Second\n#Tag", ("tag",)),
        ("issue #1, #2026, #9lives", ("9lives",)),
        ("a#b &#39; \\#no C# ##x", ()),
        ("`#code` and ``a ` #b`` then #c", ("c",)),
        ("a ` lone backtick #tag", ("tag",)),
        ("`over two\nlines #no` #yes", ("yes",)),
        ("`open\n\n#tag` later", ("tag",)),
        ("```\n#fenced\n```\n#after", ("after",)),
        ("~~~ text\n#in\n```\n#in\n~~~~\n#out", ("out",)),
        ("````\n```\n#in\n````\n#out", ("out",)),
        ("```\n#never closed", ()),
        ("``` not a fence ``` #tag", ("tag",)),
        ("https://example.org/#frag www.example.org/#x #y", ("y",)),
        ("[text](#anchor) [text](page#part) #z", ("z",)),
        ('**#bold** _#low_ "#quoted" #end.', ("bold", "low", "quoted", "end")),
        ("#dangling- #/ #- #_", ("dangling",)),
        ("#" + "x" * LABEL_LIMIT + " #" + "y" * (LABEL_LIMIT + 1), ("x" * LABEL_LIMIT,)),
        ("", ()),
    ],
)
def test_tags(body: str, tags: tuple[str, ...]) -> None:
    assert tags_in(body) == tags


@given(hostile_text)
def test_tags_are_folded_unique_and_found_again(body: str) -> None:
    tags = tags_in(body)
    assert len(set(tags)) == len(tags)
    assert tags_in(" ".join(f"#{tag}" for tag in tags)) == tags


def test_tags_in_a_hostile_text_take_no_time() -> None:
    assert tags_in("`a``b```c" * 20_000 + " #x") == ("x",)
    assert tags_in("".join("`" * length + " " for length in range(1, 600)) + "#y") == ("y",)


def test_labels() -> None:
    assert labels_in(" race, Race ,, long  run\t,\nhome ") == ("race", "long  run", "home")
    assert labels_in("") == ()
    with pytest.raises(Refused, match="The label has 41 characters"):
        labels_in("ok, " + "x" * (LABEL_LIMIT + 1))


def test_the_first_line_says_something_without_its_markdown() -> None:
    assert first_line("\n\n## Looking round\nmore") == "Looking round"
    assert first_line("- a point") == "a point"
    assert first_line(" \n") == ""


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("A tester wrote: *“It falls over.”* Don't", "A tester wrote: “It falls over.” Don't"),
        ("**bold**, __strong__ and `code`", "bold, strong and code"),
        ("* item _x_ of snake_case_y, 5 * 3 * 2", "item x of snake_case_y, 5 * 3 * 2"),
        ("***\n\n# Head", "Head"),
    ],
)
def test_a_first_line_reads_without_the_signs_of_markdown(body: str, line: str) -> None:
    assert first_line(body) == line
