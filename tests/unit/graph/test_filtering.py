from __future__ import annotations

from kg.graph.filtering import keep_confident
from kg.models import EntityType, Extraction
from kg.models.set_aside import SetAside
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


def names_of(kept: Extraction) -> list[str]:
    return [entity.name for entity in kept.entities]


def test_a_fact_that_stays_keeps_the_names_that_it_needs_as_they_were_read() -> None:
    found = extraction(远帆科技=0.2, 林溪=0.1, 回收条例=0.3)
    kept = keep_confident(found, 0.5)
    assert list(kept.facts()) == list(found.facts())
    assert names_of(kept) == names_of(found)


def test_a_name_that_only_unsure_facts_need_goes_with_them() -> None:
    kept = keep_confident(extraction(林溪=0.2, statements=0.4, affiliations=0.49), 0.5)
    assert (kept.statements, kept.affiliations) == ((), ())
    assert names_of(kept) == ["远帆科技", "回收条例"]


def test_an_unsure_name_that_a_kept_fact_has_only_in_its_text_goes() -> None:
    kept = keep_confident(extraction(远帆科技=0.2, affiliations=0.1, plans=0.1, regulations=0.1), 0.5)
    assert [said.text for said in kept.statements] == ["远帆科技计划建厂"]
    assert "远帆科技" not in names_of(kept)


def test_sure_names_stay_without_any_fact() -> None:
    kept = keep_confident(extraction(statements=0.1, affiliations=0.1, plans=0.1, regulations=0.1, 林溪=0.5), 0.5)
    assert list(kept.facts()) == []
    assert names_of(kept) == ["远帆科技", "林溪", "回收条例"]


def test_what_was_set_aside_and_notes_stay_as_read() -> None:
    aside = SetAside(kind="plan", polarity="denied", text="计划建厂", start=0, end=4)
    found = extraction(plans=0.1).model_copy(update={"set_aside": (aside,), "notes": "told"})
    kept = keep_confident(found, 0.9)
    assert (kept.set_aside, kept.notes) == ((aside,), "told")


def test_a_stricter_bound_on_what_a_looser_one_kept_gives_what_it_gives_alone() -> None:
    found = extraction(远帆科技=0.2, 林溪=0.6, statements=0.7, plans=0.6, regulations=0.4)
    assert keep_confident(keep_confident(found, 0.5), 0.65) == keep_confident(found, 0.65)
