"""One folder with a file of every format that is read, and of kinds that are not, into a real graph."""

from __future__ import annotations

import zipfile
from pathlib import Path

from neo4j import Driver

from tests.documents import make_docx, make_pdf, make_xlsx, paragraph
from tests.integration.cli.conftest import Kg


def sentence(name: str) -> str:
    return f"{name}汽车表示，公司计划到2031年投资20亿元建设新厂。"


def fill(folder: Path) -> None:
    rss = (
        "<rss version='2.0'><channel><title>晨报</title><item><title>辛汽车公布计划</title>"
        f"<description>{sentence('辛岚')}</description></item></channel></rss>"
    )
    files: dict[str, bytes] = {
        "a.txt": f"甲岚汽车公布计划\n来源：晨报 2030-05-01\n{sentence('甲岚')}\n".encode("gb18030"),
        "b.md": f"# 乙岚汽车公布计划\n\n**乙岚汽车**{sentence('乙岚')[4:]}\n".encode(),
        "c.html": f"<html><body><h1>丙岚汽车公布计划</h1><p>{sentence('丙岚')}</p></body></html>".encode(),
        "d.csv": f'title,content\n丁岚汽车公布计划,{sentence("丁岚")}\n断开,"没有关上\n'.encode(),
        "e.xlsx": make_xlsx({"表": [["标题", "正文"], ["戊岚汽车公布计划", sentence("戊岚")]]}),
        "f.docx": make_docx(paragraph("己岚汽车公布计划"), paragraph(sentence("己岚"))),
        "g.pdf": make_pdf([["庚岚汽车公布计划", sentence("庚岚")[:20], sentence("庚岚")[20:]]]),
        "h.xml": rss.encode(),
        "x.png": b"\x89PNG\r\n\x1a\n\0\0",
        "x.py": b"import os\nprint(os.name)\n",
        "x.csv": b"name,age\na,1\nb,2\nc,3\n",
        "x.docx": b"PK\x03\x04broken",
        "x.txt": b"",
        "README.md": "# 说明\n\n这里是新闻。\n".encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("i.docx", make_docx(paragraph("壬岚汽车公布计划"), paragraph(sentence("壬岚"))))


def test_a_folder_of_all_formats_goes_in(kg: Kg, empty_graph: Driver, tmp_path: Path) -> None:
    fill(tmp_path)
    done = kg("import", tmp_path, "--default", "published=2030-06", "--default", "source=晚报")
    assert done.returncode == 1
    assert done.stdout == "9 created, 0 changed, 0 deleted, 7 failed, 0 unchanged\n", done.stderr
    for name in ("d.csv, line 3", "x.png", "x.py", "x.csv", "x.docx", "x.txt", "README.md"):
        assert name in done.stderr
    query = (
        "MATCH (c:Company)-[:PLANS]->(p)-[:EVIDENCED_BY]->(a:Article) "
        "RETURN left(a.title, 4) AS title, c.name AS name, p.target_date AS year, a.published AS published,"
        " a.published_basis AS basis, a.source AS source ORDER BY a.title"
    )
    rows = [tuple(record) for record in empty_graph.execute_query(query)[0]]
    assert {row[0][:1] for row in rows} == set("甲乙丙丁戊己庚辛壬")
    assert {row[2] for row in rows} == {"2031"}
    said = {row[0][:1]: row[3:] for row in rows}
    assert said["甲"] == ("2030-05-01", "field", "晨报")
    assert said["辛"] == ("2030-06", "default", "晨报")
    assert said["庚"] == ("2030-06", "default", "晚报")
    again = kg("import", tmp_path, "--default", "published=2030-06", "--default", "source=晚报")
    assert again.stdout == "0 created, 0 changed, 0 deleted, 7 failed, 9 unchanged\n"
    other = kg("import", tmp_path, "--default", "published=2030-07", "--default", "source=晚报")
    assert other.stdout == "0 created, 8 changed, 0 deleted, 7 failed, 1 unchanged\n", other.stderr
