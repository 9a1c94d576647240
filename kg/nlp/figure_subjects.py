"""Whose figure it is: the nearest named one before the value, what 公司 and 该行 mean, a market, or a group that is named."""

from __future__ import annotations

import re
from functools import cache, cached_property

from kg.nlp.annotated import AnnotatedText, Mention
from kg.nlp.coreference import resolve_body
from kg.text.lexicon import alternation, load_lexicon
from kg.text.stretch import Stretch

_GOVERNED = re.compile(
    "(?:对|向|给|与|和|同|跟|把|在|从|于|到|至|被|据|来自|按照|根据|通过|占|较|比|以|及|、|收购|投资|针对|由|称|其|记者|编辑|责编|作者)(?:了|所)?$"
)
_BODY = re.compile(
    "^(?:[^，。；]{0,14}?[日月年]|[^，。；]{0,6}(?:季度|半年|期间)|其中|但|而|同时|此外|目前|截至|另外|去年|今年|[，、●\\s]){0,2}(?:公司|集团|该行|该公司|本公司|本行|我行|其|该企业|该基金|该机构|该校|该院|该店|该厂)(?!债|[股章]|一致行动|他|中|余|次|实)"
)
_MARKET = re.compile(
    "(?P<whose>[^，。；、]{2,16}?(?:市场|行业|产业|板块|部门|地区|业务|口岸|沿线|集团|企业|(?<=[太美欧非洲])区))(?P<what>[^，。；、的]{2,}|的[^，。；]{2,})$"
)
_BETWEEN_NAMES = re.compile('[\u4e00-\u9fff（）()“”"]{0,8}')
_BODY_TYPES = ("COMPANY", "ORGANIZATION")
# Behind who only tells a figure: 统计局数据显示, 某某介绍.
_TELLS = re.compile(
    "(?:先生|女士)?(?:[\u4e00-\u9fff]{0,6}?(?:数据|统计|调查|监测|研报|报告|公报|消息))?(?:最新|日前|近日|今日|\\d{1,2}日|还|也|等){0,2}"
    "(?:显示|表明|认为|表示|介绍|指出|称|透露|告诉|说|披露|预计|发布|公布|通报|通告|强调|坦言|回应|提到|了解到|获悉|数据|统计|数字|消息|监测)"
)
_TYPES = ("COMPANY", "ORGANIZATION", "PERSON", "REGION", "POLICY")
_NEAR = 3  # sentences
_REACH = 600  # characters of a sentence before a clause
_HEAD_NOUNS = frozenset({"n", "nr", "ns", "nt", "nz", "nw", "vn", "an", "LOC", "ORG", "PER", "s"})
_LONGEST_HEAD = 16
_SHORT_NAME = 3


@cache
def _generic() -> frozenset[str]:
    return frozenset(load_lexicon("generic_bodies"))


@cache
def _wide() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("wide_subjects")).replace("A股", "A ?股"))


