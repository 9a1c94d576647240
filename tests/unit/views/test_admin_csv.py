from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.views.admin_csv import write_admin_csv
from kg.views.records import Edge, GraphRecords, Node

COMPANY, NAME = ("Company", "Entity"), ("_Name",)
RECORDS = GraphRecords(
    [
        Node("company:乙", COMPANY, {"name": "乙", "aliases": ["乙", 'a,"b"\n;|']}),
        Node("company:甲", COMPANY, {"name": "", "aliases": []}),
        Node("company:乙", NAME, {"surface": "乙"}),
        Node("subject:电池", ("Subject",), {"name": "电池"}),
    ],
    [Edge("company:乙", "REFERS_TO", "company:乙", {"score": 0.5, "sure": True}, NAME, COMPANY)],
)


def tables(folder: Path) -> dict[str, list[dict[str, str]]]:
    found = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.name] = list(csv.DictReader(file))
    return found


def test_tables_have_no_empty_cell_for_a_missing_property(tmp_path: Path) -> None:
    write_admin_csv(RECORDS, tmp_path)
    found = tables(tmp_path)
    with_aliases, without, subject, name = (rows[0] for file, rows in found.items() if file.startswith("nodes"))
    assert without == {":ID": "Company:Entity/company:甲", "id:string": "company:甲", "name:string": ""}
    assert with_aliases["aliases:string[]"] == '乙\x1fa,"b"\n;|'
    assert name[":ID"] != with_aliases[":ID"]
    assert subject == {":ID": "Subject/subject:电池", "name:string": "电池"}
    (edge,) = found["relationships-001.csv"]
    assert edge == {
        ":START_ID": "_Name/company:乙", ":END_ID": "Company:Entity/company:乙", "score:double": "0.5", "sure:boolean": "true",
    }  # fmt: skip


def test_the_options_name_every_table(tmp_path: Path) -> None:
    write_admin_csv(RECORDS, tmp_path)
    options = (tmp_path / "import.args").read_text(encoding="utf-8").splitlines()
    assert "--array-delimiter=U+001F" in options
    assert "--relationships=REFERS_TO=relationships-001.csv" in options
    assert {option.rsplit("=", 1)[1] for option in options if ".csv" in option} == set(tables(tmp_path))


def test_a_delimiter_is_chosen_that_no_list_holds(tmp_path: Path) -> None:
    write_admin_csv(GraphRecords([Node("a", NAME, {"names": ["\x1f", "\x1e"]})], []), tmp_path)
    assert "--array-delimiter=U+001D" in (tmp_path / "import.args").read_text(encoding="utf-8")


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="something already"):
        write_admin_csv(RECORDS, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_what_neo4j_admin_would_lose_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="one empty string"):
        write_admin_csv(GraphRecords([Node("a", NAME, {"names": [""]})], []), tmp_path)
