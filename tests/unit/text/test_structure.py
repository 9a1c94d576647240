from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kg.text.structure import Structure


def parts(structure: Structure, kind: str) -> list[str]:
    return [structure.text[start:end] for start, end in getattr(structure, kind)]


def test_sentences_keep_quotations_whole() -> None:
    structure = Structure("李平说：“好。很好。”会议结束。\n“走吧。”他说。")
    assert parts(structure, "sentences") == ["李平说：“好。很好。”", "会议结束。", "“走吧。”", "他说。"]


def test_clauses_keep_short_quoted_phrases() -> None:
    structure = Structure("他谈到“互联网+”行动，并说：“好，我们去。”")
    assert parts(structure, "clauses") == ["他谈到“互联网+”行动", "并说", "好", "我们去"]


def test_dateline_is_a_clause_of_its_own() -> None:
    structure = Structure("新华社北京6月3日电（记者张三）某公司将开业。")
    assert parts(structure, "clauses") == ["新华社北京6月3日电（记者张三）", "某公司将开业"]


def test_numbers_are_not_cut() -> None:
    assert parts(Structure("共1,234家，3:2获胜"), "clauses") == ["共1,234家", "3:2获胜"]


def test_open_quotation_ends_with_its_paragraph() -> None:
    structure = Structure("他说：“好\n再见")
    assert parts(structure, "quotations") == ["“好"]


@given(st.text(alphabet='甲乙，。！“”「」"：；\n 1电日（）', max_size=60) | st.text(max_size=60))
def test_stretches_are_ordered_and_inside(text: str) -> None:
    structure = Structure(text)
    for kind in ("paragraphs", "quotations", "sentences", "clauses"):
        found = getattr(structure, kind)
        assert all(0 <= start < end <= len(text) for start, end in found)
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))
