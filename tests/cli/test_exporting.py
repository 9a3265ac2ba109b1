"""`export` to a file or to standard output."""

import json
import os
from pathlib import Path

from tests.cli.conftest import Run
from tests.commands.plan import Plan


def test_to_standard_output_and_to_a_file_alike(run: Run, novel: Plan, tmp_path: Path) -> None:
    printed = run("export").out
    assert json.loads(printed)["goals"][0]["title"] == "Write the novel"
    assert run("export", "-", "--json").out == printed
    file = tmp_path / "out.json"
    said = run("export", file, "--json").json
    assert said == {"file": str(file), "bytes": len(printed.encode())}
    assert file.read_text(encoding="utf-8") == printed
    assert run("export", file, "--force").out == f"{file}: {said['bytes']:,} bytes\n"


def test_the_file_is_for_its_owner_alone_whatever_the_mask(run: Run, novel: Plan, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    for mask in (0o000, 0o022, 0o077):
        os.umask(mask)
        assert run("export", file, "--force").code == 0
        assert file.stat().st_mode & 0o777 == 0o600


def test_s13_a_file_that_exists_is_kept_unless_forced(run: Run, novel: Plan, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("mine", encoding="utf-8")
    refused = run("export", file)
    assert (refused.code, refused.out, file.read_text(encoding="utf-8")) == (1, "", "mine")
    assert "--force" in refused.err and refused.err.count("\n") == 1
    assert run("export", file, "--force").code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["format"] == "tui-goals export"
    assert run("export", tmp_path / "none" / "out.json").code == 1


def test_the_database_is_never_replaced_by_its_export(run: Run, novel: Plan, database: Path, tmp_path: Path) -> None:
    before = database.read_bytes()
    link = tmp_path / "another-name.json"
    link.hardlink_to(database)
    for file in (database, link):
        assert run("export", file, "--force").code == 1
    assert database.read_bytes() == before


def test_the_history_can_be_left_out(run: Run, novel: Plan) -> None:
    assert "steps" in run("export").json
    assert "steps" not in run("export", "--without-history").json
