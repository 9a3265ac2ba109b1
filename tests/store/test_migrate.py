"""A new version changes the tables: wholly or not at all, on a copy that was verified first (F16)."""

import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tests.commands.plan import add, start_novel
from tests.conftest import OpenStore
from tests.store.apart import fresh, in_child, in_children, kill_me, killed_in_child
from tests.store.tables import Rows, contents, dump, is_sound
from tui_goals.commands import do
from tui_goals.commands.steps import undo
from tui_goals.domain import StoreBusy, StoreFailed
from tui_goals.store import migrate
from tui_goals.store.connection import connect
from tui_goals.store.tables import METADATA

NEXT = """
import sqlalchemy as sa
from alembic import op
revision = "{next}"
down_revision = "{head}"

def upgrade():
    op.execute("UPDATE goal SET why = 'asked'")
    with op.batch_alter_table("goal", recreate="always") as goal:
        goal.add_column(sa.Column("colour", sa.String(), nullable=False, server_default="none"))
    op.create_table("extra", sa.Column("id", sa.Integer(), primary_key=True))
    {last}
"""


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes the program one version newer; its migration rebuilds a table that others refer to, then does `last`."""

    def install(last: str = "pass") -> None:
        folder = tmp_path / "migrations"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(migrate_folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
        text = NEXT.format(last=last, head=head, next=following)
        (folder / "versions" / f"{following}_a_colour.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(migrate, "MIGRATIONS", folder)
        monkeypatch.setattr(migrate, "HEAD", following)

    migrate_folder, head = migrate.MIGRATIONS, migrate.HEAD
    following = f"{int(head) + 1:04d}"
    return install


@pytest.fixture
def lived_in(open_store: OpenStore, database: Path) -> Path:
    """A database of this version with a plan in it, closed."""
    fill(open_store, database, 10)
    return database


def fill(open_store: OpenStore, database: Path, milestones: int) -> None:
    store = open_store(database)
    plan = start_novel(store)
    for number in range(milestones):
        add(store, plan.goal, f"Part {number}")
    store.close()


def copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.before-*"))


def test_head_is_the_newest_revision(monkeypatch: pytest.MonkeyPatch) -> None:
    names = sorted(path.name for path in migrate.MIGRATIONS.glob("versions/*.py"))
    assert names[-1].startswith(f"{migrate.HEAD}_")
    assert [int(name.partition("_")[0]) for name in names] == list(range(1, len(names) + 1))


@pytest.mark.filterwarnings("ignore:autogenerate skipping", "ignore:Skipped unsupported")
def test_the_migrations_make_exactly_the_tables_that_the_models_say(template: Path, tmp_path: Path) -> None:
    """Compared as SQLite keeps them: alembic's own comparison does not see checks or indexes over expressions."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    engine = create_engine(f"sqlite:///{template}")
    with engine.connect() as bound:
        assert compare_metadata(MigrationContext.configure(bound), METADATA) == []
    models = create_engine(f"sqlite:///{tmp_path / 'models.db'}")
    METADATA.create_all(models)
    made = schema(template)
    made.pop(("table", "alembic_version"))
    assert made == schema(tmp_path / "models.db")


def schema(path: Path) -> dict[tuple[str, str], set[str]]:
    """The tables and indexes of a file, each as the set of its clauses, whatever their order."""
    made = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(made).fetchall()
    return {(kind, name): {line.strip().rstrip(",").strip() for line in sql.splitlines()} for kind, name, sql in found}


def test_an_older_database_is_brought_up_with_every_row_and_a_copy_of_how_it_was(
    lived_in: Path, open_store: OpenStore, next_version: Callable[..., None]
) -> None:
    before = contents(lived_in)
    next_version()
    store = open_store(lived_in)
    assert [goal.why for goal in store.reader.goals()] == ["asked"]
    after = contents(lived_in)
    assert {name: len(rows) for name, rows in after.items() if name != "extra"} == {
        name: len(rows) for name, rows in before.items()
    }
    (copy,) = copies(lived_in)
    assert contents(copy) == before
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert is_sound(copy) and is_sound(lived_in)
    assert do(store, undo).value.label == "Add milestone “Part 9”"


