"""(entity or :Subject)-[:REPORTED]->(:Fact:Figure {text, indicator, value, number, unit, period, change, change_number})."""

from __future__ import annotations

from typing import Annotated, ClassVar

from kg.models.facts.spec import CompareBy, Drawn, Fact, Role, Words, Worked
from kg.models.mention import EntityType


class Figure(Fact):
    """A number that an article reports of a named subject: neither planned nor forecast.

    `value` is written as in the text and `number` is in base units (2.5亿元: 2.5e8, unit 元); `period` is an ISO prefix, a
    quarter or half of a year (2025-Q1), or two ISO prefixes with / between them. `change` is what the text compares with
    (同比增长7.9%), and `change_number` its percentage or percentage points, below zero where something fell.
    """

    key: ClassVar = "figures"
    words: ClassVar = Words("figure", "figures", "数字")
    colour: ClassVar = "#BFD9E8"
    compare_by: ClassVar = CompareBy.FIGURE
    who: ClassVar = ("subject",)
    needs: ClassVar = (("subject",),)
    drawn: ClassVar = Drawn("#6F9DB8", "#12303F")

    subject: Annotated[str, Role("REPORTED", tuple(EntityType), into=True, subject=True)]
    indicator: str
    value: str
    number: Annotated[float | None, Worked()] = None
    unit: Annotated[str | None, Worked()] = None
    period: Annotated[str | None, Worked("period_words")] = None
    change: str | None = None
    change_number: Annotated[float | None, Worked()] = None

    def line(self) -> str:
        """Return whose figure it is, of what and when, with its value and change."""
        told = f" ({self.change})" if self.change and self.change != self.value else ""
        when = f" [{self.period}]" if self.period else ""
        return f"{self.subject} {self.indicator}{when}: {self.value}{told}"
