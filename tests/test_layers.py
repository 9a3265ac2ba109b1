"""The floors of the house: who may use whom, what is loaded when, and how long a file and a function may be."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import OpenStore
from tui_goals.commands import do
from tui_goals.commands.goals import add_goal
from tui_goals.domain import Goal

PACKAGE = Path(__file__).parent.parent / "tui_goals"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "versions" not in path.parts)
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

LEAVES = {"terminal", "paths", "config", "clock", "processes"}
BELOW: dict[str, set[str]] = {
    "domain": set(),
    "rules": {"domain"},
    "store": {"rules", "domain", "clock", "paths"},
    "commands": {"store", "rules", "domain"},
    "state": {"store", "rules", "domain", *LEAVES},
    "exchange": {"store", "rules", "domain", "clock", "terminal"},
    "reports": {"commands", "state", "store", "rules", "domain", "terminal"},
    "widgets": {"rules", "domain", "terminal"},
    "shell": {"widgets", "commands", "state", "store", "rules", "domain", *LEAVES},
    "screens": {"shell", "widgets", "reports", "commands", "state", "store", "rules", "domain", "exchange", *LEAVES},
    "app": {
        "screens",
        "shell",
        "widgets",
        "reports",
        "exchange",
        "commands",
        "state",
        "store",
        "rules",
        "domain",
        *LEAVES,
    },
    "cli": {"app", "exchange", "reports", "commands", "state", "store", "rules", "domain", *LEAVES},
    "processes": {"domain", "clock"},
    "paths": {"domain"},
    **{leaf: set() for leaf in LEAVES - {"processes", "paths"}},
}
"""What each floor may use, beside itself."""

ONLY = {
    "textual": ("app", "screens", "shell", "widgets", "terminal/driver", "terminal/keyboard", "terminal/line_filter"),
    "sqlmodel": (
        "store/row",
        "store/plan_tables",
        "store/life_tables",
        "store/rest_tables",
        "store/review_tables",
        "store/tables",
        "store/ledger",
        "store/writer",
        "store/search",
        "store/store",
    ),
    "sqlalchemy": (
        *("store/row", "store/plan_tables", "store/life_tables", "store/rest_tables"),
        *("store/review_tables", "store/constraints"),
        *("store/ledger", "store/search", "store/engine", "store/migrations"),
    ),
    "jinja2": ("reports/html",),
    "alembic": ("store/migrate", "store/migrations"),
}
"""Who may load the heavy libraries."""


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """The modules that a file imports, and whether only its types are wanted."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            yield name, id(node) in for_types


def floor_of(name: str) -> str:
    """The floor or leaf that a module of ours belongs to."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_arrow_points_down(path: Path) -> None:
    here = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if here not in BELOW:
        return
    for name, types_only in imports(path):
        there = floor_of(name) if name.startswith("tui_goals.") else ""
        if there not in BELOW or there == here or (types_only and there == "app"):
            continue
        assert there in BELOW[here], f"{here} must not use {there}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_libraries_are_loaded_only_where_they_belong(path: Path) -> None:
    here = str(path.relative_to(PACKAGE).with_suffix(""))
    for name, types_only in imports(path):
        allowed = ONLY.get(name.split(".")[0])
        if allowed is not None and not types_only:
            assert here.startswith(allowed), f"{here} must not load {name}"


def loaded(code: str, *wanted: str) -> list[str]:
    """Which of the wanted modules are loaded after running the code in a fresh interpreter."""
    ask = f"import sys\n{code}\nprint([name for name in {wanted!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, cwd=PACKAGE.parent, check=True)
    return list(ast.literal_eval(run.stdout.splitlines()[-1]))


def test_commands_state_and_command_line_load_no_textual() -> None:
    modules = (
        *("goals", "milestones", "tasks", "bites", "focus", "breaks", "interruptions"),
        *("journal", "measures", "columns", "steps", "drafts", "unwatched", "alerts"),
        *("past_sessions", "reviews", "changes", "readers", "feedback"),
    )
    code = "".join(f"import tui_goals.commands.{name}\n" for name in modules)
    assert loaded(f"{code}import tui_goals.state.views, tui_goals.cli.main, tui_goals.cli.parser", "textual") == []


FIRST_PAINT = """
import os
from tui_goals.terminal import early
os.isatty = lambda descriptor: True
os.get_terminal_size = lambda descriptor: os.terminal_size((120, 40))
def shown(descriptor, columns, rows, lines):
    import sys
    print(sorted(sys.modules), flush=True)
    os._exit(0)
