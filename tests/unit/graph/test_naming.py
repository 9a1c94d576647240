from __future__ import annotations

from kg.graph.naming import alias_pairs, article_names, name_keys
from kg.models import EntityType, Name
from tests.invented import make_article, make_extraction

COMPANY, PERSON = EntityType.COMPANY, EntityType.PERSON
ARTICLE = make_article("a1", "海川新材料有限公司董事长林溪说好。记者高远问海川。")
EXTRACTION = make_extraction(
    ARTICLE,
    {COMPANY: [("海川新材料有限公司", "海川")], PERSON: [("林溪",), ("高远",)]},
    affiliations=[
        ("海川新材料有限公司董事长林溪", "林溪", "董事长", "海川新材料有限公司"),
        ("记者高远", "高远", "记者", None),
    ],
)


def test_people_carry_their_employers_and_reporters_are_reporters() -> None:
    assert {names.full.id for names in article_names(EXTRACTION)} == {
        "company:海川新材料有限公司",
        "person:林溪@海川新材料有限公司",
        "person:高远@记者",
    }


def test_aliases_lead_to_the_full_name() -> None:
    assert alias_pairs(article_names(EXTRACTION)) == [("company:海川", "company:海川新材料有限公司")]
    assert [len(names.aliases) for names in article_names(EXTRACTION)] == [1, 0, 0]


def test_names_of_two_types_meet_under_their_spelling_but_people_stay_apart() -> None:
    firm, body = Name(COMPANY, "新华社"), Name(EntityType.ORGANIZATION, "新华社")
    assert set(name_keys(firm).whole) & set(name_keys(body).all) == {"spelling:新华社"}
    assert not set(name_keys(Name(PERSON, "福特")).all) & set(name_keys(Name(COMPANY, "福特")).all)
