"""A vault in a temporary folder, and no writer's thread left behind by a test."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.vault.folder import Vault
from tests.app.vault.making import new_vault


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    made = new_vault(folder)
    yield made
    made.close(5)


@pytest.fixture(autouse=True)
def _no_writer_stays() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if thread.name == "vault writer":
            thread.join(2)
            assert not thread.is_alive(), "The test left a vault open."
