"""Clauses that may state a provision, and what the regulation classifier sees of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.nlp.fact_context import FactContext
from kg.nlp.own_document import OwnDocuments
from kg.nlp.provision_words import MODAL, cue_names
from kg.nlp.rule_makers import Reach
from kg.text.language import language
from kg.text.lexicon import alternation, load_lexicon
from kg.text.stretch import Stretch

DOCUMENT_NOUN = re.compile(
    "(?:该|此|这一|本|新|上述|这份|一项|这部)?(?:办法|意见|通知|条例|规定|方案|细则|规划|决定|法案|法律|新规|新法|草案|送审稿|征求意见稿|修正案|批复|纲要|准则|指引|标准|制度|政策|协定|协议|公约|禁令|法规|规则|规范|章程|安排|交规|公告|命令|决议|解释|指导意见)"
)
_DOCUMENT_SPEAKS = re.compile(
    DOCUMENT_NOUN.pattern
    + "》?[^，。]{0,8}?(?:规定|要求|明确|指出|提出|强调|称|说|显示|指示|确定|允许|禁止)"
    + "|(?:根据|按照|依据|依照|按|据)[^，。]{0,24}"
    + DOCUMENT_NOUN.pattern
)
_DEMANDS = re.compile("规定|要求|禁止|下令|决定|宣布|通知|颁布|发布|出台|印发|下发|批准|通过|实施|修订|明确|征求意见")


@dataclass(frozen=True)
class RegulationCandidate:
    """A clause that may state a provision, with its features."""

    clause: Stretch
    index: int
    features: tuple[str, ...]


# What a clause begins with that says its place in a list.
_LISTED = {
    "article": re.compile("第[一二三四五六七八九十百零〇\\d]{1,5}条"),
    "number": re.compile(
        "[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\\d]{1,3}[）)]|\\d{1,2}[.．、](?!\\d)"
    ),
    "in words": re.compile("[一二三四五六七八九]是|第[一二三四五六七八九]，|首先|其次|最后"),
}
# What a clause in front ends with that leads into what a rule says.
_LEADS_IN = re.compile(
    "(?:规定|要求|明确|提出|强调|指出|称|表示|决定|宣布|通知|提到|显示|介绍|》|办法|条例|意见|方案|如下|中)$"
)
# What announces a list of rules; its parts may stand sentences behind.
_ANNOUNCES_LIST = re.compile(
    "(?:包括|如下|其中|具体来看|具体为|具体是|一是|新政|新规|(?:措施|举措|通知|办法|意见|方案|公告|政策|细则)(?:提到|提出|明确|要求|规定|称|显示|指出)?)$"
)
_LIST_REACH = 12  # clauses
_FAR = 4


@cache
def _keywords() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("provision_cues")))


def find_regulation_candidates(context: FactContext) -> list[RegulationCandidate]:
    """Return the clauses that may state a provision, by start: in a sentence with a word of provisions or a quantity,
    policy in reach.
    """
    return list(_CandidateFinder(context).find())


class _CandidateFinder:
    def __init__(self, context: FactContext) -> None:
        self.context, self.reading = context, context.reading
        self.text, self.structure = context.reading.text, context.reading.structure
        self.own = OwnDocuments(context.reading)

    def find(self) -> Iterator[RegulationCandidate]:
        zones, likely = _zones(self.context), self._likely()
        cues = [cue_names(self.text[clause.start : clause.end]) for clause in self.structure.clauses]
        for index, clause in enumerate(self.structure.clauses):
            sentence = self.structure.index_at("sentences", clause.start)
            own = self.own.at(clause.start) is not None
            maker = self.context.rule_makers.before(clause)
            told = own or zones[sentence] != ("none",) or maker is not None
            if clause.end - clause.start < 5 or not likely[sentence] or not told:
                continue
            zone = ("own document",) if own else zones[sentence]
            features = [*self._features(index, zone, cues), *_made_by(maker, clause, cues[index])]
            features += self._in_list(index, cues[index])
            yield RegulationCandidate(clause, index, tuple(features))

    def _likely(self) -> list[bool]:
        """Tell of each sentence whether it has a word of provisions or a quantity."""
        bodies = (self.text[sentence.start : sentence.end] for sentence in self.structure.sentences)
        return [bool(_keywords().search(body) or language().find_quantities(body)) for body in bodies]

    def _features(self, index: int, zone: tuple[str, ...], cues: list[list[str]]) -> list[str]:
        clause = self.structure.clauses[index]
        own = cues[index]
        features = [f"zone:{part}" for part in zone]
        features += [f"cue={cue}" for cue in own] or ["cue=none"]
        features += [f"{cue}&{part}" for cue in own for part in zone]
        features += self._words_of(clause)
        features += self._shape_of(clause)
        features += self._place_of(index)
        features += self._around(index, cues)
        return features

    def _words_of(self, clause: Stretch) -> Iterator[str]:
        body = self.text[clause.start : clause.end]
        for match in _keywords().finditer(body):
            yield f"key={match.group()}"
        words = self.reading.words_within(clause.start, clause.end)
        for word in words:
            if word.tag in ("v", "vn", "d", "ad", "n", "p", "r", "c"):
                yield f"w={self.text[word.start : word.end]}"
        if words:
            yield f"begin={words[0].tag}"
            yield f"end={words[-1].tag}"
            yield f"first={self.text[words[0].start : words[0].end]}"
            yield f"last={self.text[words[-1].start : words[-1].end]}"
        yield f"ends={body[-2:]}"
        yield f"begins={body[:2]}"

    def _shape_of(self, clause: Stretch) -> Iterator[str]:
        body = self.text[clause.start : clause.end]
        names = self.reading.names_within(clause.start, clause.end)
        yield from {f"name={name.type}" for name in names} or {"name=none"}
        yield f"quantities={min(len(language().find_quantities(body)), 2)}"
        yield f"length={min((clause.end - clause.start) // 8, 5)}"
        yield f"mark={self.text[clause.end : clause.end + 1]}"
        modal = MODAL.search(body)
        if modal is not None:
            before = self.reading.words_within(clause.start, clause.start + modal.start())
            tag = before[-1].tag if before else "none"
            named = any(name.end <= clause.start + modal.start() for name in names)
            yield f"modal={modal.group()}&{tag}"
            yield f"modal after={'name' if named else tag}"
            yield f"modal at={min(modal.start() // 3, 4)}"
        if _DOCUMENT_SPEAKS.search(body):
            yield "document speaks here"

    def _place_of(self, index: int) -> Iterator[str]:
        clause = self.structure.clauses[index]
        sentence = self.structure.sentence_at(clause.start)
        paragraph = self.structure.index_at("paragraphs", clause.start)
        yield f"title={paragraph == 0}"
        yield f"sentence start={clause.start == sentence.start}"
        line = self.structure.paragraphs[paragraph]
        for kind, pattern in _LISTED.items():
            if pattern.match(self.text, clause.start):
                yield f"listed={kind}"
            if pattern.match(self.text, line.start):
                yield f"line listed={kind}"
        statement = self.context.statement_at(clause.start)
        yield f"spoken={statement.direct if statement else 'no'}"
        if statement is not None:
            yield f"verb={statement.verb}"
        before = self.reading.names_within(max(0, clause.start - 400), clause.start, "POLICY")
        if before:
            gap = self.structure.index_at("sentences", clause.start) - self.structure.index_at(
                "sentences", before[-1].start
            )
            yield f"policy sentences ago={min(gap, _FAR)}"
        else:
            yield "policy sentences ago=far"

    def _around(self, index: int, cues: list[list[str]]) -> Iterator[str]:
        clauses = self.structure.clauses
        sentence = self.structure.sentence_at(clauses[index].start)
        for offset, label in ((-2, "before2"), (-1, "before"), (1, "after"), (2, "after2")):
            other = index + offset
            if not (0 <= other < len(clauses) and sentence.start <= clauses[other].start < sentence.end):
                yield f"{label}=none"
                continue
            yield from (f"{label} cue={name}" for name in cues[other])
            start, end = clauses[other]
            if _DOCUMENT_SPEAKS.search(self.text, start, end):
                yield f"document speaks {label}"
            if offset < 0 and _LEADS_IN.search(self.text, start, end):
                yield f"led in {label}"
            if offset == 1:
                yield f"next begins={self.text[start : start + 2]}"
            if offset == -1:
                yield f"previous ends={self.text[end - 2 : end]}"

    def _in_list(self, index: int, cues: list[str]) -> Iterator[str]:
        """Yield how far before the clause, in its paragraph, a list of rules is announced, and what of rules it has."""
        clauses, limit = self.structure.clauses, self.structure.paragraph_at(self.structure.clauses[index].start).start
        for ago in range(1, min(_LIST_REACH, index) + 1):
            start, end = clauses[index - ago]
            if start < limit:
                return
            if _ANNOUNCES_LIST.search(self.text, max(start, end - 12), end):
                near = "next" if ago == 1 else "near" if ago < 5 else "far"
                yield f"list announced {near}"
                yield f"list announced {near}&{self.text[clauses[index].end : clauses[index].end + 1]}"
                yield from (f"list announced&{cue}" for cue in cues)
                return


def _made_by(reach: Reach | None, clause: Stretch, cues: list[str]) -> Iterator[str]:
    """Yield what the clause has to do with the maker of rules named last before its end."""
    if reach is None:
        yield "maker=none"
        return
    maker = reach.maker
    here = maker.name.start >= clause.start
    place = "here" if here else f"{min(reach.ago, 2)} ago, {'same' if reach.near else 'other'} paragraph"
    yield f"maker={maker.way}"
    yield f"maker={maker.way}&{maker.name.type}"
    yield f"maker={maker.way}&{place}"
    yield f"maker verb={maker.verb}"
    yield f"maker verb={maker.verb}&{place}"
    yield from (f"maker={maker.way}&{cue}" for cue in cues)
    yield from (f"maker {place}&{cue}" for cue in cues)


def _zones(context: FactContext) -> list[tuple[str, ...]]:
    """Return for each sentence what shows that a policy speaks here: in it, before it in the paragraph, or
    earlier.
    """
    reading, structure = context.reading, context.reading.structure
    zones: list[tuple[str, ...]] = []
    paragraph, near, ago = -1, False, 9
    any_policy = any(name.type == "POLICY" for name in reading.names)
    for sentence in structure.sentences:
        text = reading.text[sentence.start : sentence.end]
        here = structure.index_at("paragraphs", sentence.start)
        if here != paragraph:
            paragraph, near = here, False
        zone = [f"any policy={any_policy}"]
        if _DOCUMENT_SPEAKS.search(text):
            zone.append("document speaks")
            near, ago = True, 0
        else:
            zone.append(f"document spoke={near}")
            ago += 1
        zone.append(f"sentences ago={min(ago, 4)}")
        if reading.names_within(sentence.start, sentence.end, "POLICY"):
            zone.append("policy named")
        if DOCUMENT_NOUN.search(text):
            zone.append("document noun")
        if _DEMANDS.search(text):
            zone.append("demands")
        zones.append(tuple(zone) if any_policy or ago < 6 or "demands" in zone else ("none",))
    return zones
