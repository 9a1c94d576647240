"""Which quotations are speech, and whose: before its cue, after its cue, or going on without one."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.nlp.annotated import AnnotatedText, Mention
from kg.nlp.cue import Cue
from kg.nlp.said import Said
from kg.text.quotations import CLOSING, inside, is_unclosed
from kg.text.stretch import Stretch
from kg.text.structure import TERMINATORS

# what may stand right before a quotation that begins its sentence or clause
_BEFORE_SPEECH = "，,；;、）)】—" + CLOSING
# what a person does after a quotation that tells that the words are theirs: “…。”甲笑着说, 甲这样阐述…
_SPOKE = re.compile(
    "[说說述](?!明书)|道$|[称稱](?!号|職|职)|[直坦笑断感预]言|[回应答]答|[回响]应|[反发追]问|问道|表示|认为|認為|告[诉訴]|感[慨叹嘆]|解[释釋]"
    "|强[调調]|透露|指出|补充|補充|承[认認]|宣布|重申|回[忆憶]|谈[到及起]|談[到及起]|喊|呼[吁籲]"
)
_ATTRIBUTION = re.compile("[^，。！？；：“\n]{2,40}")


class Quotations:
    """The quotations of one text; `utterances` are those that read as somebody's words, by start."""

    def __init__(self, reading: AnnotatedText) -> None:
        self.reading = reading
        self.text = reading.text
        self.structure = reading.structure
        self.utterances = [quote for quote in self.structure.quotations if self._is_utterance(quote)]
        self._starts = [quote.start for quote in self.utterances]

    def first_sentence_after(self, start: int, end: int) -> int:
        """Return where in [start, end) the first utterance begins that is a sentence of its own; `end` if none does."""
        for quote in self.utterances[bisect_left(self._starts, start) :]:
            if quote.start >= end:
                break
            if self.text[quote.start - 1] in TERMINATORS + "”":
                return quote.start
        return end

    def before(self, cue: Cue, previous: Cue | None) -> Stretch | None:
        """Return the utterance that ends where the cue's clause begins, or before it in the sentence of a closing
        cue.
        """
        index = bisect_left(self._starts, cue.start) - 1
        if index < 0:
            return None
        quote = self.utterances[index]
        gap = self.text[quote.end : cue.start]
        if self._has_holder(quote):
            return None
        if "\n" in gap or (previous is not None and previous.verb_start > quote.start):
            return None
        if gap.strip(" \u3000，") == "" or (cue.closes and len(gap) <= 60 and "。" not in gap):
            return quote
        return None

    def after(self, cue: Cue) -> Stretch | None:
        """Return the quotation that the content of a cue begins with, where it is speech and not a name."""
        quote = self.structure.quotation_at(cue.content) if cue.quoted else None
        return quote if quote is not None and quote.start == cue.content and self._stands_alone(quote) else None

    def said_before(self, quote: Stretch, by_end: dict[int, Said]) -> Said | None:
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

    def named_after(self, quote: Stretch) -> tuple[Mention, str] | None:
        """Return the person who is named right after a quotation, and what says that the words are theirs."""
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