def test_opening_it_again_changes_and_copies_nothing(
    lived_in: Path, open_store: OpenStore, next_version: Callable[..., None]
) -> None:
    next_version()
    open_store(lived_in).close()
    before = lived_in.read_bytes()
    open_store(lived_in)
    assert lived_in.read_bytes() == before
    assert len(copies(lived_in)) == 1


FAULTS = ["op.execute('UPDATE nothing SET x = 1')", "op.execute('DELETE FROM goal')", "raise RuntimeError('a bug')"]


@pytest.mark.parametrize("fault", FAULTS, ids=["wrong SQL", "orphans", "a bug"])
def test_a_migration_that_fails_leaves_the_old_tables_and_the_next_try_succeeds(
    lived_in: Path, open_store: OpenStore, next_version: Callable[..., None], fault: str
) -> None:
    before = dump(lived_in)
    next_version(fault)
    with pytest.raises((StoreFailed, RuntimeError)):
        open_store(lived_in)
    assert dump(lived_in) == before
    assert len(copies(lived_in)) == 1
    next_version()
    assert [goal.why for goal in open_store(lived_in).reader.goals()] == ["asked"]


@pytest.mark.parametrize("milestones", [0, 20, 100])
def test_f16_killed_at_any_statement_it_is_wholly_old_or_wholly_new(
    database: Path, tmp_path: Path, open_store: OpenStore, next_version: Callable[..., None], milestones: int
) -> None:
    fill(open_store, database, milestones)
    old, path = dump(database), tmp_path / "tried.db"
    next_version()
    shutil.copy(database, path)
    statements = in_child(lambda: migrated(path))
    new = dump(path)
    assert old != new and statements > 15
    seen: list[Rows] = []
    for at in range(1, statements + 1):
        shutil.copy(database, path)
        assert killed_in_child(lambda at=at: migrated(path, die_at=at))  # type: ignore[misc]
        seen.append(dump(path))
        assert seen[-1] in (old, new)
        if at % 5 == 1:
            assert is_sound(path)
            in_child(lambda: fresh(path).close())
            assert dump(path) == new, "the next start goes through by itself"
    assert old in seen


def migrated(path: Path, die_at: int = 0) -> int:
    """Bring the file up and say in how many statements; killed at one of them if so told."""
    with closing(connect(path)) as connection:
        seen: list[str] = []
        connection.set_trace_callback(lambda statement: (seen.append(statement), len(seen) == die_at and kill_me()))
        migrate.upgrade(connection, path)
    return len(seen)


def test_two_that_open_it_at_once_bring_it_up_once(lived_in: Path, next_version: Callable[..., None]) -> None:
    next_version()
    titles = in_children([lambda: [goal.why for goal in fresh(lived_in).reader.goals()]] * 3)
    assert titles == [["asked"]] * 3
    assert is_sound(lived_in)


def test_while_another_writes_it_is_left_as_it_is(
    lived_in: Path, open_store: OpenStore, next_version: Callable[..., None]
) -> None:
    before = dump(lived_in)
    next_version()
    with closing(sqlite3.connect(lived_in, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy):
            open_store(lived_in)
        other.execute("ROLLBACK")
    assert dump(lived_in) == before


def test_a_copy_that_differs_stops_it(
    lived_in: Path, open_store: OpenStore, next_version: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(lived_in)
    next_version()
    counts = iter([{"goal": 1}, {"goal": 0}])
    monkeypatch.setattr(migrate, "fingerprint", lambda connection: next(counts))
    with pytest.raises(StoreFailed, match="could not be verified"):
        open_store(lived_in)
    assert (dump(lived_in), copies(lived_in)) == (before, [])


def test_the_newest_copies_are_kept(lived_in: Path) -> None:
    with closing(connect(lived_in)) as connection:
        for number in range(8):
            migrate.copy_verified(connection, lived_in, f"2026030{number}")
    assert [path.name[-1] for path in copies(lived_in)] == ["3", "4", "5", "6", "7"]


def test_a_table_with_an_odd_name_is_counted_too(database: Path) -> None:
    with closing(connect(database)) as connection:
        connection.execute("""CREATE TABLE "it's ""odd"" -- x" (id)""")
        assert migrate.fingerprint(connection)['it\'s "odd" -- x'] == 0
