"""Makes every run of the tests the same, and lets none touch what belongs to the person who runs it."""

import gc
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile(
    "the same every time", derandomize=True, max_examples=60, deadline=None, database=None
)
settings.load_profile("the same every time")


@pytest.fixture(autouse=True, scope="session")
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings and vaults go to a temporary folder by default, in processes that tests start as well."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        patch.delenv("XDG_RUNTIME_DIR", raising=False)  # where a vault's lock would be
        patch.setenv("WAKEPY_FAKE_SUCCESS", "1")  # sessions of tests keep no computer awake
        yield


@pytest.fixture(autouse=True, scope="session")
def _nothing_is_thrown_away_in_other_threads() -> None:
    if "ui" in sys.modules:  # the core's tests run where no Qt is
        gc.disable()


@pytest.fixture(autouse=True)
def _what_a_test_leaves_goes_here() -> Iterator[None]:
    """As in the program: objects of Qt that are thrown away in the vault's writer take the process down."""
    yield
    if "ui" in sys.modules:
        from ui.rubbish import throw_away

        throw_away()


@pytest.fixture(autouse=True)
def _no_window_stays_open() -> Iterator[None]:
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        left = [
            type(window).__name__ for window in widgets.QApplication.topLevelWidgets() if window.isVisible()
        ]
        assert not left, f"The test left windows open: {', '.join(left)}"
