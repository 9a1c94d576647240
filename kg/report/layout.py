"""The report as text in the layout that reports come in, and as Markdown; the loader of reports reads both back.

What is no line of the report is a heading there: the tone, a level and a trade's code stand above their lines, so that
checking the report asks of the article only what the lines say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.report.lines import SECTIONS, KeyReport, Line

NOTHING = "文中未提及"
_INDENT, _DEEPER = " " * 7, " " * 11
_GREETING = "以下是根据新闻原文整理的关键信息点："
_CLOSING = "请注意：每一行都取自新闻原文，未作推测。"


def render_text(report: KeyReport) -> str:
    """Return the report in twelve numbered sections; one without a line says so in its heading."""
    parts = [_GREETING, f"标题：{on_one_line(report.title)}", "---"]
    for number, name in enumerate(SECTIONS, 1):
        lines = report.section(number)
        parts.append(f"{number}. {name}" if lines else f"{number}. {name}（{NOTHING}）")
        parts += _texts(lines)
    return "\n".join([*parts, "---", _CLOSING]) + "\n"


def render_markdown(report: KeyReport) -> str:
    """Return the report as Markdown, a list a section."""
    parts = [f"# 关键信息：{on_one_line(report.title)}", "", f"标题：{on_one_line(report.title)}"]
    for number, name in enumerate(SECTIONS, 1):
        lines = report.section(number)
        parts += ["", f"## {number}. {name}" if lines else f"## {number}. {name}（{NOTHING}）"]
        if lines:
            parts.append("")
        for label, labelled in groupby(lines, lambda line: line.label):
            parts += [f"- {label}："] if label else []
            parts += [f"{'    ' if label else ''}- {line.text}" for line in labelled]
    return "\n".join(parts) + "\n"


def _texts(lines: Iterable[Line]) -> Iterator[str]:
    for label, labelled in groupby(lines, lambda line: line.label):
        if label:
            yield f"{_INDENT}{label}："
        for line in labelled:
            yield (_DEEPER if label else _INDENT) + line.text


def on_one_line(text: str) -> str:
    """Return a text with each run of white space as one blank."""
    return " ".join(text.split())
