"""The command line: arguments and environment, verbs that print and never load Textual."""
