"""The component in docs/add-a-component.md runs as it stands there, and keeps to what the page asks for."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import spacy

from kg.nlp import mentions  # noqa: F401  registers kg_mentions
from kg.nlp.annotated import read_doc
from tests.unit.nlp.conftest import MakeDoc

DOC = Path(__file__).parents[3] / "docs" / "add-a-component.md"


@pytest.fixture(scope="module")
def component() -> Iterator[ModuleType]:
    [code] = re.findall(r"```python\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)
    module = ModuleType("kg.nlp.short_names")
    sys.modules[module.__name__] = module
    exec(compile(code, str(DOC), "exec"), module.__dict__)
    yield module
    del sys.modules[module.__name__]


def test_the_example_finds_by_characters(component: ModuleType, make_doc: MakeDoc) -> None:
    doc = make_doc("[C 砚舟储能科技股份有限公司]（以下简称“砚舟”）与[C 维德兰能源]（维德兰）合作（简称“合作”）。")
    [found] = component.find_short_names(read_doc(doc))
    assert doc.text[found.start : found.end] == "砚舟"
    assert found.entity == "砚舟储能科技股份有限公司"


def test_the_example_is_a_component(component: ModuleType, make_doc: MakeDoc) -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("kg_mentions")
    nlp.add_pipe("kg_short_names")
    assert not any(problem for problem in nlp.analyze_pipes()["problems"].values())
    cut = make_doc("[C 砚舟储能]（简称“砚舟”）。", tags={"砚舟”": "n"})
    assert not list(component.set_short_names(cut).spans["short_names"])
    assert not list(component.set_short_names(make_doc("")).spans["short_names"])