early.paint_skeleton = shown
from tui_goals.cli.main import main
main({typed!r})
"""
MODULES_FIRST = 75
"""Modules that may be loaded before something of ours is seen, Python's own 35 among them."""


@pytest.mark.parametrize("typed", [[], ["demo"], ["--db", "goals.db"]], ids=" ".join)
def test_v1_something_of_ours_is_seen_before_anything_heavy_is_loaded(typed: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT.format(typed=typed)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=PACKAGE.parent,
        env={**os.environ, "TERM": "xterm-256color"},
        check=True,
    )
    modules = ast.literal_eval(run.stdout)
    heavy = {"argparse", "re", "typing", "dataclasses", "inspect", "pathlib", "datetime", "json", "sqlite3", "asyncio"}
    assert heavy & set(modules) == set()
    ours = {name for name in modules if name.startswith("tui_goals.")}
    assert {floor_of(name) for name in ours} == {"cli", "app", "terminal"}
    assert {"pendulum", "textual", "rich"} & set(modules) == set()
    assert len(modules) <= MODULES_FIRST


FIRST_FRAME = """
import asyncio
from pathlib import Path
from tui_goals.app.run import make_app
from tui_goals.config import Settings
app = make_app(Path({path!r}), Settings())
async def first_frame():
    async with app.run_test() as pilot:
        assert app.screen.query("#tree").first().rows, "the goals are not on the screen"
asyncio.run(first_frame())
"""


def test_v1_the_first_frame_needs_no_sqlmodel(database: Path, open_store: OpenStore) -> None:
    do(open_store(database), add_goal, Goal(title="Write the novel"))
    code = FIRST_FRAME.format(path=str(database)).replace(
        "    async with", "    app.start_data = lambda: None\n    async with"
    )
    heavy = ("sqlmodel", "sqlalchemy", "alembic", "pydantic", "markdown_it", "argparse")
    assert loaded(code, *heavy) == []


def test_v1_the_screen_loads_no_openssl() -> None:
    code = "from tui_goals.cli.postponing import load_asyncio_without_tls as load\nload()\nimport textual.app"
    assert loaded(code, "ssl", "_ssl") == []
    assert loaded("import ssl\nassert ssl.SSLContext", "ssl") == ["ssl"]


def test_v1_each_style_sheet_is_parsed_once(database: Path, open_store: OpenStore) -> None:
    do(open_store(database), add_goal, Goal(title="Write the novel"))
    count = """
from collections import Counter
from textual.css import stylesheet
found, parse = Counter(), stylesheet.parse
def counted(scope, css, read_from, **options):
    found[read_from, scope, options["tie_breaker"]] += 1
    return parse(scope, css, read_from, **options)
stylesheet.parse = counted
"""
    again = "print([name for name, times in found.items() if times > 1] or (['none'] if found else []))"
    frame = FIRST_FRAME.format(path=str(database))
    run = subprocess.run(
        [sys.executable, "-c", f"{count}{frame}{again}"], capture_output=True, text=True, cwd=PACKAGE.parent, check=True
    )
    assert run.stdout.splitlines()[-1] == "['none']"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_are_short_and_public_ones_explain_themselves(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, f"{node.name} is too long"
    for node in [*tree.body, *(each for kind in tree.body if isinstance(kind, ast.ClassDef) for each in kind.body)]:
        if isinstance(node, FUNCTIONS) and not node.name.startswith("_") and not _is_setter(node):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def _is_setter(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(ast.unparse(decorator).endswith(".setter") for decorator in node.decorator_list)
