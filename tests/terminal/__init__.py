"""Tests of the terminal floor, and a real terminal (`pty_session`) for tests of the whole program."""
