"""What is being done to the keys of an open vault: entered also where it closes before the window could say so."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait

from app.audit.events import KeysChanged

# seconds: what was written is known by then, and what was not is refused
_SOON = 0.1


class KeyActs:
    """Acts are done in threads of their own, and entered by whoever asked for them, in the thread of the desk."""

    def __init__(self) -> None:
        self._begun: dict[Future[KeysChanged], str] = {}
        self._entered: list[KeysChanged] = []

    def do(self, user: str, act: Callable[[], KeysChanged]) -> KeysChanged:
        """In any thread. What it returns is to be entered, unless `entered` says that it is."""
        begun: Future[KeysChanged] = Future()
        self._begun[begun] = user
        try:
            changed = act()
        except BaseException as error:
            del self._begun[begun]
            begun.set_exception(error)
            raise
        begun.set_result(changed)
        return changed

    def entered(self, changed: KeysChanged) -> bool:
        """Whether it was entered when the vault closed; else it is from now on."""
        self._begun = {each: user for each, user in self._begun.items() if not _is(each, changed)}
        return any(each is changed for each in self._entered)

    def enter_rest(self, note: Callable[[str, KeysChanged], None]) -> None:
        """While the vault closes, and nothing else begins: what was done and nobody has entered yet."""
        wait(list(self._begun), _SOON)
        for each, user in list(self._begun.items()):
            if each.done() and each.exception() is None:
                self._begun.pop(each, None)
                self._entered.append(each.result())
                note(user, each.result())


def _is(begun: Future[KeysChanged], changed: KeysChanged) -> bool:
    return begun.done() and begun.exception() is None and begun.result() is changed
