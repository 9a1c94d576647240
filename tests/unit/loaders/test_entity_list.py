from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LoadError
from kg.judge.entity_lists import find_wrong_names, list_judgements
from loaders.entity_list import load_entity_list

CSV = "Type,Name,Aliases,Codes\ncompany,海川新材料,海川|海川新材,600001.SH；HK01\nperson,林溪,,\n"
LINES = '{"type": "COMPANY", "name": "海川新材料", "aliases": ["海川", "海川新材"], "codes": ["600001.SH", "HK01"]}\n{"type": "person", "name": "林溪"}\n'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", CSV.encode()),
        ("b.csv", CSV.encode("gb18030")),
        ("c.jsonl", LINES.encode()),
        ("d.json", ("[" + LINES.replace("}\n{", "},\n{") + "]").encode("utf-8-sig")),
    ],
)
def test_each_format_gives_the_same_list(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    entities, errors = load_entity_list(tmp_path / name)
    assert errors == []
    assert [(e.type.value, e.name, e.aliases, e.codes) for e in entities] == [
        ("COMPANY", "海川新材料", ("海川", "海川新材"), ("600001.SH", "HK01")),
        ("PERSON", "林溪", (), ()),
    ]
    assert [j.kind.value for j in list_judgements(entities, "list a", "tester", "2025")] == [
        "same",
        "same",
        "code",
        "code",
    ]


def test_each_broken_line_has_its_reason(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"type": "firm", "name": "海川"}\n{"type": "company"}\n{nonsense\n', "utf-8")
    errors = [str(e) for e in load_entity_list(tmp_path / "a.jsonl")[1]]
    assert [e.rsplit(", ", 1)[-1] for e in errors] == ["line 1.", "line 2.", "line 3."]


def test_a_file_without_header_or_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("company,海川\n", "utf-8")
    for name in ("a.csv", "none.csv"):
        with pytest.raises(LoadError):
            load_entity_list(tmp_path / name)


def test_a_name_given_to_two_entities_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("type,name,aliases\ncompany,海川食品,海川\ncompany,海川乳业,海川\n", "utf-8")
    (error,) = find_wrong_names(load_entity_list(tmp_path / "a.csv")[0], "a.csv")
    assert "海川 is 海川乳业 here and 海川食品 in line 2" in str(error)
