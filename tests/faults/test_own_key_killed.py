"""A user of before gets an own key when the vault opens: killed at any moment, what was sealed under it still opens."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.vault import header
from app.vault.folder import Vault, unlock
from tests.app.vault.making import PASSPHRASE, new_vault

HOUSE = Path(__file__).resolve().parents[2]
SEALING = """
import os, signal, sys, time
from pathlib import Path
from app.vault.folder import Vault, unlock
from tests.app.vault.making import PASSPHRASE
for folder, wait in zip(sorted(Path(sys.argv[1]).iterdir()), sys.argv[2:], strict=True):
    said, says = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(said)
        keyring = unlock(folder, PASSPHRASE)
        os.write(says, b"opens\\n")
        vault = Vault.open(folder, keyring)
        os.write(says, vault.seal_own("a few words", "a note").encode())
        while True:
            time.sleep(1)
    os.close(says)
    with open(said, "rb") as pipe:
        assert pipe.readline() == b"opens\\n"
        time.sleep(int(wait) / 1e6)
        os.kill(child, signal.SIGKILL)
        print(pipe.read().decode() or "nothing", flush=True)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "the child ended by itself"
"""


@pytest.mark.skipif(os.name == "nt", reason="forks and kills")
@pytest.mark.parametrize("kills", [20, pytest.param(300, marks=[pytest.mark.long, pytest.mark.timeout(900)])])
def test_killed_while_an_own_key_is_given_loses_no_sealed_word(
    folder: Path, tmp_path: Path, kills: int
) -> None:
    new_vault(folder).close()
    head = header.read(folder)
    slots = [{name: part for name, part in slot.items() if name != "keys"} for slot in head.members["slots"]]
    header.write(folder, header._header({**head.members, "slots": slots}), unlock(folder, PASSPHRASE))
    for number in range(kills):
        shutil.copytree(folder, tmp_path / "copies" / f"{number:03}")
    waits = [str(number * 30_000 // kills) for number in range(kills - 1)] + ["2000000"]
    done = subprocess.run(
        [sys.executable, "-c", SEALING, tmp_path / "copies", *waits],
        cwd=HOUSE,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told = done.stdout.split()
    for number, sealed in enumerate(told):
        vault = Vault.open(copy := tmp_path / "copies" / f"{number:03}", unlock(copy, PASSPHRASE))
        if sealed != "nothing":
            assert vault.open_own(sealed, "a note") == "a few words"
        assert vault.open_own(vault.seal_own("more", "a note"), "a note") == "more"
        vault.close()
        assert (copy / "header").read_bytes() == (copy / "header.copy").read_bytes()
    assert (told[0], told[-1] != "nothing") == ("nothing", True)
