"""An ended session to review, for every test that asks for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.review.ended_review import Review


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    made = Review(tmp_path / "vault")
    yield made
    made.desk.close()
