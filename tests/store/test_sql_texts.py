"""SQL is made of fixed text and bound parameters alone, wherever it is written (S14)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "tui_goals"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
TAKES_SQL = {"execute": 0, "executemany": 0, "executescript": 0, "_ask": 0, "select": 1, "each": 1}
"""Methods that take SQL, and which argument it is."""
OUR_NAMES = {
    "rows.MAPPINGS[kind].select", "MAPPINGS[kind].select", "mapping.select", "mapping.columns", "mapping.table",
    "SCHEMA.read_text(encoding='utf-8')", "table", "rest", "_insert(kind)",
    "HOLDING[kind]", "STORY_OF[target]", "LED_TO[target]",
}  # fmt: skip
"""What stands for text of ours: the names of our tables and columns, the schema, what a caller here has checked."""

Scope = dict[str, list[ast.expr]]


def is_fixed(node: ast.expr, scope: Scope) -> bool:
    """Whether an expression can only come to text that stands in the program."""
    if ast.unparse(node) in OUR_NAMES:
        return True
    match node:
        case ast.Constant(str()) | ast.Constant(int()):
            return True
        case ast.Name(name):
            found = scope.get(name, [])
            return name.isupper() or (bool(found) and all(is_fixed(value, scope) for value in found))
        case ast.JoinedStr(parts):
            return all(is_fixed(part, scope) for part in parts)
        case ast.FormattedValue(value, _, ast.JoinedStr([ast.Constant("d")])):
            return True
        case ast.FormattedValue(value) | ast.Starred(value):
            return is_fixed(value, scope)
        case ast.BinOp(left, ast.Add() | ast.Mult(), right):
            return is_fixed(left, scope) and (isinstance(node.op, ast.Mult) or is_fixed(right, scope))
        case ast.Tuple(parts) | ast.List(parts):
            return all(is_fixed(part, scope) for part in parts)
        case ast.GeneratorExp(element, [ast.comprehension(ast.Name(name), source)]):
            return is_fixed(element, {**scope, name: [source]})
        case ast.IfExp(_, one, other):
            return is_fixed(one, scope) and is_fixed(other, scope)
        case ast.Call(ast.Attribute(ast.Constant(str()), "join"), [parts]):
            return is_fixed(parts, scope)
    return False


def scopes(tree: ast.Module) -> Iterator[tuple[ast.AST, Scope]]:
    """Every function, and the module, with what is assigned to each name in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef):
            scope: Scope = {}
            for each in ast.walk(node):
                if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name):
                    scope.setdefault(each.targets[0].id, []).append(each.value)
                elif isinstance(each, ast.For) and isinstance(each.target, ast.Name):
                    scope.setdefault(each.target.id, []).append(each.iter)
            yield node, scope


def loose_statements(text: str) -> set[str]:
    """The calls with SQL that is not fixed."""
    fixed, loose = set(), set()
    for node, scope in scopes(ast.parse(text)):
        for call in ast.walk(node):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                continue
            place = TAKES_SQL.get(call.func.attr)
            if place is not None and len(call.args) > place:
                (fixed if is_fixed(call.args[place], scope) else loose).add(ast.unparse(call))
    return loose - fixed


KNOWN = {
    "store/asking.py": {"self.select(kind, f'{where} ORDER BY id', *values)", "self.each(kind, rest, *parameters)"},
    "store/bulk.py": {"connection.execute(_update(type(value)), rows.encode(value))"},
    "store/migrate.py": {"connection.execute(count)"},
}
"""Made of the names of our columns; handed on; made of quoted names by SQLite itself."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_statement_is_made_of_what_a_person_typed(path: Path) -> None:
    known = KNOWN.get(str(path.relative_to(PACKAGE)), set())
    loose = {call for call in loose_statements(path.read_text(encoding="utf-8")) if not is_of_textual(call)}
    assert loose - known == set()


def is_of_textual(call: str) -> bool:
    """Whether a call only shares its name: widgets select options, not rows."""
    return not any(word in call for word in ("connection", "reader", "tx.", "_ask", "kind"))


WRONG = [
    "connection.execute(f'SELECT * FROM goal WHERE title = {title}')",
    "connection.execute('SELECT * FROM goal WHERE title = ' + title)",
    "connection.execute('SELECT * FROM goal WHERE title = %s' % title)",
    "connection.execute('SELECT {}'.format(title))",
    "def f(connection, title):\n    statement = 'SELECT ' + title\n    connection.execute(statement)",
    "reader.select(Goal, f'WHERE title = {title}')",
    "connection.execute(' '.join(('SELECT', title)))",
]
RIGHT = [
    "connection.execute('SELECT * FROM goal WHERE title = ?', [title])",
    "reader.select(Goal, f'WHERE {IN_PLAY} ORDER BY id')",
    "def f(connection):\n    statement = 'SELECT ' 'x'\n    connection.execute(statement)",
    "connection.execute(f'PRAGMA busy_timeout = {milliseconds:d}')",
]


@pytest.mark.parametrize("code", WRONG)
def test_the_lint_sees_a_value_in_the_text(code: str) -> None:
    assert loose_statements(code)


@pytest.mark.parametrize("code", RIGHT)
def test_the_lint_lets_fixed_text_pass(code: str) -> None:
    assert not loose_statements(code)
