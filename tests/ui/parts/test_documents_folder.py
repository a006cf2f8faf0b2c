"""Where a file dialog begins: in a folder that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from ui.parts.documents_folder import documents_folder


def test_who_has_no_folder_for_documents_begins_in_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    meant = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    if meant.is_dir():
        pytest.skip("the system itself says where documents are")
    assert Path(documents_folder()) == tmp_path
    meant.mkdir(parents=True)
    assert Path(documents_folder()) == meant
