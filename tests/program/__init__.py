"""The whole program in a real terminal, as a person uses it."""
