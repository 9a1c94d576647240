"""A judgement that leaves the graph as it was says so and why, or is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.errors import UsageError
from kg.judge.applying import withdraw_judgements
from kg.judge.deciding import merge_names, reject_fact, retype_name
from kg.judge.splitting import By, split_name
from kg.store.graph import GraphStore

BY = By("tester", "2025-01-01T00:00:00")


@pytest.fixture
def graph(sixty: GraphStore) -> Iterator[GraphStore]:
    """The store, with no judgement before and none after."""
    yield sixty
    if ids := [row["judgement"]["id"] for row in sixty.rows("read/judgements")]:
        sixty.write(withdraw_judgements(ids))


FULL, SHORT = "海川新材料股份有限公司", "海川新材料"


@pytest.mark.parametrize(("a", "b"), [(FULL, FULL), (SHORT, "《海川新材料》"), ("林溪", "林溪")])
def test_a_name_is_not_merged_with_itself(graph: GraphStore, a: str, b: str) -> None:
    with pytest.raises(UsageError, match="one name, so there is nothing to merge"):
        graph.write(merge_names(a, b, "person" if a == "林溪" else "company", BY))
    assert graph.rows("read/judgements") == []


def test_what_is_one_already_is_said(graph: GraphStore) -> None:
    change = graph.write(merge_names(FULL, SHORT, None, BY))
    assert len(change.added) == 1
    assert change.notes[0].startswith(f"{FULL} and {SHORT} are one already (company:{SHORT})")
    again = graph.write(merge_names(FULL, SHORT, None, BY))
    assert (again.added, len(again.unchanged)) == ((), 1)
    assert again.notes == (f"{FULL} and {SHORT} were judged one before, so nothing changed",)
    graph.write(split_name(SHORT, FULL, BY))
    assert graph.write(merge_names("北岚动力", "云杉电子", None, BY)).notes == ()
    graph.write(split_name("北岚动力", "云杉电子", BY))


def test_what_has_the_type_already_is_refused(graph: GraphStore) -> None:
    with pytest.raises(UsageError, match="seen as a company already"):
        graph.write(retype_name("北岚动力", "company", None, BY))
    with pytest.raises(UsageError, match="seen as a region already"):
        graph.write(retype_name("青屿市", "region", "region", BY))
    assert graph.write(retype_name("白鹭航运", "organization", None, BY)).notes == ()
    again = graph.write(retype_name("白鹭航运", "organization", "company", BY))
    assert again.notes == ("白鹭航运 was judged an organization before, so nothing changed",)


def test_unknown_names_and_facts_are_refused(graph: GraphStore) -> None:
    for work in (
        merge_names("无此公司", SHORT, None, BY),
        retype_name("无此公司", "company", None, BY),
        split_name("无此公司", SHORT, BY),
        reject_fact("plan:0000000000000000", BY),
    ):
        with pytest.raises(UsageError):
            graph.write(work)
