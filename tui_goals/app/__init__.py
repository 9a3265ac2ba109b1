"""The app: its modes, the keys that work everywhere, its themes, its start and its ways out."""
