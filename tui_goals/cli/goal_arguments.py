"""The arguments of the verbs that help to write a goal."""

from tui_goals.cli.argument_types import a_number, an_id
from tui_goals.cli.parser import Parser, make_verb


def coach(verb: Parser) -> None:
    """Of `coach`."""
    verb.add_argument("text", metavar="TEXT", help="the goal in a sentence")
    verb.add_argument("--why", metavar="TEXT", help="what it is for")
    verb.add_argument("--hours", type=a_number, metavar="H", help="the hours a week there are for it")
    verb.add_argument("--measure", metavar="TEXT", help='how it is counted: "80000 words"')


def template(verb: Parser) -> None:
    """Of `template`."""
    moves = verb.add_subparsers(title="moves", metavar="MOVE", required=True, dest="move")
    make_verb(moves, "list", "templates.list_templates", "print the templates there are", "template list")
    show = make_verb(moves, "show", "templates.show", "print what a template would make", "template show marathon")
    use = make_verb(
        moves, "use", "templates.use", "make the goal of a template", 'template use marathon --due "31 oct"'
    )
    save = make_verb(moves, "save", "templates.save", "keep a goal as a template", 'template save 1 "My novels"')
    delete = make_verb(
        moves, "delete", "templates.delete", "delete a template of your own", 'template delete "My novels"'
    )
    for move in (show, use):
        move.add_argument("name", metavar="NAME", help="its name or title, as `list` prints it")
        move.add_argument("--due", metavar="DATE", help="the last day; all other dates are scaled to it")
        move.add_argument("--amount", type=a_number, metavar="N", help="the number to reach; contributions are scaled")
    use.add_argument("--title", metavar="TEXT", help="what the goal is called")
    save.add_argument("id", type=an_id, metavar="ID", help="the goal, as `list` prints it")
    save.add_argument("title", nargs="?", default="", metavar="TITLE", help="its name; the goal's if left out")
    delete.add_argument("name", metavar="TITLE", help="as `list` prints it")
