"""`reward`: what was earned and not taken yet, and taking it."""

from argparse import Namespace

from tui_goals.cli.opening import Here
from tui_goals.cli.output import give, say, table
from tui_goals.commands import do
from tui_goals.commands.rewards import take_reward
from tui_goals.domain import Target
from tui_goals.rules.outline import key_of
from tui_goals.rules.rewards import Rewarded


def list_rewards(options: Namespace) -> int:
    """Print what waits to be taken."""
    with Here(options).reading() as source:
        due = source.rewards_due() if source is not None else ()
    if options.json:
        give([_as_json(each) for each in due])
    else:
        table(("KIND", "ID", "REWARD", "FOR"), ((*key_of(each), each.reward, each.title) for each in due))
    return 0


def take(options: Namespace) -> int:
    """Take the reward of a goal or milestone."""
    with Here(options).changing() as store:
        thing = do(store, take_reward, Target(options.kind), options.id).value
        if options.json:
            give(_as_json(thing))
        else:
            say(f"Taken: {thing.reward}. Enjoy it.")
    return 0


def _as_json(thing: Rewarded) -> dict[str, object]:
    kind, id = key_of(thing)
    return {"kind": str(kind), "id": id, "title": thing.title, "reward": thing.reward}
