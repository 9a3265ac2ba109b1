"""Pure rules: what counts, what is allowed, how it is said; no clock, no store, no screen."""
