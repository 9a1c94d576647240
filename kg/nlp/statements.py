"""Statements: what the article attributes to a named speaker, direct or indirect.

Needs `doc.spans["mentions"]`; writes `doc._.statements`. Cues (`kg.nlp.speech`) say who speaks and where content
begins; where it ends is a matter of marks for quotations (`kg.nlp.quoted_speech`) and likely for indirect speech
(`kg.nlp.speech_extent`). A small regression (`kg.nlp.said`) leaves out what is likely wrong and says how sure the rest is.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from kg.models import Polarity, SetAside, Statement
from kg.nlp.annotated import AnnotatedText, Mention, read_doc, write_facts
from kg.nlp.colon_speech import read_colon_speech
from kg.nlp.coreference import resolve_speakers
from kg.nlp.cue import Cue
from kg.nlp.linear import LinearModel, load_linear
from kg.nlp.polarity import is_question
from kg.nlp.quoted_speech import Quotations
from kg.nlp.said import STATEMENT_FILTER, Said, said_features
from kg.nlp.speech import find_cues
from kg.nlp.speech_extent import STATEMENT_EXTENT, choose_end, find_boundaries, trim_content
from kg.text.quotations import inside
from kg.text.stretch import Stretch
from kg.text.structure import TERMINATORS

_MIN_CONTENT = 5
_SECOND_VERB = re.compile(
    "(?:并|还|也)?(?:报告)?(?:称(?![职号呼为])|表示(?!的)|显示(?![器屏])|认为|指出)[，：]?"
)  # 发表声明，称…
_REPORTER = re.compile("(?<=[。！？])截[至止](?:记者)?发稿")  # nobody but the reporter says so
# A sentence in which somebody without a name begins to speak by a verb that is no cue: 有车主反映, 匈方表示愿.
_SOMEBODY_ELSE = re.compile(
    r"(?<=[。！？；\n])[ \u3000]*(?:(?:但|不过|然而|此外|另外|与此同时)，?)?(?:"
    "(?:也|还|另)?(?:有的?|一位|一名|多位|多名|不少|部分|许多|很多|几位|几名)[^，。；：“”]{0,8}[人者主家民友客员生师户们]"
    "[^，。；：“”]{0,6}(?:反映|反馈|抱怨|投诉|吐槽|留言|爆料|质疑|呼吁|建议|希望|表示|认为|称|说)"
    "|[^中我双各两己本此多，。；：“”]方(?:谴责|指责|抗议|批评|敦促|呼吁|警告|威胁|拒绝|否认|强烈|对此|则|还|也|随后|表示|表态|称))"
)


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


def find_said(reading: AnnotatedText, extent: LinearModel | None = None) -> list[Said]:
    """Return everything that the rules take for said, right or wrong, by start; no two with the same characters.

    `extent` is the model of how far speech goes (default: the shipped one).
    """
    return [said for said in _find(reading, extent) if said.polarity is None]


def _find(reading: AnnotatedText, extent: LinearModel | None = None) -> list[Said]:
    unique: dict[Stretch, Said] = {}
    for said in _Reader(reading, extent or load_linear(STATEMENT_EXTENT)).read():
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

    def __init__(self, reading: AnnotatedText, extent: LinearModel) -> None:
        self.reading = reading
        self.extent = extent
        self.quotations = Quotations(reading)
        self.used: set[Stretch] = set()
        self.found: list[Said] = []

    def read(self) -> list[Said]:
        """Return everything said, in no particular order."""
        cues = resolve_speakers(self.reading, find_cues(self.reading))
        for index, cue in enumerate(cues):
            if cue.speaker is not None:
                following = cues[index + 1] if index + 1 < len(cues) else None
                self._take(cue, cue.speaker, cues[index - 1] if index else None, following)
        self._continue_quotations()
        self.found.extend(read_colon_speech(self.reading))  # last: what a cue reads in the first line goes before
        return self.found

    def _take(self, cue: Cue, speaker: Mention, previous: Cue | None, following: Cue | None) -> None:
        verb, pronoun = cue.verb(self.reading.text), "pronoun" if cue.reference else ""
        before = self.quotations.before(cue, previous)
        if before is not None:
            self._add(before, speaker, verb, pronoun or "direct", cue)
        quote = self.quotations.after(cue)
        if quote is not None:
            self._add(quote, speaker, verb, pronoun or "direct", cue, cue.polarity)
        elif not cue.closes:
            self._add_indirect(cue, speaker, pronoun or "indirect", following)

    def _add(
        self,
        quote: Stretch,
        speaker: Mention,
        verb: str,
        kind: str,
        cue: Cue | None = None,
        polarity: Polarity | None = None,
    ) -> None:
        inner = inside(self.reading.text, quote)
        if inner.end > inner.start and quote not in self.used:
            self.used.add(quote)
            self.found.append(Said(inner, speaker, verb, True, kind, cue, polarity))

    def _add_indirect(self, cue: Cue, speaker: Mention, kind: str, following: Cue | None) -> None:
        text = self.reading.text
        limit = indirect_limit(self.reading, self.quotations, cue, following)
        end, sure = choose_end(cue.content, find_boundaries(self.reading, cue, limit), limit, self.extent)
        second = _SECOND_VERB.match(text, cue.content, end)
        content = trim_content(text, second.end() if second else cue.content, end)
        if content.end - content.start < _MIN_CONTENT or _is_noun(text, content):
            return
        polarity = cue.polarity
        if not cue.marked and is_question(self.reading, Stretch(cue.verb_start, cue.verb_end), content):
            polarity = "asked"
        self.found.append(Said(content, speaker, cue.verb(text), False, kind, cue, polarity, sure))

    def _continue_quotations(self) -> None:
        """Give an utterance without a cue to whoever spoke right before it in the paragraph, or is named right
        after it.
        """
        by_end = {said.content.end: said for said in self.found}
        # “…”甲说。“…”: what follows a closing attribution goes on
        by_end |= {said.cue.verb_end: said for said in self.found if said.cue is not None and said.cue.closes}
        for quote in self.quotations.utterances:
            if quote in self.used:
                continue
            named = self.quotations.named_after(quote)
            if named is not None:
                self._add(quote, named[0], named[1], "bare")
                continue
            said = self.quotations.said_before(quote, by_end)
            if said is not None:
                self._add(quote, said.speaker, said.verb, "continued", said.cue)
                by_end[quote.end] = by_end[quote.end - 1] = self.found[-1]


def indirect_limit(reading: AnnotatedText, quotations: Quotations, cue: Cue, following: Cue | None) -> int:
    """Return where the content of a cue ends at the latest: the paragraph, the next cue, the words of the reporter or of
    somebody without a name, or a quotation of its own."""
    limit = reading.structure.paragraph_at(cue.content).end
    if following is not None and following.start < limit:
        limit = max(following.start, cue.content)
    others = (pattern.search(reading.text, cue.content + 1, limit) for pattern in (_REPORTER, _SOMEBODY_ELSE))
    limit = min([limit, *(other.start() for other in others if other is not None)])
    return quotations.first_sentence_after(cue.content + 1, limit)


def _is_noun(text: str, content: Stretch) -> bool:
    """Tell whether the first sentence of the content is too short to be a clause (宣布禁令。)."""
    return any(mark in text[content.start : content.start + _MIN_CONTENT] for mark in TERMINATORS)


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
