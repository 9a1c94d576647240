"""Reading logs that grow, and that begin anew."""

from __future__ import annotations

from pathlib import Path

from kg.store.server.logs import follow_log, log_size, read_from, tail_log


def test_tail_gives_the_last_lines(tmp_path: Path) -> None:
    log = tmp_path / "neo4j.log"
    assert tail_log(log, 3) == []
    log.write_text("".join(f"line {number}\n" for number in range(10)))
    assert tail_log(log, 2) == ["line 8", "line 9"]
    assert tail_log(log, 0) == []
    assert len(tail_log(log, 99)) == 10


def test_read_from_begins_again_in_a_shorter_log(tmp_path: Path) -> None:
    log = tmp_path / "neo4j.log"
    log.write_text("old old old\n")
    end = log_size(log)
    log.write_text("new\n")
    assert read_from(log, end) == "new\n"


def test_follow_gives_what_is_added(tmp_path: Path) -> None:
    log = tmp_path / "neo4j.log"
    log.write_text("old\n")
    following = follow_log(log)
    log.write_text("old\nnew\n")
    assert next(following) == "new\n"
    log.write_text("anew\n")
    assert next(following) == "anew\n"
