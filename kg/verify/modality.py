"""Whether the claim says as done, planned, needed or denied what the article does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.text.lexicon import read_lines
from kg.verify.claim import Alignment, ClaimText
from kg.verify.readers import TaggedWord
from kg.verify.source import SourceArticle, bigrams
from kg.verify.verdict import SpanCheck

# A clause of the claim must share this much with the article's sentence before its mood is compared with it.
LEAST_SAME_CLAUSE = 0.5
_SHORTEST_CLAUSE = 6
_MOODS = {
    "need": "需要 需 应 应该 应当 必须 须 亟需 亟待",
    "plan": "计划 拟 将 打算 准备 力争 即将 将要 将会 规划",
    "ongoing": "正 正在",
    "done": "已 已经 业已 早已 完成 建成 曾",
    "possible": "可能 或 或许 也许 或将 有望",
}
_NAMES = {"need": "a need", "plan": "a plan", "ongoing": "under way", "done": "done", "possible": "a possibility"}
_MOOD_OF = {word: mood for mood, words in _MOODS.items() for word in words.split()}
_MOOD_TAGS = frozenset({"d", "v", "vd", "xc", "vn", "ad", "c", "n"})
_CONFLICTS = {
    frozenset(pair) for pair in (("need", "ongoing"), ("need", "done"), ("plan", "done"), ("possible", "done"))
}
_NEGATION_WORDS = "不 未 没 没有 并未 尚未 未能 无 无法 不能 不会 不再 从未 并非 不是 拒绝 未曾 绝不 不可 不得 禁止"
_NEGATIONS = frozenset(_NEGATION_WORDS.split())
_STILL = {"不再": ("仍", "仍然", "依然", "继续", "还在", "仍在"), "仍": ("不再",), "仍然": ("不再",), "继续": ("不再",)}


def check_moods(claim: ClaimText) -> Iterator[SpanCheck]:
    """Yield a contradiction where a clause of the claim and its sentence in the article differ in mood or polarity."""
    for start, end in claim.clauses:
        if end - start < _SHORTEST_CLAUSE or claim.is_verbatim(start, end):
            continue
        aligned = claim.align(start, end)
        if aligned is None or aligned.coverage < LEAST_SAME_CLAUSE:
            continue
        aligned = _shared_part(claim, (start, end), aligned)
        words = [w for w in claim.words_by_place.of(start, end) if w.start >= start]
        yield from _check_mood(claim, words, aligned)
        yield from _check_polarity(claim, words, aligned)
        yield from _check_antonyms(claim, words, aligned)


def _shared_part(claim: ClaimText, clause: tuple[int, int], aligned: Alignment) -> Alignment:
    """Return the aligned sentence without the clauses at its ends that share nothing with the claim's."""
    pairs = frozenset(bigrams(claim.normal[slice(*clause)]))
    shared = [
        (start, end)
        for start, end in claim.source.clauses_in(aligned.start, aligned.end)
        if pairs & frozenset(bigrams(claim.source.normal[start:end]))
    ]
    return aligned._replace(start=shared[0][0], end=shared[-1][1]) if shared else aligned


def _words_in(source: SourceArticle, aligned: Alignment) -> list[TaggedWord]:
    return list(source.words_in(aligned.start, aligned.end))


def _mood(text: str, word: TaggedWord) -> str | None:
    return _MOOD_OF.get(text[word.start : word.end]) if word.tag in _MOOD_TAGS else None


def _check_mood(claim: ClaimText, words: list[TaggedWord], aligned: Alignment) -> Iterator[SpanCheck]:
    source = claim.source
    there = [(w, m) for w in _words_in(source, aligned) if (m := _mood(source.text, w))]
    moods = {mood for _, mood in there}
    for word in words:
        mood = _mood(claim.text, word)
        if mood is None or mood in moods:
            continue
        rival = next(((w, m) for w, m in there if frozenset((mood, m)) in _CONFLICTS), None)
        if rival is not None and len(moods) == 1:
            yield _contradiction(
                claim, word, "modality", rival[0].start, rival[0].end, aligned,
                f"the claim makes it {_NAMES[mood]}, the article {_NAMES[rival[1]]}",
            )  # fmt: skip


