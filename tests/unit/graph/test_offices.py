"""An office that is named without its place belongs to its article alone."""

from kg.graph.naming import article_names
from kg.models import ArticleEntity, EntityType, Extraction, MentionSpan, Name
from kg.resolve import compare, decide


def office(article: str, name: str) -> Name:
    span = MentionSpan(surface=name, start=0, end=len(name))
    entity = ArticleEntity(type=EntityType.ORGANIZATION, name=name, mentions=(name,), mention_spans=(span,))
    (found,) = article_names(Extraction(id=article, entities=(entity,)))
    return found.full


def test_offices_without_a_place_of_two_articles_are_two() -> None:
    assert decide(office("a", "市教育局"), office("b", "市教育局")) is None
    assert office("a", "市教育局").id != office("b", "市教育局").id


def test_offices_with_their_place_are_one_everywhere() -> None:
    assert office("a", "长沙市教育局") == office("b", "长沙市教育局")
    assert decide(office("a", "国家能源局"), office("b", "能源局")) is not None


def test_names_with_hidden_blanks_or_in_either_script_are_one() -> None:
    assert compare("欧阳\u200b立群", "欧阳立群", EntityType.PERSON).same
    assert compare("鷺汀光電", "鹭汀光电", EntityType.COMPANY).same
    joined = decide(Name(EntityType.COMPANY, "鷺汀光電"), Name(EntityType.ORGANIZATION, "鹭汀光电"))
    assert joined is not None
