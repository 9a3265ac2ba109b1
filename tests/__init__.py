"""The tests, one folder a floor, and what they share."""
