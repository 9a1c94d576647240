"""`kg browser` as a process: what it prints, what it serves, and how it ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from urllib.parse import parse_qs, urlparse

from tests.integration.cli.conftest import Kg

COMMAND = [sys.executable, "-c", "from kg.cli import main; main()", "browser", "--print"]


def test_it_prints_links_serves_and_ends_by_ctrl_c(on_samples: Kg, neo4j_environment: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = subprocess.Popen(
            [*COMMAND, "plans", "-p", "name=砚舟", "--port", str(port)], env=neo4j_environment, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        assert process.stdout is not None
        lines: list[str] = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("Serving"):
                break
    guide, edit = (parse_qs(urlparse(link).query) for link in re.findall(r"http://\S+/browser/\S+", "".join(lines)))
    assert edit["cmd"] == ["edit"]
    assert "PLANS" in edit["arg"][0]
    assert guide["cmd"] == ["guide"]
    with urllib.request.urlopen(guide["arg"][0]) as answer:
        assert "新闻知识图谱" in answer.read().decode("utf-8")
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 0
    assert f"Port {port} is taken" in told
    assert "Traceback" not in told


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
