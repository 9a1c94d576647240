"""What a terminal of some width is given, seen through a real one."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.integration.cli.conftest import Kg

KG = Path(sys.executable).with_name("kg")
ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
SCREENS = [
    ("query", "plans", "-p", "name=砚舟储能"),
    ("query", "MATCH (c:Company)-[r:PLANS]->(p:Plan) RETURN c, r, p, p.target_date AS due ORDER BY p.id LIMIT 8"),
    ("show", "砚舟储能"),
    ("search", "5000吨"),
    ("compare", "砚舟储能", "鹭汀新能源"),
    ("candidates",),
    ("verify", "samples/06-report-safety-rules.txt", "--article", "samples/02-safety-rules.json"),
]


def on_a_terminal(environment: dict[str, str], width: int, *arguments: str) -> str:
    """Return what `kg` writes to a terminal of that many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    plain = {k: v for k, v in environment.items() if k not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")} | {
        "TERM": "xterm"
    }
    with subprocess.Popen(
        [KG, *arguments], env=plain, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    ) as running:
        os.close(theirs)
        written = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # nobody writes to it any longer
                break
            if not part:
                break
            written += part
    os.close(ours)
    assert running.returncode in (0, 3), written.decode()
    return written.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("width", "command"), [*((80, command) for command in SCREENS), *((100, command) for command in SCREENS[:2])]
)
def test_nothing_is_wider_than_the_terminal(
    on_samples: Kg, neo4j_environment: dict[str, str], width: int, command: tuple[str, ...]
) -> None:
    printed = ANSI.sub("", on_a_terminal(neo4j_environment, width, *command))
    assert printed.strip()
    assert [line for line in printed.splitlines() if cell_len(line) > width] == []


def test_short_values_stand_whole_in_their_row(on_samples: Kg, neo4j_environment: dict[str, str]) -> None:
    rows = json.loads(on_samples("query", "plans", "-p", "name=砚舟储能", "--format", "json").stdout)
    lines = ANSI.sub("", on_a_terminal(neo4j_environment, 80, "query", "plans", "-p", "name=砚舟储能")).splitlines()
    for row in rows:
        assert any(
            line.startswith(f"{row['target_date'] or '':10}") and row["published"] in line and row["actor"] in line
            for line in lines
        ), row
        assert row["plan"] in "".join(line.strip() for line in lines)
        assert row["article_id"] not in "".join(lines)
    wide = on_a_terminal(neo4j_environment, 80, "query", "plans", "-p", "name=砚舟储能", "--wide")
    assert all(row["article_id"] in wide for row in rows)


def test_what_is_left_out_is_counted(on_samples: Kg, neo4j_environment: dict[str, str]) -> None:
    plans = json.loads(on_samples("stats", "--json").stdout)["nodes"]["Plan"]
    rows = len(json.loads(on_samples("query", "all_plans", "--limit", "1000", "--format", "json").stdout))
    shown = on_a_terminal(neo4j_environment, 100, "query", "all_plans", "--limit", "7")
    assert f"7 of {rows} shown; --limit {rows} shows all" in shown
    assert f"Plan (2 of {plans} shown; --limit {plans} shows all)" in on_samples("summary", "--limit", "2").stdout
    assert "2 of " in on_samples("search", "储能", "--limit", "2").stdout
    assert "shown" not in on_samples("query", "all_plans", "--limit", str(rows)).stdout
    hinted = on_samples("query", "all_plans", "--limit", "3", "--format", "csv")
    assert len(list(csv.reader(io.StringIO(hinted.stdout)))) == 4
    assert f"3 of {rows} rows" in hinted.stderr


def test_lit_is_the_whole_of_what_is_sought(on_samples: Kg, neo4j_environment: dict[str, str]) -> None:
    assert "\x1b[33m\x1b[1m5000吨\x1b[0m" in on_a_terminal(neo4j_environment, 100, "search", "5000吨")
    assert "\x1b[33m\x1b[1m41.6亿元\x1b[0m" in on_a_terminal(neo4j_environment, 100, "search", "41.6億元")


def test_nodes_are_names_in_a_table_and_objects_in_json(on_samples: Kg) -> None:
    query = (
        "MATCH x = (c:Company {name: '砚舟储能'})-[r:PLANS]->(p:Plan) "
        "RETURN c, r, p, x, [c] AS list, {who: c} AS map, date('2025-01-02') AS day ORDER BY p.id LIMIT 1"
    )
    (row,) = json.loads(on_samples("query", query, "--format", "json").stdout)
    assert row["c"]["labels"] == ["Company", "Entity"]
    assert row["c"]["properties"]["id"] == "company:砚舟储能"
    assert row["list"] == [row["c"]]
    assert row["map"] == {"who": row["c"]}
    assert (row["r"]["type"], row["r"]["start"]["name"]) == ("PLANS", "砚舟储能")
    assert row["x"]["nodes"] == [row["c"], row["p"]]
    assert row["day"] == "2025-01-02"
    table = on_samples("query", query).stdout
    assert "element" not in table
    assert f"砚舟储能 -PLANS-> {row['p']['properties']['text']}" in table
    only = on_samples("query", query.replace("RETURN c, r, p, x,", "RETURN r,"), "--format", "csv").stdout
    assert only.splitlines()[1].startswith("砚舟储能 -PLANS-> ")


def test_csv_has_plain_ends_of_lines(on_samples: Kg, neo4j_environment: dict[str, str]) -> None:
    done = subprocess.run([KG, "query", "entities", "--format", "csv"], env=neo4j_environment, capture_output=True)
    assert done.stdout.count(b"\n") == 51
    assert b"\r" not in done.stdout


def test_show_lists_what_others_say_of_it(on_samples: Kg) -> None:
    (found,) = (row for row in json.loads(on_samples("show", "挪威", "--json").stdout) if row["name"] == "挪威")
    about = {fact["fact"]: fact for fact in found["about"]}
    assert any("挪威" in fact["text"] and "砚舟储能" in fact["who"] for fact in about.values())
    assert not about.keys() & {fact["fact"] for fact in found["facts"]}
    printed = on_samples("show", "挪威").stdout
    assert "Plans of others about it" in printed
    assert all(fact["text"] in printed for fact in about.values())


def test_one_spelling_of_types_in_json(on_samples: Kg) -> None:
    kinds = {"COMPANY", "PERSON", "POLICY", "REGION", "ORGANIZATION", "SUBJECT"}
    (hit, *_) = json.loads(on_samples("search", "砚舟储能", "--type", "company", "--json").stdout)
    (step, *_) = json.loads(on_samples("path", "韩知予", "砚舟储能", "--json").stdout)[0]
    found = [
        hit["kind"],
        step["a"]["type"],
        step["b"]["type"],
        *(row["type"] for row in json.loads(on_samples("central", "--json").stdout)),
        *(c["type"] for c in json.loads(on_samples("candidates", "--json").stdout)),
        *(e["type"] for e in json.loads(on_samples("show", "砚舟储能", "--json").stdout)),
        *(n["type"] for e in json.loads(on_samples("explain", "砚舟储能", "--json").stdout) for n in e["names"]),
        *(row["type"] for row in json.loads(on_samples("query", "entities", "--format", "json").stdout)),
        json.loads(on_samples("match", "海川", "海川公司", "--type", "Company", "--format", "jsonl").stdout)["type"],
    ]
    assert set(found) <= kinds
