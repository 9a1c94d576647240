from __future__ import annotations

from kg.graph.filtering import keep_confident
from kg.models import EntityType, Extraction
from kg.offline.extracting import ExtractArticles
from tests.invented import make_article, make_extraction

COMPANY, PERSON, POLICY = EntityType.COMPANY, EntityType.PERSON, EntityType.POLICY
ARTICLE = make_article("a", "远帆科技董事长林溪说，远帆科技计划建厂。《回收条例》要求远帆科技和电池企业回收。")


def extraction(**confidence: float) -> Extraction:
    """Return what the article says; entities by name and facts by kind get the given confidence."""
    made = make_extraction(
        ARTICLE,
        {COMPANY: [("远帆科技",)], PERSON: [("林溪",)], POLICY: [("回收条例",)]},
        affiliations=[("远帆科技董事长林溪", "林溪", "董事长", "远帆科技")],
        statements=[("远帆科技计划建厂", "林溪", "说")],
        plans=[("计划建厂", "远帆科技", None)],
        regulations=[("要求远帆科技和电池企业回收", "回收条例", None, ["远帆科技", "电池企业"])],
    )
    entities = [e.model_copy(update={"confidence": confidence.get(e.name)}) for e in made.entities]
    facts = {
        kind: tuple(f.model_copy(update={"confidence": confidence.get(kind)}) for f in getattr(made, kind))
        for kind in ("affiliations", "statements", "plans", "regulations")
    }
    return made.model_copy(update={"entities": tuple(entities), **facts})


def test_keep_confident_leaves_out_what_is_below_and_keeps_the_bound_and_the_unmeasured() -> None:
    found = extraction(statements=0.4, plans=0.5)
    kept = keep_confident(found, 0.5)
    assert (kept.statements, kept.plans) == ((), found.plans)
    assert (kept.entities, kept.affiliations) == (found.entities, found.affiliations)
    assert keep_confident(found, 0.0) is found


def test_a_firm_that_goes_takes_its_plans_along_and_leaves_the_other_facts() -> None:
    kept = keep_confident(extraction(远帆科技=0.2), 0.5)
    assert kept.plans == ()
    assert [(held.person, held.title, held.organization) for held in kept.affiliations] == [("林溪", "董事长", None)]
    assert [rule.regulated for rule in kept.regulations] == [("电池企业",)]


def test_a_person_that_goes_takes_statements_and_affiliations_along() -> None:
    kept = keep_confident(extraction(林溪=0.2), 0.5)
    assert (kept.statements, kept.affiliations) == ((), ())
    assert len(kept.plans) == 1


def test_a_regulation_without_policy_and_issuer_goes() -> None:
    assert keep_confident(extraction(回收条例=0.2), 0.5).regulations == ()


def test_no_fact_is_left_with_a_name_that_went() -> None:
    for gone in ("远帆科技", "林溪", "回收条例"):
        kept = keep_confident(extraction(**{gone: 0.1}), 0.5)
        held = [fact.model_dump(exclude={"text"}) for fact in kept.facts()]
        assert gone not in str(held)


def test_the_option_is_data_that_an_import_compares() -> None:
    plain = ExtractArticles().how
    assert ExtractArticles(2).how == ExtractArticles(min_confidence=0.0).how == plain
    strict = ExtractArticles(min_confidence=0.5).how
    assert (strict.version, strict.extractor, strict.min_confidence) == (plain.version, "builtin", 0.5)
