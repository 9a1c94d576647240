"""Whatever stands in the input, reading ends, and takes time in proportion to its length."""

from __future__ import annotations

import gzip
import io
import json
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.errors import LoadError
from loaders import LoadOptions, load
from loaders.markup import html_to_text, is_html, title_to_text
from loaders.report import looks_like_report, read_report

ARTICLES = [{"title": name, "content": f"{name}的“正文”。", "date": "2031-06-14"} for name in "甲乙丙"]
VALID = {
    "array on one line": json.dumps(ARTICLES, ensure_ascii=False),
    "array on many lines": json.dumps(ARTICLES, ensure_ascii=False, indent=2),
    "array, one a line": "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in ARTICLES) + "\n]",
    "lines": "\n".join(json.dumps(one, ensure_ascii=False) for one in ARTICLES),
    "objects": "".join(json.dumps(one, ensure_ascii=False, indent=1) for one in ARTICLES),
    "wrapped": json.dumps({"code": 0, "data": {"list": ARTICLES}}, ensure_ascii=False),
    "nested": json.dumps([{**ARTICLES[0], "tags": [[{"title": "x", "a": {"b": [1, None]}}]]}] * 2, ensure_ascii=False),
}
INSERTED = [
    b"\xff", b"\x00", b'"', b"\\", b"{", b"}", b"[", b"]", b",", b"\n", b"\xef\xbb\xbf", b"\xe5", b"[" * 1_500,
    b'{"a":' * 1_500, b" " * 5_000, b"\n" * 5_000, b'{"title":', b"},{", b"NaN", b"\\ud800", b"9" * 5_000,
]  # fmt: skip


@contextmanager
def limit(seconds: int) -> Iterator[None]:
    """Fail what takes more time on the processor; reading is done in the main thread, where a signal reaches it."""

    def fail(_signal: int, _frame: object) -> None:
        raise AssertionError(f"not done in {seconds} seconds")

    before = signal.signal(signal.SIGPROF, fail)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def count_items(path: Path, most: int) -> int:
    """Return how many articles, reports and errors the file gives, of `most` at most."""
    errors: list[LoadError] = []

    def refuse(error: LoadError) -> None:
        errors.append(error)
        assert len(errors) <= most, "errors without end"

    found = sum(1 for _ in islice(load([str(path)], LoadOptions(), refuse), most + 1))
    assert found <= most, "articles without end"
    return found + len(errors)


changes = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["put", "cut", "drop", "spoil", "twice"]), st.sampled_from(INSERTED)),
    min_size=1,
    max_size=4,
)


def change(data: bytes, at: float, how: str, inserted: bytes) -> bytes:
    where = int(at * len(data))
    if how == "cut":
        return data[:where]
    if how == "drop":
        return data[:where] + data[where + 1 :]
    if how == "spoil":
        return data[:where] + inserted[:1] + data[where + 1 :]
    return data[:where] + inserted + (data if how == "twice" else data[where:])


@settings(suppress_health_check=list(HealthCheck), max_examples=400, deadline=None)
@given(st.sampled_from(list(VALID.values())), changes)
@example(VALID["array on one line"], [(0.45, "spoil", b"\xff")])
def test_reading_ends_whatever_was_changed(tmp_path: Path, text: str, changed: list[tuple[float, str, bytes]]) -> None:
    data = text.encode()
    for one in changed:
        data = change(data, *one)
    (tmp_path / "any").write_bytes(data)
    with limit(20):
        count_items(tmp_path / "any", len(data) + 2)


def test_a_byte_that_is_no_text_costs_its_record_in_an_array_on_one_line(tmp_path: Path) -> None:
    data = json.dumps(ARTICLES, ensure_ascii=False).encode()
    for broken in (1, 2):
        data = data.replace("的".encode(), b"\xff", broken)
        (tmp_path / "a.json").write_bytes(data)
        errors: list[LoadError] = []
        with limit(20):
            assert len(list(load([str(tmp_path / "a.json")], LoadOptions(), errors.append))) == 3 - len(errors)
        assert {error.what.partition(":")[0] for error in errors} == {"wrong encoding"}


