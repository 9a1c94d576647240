from __future__ import annotations

from kg.nlp.mentions import name_entities
from kg.nlp.tokenizer import NamedSpan

TEXT = "海川新材料股份有限公司（以下简称“海川新材料”）建厂。林溪是海川新材料的董事长。"


def spans(label: str, surface: str) -> list[NamedSpan]:
    starts = [i for i in range(len(TEXT)) if TEXT.startswith(surface, i)]
    return [NamedSpan(start, start + len(surface), label) for start in starts]


def test_each_mention_has_the_most_complete_name_of_its_entity() -> None:
    firm, person = spans("COMPANY", "海川新材料股份有限公司"), spans("PERSON", "林溪")
    short = [span for span in spans("COMPANY", "海川新材料") if span.start]
    assert set(name_entities(TEXT, [*firm, *short])) == {"海川新材料股份有限公司"}
    assert name_entities(TEXT, person) == ["林溪"]


def test_one_surface_of_two_types_is_two_entities() -> None:
    both = [*spans("PERSON", "林溪"), *spans("REGION", "林溪")]
    assert name_entities(TEXT, both) == ["林溪", "林溪"]
