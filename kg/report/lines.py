"""What a key-information report is made of: its sections, and lines that rest on characters of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.text.stretch import Stretch

SECTIONS = (
    "时间", "地点", "行业", "事件主体", "事件客体", "主体行为", "客体反应/市场情况", "涉及政策法案条款", "事件情感倾向",
    "事件影响范围", "未来可能影响", "其他关键细节",
)  # fmt: skip
TONES = ("积极", "消极", "混合", "中性")
LEVELS = ("国家", "地区", "行业", "公司", "个人")
LONGEST = 80  # characters of a line, so that it is read at a glance


@dataclass(frozen=True)
class Line:
    """One line: `text` can be read alone; `spans` are [start, end) in the article's text, by start.

    `label` is the tone in section 9, the level in section 10, in section 3 the trade's code and name in GB/T 4754.
    """

    section: int
    text: str
    spans: tuple[Stretch, ...]
    label: str | None = None

    def as_object(self) -> dict[str, Any]:
        """Return the line for JSON."""
        found: dict[str, Any] = {"section": self.section, "text": self.text, "spans": [list(s) for s in self.spans]}
        return found | ({"label": self.label} if self.label else {})


@dataclass(frozen=True)
class KeyReport:
    """All lines on one article, by section; a section without lines is one on which the article says nothing."""

    article: str
    title: str
    lines: tuple[Line, ...]

    def section(self, number: int) -> Sequence[Line]:
        """Return the lines of a section, 1 to 12."""
        return [line for line in self.lines if line.section == number]

    def as_object(self) -> dict[str, Any]:
        """Return the report for JSON."""
        return {"id": self.article, "lines": [line.as_object() for line in self.lines]}
