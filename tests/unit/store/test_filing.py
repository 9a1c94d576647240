"""Keys as lists on the things themselves: what is asked of the index, and what meets."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kg.store.filing import Filed, meetings, searches

KEYS = st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True, max_size=4)
THINGS = st.dictionaries(st.sampled_from([f"n{i}" for i in range(8)]), st.builds(Filed, KEYS, KEYS), max_size=8)


def meet(one: Filed, other: Filed) -> bool:
    ones, others = {*one.whole, *one.derived}, {*other.whole, *other.derived}
    return bool(set(one.whole) & others or set(other.whole) & ones)


@given(THINGS, THINGS)
def test_what_meets_is_every_pair_with_a_key_that_is_whole_for_one(
    new: dict[str, Filed], there: dict[str, Filed]
) -> None:
    everything = there | new  # what comes in anew is filed under its new keys alone
    expected = [
        (a, b)
        for a, b in combinations(sorted(everything), 2)
        if (a in new or b in new) and meet(everything[a], everything[b])
    ]
    assert list(meetings(new, there)) == expected


def test_a_key_is_asked_for_as_one_term_whatever_is_in_it() -> None:
    assert searches([Filed(['company:form:a "b" \\ OR c*'])]) == ['"company:form:a \\"b\\" \\\\ OR c*"']


def test_derived_keys_are_sought_where_they_are_whole() -> None:
    assert searches([Filed(["b"], ["a", "c"]), Filed(["c"])], whole="keys") == ['"b" "c" keys:"a"']


def test_no_query_has_more_terms_than_lucene_takes() -> None:
    found = searches(Filed([f"k{i:04d}"]) for i in range(1201))
    assert [len(query.split()) for query in found] == [500, 500, 201]
    assert len({term for query in found for term in query.split()}) == 1201
    assert searches([]) == []
