"""Whole lists in, smallest steps out."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from ui.parts.row_model import ROW, RowModel


class Line(NamedTuple):
    id: str
    spoken: str


lists = st.lists(
    st.builds(Line, st.sampled_from("abcdefgh"), st.sampled_from(["x", "y"])), unique_by=lambda r: r.id
)


@given(before=lists, after=lists)
def test_any_list_becomes_any_other_and_who_stays_is_still_found(
    before: list[Line], after: list[Line]
) -> None:
    model: RowModel[Line] = RowModel()
    model.replace(before)
    places = {row.id: QPersistentModelIndex(model.index(at)) for at, row in enumerate(before)}
    assert model.replace(after) == (before != after)
    assert list(model.rows) == after
    for row in after:
        if row.id in places:
            assert places[row.id].data(ROW) == row
    assert all(not place.isValid() for key, place in places.items() if key not in {row.id for row in after})


def test_the_model_keeps_the_rules_of_models() -> None:
    model: RowModel[Line] = RowModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.replace([Line("a", "x"), Line("b", "x")])
    model.replace([Line("b", "y"), Line("c", "x"), Line("a", "x")])
    assert tester.model() is model
    assert not model.index_of("d").isValid()
    assert model.index_of("a").row() == 2
