from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import LoadError
from kg.models import Article, Report
from loaders import LoadOptions, load
from loaders.containers import unpacking_failed
from loaders.sources import Blob

Read = Callable[..., tuple[list[Article], list[LoadError]]]
REPORT = Path(__file__).parents[2] / "data" / "loaders" / "report.txt"


def article(title: str) -> dict[str, str]:
    return {"title": title, "content": f"{title}的正文。"}


def dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def titles(found: list[Article]) -> list[str]:
    return [item.title for item in found]


CONTAINERS = {
    "one object": dump(article("甲")),
    "one object over many lines": json.dumps(article("甲"), ensure_ascii=False, indent=2),
    "array": dump([article("甲"), article("乙")]),
    "array over many lines": json.dumps([article("甲"), article("乙")], ensure_ascii=False, indent=1),
    "lines": dump(article("甲")) + "\n" + dump(article("乙")) + "\n",
    "lines without the last break": dump(article("甲")) + "\r\n\r\n" + dump(article("乙")),
    "objects one after the other": json.dumps(article("甲"), indent=2) + json.dumps(article("乙"), indent=2),
}


@pytest.mark.parametrize("content", CONTAINERS.values(), ids=CONTAINERS.keys())
@pytest.mark.parametrize("extension", ["txt", "json", "dat"])
def test_load_tells_the_container_from_the_content(tmp_path: Path, read: Read, content: str, extension: str) -> None:
    path = tmp_path / f"input.{extension}"
    path.write_text(content, encoding="utf-8")
    found, errors = read(path)
    assert not errors
    assert titles(found) == ["甲", "乙"][: content.count("content")]


@pytest.mark.parametrize("content", CONTAINERS.values(), ids=CONTAINERS.keys())
def test_load_opens_gzip_and_zip_whatever_their_names(tmp_path: Path, read: Read, content: str) -> None:
    (tmp_path / "a.json").write_bytes(gzip.compress(content.encode()))
    with zipfile.ZipFile(tmp_path / "b.bin", "w") as archive:
        archive.writestr("deep/er/one.txt", content)
        archive.writestr("packed.jsonl", gzip.compress(content.encode()))
        archive.writestr("__MACOSX/._one.txt", b"\x00\x05\x16")
    found, errors = read(tmp_path)
    assert not errors
    assert len(found) == 3 * content.count("content")


def test_load_gives_reports_for_plain_text(tmp_path: Path, read: Read) -> None:
    (tmp_path / "report.json").write_bytes(REPORT.read_bytes())
    found, errors = read(tmp_path / "report.json")
    assert not errors
    assert isinstance(found[0], Report)
    assert found[0].headline == "星野汽车将在三国设厂"


def test_load_goes_through_folders_by_path_and_skips_hidden_files(tmp_path: Path, read: Read) -> None:
    for name in ("b/2.json", "b/1.json", "a.json", "c/d/e.json", ".hidden.json", ".git/x.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(dump(article(name)), encoding="utf-8")
    found, errors = read(tmp_path)
    assert not errors
    assert titles(found) == ["a.json", "b/1.json", "b/2.json", "c/d/e.json"]


def test_load_survives_links_that_lead_back_and_names_dead_ones(tmp_path: Path, read: Read) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text(dump(article("甲")), encoding="utf-8")
    (tmp_path / "in" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "in" / "gone.json").symlink_to(tmp_path / "nowhere")
    (tmp_path / "in" / "itself.json").symlink_to("itself.json")
    found, errors = read(tmp_path)
    assert titles(found) == ["甲"]
    dead = [tmp_path / "in" / "gone.json", tmp_path / "in" / "itself.json"]
    assert [(e.what, e.where) for e in errors] == [("the link leads nowhere", str(path)) for path in dead]
    assert [e.what for e in read(dead[1])[1]] == ["the link leads nowhere"]


def test_load_expands_patterns_and_reads_a_file_once(tmp_path: Path, read: Read) -> None:
    for name in ("a1.json", "a2.json", "b.json"):
        (tmp_path / name).write_text(dump(article(name)), encoding="utf-8")
    found, errors = read([tmp_path / "a*.json", tmp_path / "**" / "a1.json", tmp_path])
    assert not errors
    assert titles(found) == ["a1.json", "a2.json", "b.json"]


def test_load_reads_standard_input_twice(monkeypatch: pytest.MonkeyPatch, read: Read) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(dump([article("甲"), article("乙")]).encode())))
    assert read("-") == read("-")
    assert titles(read("-")[0]) == ["甲", "乙"]


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress], ids=["plain", "gzip"])
def test_load_loses_one_of_many_lines(tmp_path: Path, read: Read, pack: Callable[[bytes], bytes]) -> None:
    lines = [dump(article(f"第{number}篇")) for number in range(1, 5_001)]
    lines[3_776] = lines[3_776][:-20]
    (tmp_path / "many.jsonl").write_bytes(pack("\n".join(lines).encode()))
    found, errors = read(tmp_path / "many.jsonl")
    assert len(found) == 4_999
    assert len(errors) == 1
    assert errors[0].where == f"{tmp_path / 'many.jsonl'}, line 3777"
    assert "not JSON" in errors[0].what