def one(number: int) -> str:
    return f'{{"title": "第{number}篇", "content": "正文{number}。"}}'


SHAPES: dict[str, Callable[[int], bytes]] = {
    "good lines": lambda n: "\n".join(map(one, range(n))).encode(),
    "good array": lambda n: f"[{', '.join(map(one, range(n)))}]".encode(),
    "broken lines": lambda n: "\n".join(one(i)[:-2] for i in range(n)).encode() + b"\n" + one(1).encode(),
    "broken array on one line": lambda n: f"[{', '.join(one(i)[:-1] + ' x}' for i in range(n))}]".encode(),
    "broken array on many lines": lambda n: "[\n{},\n]".format(",\n".join(one(i)[:-1] for i in range(n))).encode(),
    "spoilt array on one line": lambda n: f"[{', '.join(map(one, range(n)))}]".encode().replace(b"\xad", b"\xff"),
    "a quote that stays open": lambda n: b'[{"title":"' + b"\n{x}" * n,
    "quotes that stay open": lambda n: b"[" + b'\n{"title":"x, "content":"y},' * n,
    "open brackets": lambda n: b"[" * n,
    "open brackets in lines": lambda n: b"[\n" + b"[{\n" * n,
    "open objects in lines": lambda n: b"[" + b'\n{"a":' * n,
    "nested and broken at the end": lambda n: b"[" + (b'\n{"p":"' + b"x" * (n // 40) + b'","a":[') * 300 + b"!",
    "a long value, broken": lambda n: b'[\n{"a":[' + b"1," * n + b"}\n,\n" + one(1).encode() + b"]",
    "brackets and blanks": lambda n: b'[{"a":1,},' + b"} , " * n + b"]",
    "blanks before": lambda n: b" \n" * (4 * n) + one(1).encode(),
    "blanks in an array": lambda n: b"[" + one(1).encode() + b"," + b" \n" * (4 * n) + one(2).encode() + b"]",
    "blanks in lines": lambda n: one(1).encode() + b" \n" * (4 * n) + one(2).encode(),
    "commas": lambda n: b"[" + one(1).encode() + b"," * (4 * n) + one(2).encode() + b"]",
    "blanks in a value": lambda n: b'{"title": "x",' + b" " * (4 * n) + b'"content": "y"}',
    "many fields": lambda n: json.dumps({f"field {i}": "x" for i in range(n)} | {"content": "y"}).encode(),
    "many wrapped": lambda n: f'{{"data": {{"list": [{", ".join(map(one, range(n)))}]}}}}'.encode(),
    "one long line": lambda n: b'{"content": "' + b"y" * (40 * n),
    "a name that never ends": lambda n: b'[{"' + b"k" * (4 * n),
    "numbered lines": lambda n: "标题：题\n".encode() + "1. 时间\n  三月\n".encode() * n,
}


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the time on the processor, which other programs hardly change."""
    before = time.process_time()
    work()
    return time.process_time() - before


def check_linear(work: Callable[[int], Callable[[], object]], size: int) -> None:
    """Check that four times the size takes about four times as long; a quadratic reader takes sixteen times.

    The size is doubled until the time can be measured; what seems too long is measured again, then with larger texts:
    what a reader may do again is bounded, which shows as a step at one size, not as growth.
    """
    with limit(120):
        while (first := cpu_seconds(work(size))) < 0.02 and size < 1_000_000:
            size *= 2
        for _ in range(3):
            second, third = (cpu_seconds(work(times * size)) for times in (2, 4))
            if second < 5 * first and third < 10 * first:
                return
            size *= 2
            first = cpu_seconds(work(size))
    raise AssertionError(f"size {size}: {first:.3f} s, twice {second:.3f} s, four times {third:.3f} s")


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_reading_takes_time_in_proportion(tmp_path: Path, shape: Callable[[int], bytes]) -> None:
    def work(size: int) -> Callable[[], object]:
        data = shape(size)
        path = tmp_path / f"{size}"
        path.write_bytes(data)
        return lambda: count_items(path, len(data) + 2)

    check_linear(work, 1_000)


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress], ids=["zip", "zip in gzip"])
def test_reading_a_zip_takes_time_in_proportion_to_its_members(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    def work(size: int) -> Callable[[], object]:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for number in range(size):
                archive.writestr(f"{number}.json", one(number))
        path = tmp_path / f"{size}.zip"
        path.write_bytes(pack(packed.getvalue()))
        return lambda: count_items(path, size)

    check_linear(work, 100)


TEXTS: dict[str, Callable[[int], str]] = {
    "blanks": lambda n: "<p>" + " " * n + "x",
    "breaks": lambda n: "<p>" + "x\n" * n,
    "open blocks": lambda n: "<div>" * n,
    "open formatting": lambda n: "".join(f"<b a{i}>" for i in range(n)) + "<p>x" * n,
    "open tables": lambda n: "<table><tr><td>" * n,
    "open tags": lambda n: "<p " * n,
    "open attributes": lambda n: "<p a='<p b=\"" * n,
    "paragraphs": lambda n: "<p>x</p>\n" * n,
    "escaped": lambda n: "&lt;p&gt;x。&lt;/p&gt;" * n,
    "escaped twice": lambda n: "&amp;quot;HTM" * n,
    "words of the trade": lambda n: "HTML" * n + "&lt;",
    "comments": lambda n: "<!--" * n + "<p>",
    "scripts": lambda n: "<div>" * 300 + "<script>" * n,
}


@pytest.mark.parametrize("shape", TEXTS.values(), ids=TEXTS.keys())
def test_reducing_html_takes_time_in_proportion(shape: Callable[[int], str]) -> None:
    def work(size: int) -> Callable[[], object]:
        text = shape(size)
        return lambda: (is_html(text), html_to_text(text), title_to_text(text))

    check_linear(work, 500)


REPORTS: dict[str, Callable[[int], str]] = {
    "headings": lambda n: "".join(f"## 时间{i}\n- 三月\n" for i in range(n)),
    "numbers": lambda n: "1. 时间：三月\n" * n,
    "bold": lambda n: "**时间**\n三月\n" * n,
    "stars": lambda n: "*" * n + "\n" + "**a" * n,
    "rules": lambda n: "- " * n + "x",
    "bars": lambda n: "|-" * n + "x",
    "one long heading": lambda n: "## " + "事件市场的" * n + "\n## 时间\n- x\n",
    "sentences": lambda n: "三月。" * n,
    "colons": lambda n: "1. " + "：" * n,
}


@pytest.mark.parametrize("shape", REPORTS.values(), ids=REPORTS.keys())
def test_reading_a_report_takes_time_in_proportion(shape: Callable[[int], str]) -> None:
    def work(size: int) -> Callable[[], object]:
        text = shape(size)

        def read() -> None:
            looks_like_report(text)
            with suppress(LoadError):  # some make no claim
                read_report(text, "x", LoadOptions(max_chars=100_000_000))

        return read

    check_linear(work, 500)


def test_a_run_of_line_ends_is_passed_in_little_memory(tmp_path: Path) -> None:
    """64 MB of line ends, a few KB packed, before, between and after two records."""
    with (
        zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.jsonl", "w") as file,
    ):
        for part in (one(1), one(2), ""):
            for _ in range(20):
                file.write(b"\n" * (1 << 20))
            file.write(part.encode())
    errors: list[LoadError] = []
    with limit(60):
        found = list(load([str(tmp_path / "a.zip")], LoadOptions(), errors.append))
    assert [item.title for item in found] == ["第1篇", "第2篇"]
    assert not errors
