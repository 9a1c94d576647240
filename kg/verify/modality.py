"""Whether the claim says as done, planned, needed or denied what the article does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from kg.verify.claim import Alignment, ClaimText
from kg.verify.opposites import NEGATIONS, load_antonyms
from kg.verify.readers import TaggedWord
from kg.verify.reasons import Reason, ReasonCode
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
    "advice": "建议 呼吁 倡议 提议 希望",
    "condition": "如果 若 假如 倘若 一旦",
}
_TOLD_AS: Mapping[str, ReasonCode] = {
    "need": "told as needed", "plan": "told as planned", "ongoing": "told as under way", "done": "told as done",
    "possible": "told as possible",
}  # fmt: skip
_ONLY_VERBS = frozenset(_MOODS["advice"].split())  # 建议 is also what is given
_NOT_DONE = frozenset({"need", "plan", "possible", "advice", "condition"})
_MOOD_OF = {word: mood for mood, words in _MOODS.items() for word in words.split()}
_MOOD_TAGS = frozenset({"d", "v", "vd", "xc", "vn", "ad", "c", "n"})
_CONFLICTS = {
    frozenset(pair)
    for pair in (
        ("need", "ongoing"),
        ("need", "done"),
        ("plan", "done"),
        ("possible", "done"),
        ("advice", "done"),
        ("condition", "done"),
    )
}
_STILL = {"不再": ("仍", "仍然", "依然", "继续", "还在", "仍在"), "仍": ("不再",), "仍然": ("不再",), "继续": ("不再",)}


def check_moods(claim: ClaimText) -> Iterator[SpanCheck]:
    """Yield a contradiction where a clause of the claim and its sentence in the article differ in mood or polarity."""
    for start, end in claim.clauses:
        if end - start < _SHORTEST_CLAUSE or claim.is_verbatim(start, end):
            continue
        aligned = claim.align(start, end)
        if aligned is None or aligned.coverage < LEAST_SAME_CLAUSE:
            continue
        whole, aligned = aligned, _shared_part(claim, (start, end), aligned)
        words = [w for w in claim.words_by_place.of(start, end) if w.start >= start]
        yield from _check_mood(claim, words, aligned, whole)
        yield from _check_done(claim, words, aligned, whole)
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
    form = text[word.start : word.end]
    if word.tag not in _MOOD_TAGS or (form in _ONLY_VERBS and word.tag != "v"):
        return None
    return _MOOD_OF.get(form)


def _moods_before(source: SourceArticle, aligned: Alignment, whole: Alignment) -> list[tuple[TaggedWord, str]]:
    """Return what a sentence says at its beginning of all that follows: that it is advised, or depends on something."""
    earlier = source.words_in(whole.start, aligned.start)
    return [(w, m) for w in earlier if (m := _mood(source.text, w)) in ("advice", "condition")]


def _check_mood(claim: ClaimText, words: list[TaggedWord], aligned: Alignment, whole: Alignment) -> Iterator[SpanCheck]:
    source = claim.source
    there = [(w, m) for w in _words_in(source, aligned) if (m := _mood(source.text, w))]
    there = there or _moods_before(source, aligned, whole)
    moods = {mood for _, mood in there}
    for word in words:
        mood = _mood(claim.text, word)
        if mood is None or mood in moods or mood not in _TOLD_AS:
            continue
        rival = next(((w, m) for w, m in there if frozenset((mood, m)) in _CONFLICTS), None)
        if rival is not None and len(moods) == 1:
            yield _contradiction(claim, word, "modality", _span(rival[0]), aligned, _TOLD_AS[mood])


def _check_done(claim: ClaimText, words: list[TaggedWord], aligned: Alignment, whole: Alignment) -> Iterator[SpanCheck]:
    """Compare what 了 tells as done with what the article plans, asks for or makes depend on something."""
    source = claim.source
    there = [*(w for w, _ in _moods_before(source, aligned, whole)), *_words_in(source, aligned)]
    for verb, done in pairwise(words):
        form = claim.text[verb.start : verb.end]
        if claim.text[done.start : done.end] != "了" or verb.tag != "v" or len(form) < 2:
            continue
        places = [i for i, w in enumerate(there) if source.text[w.start : w.end] == form]
        moods = [next((w for w in there[:i] if _mood(source.text, w) in _NOT_DONE), None) for i in places]
        if not places or None in moods or any(source.text[there[i].end : there[i].end + 1] == "了" for i in places):
            continue
        told = TaggedWord(verb.start, done.end, verb.tag)
        rival = moods[0]
        assert rival is not None
        yield _contradiction(claim, told, "modality", _span(rival), aligned, "told as done")


def _check_polarity(claim: ClaimText, words: list[TaggedWord], aligned: Alignment) -> Iterator[SpanCheck]:
    """Compare whether verbs that both have are negated."""
    source = claim.source
    there = _words_in(source, aligned)
    for index, word in enumerate(words):
        text = claim.text[word.start : word.end]
        for rival in there:
            if source.text[rival.start : rival.end] in _STILL.get(text, ()) and not claim.is_verbatim(*_span(word)):
                yield _contradiction(claim, word, "polarity", _span(rival), aligned, "opposite")
        if word.tag not in ("v", "vn") or len(text) < 2 or text in NEGATIONS:
            continue
        places = [i for i, w in enumerate(there) if source.text[w.start : w.end] == text]
        if not places:
            continue
        here_negated = _negation(claim.text, words, index)
        theirs = [_negation(source.text, there, i) for i in places]
        if here_negated is not None and not any(theirs):
            yield _contradiction(claim, here_negated, "polarity", _span(there[places[0]]), aligned, "negated")
        elif here_negated is None and all(theirs):
            negation = theirs[0]
            assert negation is not None
            theirs_whole = negation.start, there[places[0]].end
            yield _contradiction(claim, word, "polarity", theirs_whole, aligned, "not negated")


def _span(word: TaggedWord) -> tuple[int, int]:
    return word.start, word.end


def _negation(text: str, words: list[TaggedWord], index: int) -> TaggedWord | None:
    """Return the negation right before a word, or one adverb away."""
    for back in (1, 2):
        if index >= back:
            word = words[index - back]
            if text[word.start : word.end] in NEGATIONS:
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
                yield _contradiction(claim, word, "polarity", _span(rival), aligned, "opposite")
                break


def _contradiction(
    claim: ClaimText, word: TaggedWord, kind: str, there: tuple[int, int], aligned: Alignment, code: ReasonCode
) -> SpanCheck:
    text, theirs = claim.text[word.start : word.end], claim.source.text[slice(*there)]
    return SpanCheck(
        start=word.start, end=word.end, text=text, verdict="contradicted", kind=kind,
        because=Reason(code=code, claim=text, article=theirs), should_be=theirs, score=0.75,
        evidence=(claim.source.quote(aligned.start, aligned.end),),
    )  # fmt: skip