class Subjects:
    """Answers whose a figure is, in the order of the text."""

    def __init__(self, reading: AnnotatedText) -> None:
        self.reading = reading
        self.text = reading.text

    @cached_property
    def main(self) -> Mention | None:
        """The firm that the text is about: the first one that its title names, if there is one."""
        paragraphs = self.reading.structure.paragraphs
        title = self.reading.names_within(0, min(paragraphs[0].end, 200), "COMPANY") if paragraphs else ()
        return next((name for name in title if name.surface not in _generic()), None)

    def split(self, phrase: Stretch) -> tuple[str | None, Stretch]:
        """Return the subject with which a noun phrase begins, if it does, and the rest, which is what is measured."""
        text, start = self.text, phrase.start
        market = _MARKET.match(text[start : phrase.end])
        if market is not None and market["whose"] not in ("营业", "主营业务", "业务", "该业务"):
            return market["whose"], self._after_of(start + market.end("whose"), phrase.end)
        subject: str | None = None
        name = self.reading.name_starting_at(start)
        while name is not None and name.end < phrase.end and (subject is None or self._goes_on(name)):
            # 公司股份 behind a verb are shares of the firm, and not its figure
            subject, start = None if name.surface in _generic() else name.surface, name.end
            name = self.reading.name_starting_at(start)
        if subject is None and (wide := _wide().match(text, start, phrase.end)) and wide.end() < phrase.end:
            subject, start = wide.group(), wide.end()
        return subject, self._after_of(start, phrase.end)

    def before(self, start: int, end: int) -> str | None:
        """Return the subject that [start, end) names, or None."""
        found = [name for name in self.reading.names_within(start, end, *_TYPES) if self._may_be(name, start)]
        named = [name for name in found if name.surface not in _generic()]
        bodies = [name for name in named if name.type != "REGION"]
        if bodies or named:
            return self._last_of_run(bodies[0] if bodies else named[0], named).surface
        if _BODY.match(self.text[start:end]):
            return self.body(start, end)
        wide = _wide().search(self.text, start, end)
        if wide and not _GOVERNED.search(self.text[max(start, wide.start() - 3) : wide.start()]):
            return wide.group()
        return self._called(found[0]) if found else None

    def body(self, start: int, end: int) -> str | None:
        """Return the name of what 公司 or 该行 in [start, end) means, or None."""
        if not _BODY.match(self.text[start:end]):
            return None
        structure = self.reading.structure
        sentence = structure.sentence_at(start)
        named = [
            name for name in self.reading.names_within(sentence.start, start, *_BODY_TYPES) if self._may_be(name, start)
        ]
        named = [name for name in named if name.surface not in _generic()]
        if named and named[0].type == "COMPANY":
            return named[0].surface
        if self.main is not None:
            return self.main.surface
        found = named[0] if named else resolve_body(self.reading, start)
        return self._called(found) if found else None

    def head(self, start: int, end: int) -> str | None:
        """Return the noun phrase with which a clause begins and of which a verb says something; None where there is none."""
        words = [
            word
            for word in self.reading.words_within(start, end)
            if word.tag not in ("TIME", "t", "c", "d", "w", "f", "r")
        ]
        begin = last = -1
        for word in words:
            if word.tag not in _HEAD_NOUNS or (begin >= 0 and word.start != last):
                break
            begin, last = (word.start if begin < 0 else begin), word.end
        phrase = self.text[begin:last] if begin >= 0 else ""
        follows = next((word for word in words if word.start >= last), None) if phrase else None
        if follows is None or follows.tag not in ("v", "p", "m", "u") or not 2 <= len(phrase) <= _LONGEST_HEAD:
            return None
        if _TELLS.match(self.text, last):
            return None
        return None if is_measure(phrase) or phrase in _generic() else phrase

    def of_clause(self, start: int, end: int) -> str | None:
        """Return whom or what a clause is about: the noun phrase that it begins with, else whom it names."""
        head = self.head(start, end)
        named = self.before(start, end)
        if head is None or (
            named is not None and (named in head or self.text.find(named, start) < self.text.find(head, start))
        ):
            return named
        return head

    def earlier(self, clause: Stretch) -> str | None:
        """Return the subject of the nearest clause of the same sentence that names one."""
        structure = self.reading.structure
        sentence = structure.sentence_at(clause.start)
        index = structure.index_at("clauses", clause.start) - 1
        least = max(sentence.start, clause.start - _REACH)
        while index >= 0 and structure.clauses[index].start >= least:
            start, end = structure.clauses[index]
            if subject := self.of_clause(start, end):
                return subject
            index -= 1
        return None

    def far(self, clause: Stretch) -> str | None:
        """Return the subject of the sentences before that of a clause, at last of the title."""
        structure = self.reading.structure
        own = structure.index_at("sentences", clause.start)
        for index in range(own - 1, max(-1, own - 1 - _NEAR), -1):
            sentence = structure.sentences[index]
            first = structure.clause_at(sentence.start)
            until = min(sentence.end, sentence.start + _REACH)
            if subject := self.of_clause(first.start, min(first.end, until)) or self.before(sentence.start, until):
                return subject
        title = structure.paragraphs[0] if structure.paragraphs else clause
        return self.before(title.start, title.end)

    def _goes_on(self, name: Mention) -> bool:
        """Tell whether a name behind another one is whose figure it is (日本资生堂), and no word of a trade (我国新能源汽车)."""
        return name.type == "ORGANIZATION" or len(name.surface) > _SHORT_NAME

    def _after_of(self, start: int, end: int) -> Stretch:
        return Stretch(start + 1 if self.text[start] == "的" and start + 1 < end else start, end)

    def _last_of_run(self, name: Mention, named: list[Mention]) -> Mention:
        """Return the last of names that stand in one phrase: of 甲公司董事长某某 the person."""
        for other in named:
            if other.start >= name.end and _BETWEEN_NAMES.fullmatch(self.text, name.end, other.start):
                words = self.reading.words_within(name.end, other.start)
                if all(word.tag in _HEAD_NOUNS or self.text[word.start : word.end] == "的" for word in words):
                    name = other
        return name

    def _called(self, name: Mention) -> str:
        """Return how a body is called: its own name in place of 公司."""
        return name.entity if name.surface in _generic() and name.entity in self.text else name.surface

    def _may_be(self, name: Mention, start: int) -> bool:
        if self.reading.structure.is_agency_line(name.start):
            return False
        if name.type in ("PERSON", "ORGANIZATION") and _TELLS.match(self.text, name.end):
            return False  # who tells a figure is not whose it is
        return not _GOVERNED.search(self.text[max(start, name.start - 4) : name.start])


def is_wide(phrase: str) -> bool:
    """Tell whether a phrase is no more than a place or market that no list of names has: 全国, 创业板."""
    return _wide().fullmatch(phrase) is not None or phrase in _generic()


def is_measure(phrase: str) -> bool:
    """Tell whether a noun phrase says what is measured, and not whose it is: 零售额, 净利润, 开工率."""
    return phrase.endswith(tuple(load_lexicon("measured_nouns")))
