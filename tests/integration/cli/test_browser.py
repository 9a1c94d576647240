"""`kg browser` as a process: what it prints, what it serves, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from urllib.parse import parse_qs, urlparse

from tests.integration.cli.conftest import Kg
from tests.processes import KG_IN_THE_BACKGROUND, PATIENCE_S, lines_until, running


def test_it_prints_links_serves_and_ends_by_ctrl_c(on_samples: Kg, neo4j_environment: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        arguments = ("browser", "--print", "plans", "-p", "name=砚舟", "--port", str(port))
        with running(neo4j_environment, *arguments) as process:
            printed = lines_until(process, "Serving until Ctrl+C")
            guide, edit = (parse_qs(urlparse(link).query) for link in re.findall(r"http://\S+/browser/\S+", printed))
            assert edit["cmd"] == ["edit"]
            assert "PLANS" in edit["arg"][0]
            assert guide["cmd"] == ["guide"]
            with urllib.request.urlopen(guide["arg"][0]) as answer:
                assert "新闻知识图谱" in answer.read().decode("utf-8")
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0
    assert f"Port {port} is taken" in told
    assert "Traceback" not in told


def test_in_the_background_it_says_how_to_end_it_and_sigterm_does(
    on_samples: Kg, neo4j_environment: dict[str, str]
) -> None:
    """A shell's background has SIGINT ignored: Ctrl+C for another program must not end the server."""
    with running(neo4j_environment, "browser", "--print", code=KG_IN_THE_BACKGROUND) as process:
        printed = lines_until(process, "Serving until")
        assert printed.endswith(f"Serving until it is ended: kill {process.pid}\n")
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, told.splitlines()[-1]) == (0, "Stopped.")


def test_ctrl_c_ends_it_where_a_terminal_is_even_if_it_was_ignored(
    on_samples: Kg, neo4j_environment: dict[str, str]
) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-c", KG_IN_THE_BACKGROUND, "browser", "--print"]
    process = subprocess.Popen(command, env=neo4j_environment, preexec_fn=lambda: os.login_tty(theirs))
    os.close(theirs)
    try:
        shown = b""
        while b"Serving until Ctrl+C" not in shown:
            shown += os.read(ours, 65536)
        os.write(ours, b"\x03")
        assert process.wait(timeout=PATIENCE_S) == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def test_what_it_can_not_draw_is_said(on_samples: Kg) -> None:
    table = on_samples("browser", "reports_by_grounding", "--print")
    assert (table.returncode, "draws nothing" in table.stderr) == (2, True)
    missing = on_samples("browser", "plans", "--print")
    assert (missing.returncode, "needs name" in missing.stderr) == (2, True)
    unknown = on_samples("browser", "plans", "-p", "name=没有这家公司", "--print")
    assert (unknown.returncode, "nothing in the graph" in unknown.stderr) == (2, True)


def test_search_prints_hits_with_what_matched(on_samples: Kg) -> None:
    done = on_samples("search", "儲能電池", "--type", "plan", "--limit", "3")
    assert done.returncode == 0
    assert "【储能电池" in done.stdout
    assert on_samples("search", '+-&&||!(){}[]^"~*?:\\/').stdout.endswith("0 hit(s)\n")
    assert on_samples("search", "储能", "--type", "nothing").returncode == 2
