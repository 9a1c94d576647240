from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.gazetteer import Gazetteer, load_gazetteer

WORDS = st.text(alphabet="甲乙丙", min_size=1, max_size=4)


def test_find_takes_the_longest_entry_of_each_list() -> None:
    gazetteer = Gazetteer({"places": ["云岭", "云岭市"], "bodies": ["云岭市政府"]})
    assert sorted(gazetteer.find("在云岭市政府", 0, 6)) == [(1, 4, "places"), (1, 6, "bodies")]


@given(st.lists(WORDS, max_size=5), st.text(alphabet="甲乙丙丁", max_size=30))
def test_find_gives_entries_that_stand_there_without_overlap(entries: list[str], text: str) -> None:
    hits = Gazetteer({"list": entries}).find(text, 0, len(text))
    assert all(text[start:end] in entries for start, end, _ in hits)
    assert all(left[1] <= right[0] for left, right in pairwise(hits))


def test_load_gazetteer_knows_countries_and_firms() -> None:
    found = {name for _, _, name in load_gazetteer().find("哈萨克斯坦和招商银行", 0, 10)}
    assert {"countries", "companies"} <= found
