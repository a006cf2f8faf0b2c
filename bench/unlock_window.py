"""A process that starts Groupside on an existing vault and says when the unlock window had painted."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from ui import start


def main() -> None:
    beginning = start.begin(Path(sys.argv[1]))
    print(f'{{"painted": {time.monotonic_ns()}}}', flush=True)
    beginning.one.leave()  # the next one starts as after an orderly end
    os._exit(0)


if __name__ == "__main__":
    main()
