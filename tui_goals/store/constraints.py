"""The rules that a table's columns are held to by the file itself."""

from typing import Any

from sqlalchemy import CheckConstraint


def filled(name: str) -> CheckConstraint:
    """The text is not empty."""
    return CheckConstraint(f"length({name}) > 0", name=f"{name}_filled")


def one_of(name: str, kinds: Any) -> CheckConstraint:
    """The text is one of an enum's values."""
    return CheckConstraint(f"{name} IN ({', '.join(repr(str(kind)) for kind in kinds)})", name=f"{name}_known")


def day(name: str) -> CheckConstraint:
    """The text is an ISO day."""
    shape = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]"
    return CheckConstraint(f"{name} IS NULL OR {name} GLOB '{shape}'", name=f"{name}_day")


def between(name: str, least: int, most: int) -> CheckConstraint:
    """The number is within bounds, or there is none."""
    return CheckConstraint(f"{name} IS NULL OR {name} BETWEEN {least} AND {most}", name=f"{name}_range")


def ordered(first: str, last: str) -> CheckConstraint:
    """The first is not after the last."""
    return CheckConstraint(f"{first} IS NULL OR {last} IS NULL OR {first} <= {last}", name=f"{first}_before_{last}")
