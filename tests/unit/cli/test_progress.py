import pytest
from click.testing import CliRunner

from kg.cli.progress import LineProgress, show_progress
from kg.cli.server_progress import ServerLines


class Clock:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def lines_of(progress: LineProgress, clock: Clock, total: int | None, step: int, seconds: float) -> None:
    task = progress.add_task("Importing", total=total, done="imported")
    for _ in range((total or 1000) // step):
        clock.now += seconds
        progress.advance(task, step)


@pytest.mark.parametrize(
    ("total", "step", "seconds", "expected"),
    [
        (1000, 20, 1, [f"imported {n:,} of 1,000 …" for n in range(100, 1000, 100)]),  # each tenth
        (100_000, 100, 10, None),  # slow: each half minute
        (10, 1, 0.1, []),  # over in a moment
        (None, 200, 20, ["imported 400 …", "imported 800 …"]),  # nobody knows how many
    ],
)
def test_lines_come_now_and_then(
    capsys: pytest.CaptureFixture[str], total: int | None, step: int, seconds: float, expected: list[str] | None
) -> None:
    clock = Clock()
    lines_of(LineProgress(clock=clock), clock, total, step, seconds)
    out, err = capsys.readouterr()
    assert out == ""
    if expected is None:
        assert err.splitlines()[:3] == [f"imported {n} of 100,000 …" for n in (300, 600, 900)]
    else:
        assert err.splitlines() == expected


def test_a_log_is_told_what_takes_long_of_the_server(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    lines = ServerLines(clock=clock)
    for second in range(0, 100, 5):
        clock.now = float(second)
        lines("wait", second, 900)
    lines("start", 1, 600)
    told = capsys.readouterr()
    assert (told.out, told.err.splitlines()) == (
        "",
        ["Waiting for another kg: 20 s …", "Waiting for another kg: 80 s …"],
    )


def test_quiet_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress(quiet=True) as progress:
        assert not isinstance(progress, LineProgress)
        task = progress.add_task("Importing", total=10)
        progress.advance(task, 5)
    assert capsys.readouterr() == ("", "")


def test_a_pipe_gets_lines() -> None:
    with CliRunner().isolation(), show_progress() as progress:
        assert isinstance(progress, LineProgress)
