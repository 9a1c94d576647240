"""Former names of firms, and the short names of an exchange."""

import pytest

from kg.nlp.pipeline import BuiltinExtractor
from tests.unit.nlp.conftest import named, read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("content", "surface", "entity"),
    [
        ("澄岚科技（原名：汐川电子）宣布，将建厂。", "澄岚科技", {"COMPANY", "汐川电子"}),
        ("澄岚科技（曾用名“汐川电子”）宣布，将建厂。", "澄岚科技", {"COMPANY", "汐川电子"}),
        ("澄岚科技的前身是汐川电子。澄岚科技将在2027年投产新厂。", "澄岚科技", {"COMPANY", "汐川电子"}),
        ("汐川电子已正式更名为澄岚科技。澄岚科技计划投资3亿元。", "澄岚科技", {"COMPANY", "汐川电子"}),
        ("*ST汐川（600321）公告，公司计划2026年在合肥市建设工厂。", "*ST汐川", {"COMPANY"}),
        ("ST汐川公告称，公司拟出售子公司股权。", "ST汐川", {"COMPANY"}),
    ],
)
def test_a_firm_is_one_with_its_former_name(
    extractor: BuiltinExtractor, content: str, surface: str, entity: set[str]
) -> None:
    assert named(read(extractor, content))[surface] == {surface, *entity}