BROKEN_ARRAYS = {
    "no quote at the end": ('"content": "第二', '"content": 第二'),
    "quote left open": ('第二篇正文"', "第二篇正文"),
    "a comma too many": ('第二篇正文"', '第二篇正文",,'),
    "bracket left open": ('第二篇正文"', '第二篇正文", "tags": [1, 2'),
    "a bare word": ('{"title": "二"', '{"title": "二", nothing'),
}


@pytest.mark.parametrize("indent", [None, 0, 2])
@pytest.mark.parametrize(("good", "bad"), BROKEN_ARRAYS.values(), ids=BROKEN_ARRAYS.keys())
def test_load_loses_one_element_of_an_array(
    tmp_path: Path, read: Read, indent: int | None, good: str, bad: str
) -> None:
    names = ["一", "二", "三", "四"]
    elements = [{"title": name, "content": f"第{name}篇正文", "tags": [{"title": "无关"}]} for name in names]
    joiner = ",\n" if indent is not None else ", "
    pad = " " * (indent or 0)
    written = "[" + ("\n" if indent is not None else "") + joiner.join(pad + dump(one) for one in elements) + "\n]"
    assert good in written
    (tmp_path / "array.json").write_text(written.replace(good, bad), encoding="utf-8")
    found, errors = read(tmp_path / "array.json")
    assert titles(found) == ["一", "三", "四"]
    assert len(errors) == 1
    assert "record 2 (line" in (errors[0].where or "")


def test_load_reads_an_array_longer_than_its_window(tmp_path: Path, read: Read) -> None:
    elements = [article(f"第{number}篇") | {"content": "正文" * 200 * (number % 7 + 1)} for number in range(900)]
    (tmp_path / "array.json").write_text(json.dumps(elements, ensure_ascii=False, indent=2), encoding="utf-8")
    found, errors = read(tmp_path / "array.json")
    assert not errors
    assert titles(found) == [f"第{number}篇" for number in range(900)]


def test_load_says_that_an_array_is_cut_short(tmp_path: Path, read: Read) -> None:
    (tmp_path / "cut.json").write_text(dump([article("甲"), article("乙")])[:-1], encoding="utf-8")
    found, errors = read(tmp_path / "cut.json")
    assert titles(found) == ["甲", "乙"]
    assert "never closed" in errors[0].what


