"""One file a screen: what it is composed of, its keys, and how the state is shown."""
