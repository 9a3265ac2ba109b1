"""A frozen value is what a frozen dataclass with slots is."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace

import pytest

from tui_goals.domain import Bite, Task
from tui_goals.domain.values import frozen


@frozen
class Basket:
    """A value with all kinds of defaults."""

    owner: str
    things: list[str] = field(default_factory=list)
    weight: float = 1.5


@dataclass(frozen=True, slots=True)
class Plain:
    """The same as the standard library makes it."""

    owner: str
    things: list[str] = field(default_factory=list)
    weight: float = 1.5


def test_a_value_cannot_change() -> None:
    basket = Basket("Ada")
    with pytest.raises(FrozenInstanceError, match="weight"):
        basket.weight = 2.0  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="colour"):
        basket.colour = "red"  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError, match="owner"):
        del basket.owner
    assert not hasattr(basket, "__dict__")


def test_values_are_equal_by_kind_and_fields() -> None:
    assert Bite(id=1, title="1000 words") == Bite(id=1, title="1000 words") != Bite(id=2, title="1000 words")
    assert Bite(id=1, title="1000 words") != Task(id=1, title="1000 words")
    assert len({Bite(id=1), Bite(id=1), Task(id=1)}) == 2
    with pytest.raises(TypeError):
        hash(Basket("Ada"))


def test_a_value_is_made_and_told_as_a_dataclass_is() -> None:
    assert is_dataclass(Basket)
    assert [each.name for each in fields(Basket)] == ["owner", "things", "weight"]
    assert repr(Basket("Ada", weight=2.0)) == repr(Plain("Ada", weight=2.0)).replace("Plain", "Basket")
    assert Basket("Ada").things is not Basket("Ada").things
    assert replace(Basket("Ada"), weight=3.0) == Basket("Ada", [], 3.0)
    for wrong in ({}, {"owner": "Ada", "colour": "red"}):
        with pytest.raises(TypeError):
            Basket(**wrong)


def test_a_value_can_be_copied_and_sent_to_another_process() -> None:
    bite = Bite(id=3, title="1000 words")
    assert pickle.loads(pickle.dumps(bite)) == copy.deepcopy(bite) == copy.copy(bite) == bite
