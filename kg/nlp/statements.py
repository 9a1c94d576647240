"""Statements: what the article attributes to a named speaker, direct or indirect.

Needs `doc.spans["mentions"]`; writes `doc._.statements`. Cues (`kg.nlp.speech`) say who speaks and where content
begins; this module finds where it ends: at the next cue, at a quotation that begins a sentence, or with the paragraph.
A small regression (`kg.nlp.said`) leaves out what is likely wrong and says how sure the rest is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.models import Polarity, SetAside, Statement
from kg.nlp.annotated import AnnotatedText, Name, read_doc, write_facts
from kg.nlp.coreference import resolve_body, resolve_person
from kg.nlp.linear import LinearModel, load_linear
from kg.nlp.polarity import is_question
from kg.nlp.said import STATEMENT_FILTER, Said, said_features
from kg.nlp.speech import Cue, find_cues
from kg.text.quotations import CLOSING, OPENING, inside, is_unclosed
from kg.text.stretch import Stretch, trim
from kg.text.structure import TERMINATORS

_HEADLINE = re.compile(r"^(?:[（(【][^）)】]{0,12}[）)】])?(?P<who>[^：:，。]{2,30})[：:](?!\d+[^\d年月日])")
_LONG_SOURCES = ("获悉", "了解到", "介绍", "看来")
_SUBJECT_SHIFT = re.compile("，(?=但|他|她|此举|这一|不惜|目前一)")
# what may stand right before a quotation that begins its sentence or clause
_BEFORE_SPEECH = "，,；;、）)】—" + CLOSING
# what a person does after a quotation that tells that the words are theirs: “…。”甲笑着说, 甲这样阐述…
_SPOKE = re.compile(
    "[说說述](?!明书)|道$|[称稱](?!号|職|职)|[直坦笑断感预]言|[回应答]答|[回响]应|[反发追]问|问道|表示|认为|認為|告[诉訴]|感[慨叹嘆]|解[释釋]"
    "|强[调調]|透露|指出|补充|補充|承[认認]|宣布|重申|回[忆憶]|谈[到及起]|談[到及起]|喊|呼[吁籲]"
)
_ATTRIBUTION = re.compile("[^，。！？；：“\n]{2,40}")
_MIN_CONTENT = 5
_CLOSING_REMARK = re.compile(r"[（(](?:完|[^（()）]{0,4}(?:记者|编辑)[^）)]{0,40}|新华社[^）)]{0,40})[）)]$")
_LONGEST_REMARK = 48


def find_statements(doc: Doc) -> list[Statement]:
    """Return the statements of `doc` by start."""
    return extract_statements(read_doc(doc))


def extract_statements(reading: AnnotatedText, keep: LinearModel | None = None) -> list[Statement]:
    """Return the statements of the text by start, no two with the same characters; `keep` is the filter (default: the
    shipped one).
    """
    return read_statements(reading, keep)[0]


def read_statements(reading: AnnotatedText, keep: LinearModel | None = None) -> tuple[list[Statement], list[SetAside]]:
    """Return the statements of the text, and what is denied, asked or said not to have been said, each by start."""
    keep = keep or load_linear(STATEMENT_FILTER)
    found = _find(reading)
    rated = [(said, keep.score(said_features(reading, said))) for said in found if said.polarity is None]
    kept = [make_statement(reading, said, keep.confidence(score)) for said, score in rated if score >= keep.threshold]
    aside = [
        SetAside(
            kind="statement",
            polarity=said.polarity,
            text=reading.text[said.content.start : said.content.end],
            start=said.content.start,
            end=said.content.end,
            who=said.speaker.surface,
        )
        for said in found
        if said.polarity is not None
    ]
    return kept, aside


def find_said(reading: AnnotatedText) -> list[Said]:
    """Return everything that the rules take for said, right or wrong, by start; no two with the same characters."""
    return [said for said in _find(reading) if said.polarity is None]


def _find(reading: AnnotatedText) -> list[Said]:
    unique: dict[Stretch, Said] = {}
    for said in _Reader(reading).read():
        unique.setdefault(said.content, said)
    return sorted(unique.values(), key=lambda said: said.content)


def make_statement(reading: AnnotatedText, said: Said, confidence: float | None) -> Statement:
    """Return the record of what was said."""
    return Statement(
        text=reading.text[said.content.start : said.content.end],
        start=said.content.start,
        end=said.content.end,
        speaker=said.speaker.surface,
        verb=said.verb,
        direct=said.direct,
        confidence=confidence,
    )


class _Reader:
    """Goes through the cues of one text in order, remembering who spoke last."""

    def __init__(self, reading: AnnotatedText) -> None:
        self.reading = reading
        self.text = reading.text
        self.structure = reading.structure
        self.utterances = [quote for quote in self.structure.quotations if self._is_utterance(quote)]
        self.utterance_starts = [quote.start for quote in self.utterances]
        self.used: set[Stretch] = set()
        self.found: list[Said] = []
        self.speakers: dict[int, Name] = {}  # paragraph number -> who spoke last in it
        self.last: Name | None = None

    def read(self) -> list[Said]:
        """Return everything said, in no particular order."""
        cues = [self._resolve(cue) for cue in find_cues(self.reading)]
        for index, cue in enumerate(cues):
            if cue.speaker is not None:
                following = cues[index + 1] if index + 1 < len(cues) else None
                self._take(cue, cues[index - 1] if index else None, following)
        self._continue_quotations()
        self.found.extend(_read_headline(self.reading))  # last: what a cue reads in the first line goes before
        return self.found

    def _resolve(self, cue: Cue) -> Cue:
        speaker = cue.speaker
        if cue.reference == "person":
            speaker = resolve_person(self.reading, cue.start, self.speakers)
        elif cue.reference == "body":
            speaker = resolve_body(self.reading, cue.start)
        elif cue.reference == "role":
            speaker = self.last
        if speaker is not None:
            self.speakers[self.structure.index_at("paragraphs", cue.verb_start)] = speaker
            self.last = speaker
        return replace(cue, speaker=speaker)

    def _take(self, cue: Cue, previous: Cue | None, following: Cue | None) -> None:
        speaker, verb = cue.speaker, cue.verb(self.text)
        assert speaker is not None
        pronoun = "pronoun" if cue.reference else ""
        before = self._quotation_before(cue, previous)
        if before is not None:
            self._add(before, speaker, verb, pronoun or "direct", cue)
        if cue.quoted:
            quote = self.structure.quotation_at(cue.content)
            if quote is not None and quote.start == cue.content and self._stands_alone(quote):
                self._add(quote, speaker, verb, pronoun or "direct", cue, cue.polarity)
                return
        if not cue.closes:
            content = self._indirect(cue, following)
            if content.end - content.start >= _MIN_CONTENT and not self._is_noun(content):
                polarity = cue.polarity
                if not cue.marked and is_question(self.reading, Stretch(cue.verb_start, cue.verb_end), content):
                    polarity = "asked"
                self.found.append(Said(content, speaker, verb, False, pronoun or "indirect", cue, polarity))

    def _add(
        self,
        quote: Stretch,
        speaker: Name,
        verb: str,
        kind: str,
        cue: Cue | None = None,
        polarity: Polarity | None = None,
    ) -> None:
        inner = inside(self.text, quote)
        if inner.end > inner.start and quote not in self.used:
            self.used.add(quote)
            self.found.append(Said(inner, speaker, verb, True, kind, cue, polarity))

    def _quotation_before(self, cue: Cue, previous: Cue | None) -> Stretch | None:
        """Return the utterance that ends where the cue's clause begins, or before it in the sentence of a closing
        cue.
        """
        index = bisect_left(self.utterance_starts, cue.start) - 1
        if index < 0:
            return None
        quote = self.utterances[index]
        gap = self.text[quote.end : cue.start]
        if self._has_holder(quote):
            return None
        if quote in self.used or "\n" in gap or (previous is not None and previous.verb_start > quote.start):
            return None
        if gap.strip(" \u3000，") == "" or (cue.closes and len(gap) <= 60 and "。" not in gap):
            return quote
        return None

    def _has_holder(self, quote: Stretch) -> bool:
        """Tell whether what stands before a quotation in its sentence says whose it is (网友质疑“…？”, 横幅上写着“…！”)."""
        structure, start = self.structure, quote.start
        paragraph = structure.paragraph_at(start)
        index = structure.index_at("quotations", start)
        while index > 0 and structure.quotations[index - 1].end >= paragraph.start:
            before = structure.quotations[index - 1]
            if self.text[before.end : start].strip(" \u3000、"):
                break
            index, start = index - 1, before.start  # one of a row: “…？”“…？”
        while start > paragraph.start and self.text[start - 1].isspace():
            start -= 1
        if start <= paragraph.start or structure.is_agency_line(start - 1):
            return False
        return self.text[start - 1] not in TERMINATORS + _BEFORE_SPEECH

    def _is_noun(self, content: Stretch) -> bool:
        """Tell whether the first sentence of the content is too short to be a clause (宣布禁令。)."""
        head = self.text[content.start : content.start + _MIN_CONTENT]
        return any(mark in head for mark in TERMINATORS)

    def _indirect(self, cue: Cue, following: Cue | None) -> Stretch:
        end = self._reach(cue)
        if following is not None and following.start < end:
            end = max(following.start, cue.content)
        index = bisect_left(self.utterance_starts, cue.content + 1)
        while index < len(self.utterances) and self.utterances[index].start < end:
            start = self.utterances[index].start
            if self.text[start - 1] in TERMINATORS + "”":
                end = start
                break
            index += 1
        return _trim_content(self.text, cue.content, end)

    def _reach(self, cue: Cue) -> int:
        """Return where the content ends at the latest: the paragraph; the sentence after a source or without a
        comma.
        """
        paragraph, sentence = self.structure.paragraph_at(cue.content), self.structure.sentence_at(cue.content)
        verb = cue.verb(self.text)
        if cue.marked and (cue.kind != "source" or verb in _LONG_SOURCES):
            return paragraph.end
        shift = (
            _SUBJECT_SHIFT.search(self.text, cue.content, min(sentence.end, cue.content + 400))
            if not cue.marked
            else None
        )
        if not cue.marked and verb == "宣布":
            return self.structure.clause_at(cue.content).end
        return shift.start() if shift else sentence.end

    def _continue_quotations(self) -> None:
        """Give an utterance without a cue to whoever spoke right before it in the paragraph, or is named right
        after it.
        """
        by_end = {said.content.end: said for said in self.found}
        for quote in self.utterances:
            if quote in self.used:
                continue
            named = self._named_after(quote)
            if named is not None:
                self._add(quote, named[0], named[1], "bare")
                continue
            said = self._said_before(quote, by_end)
            if said is not None:
                self._add(quote, said.speaker, said.verb, "continued", said.cue)
                by_end[quote.end] = by_end[quote.end - 1] = self.found[-1]

    def _said_before(self, quote: Stretch, by_end: dict[int, Said]) -> Said | None:
        """Return what was said right before a quotation: in its paragraph, or in the one that left its own open."""
        for back in range(1, 4):
            said = by_end.get(quote.start - back)
            if said is not None and said.polarity is None and "\n" not in self.text[said.content.end : quote.start]:
                return said
        index = self.structure.index_at("quotations", quote.start) - 1
        before = self.structure.quotations[index] if index >= 0 else None
        if before is None or not is_unclosed(self.text, before) or self.text[before.end : quote.start].strip():
            return None
        return by_end.get(inside(self.text, before).end)

    def _named_after(self, quote: Stretch) -> tuple[Name, str] | None:
        match = _ATTRIBUTION.match(self.text, quote.end)
        if match is None or self._has_holder(quote):
            return None
        persons = self.reading.names_within(quote.end, match.end(), "PERSON")
        if (
            persons
            and 2 <= match.end() - persons[-1].end <= 12
            and _SPOKE.search(self.text, persons[-1].end, match.end())
        ):
            return persons[-1], self.text[persons[-1].end : match.end()]
        return None

    def _is_utterance(self, quote: Stretch) -> bool:
        inner = inside(self.text, quote)
        if inner.end - inner.start < 4:
            return False
        return self.text[inner.end - 1] in TERMINATORS + "，—；" and quote.end - quote.start > 6

    def _stands_alone(self, quote: Stretch) -> bool:
        inner = inside(self.text, quote)
        if inner.end - inner.start < 4:
            return False
        after = self.text[quote.end : quote.end + 1]
        return self.text[inner.end - 1] in TERMINATORS or after in ("", "。", "，", "；", "\n", "\r", "！")


def _read_headline(reading: AnnotatedText) -> list[Said]:
    """Return the statement of a headline 甲：…, if there is one."""
    paragraphs = reading.structure.paragraphs
    if not paragraphs:
        return []
    line = paragraphs[0]
    match = _HEADLINE.match(reading.text[line.start : line.end])
    if match is None:
        return []
    who_end = line.start + match.end("who")
    name = reading.name_ending_at(who_end)
    persons = reading.names_within(line.start, who_end, "PERSON")
    if name is None or name.type in ("POLICY", "REGION"):
        name = persons[0] if len(persons) == 1 else None
    if name is None:
        return []
    content = _trim_content(reading.text, line.start + match.end(), line.end)
    if content.end - content.start < _MIN_CONTENT:
        return []
    quote = reading.structure.quotation_at(content.start)
    if quote == content and reading.text[quote.start] in OPENING:
        content = inside(reading.text, quote)
    return [Said(content, name, reading.text[who_end], False, "headline")]


def _trim_content(text: str, start: int, end: int) -> Stretch:
    """Return the content without blanks, closing remarks like （完）, and the final mark."""
    end = _before_remarks(text, start, end)
    content = trim(text, start, end)
    start, end = content
    while start < end and text[start] in "，、：:,":
        start += 1
    while end > start and text[end - 1] in "。，；、 \u3000\n\r":
        end -= 1
    return Stretch(start, end)


def _before_remarks(text: str, start: int, end: int) -> int:
    """Return where what closes a report begins, such as （完）（记者张三）; `end` where nothing does."""
    last = end
    while True:
        while last > start and text[last - 1].isspace():
            last -= 1
        remark = _CLOSING_REMARK.search(text, max(start, last - _LONGEST_REMARK), last)
        if remark is None:
            return end
        end = last = remark.start()


@Language.factory("kg_statements", assigns=["doc._.statements"], requires=["doc.spans"])
class StatementFinder:
    """Writes the statements of a document."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.statements` and `doc.spans["statements"]`, and add to `doc._.set_aside`."""
        statements, aside = read_statements(read_doc(doc))
        doc._.set_aside = [*doc._.set_aside, *aside]
        return write_facts(doc, Statement, statements)
