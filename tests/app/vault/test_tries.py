"""Failed unlocks are counted beside the vault, and the count never stands in the way."""

from pathlib import Path

from app.vault import tries


def test_each_failure_counts_until_it_is_taken(tmp_path: Path) -> None:
    for _ in range(3):
        tries.count_failed(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["tries"]
    assert tries.take(tmp_path) == 3
    assert tries.take(tmp_path) == 0


def test_a_count_that_cannot_be_read_or_written_is_none(tmp_path: Path) -> None:
    for nonsense in ("", "[]", "null", '{"failed": "many"}', '{"failed": -4}', '{"failed": true}', "\0"):
        (tmp_path / "tries").write_text(nonsense)
        assert tries.take(tmp_path) == 0
    tries.count_failed(tmp_path / "nowhere")
    assert tries.take(tmp_path / "nowhere") == 0
