from hypothesis import example, given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from kg.nlp.tokenizer import NamedSpan, NewsTokenizer, Reading, Word, cut_tokens

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


@given(ANY_TEXT)
@example("")
@example("岚图😀\r\n\r\n在2,700.5亿元  at A.B-C\x00\u2028")
def test_tokenizer_keeps_every_character(text: str) -> None:
    assert NewsTokenizer(Vocab())(text).text == text


def test_tokenizer_keeps_numbers_and_latin_words_whole() -> None:
    words = [token.text for token in NewsTokenizer(Vocab())("到2030年AT&T投资2,700.5万元，占12.5%")]
    assert words == ["到", "2030", "年", "AT&T", "投", "资", "2,700.5", "万", "元", "，", "占", "12.5%"]


def test_cut_tokens_cuts_words_at_the_edges_of_named_spans() -> None:
    reading = Reading((Word(0, 5, "n"),), (NamedSpan(1, 3, "REGION"),))
    assert cut_tokens("去北京开会", reading) == [(0, 1, "n"), (1, 3, "n"), (3, 5, "n")]


def test_cut_tokens_ignores_word_edges_inside_a_number() -> None:
    reading = Reading((Word(0, 2, "m"), Word(2, 5, "m")))
    assert [(start, end) for start, end, _ in cut_tokens("2030年", reading)] == [(0, 4), (4, 5)]


@given(ANY_TEXT, st.data())
def test_cut_tokens_covers_the_text_and_every_named_edge(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    named = tuple(NamedSpan(a, b, "PERSON") for a, b in zip(edges[::2], edges[1::2], strict=False))
    tokens = cut_tokens(text, Reading(named=named))
    assert "".join(text[start:end] for start, end, _ in tokens) == text
    borders = {border for start, end, _ in tokens for border in (start, end)}
    assert {edge for span in named for edge in (span.start, span.end)} <= borders