BAD_FILES = {
    "not JSON": (b'{"title": "x", ', "not JSON"),
    "no sentence": ("天气".encode(), "neither JSON nor a report nor an article"),
    "no content": (b'{"title": "x", "link": "y"}', "no content"),
    "empty content": (b'{"title": "x", "content": " \\n"}', "the content is empty"),
    "content of markup only": (b'{"title": "x", "content": "<p> </p><script>1</script>"}', "the content is empty"),
    "not an object": (b'["one", 2]', "not an object"),
    "null": (b"[null]", "neither JSON"),
    "empty": (b" \n", "empty"),
    "broken gzip": (gzip.compress(b'{"title": "x", "content": "y"}' * 99)[:-20], "can't be read to its end"),
    "gzip in name only": (b"\x1f\x8bnothing", "can't be read to its end"),
    "broken zip": (b"PK\x03\x04nothing", "can't be read to its end"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG picture"),
    "latin-1": ("Le café fermé, déjà.".encode("latin-1"), "no known encoding"),
    "deep": (b'{"content": ' + b"[" * 100_000, "nested too deeply"),
    "huge number": (b'{"content": ' + b"9" * 6_000 + b"}", "not JSON (a number of too many digits)"),
}


@pytest.mark.parametrize(("data", "reason"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_load_names_file_and_reason_and_reads_the_rest(tmp_path: Path, read: Read, data: bytes, reason: str) -> None:
    (tmp_path / "bad.json").write_bytes(data)
    (tmp_path / "good.json").write_text(dump(article("甲")), encoding="utf-8")
    found, errors = read(tmp_path)
    assert titles(found) == ["甲"]
    assert errors
    assert reason in errors[0].what
    assert "bad.json" in (errors[0].where or "")
    assert errors[0].hint


def test_load_names_what_is_not_there(tmp_path: Path, read: Read) -> None:
    (tmp_path / "empty").mkdir()
    found, errors = read([tmp_path / "none.json", tmp_path / "*.json", tmp_path / "empty"])
    assert not found
    assert [error.what for error in errors] == ["no such file or folder", "nothing matches", "the folder has no files"]


def test_unpacking_failed_says_that_a_file_may_not_be_read() -> None:
    error = unpacking_failed(Blob("a.json", io.BytesIO), PermissionError(13, "Permission denied"))
    assert (error.what, error.where) == ("no permission to read it", "a.json")


def test_load_refuses_more_than_the_limit(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.jsonl").write_text(
        "\n".join(dump({"title": "", "content": "字" * length}) for length in (99, 100, 9_000_000)), encoding="utf-8"
    )
    found, errors = read(tmp_path / "a.jsonl", max_chars=100)
    assert [len(item.text) for item in found] == [100]
    assert "101 characters, over the limit of 100" in errors[0].what
    assert "a record of more than" in errors[1].what


def test_load_stops_a_zip_bomb(tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.containers.MAX_UNPACKED_BYTES", 1 << 20)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.json", b" " * (4 << 20))
        archive.writestr("good.json", dump(article("甲")))
    found, errors = read(tmp_path / "a.zip")
    assert titles(found) == ["甲"]
    assert "unpacks to more than" in errors[0].what
    assert (errors[0].where or "").endswith("a.zip!bomb.json")


def test_load_reads_a_member_named_in_gbk(tmp_path: Path, read: Read) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("AAAA.json", "{}")
    packed = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(packed.replace(b"AAAA", "新闻".encode("gb18030")))
    assert [error.where for error in read(tmp_path / "a.zip")[1]] == [f"{tmp_path / 'a.zip'}!新闻.json, line 1"]


def test_load_reads_a_zip_inside_a_zip(tmp_path: Path, read: Read) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.json", dump(article("甲")))
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("b.json", dump(article("乙")))
    found, errors = read(tmp_path / "outer.zip")
    assert not errors
    assert titles(found) == ["乙", "甲"]


def test_load_keeps_one_spoilt_record_to_itself(tmp_path: Path, read: Read) -> None:
    lines = [dump(article(f"第{number}篇")).encode() for number in range(50)]
    lines[3] = lines[3].replace("正".encode(), b"\xff")
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    found, errors = read(tmp_path / "a.jsonl")
    assert len(found) == 49
    assert [error.what.partition(":")[0] for error in errors] == ["wrong encoding"]
    assert (errors[0].where or "").endswith("a.jsonl, line 4")


def test_load_reads_a_record_with_a_stray_nul(tmp_path: Path, read: Read) -> None:
    lines = [dump(article(f"第{number}篇")) for number in range(3)]
    (tmp_path / "a.jsonl").write_bytes("\n".join(lines).replace("1篇的", "1篇\0的").encode())
    found, errors = read(tmp_path / "a.jsonl")
    assert not errors
    assert [item.content for item in found] == ["第0篇的正文。", "第1篇\0的正文。", "第2篇的正文。"]


@pytest.mark.parametrize("depth", [2, 3, 4])
@pytest.mark.parametrize("outermost", ["zip", "gzip"])
def test_load_opens_archives_in_archives_three_deep(tmp_path: Path, read: Read, depth: int, outermost: str) -> None:
    data, name = dump(article("甲")).encode(), "a.json"
    for level in range(depth):
        if outermost == "gzip" and level == depth - 1:
            data = gzip.compress(data)
            break
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)
        data, name = packed.getvalue(), f"{level}.zip"
    (tmp_path / "a.bin").write_bytes(data)
    found, errors = read(tmp_path / "a.bin")
    assert titles(found) == (["甲"] if depth <= 3 else [])
    assert [error.what for error in errors] == (
        [] if depth <= 3 else ["an archive inside 3 others, which is deeper than is read"]
    )
    assert all("0.zip" in (error.where or "") or outermost == "gzip" for error in errors)


def test_load_counts_what_all_the_archives_of_a_file_unpack_to(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.containers.MAX_ARCHIVE_BYTES", 10_000)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as outer:
        for number in range(3):
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as inner:
                inner.writestr("a.json", b" " * 4_000 + dump(article(str(number))).encode())
            outer.writestr(f"{number}.zip", packed.getvalue())
    found, errors = read(tmp_path / "a.zip")
    assert titles(found) == ["0", "1"]
    assert ["the archive has more than" in error.what for error in errors] == [True]


def test_load_passes_over_blanks_longer_than_what_is_looked_at(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.json").write_text("\n" * 600_000 + dump([article("甲")]), encoding="utf-8")
    found, errors = read(tmp_path / "a.json")
    assert (titles(found), errors) == (["甲"], [])


def test_load_takes_any_text_for_a_report_when_told(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_text("星野汽车去年售出三万辆汽车。它计划扩产。", encoding="utf-8")
    found, errors = read(tmp_path / "a.txt", kind="report", article_id="a1")
    assert not errors
    assert [claim.text for claim in found[0].claims] == ["星野汽车去年售出三万辆汽车。", "它计划扩产。"]
    assert found[0].article_id == "a1"


def check_answers(path: Path, data: bytes, **options: object) -> None:
    """Load the bytes: something is read or refused, nothing raised, and every claim stands where it says."""
    path.write_bytes(data)
    errors: list[LoadError] = []
    found = list(load([str(path)], LoadOptions.model_validate(options), errors.append))
    assert found or errors or not data.strip(b"[] \t\r\n,")
    for item in found:
        item.text.encode("utf-8")
        for claim in item.claims if isinstance(item, Report) else ():
            assert item.text[claim.start : claim.end] == claim.text


def any_input(examples: int) -> Callable[..., object]:
    quiet = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    return settings(suppress_health_check=quiet, max_examples=examples, deadline=None)


STARTS = [b"\x1f\x8b\x08", b"PK\x03\x04", b"[", b"{", b'{"content":', b"\xff\xfe", "标题：".encode(), b"1. ", b"%PDF-1.7\n", b"<rss><channel>",
          b"<html><body>", b"---\ntitle: a\n---\n", b"title,content\n", b"# ", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\0o\0r\0k\0b\0o\0o\0k\0"]  # fmt: skip


@any_input(200)
@given(start=st.sampled_from([b"", *STARTS]), rest=st.binary(max_size=200), kind=st.sampled_from(["auto", "report"]))
def test_load_answers_any_bytes_with_errors_only(tmp_path: Path, start: bytes, rest: bytes, kind: str) -> None:
    check_answers(tmp_path / "any", start + rest, kind=kind)


@any_input(200)
@given(text=st.text(max_size=300), kind=st.sampled_from(["auto", "report"]))
def test_load_answers_any_text_with_errors_only(tmp_path: Path, text: str, kind: str) -> None:
    check_answers(tmp_path / "any", text.encode("utf-8", "surrogatepass"), kind=kind)


NAMES = ["title", "content", "text", "date", "report", "id", "url", "author", "newsBeginning", "x"]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=12,
)


@any_input(200)
@given(json_values, st.sampled_from(["{}", "[{}]", "[\n{},\n{}\n]", "{}\n{}"]))
def test_load_answers_any_json(tmp_path: Path, value: object, frame: str) -> None:
    check_answers(tmp_path / "any", frame.replace("{}", json.dumps(value)).encode())
