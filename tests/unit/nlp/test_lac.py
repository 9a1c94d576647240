import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.fool import load_fool
from kg.nlp.lac import cut_for_tagging, join_words, load_lac
from kg.nlp.tokenizer import Word


@given(st.text(), st.integers(1, 20))
def test_cut_for_tagging_leaves_out_only_white_space(text: str, max_length: int) -> None:
    stretches = cut_for_tagging(text, max_length)
    assert all(0 < end - start <= max_length for start, end in stretches)
    covered = {index for start, end in stretches for index in range(start, end)}
    assert all(text[index].isspace() for index in range(len(text)) if index not in covered)
    assert len(covered) == sum(end - start for start, end in stretches)


def test_cut_for_tagging_prefers_a_comma() -> None:
    assert cut_for_tagging("甲乙丙，丁戊己庚", 6) == [(0, 4), (4, 8)]


def test_join_words_starts_a_word_at_every_b() -> None:
    assert join_words(["n-B", "n-I", "v-B"], 5) == [Word(5, 7, "n"), Word(7, 8, "v")]


@pytest.mark.model
def test_lac_finds_words_and_places() -> None:
    words = join_words(load_lac().tag(["他在北京工作"])[0])
    assert Word(2, 4, "LOC") in words


@pytest.mark.model
def test_fool_tags_do_not_depend_on_what_is_tagged_beside() -> None:
    texts = ["他在北京工作。", "远山汽车有限公司总经理李青青昨日表示，将在上海建厂。", "", "好"]
    together = load_fool().read(texts)
    assert together == [load_fool().read([text])[0] for text in texts]
    assert together[1].tags[:8] == ["B_company", *["M_company"] * 6, "E_company"]


def test_loading_the_model_writes_nothing_into_the_users_folders(tmp_path: Path) -> None:
    """onnxruntime would keep a number for this machine and a database of its use there."""
    left_out = {"XDG_CACHE_HOME", "ORT_DISABLE_TELEMETRY"}
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    code = "from kg.nlp.lac import load_lac; load_lac()"
    subprocess.run([sys.executable, "-c", code], env={**environment, "HOME": str(tmp_path)}, check=True)
    assert list(tmp_path.rglob("*")) == []
