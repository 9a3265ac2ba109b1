"""From a year-end goal down to the next 25 minutes of work, in a terminal."""

__version__ = "0.1.0"
