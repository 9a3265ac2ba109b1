"""Where Textual meets data: the app's state, its screens' frame, drafts, keys and forms."""
