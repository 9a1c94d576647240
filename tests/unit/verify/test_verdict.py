from __future__ import annotations

import pytest
from pydantic import ValidationError

from kg.verify.reasons import Reason
from kg.verify.verdict import SpanCheck, Verdict, VerdictName


def span(verdict: VerdictName) -> SpanCheck:
    return SpanCheck(start=0, end=2, text="海川", verdict=verdict, kind="name", because=Reason(code="nothing"))


def test_unsupported_are_those_contradicted_or_not_found() -> None:
    spans = (span("supported"), span("contradicted"), span("not found"))
    verdict = Verdict(verdict="contradicted", because=(Reason(code="nothing"),), spans=spans)
    assert verdict.unsupported == spans[1:]


def test_another_verdict_is_refused() -> None:
    with pytest.raises(ValidationError):
        span("perhaps")  # type: ignore[arg-type]
