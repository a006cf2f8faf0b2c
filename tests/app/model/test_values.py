"""What is folded and shared by all windows cannot be changed by any of them."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

import app.model
from app.model.seating import Table

# they look for something, step by step, and are gone once it is found
SEARCHING = {"Search", "_Budget", "_WayBack"}


def dataclasses_of_the_model() -> Iterator[type]:
    for found in pkgutil.iter_modules(app.model.__path__, "app.model."):
        module = importlib.import_module(found.name)
        for name, each in inspect.getmembers(module, dataclasses.is_dataclass):
            if isinstance(each, type) and each.__module__ == module.__name__ and name not in SEARCHING:
                yield each


@pytest.mark.parametrize("kind", [*dataclasses_of_the_model()], ids=lambda kind: kind.__name__)
def test_a_value_keeps_its_content_and_takes_no_room_for_more(kind: type) -> None:
    value: object = object.__new__(kind)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, dataclasses.fields(kind)[0].name, "changed")
    # a table of seats keeps what it has counted once
    assert hasattr(value, "__dict__") == (kind is Table)
