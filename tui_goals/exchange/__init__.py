"""Files out and in; knows nothing of the screen."""
