"""`python -m tui_goals`."""

import sys

from tui_goals.cli.main import main

sys.exit(main())