def _check_polarity(claim: ClaimText, words: list[TaggedWord], aligned: Alignment) -> Iterator[SpanCheck]:
    """Compare whether verbs that both have are negated."""
    source = claim.source
    there = _words_in(source, aligned)
    for index, word in enumerate(words):
        text = claim.text[word.start : word.end]
        for rival in there:
            if source.text[rival.start : rival.end] in _STILL.get(text, ()) and not claim.is_verbatim(*_span(word)):
                yield _contradiction(
                    claim, word, "polarity", rival.start, rival.end, aligned,
                    f"the article says {source.text[rival.start : rival.end]}",
                )  # fmt: skip
        if word.tag not in ("v", "vn") or len(text) < 2 or text in _NEGATIONS:
            continue
        places = [i for i, w in enumerate(there) if source.text[w.start : w.end] == text]
        if not places:
            continue
        here_negated = _negation(claim.text, words, index)
        theirs = [_negation(source.text, there, i) for i in places]
        if here_negated is not None and not any(theirs):
            yield _contradiction(
                claim, here_negated, "polarity", there[places[0]].start, there[places[0]].end, aligned,
                f"the article says {text}, without {claim.text[slice(*_span(here_negated))]}",
            )  # fmt: skip
        elif here_negated is None and all(theirs):
            negation = theirs[0]
            assert negation is not None
            yield _contradiction(
                claim, word, "polarity", negation.start, there[places[0]].end, aligned,
                f"the article says {source.text[negation.start : there[places[0]].end]}",
            )  # fmt: skip


def _span(word: TaggedWord) -> tuple[int, int]:
    return word.start, word.end


def _negation(text: str, words: list[TaggedWord], index: int) -> TaggedWord | None:
    """Return the negation right before a word, or one adverb away."""
    for back in (1, 2):
        if index >= back:
            word = words[index - back]
            if text[word.start : word.end] in _NEGATIONS:
                return word
            if word.tag not in ("d", "ad", "v", "p", "xc"):
                return None
    return None


def _check_antonyms(claim: ClaimText, words: list[TaggedWord], aligned: Alignment) -> Iterator[SpanCheck]:
    source = claim.source
    there = _words_in(source, aligned)
    forms = {source.text[w.start : w.end]: w for w in reversed(there)}
    for word in words:
        text = claim.text[word.start : word.end]
        if text in forms or text in source.text[aligned.start : aligned.end]:
            continue
        for opposite in load_antonyms().get(text, ()):
            if opposite in forms and opposite not in claim.surfaces:
                rival = forms[opposite]
                yield _contradiction(
                    claim, word, "polarity", rival.start, rival.end, aligned, f"the article says {opposite}"
                )
                break


@cache
def load_antonyms() -> dict[str, tuple[str, ...]]:
    """Return each word with its opposites: every word of one side of a line is the opposite of every one of the other."""
    found: dict[str, set[str]] = {}
    for line in read_lines("antonyms"):
        left, right = (side.split() for side in line.split("|"))
        for word in left:
            found.setdefault(word, set()).update(right)
        for word in right:
            found.setdefault(word, set()).update(left)
    return {word: tuple(sorted(opposites)) for word, opposites in found.items()}


def _contradiction(
    claim: ClaimText, word: TaggedWord, kind: str, start: int, end: int, aligned: Alignment, reason: str
) -> SpanCheck:
    return SpanCheck(
        start=word.start, end=word.end, text=claim.text[word.start : word.end], verdict="contradicted", kind=kind,
        reason=reason, should_be=claim.source.text[start:end], score=0.75,
        evidence=(claim.source.quote(aligned.start, aligned.end),),
    )  # fmt: skip
