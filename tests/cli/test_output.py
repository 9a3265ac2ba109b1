"""What is printed holds no control character whatever is stored, and lines up."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.commands.plan import Plan
from tests.conftest import OpenStore
from tests.terminal.hostile import INJECTIONS, hostile_texts
from tests.terminal.strict_parser import tokens
from tui_goals.cli import output
from tui_goals.commands import do
from tui_goals.commands.focus import start_session
from tui_goals.commands.journal import write_entry
from tui_goals.domain import Entry, Goal
from tui_goals.store import Store
from tui_goals.store.tx import Tx

VERBS = [
    ["status"], ["list", "goals"], ["list", "milestones"], ["list", "tasks"], ["list", "bites"], ["list", "sessions"],
    ["list", "entries"], ["undo", "--list"], ["doctor"],
    ["focus", "status"], ["focus", "pause"], ["focus", "resume"],
]  # fmt: skip
SPOOFING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\ufeff")


def plant(tx: Tx, text: str) -> None:
    """Plant a text everywhere, past every rule that keeps it out."""
    tables = {
        "goal": ("title", "unit", "area"),
        "milestone": ("title",),
        "task": ("title",),
        "bite": ("title", "unit"),
        "focus_session": ("subject", "unit"),
        "entry": ("body",),
        "board_column": ("title",),
        "step": ("label",),
    }
    for table, names in tables.items():
        for name in names:
            tx.connection.execute(f"UPDATE {table} SET {name} = ?", (text,))


def fill(store: Store, bite_id: int) -> None:
    do(store, start_session, bite_id, 25, 1000)
    do(store, write_entry, Entry(body="text"))


def is_inert(printed: str) -> bool:
    kinds = {(token.kind, token.body) for token in tokens(printed)}
    return {token for token in kinds if token[0] != "text"} <= {("C0", "\n")} and not SPOOFING & set(printed)


def test_hostile_text_is_inert_in_every_verb(run: Run, novel: Plan, database: Path, open_store: OpenStore) -> None:
    store = open_store(database)
    fill(store, novel.bite.id)
    text = " ".join(filter(_is_storable, INJECTIONS))
    do(store, plant, text)
    for verb in (*VERBS, ["export"]):
        for json in ([], ["--json"]):
            answer = run(*verb, *json)
            assert is_inert(answer.out) and is_inert(answer.err), verb
    assert run("list", "goals", "--json").json[0]["title"] == text
    assert run("export").json["entries"][0]["body"] == text


@pytest.mark.parametrize("corpus", ["blns", "escapes", "markup", "sql_fts", "unicode"])
def test_every_hostile_title_that_is_stored_comes_back(
    run: Run, database: Path, open_store: OpenStore, corpus: str
) -> None:
    texts = [text or "-" for text in hostile_texts(corpus) if _is_storable(text)]
    with open_store(database).write() as tx:
        for place, text in enumerate(texts):
            tx.add(Goal(title=text, position=place))
    printed, found = run("list", "goals"), run("list", "goals", "--json")
    assert is_inert(printed.out) and is_inert(found.out)
    assert [row["title"] for row in found.json] == texts
    assert len(printed.lines) == len(texts) + 1


def _is_storable(text: str) -> bool:
    if text.startswith("\x00"):
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("text", ["--", "[/]", "%s %d {0}", "'; DROP TABLE goal; --", "Ünïcödé 漢字 🏔", "-5 km"])
def test_any_title_can_be_typed(run: Run, text: str) -> None:
    assert run("add", "goal", "--", text).out == "1\n"
    assert run("list", "goals", "--json").json[0]["title"] == text
    assert run("list", "goals").lines[1].endswith(text)


def test_columns_line_up_by_cells(run: Run) -> None:
    run("add", "goal", "漢字", "--amount", 5, "--unit", "冊")
    run("add", "goal", "Combining e\u0301", "--amount", 12_000, "--unit", "km")
    heads, first, second = run("list", "goals").lines
    start = output.width(heads[: heads.index("TITLE")])
    assert first.endswith("漢字") and output.width(first.removesuffix("漢字")) == start
    assert second[start:].startswith("Combining")


def test_e11_nothing_is_printed_in_colour(run: Run, novel: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for verb in (*VERBS, ["--help"], ["add", "goal", "--help"], ["list", "nonsense"]):
        answer = run(*verb)
        assert "\x1b" not in answer.out + answer.err


VERB_NAMES = [
    "demo",
    "status",
    "list",
    "add",
    "done",
    "log",
    "focus",
    "undo",
    "redo",
    "export",
    "doctor",
    "reset-terminal",
]
MOVES = ["start", "pause", "resume", "done", "abandon", "status"]


@pytest.mark.parametrize(
    "verb", [*VERB_NAMES, "add goal", "add milestone", "add task", "add bite", *(f"focus {move}" for move in MOVES)]
)
def test_e12_every_verb_has_help_with_an_example(run: Run, verb: str) -> None:
    answer = run(*verb.split(), "--help")
    assert (answer.code, answer.err) == (0, "")
    example = answer.out.partition("example:")[2].strip()
    assert example.startswith(f"tui-goals {verb}")
    assert max(map(len, answer.lines)) <= 100


def test_the_help_of_all_names_every_verb(run: Run) -> None:
    told = run("--help").out
    assert all(name in told for name in VERB_NAMES)
    assert run("--version").out.startswith("tui-goals ")
