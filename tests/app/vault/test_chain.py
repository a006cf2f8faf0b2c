"""Header bytes tell entries apart, and macs bind each entry to all before it."""

from hypothesis import given
from hypothesis import strategies as st

from app.vault.chain import START, Signed, digest_of, header_bytes, mac_of

texts = st.text(max_size=8)
numbers = st.integers(-(2**63), 2**63 - 1)
signed = st.builds(Signed, texts, texts, texts, texts, numbers, numbers, numbers, texts, texts)


@given(signed, signed)
def test_two_different_entries_never_share_their_header_bytes(one: Signed, other: Signed) -> None:
    assert (header_bytes(one) == header_bytes(other)) == (one == other)


def test_moving_a_letter_from_one_field_to_the_next_shows() -> None:
    one = Signed("ab", "c", "w", "a", 1, 2, 3, "boot", "kind")
    assert header_bytes(one) != header_bytes(one._replace(id="a", stream="bc"))


def test_the_bytes_on_disk_are_settled() -> None:
    """These values are in every vault there is: if this fails, old vaults no longer verify."""
    entry = Signed(
        "00" * 16, "practice", "w1", "a1", 1_767_323_045_678, 1_767_323_045_679, -5, "boot", "note"
    )
    assert header_bytes(entry) == (
        b"groupside entry 1"
        b"\0\0\0\x20" + b"0" * 32 + b"\0\0\0\x08practice\0\0\0\x02w1\0\0\0\x02a1"
        b"\0\0\0\x0d1767323045678\0\0\0\x0d1767323045679\0\0\0\x02-5\0\0\0\x04boot\0\0\0\x04note"
    )
    digest = digest_of(bytes(range(32)), b'{"kind":"note"}')
    assert digest.hex() == "b131e02bf6f1b47c1c50e575ac4d631778e8884926ab80022ed50a00f67180b5"
    assert (
        mac_of(b"k" * 32, entry, digest, START).hex()
        == "5b74a0a562725fbcf78764152504c49ca9ab1f009b7caad6574711c442825f4c"
    )


@given(signed, st.binary(), st.binary())
def test_a_digest_needs_its_nonce(entry: Signed, payload: bytes, other: bytes) -> None:
    nonce = b"n" * 32
    assert (digest_of(nonce, payload) == digest_of(nonce, other)) == (payload == other)
    assert digest_of(nonce, payload) != digest_of(b"m" * 32, payload)
