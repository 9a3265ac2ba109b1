"""The plainest calls are understood without argparse, and as argparse understands them."""

from tui_goals.cli.parser import parse
from tui_goals.cli.plainly import screen_wanted

PLAIN = ([], ["demo"], ["--db", "/tmp/goals.db"])
OTHERS = (
    ["status"], ["--db"], ["--db", "--json"], ["--db", "-"], ["--db", "zi\xeble.db"], ["--db=x"], ["--help"],
    ["demo", "--json"],
    ["--db", "x", "demo"], ["--json"], ["x"], [""],
)  # fmt: skip


def test_v1_plain_calls_mean_what_argparse_makes_of_them() -> None:
    for typed in PLAIN:
        assert vars(screen_wanted(typed)) == vars(parse(typed))


def test_all_other_calls_are_left_to_argparse() -> None:
    assert [screen_wanted(typed) for typed in OTHERS] == [None] * len(OTHERS)
