"""What the filter of plans sees of a clause: its trigger and verbs, its dates and names, its place and neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.nlp.annotated import Word
from kg.nlp.fact_context import ACTOR_TYPES, FactContext
from kg.text.dates import FoundDate
from kg.text.language import language
from kg.text.lexicon import load_lexicon
from kg.text.stretch import Stretch

AROUND = 400  # characters of the sentence on either side that count
VERB_TAGS = frozenset({"v", "vn", "vd"})
_CUES = {
    "doubt": "可能|或将|或许|有望|考虑|也许|恐|料将|似乎|望|或",
    "wish": "希望|愿|呼吁|期待|建议|应该|应当|需要|必须|须|要求|提醒",
    "condition": "如果|若|一旦|只要|除非|否则|假如|如按",
    "forecast": "预测|增长|上涨|下跌|市场|经济|价格|需求|趋势|预期|增速|通胀|GDP|汇率|股市|指数",
    "past": "曾|已经|已|此前|当时|去年|了|今年以来",
    "nature": "气温|降雨|台风|大风|降温|雨|雪|比赛|决赛|赛季|对阵|球队|客场|主场",
    "self": "我们|公司|双方|本公司|我方|该公司|集团",
    "this": "这|此举|该项|此次|本次|其中|它|届时",
    "vague": "继续|进一步|更好|更加|不断|努力|积极|共同|密切|着力|致力|全力|大力|坚定|一如既往",
    "project": "项目|工程|产品|展览|活动|论坛|会议|规划|方案|办法|条例|系统|平台|基地|中心|航线|机组|指数|专场",
    "law": "罚款|处罚|责令|依法|不得|违者|吊销|追究",
}
_FUTURE_CUE = re.compile("将|计划|拟|打算|准备|力争|争取|目标|定于|承诺|预计|届时")


@cache
def _verb_classes() -> dict[str, tuple[str, ...]]:
    classes: dict[str, list[str]] = {}
    for name in ("act", "vague", "effect"):
        for verb in load_lexicon(f"{name}_verbs"):
            classes.setdefault(verb, []).append(name)
    return {verb: tuple(names) for verb, names in classes.items()}


@cache
def strong_triggers() -> frozenset[str]:
    """Return the words that announce an act."""
    return frozenset(load_lexicon("plan_triggers"))


@cache
def weak_triggers() -> frozenset[str]:
    """Return the words that may announce one."""
    return frozenset(load_lexicon("plan_triggers_weak"))


@cache
def _cue_patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in _CUES.items()}


class ClauseFeatures:
    """What the filter of plans sees of a clause: trigger, verbs, dates, names, its place and what is around it."""

    def __init__(self, context: FactContext) -> None:
        self.context = context
        self.reading = context.reading
        self.structure = context.reading.structure

    def of(self, index: int, triggers: Sequence[Word], dates: Sequence[FoundDate]) -> list[str]:
        """Return the features of the clause with this number, with its trigger words and the dates in it."""
        clause = self.structure.clauses[index]
        clause = Stretch(clause.start, min(clause.end, clause.start + AROUND))
        body = self.reading.text[clause.start : clause.end]
        features = [
            "strong"
            if any(self._text(word) in strong_triggers() for word in triggers)
            else "weak"
            if triggers
            else "no trigger"
        ]
        for word in triggers:
            features += self._trigger_features(word, clause)
        if not triggers:
            features += [f"none:{part}" for part in self._verb_features(clause.start, clause.end)]
        cues = [name for name, pattern in _cue_patterns().items() if pattern.search(body)]
        features += [f"cue={name}" for name in cues]
        features += self._date_features(dates, triggers)
        features += self._name_features(clause, triggers)
        features += self._place_features(index, clause)
        features.append(f"quantities={min(len(language().find_quantities(body)), 2)}")
        features.append(f"length={min((clause.end - clause.start) // 8, 5)}")
        return features

    def _text(self, word: Word) -> str:
        return self.reading.text[word.start : word.end]

    def _trigger_features(self, trigger: Word, clause: Stretch) -> list[str]:
        surface = self._text(trigger)
        strength = "strong" if surface in strong_triggers() else "weak"
        features = [f"tri={surface}", f"tri={surface}/{trigger.tag}"]
        for part in self._verb_features(trigger.end, min(clause.end, trigger.end + AROUND)):
            features += [f"{surface}:{part}", f"{strength}:{part}"]
        before = self.reading.words_within(max(clause.start, trigger.start - 40), trigger.start)
        features.append(f"{strength} after {before[-1].tag if before else 'start'}")
        if before and self._text(before[-1]) in (
            "也",
            "还",
            "或",
            "仍",
            "并",
            "均",
            "都",
            "可能",
            "不",
            "就",
            "才",
            "又",
            "必",
            "这",
            "此举",
        ):
            features.append(f"{surface} after {self._text(before[-1])}")
        following = self.reading.words_within(trigger.end, min(clause.end, trigger.end + 40))
        if following:
            features.append(f"{surface} then {following[0].tag}")
        return features

    def _verb_features(self, start: int, end: int) -> list[str]:
        """Return what stands as the first verbs in [start, end): the word and its class, and the class of the last
        noun.
        """
        words = self.reading.words_within(start, end)
        verbs = [
            word
            for word in words
            if word.tag in VERB_TAGS
            and self._text(word) not in ("会", "要", "到", "有关", "继续", "可", "能", "以", "来")
        ]
        features = []
        for rank, word in enumerate(verbs[:3]):
            classes = _verb_classes().get(self._text(word), ("other",))
            if rank == 0:
                features.append(f"verb={self._text(word)}")
                features += [f"class={name}" for name in classes]
            features += [f"any class={name}" for name in classes]
        if not verbs:
            features.append("class=none")
        if any(word.tag in ("ad", "d") and self._text(word) in _verb_classes() for word in words):
            features.append("vague adverb")
        features.append(f"length after={min((end - start) // 6, 4)}")
        return features

    def _date_features(self, dates: Sequence[FoundDate], triggers: Sequence[Word]) -> list[str]:
        if not dates:
            return ["date=none"]
        features = []
        for date in dates:
            ahead = is_ahead(date, self.reading.now)
            features += [f"date ahead={ahead}", f"date={ahead}:{date.precision}"]
            if ahead and triggers:
                features.append("trigger and date ahead")
        return features

    def _name_features(self, clause: Stretch, triggers: Sequence[Word]) -> list[str]:
        names = self.reading.names_within(clause.start, clause.end)
        features = [f"name={name.type}" for name in names] or ["name=none"]
        if names and names[0].start == clause.start:
            features.append(f"begins={names[0].type}")
        for word in triggers[:1]:
            before = self.reading.name_ending_at(word.start)
            if before is not None:
                features.append(f"adjacent={before.type}")
            subjects = [name for name in names if name.end <= word.start]
            features.append(f"subject={subjects[-1].type if subjects else 'none'}")
            if not subjects and word.start > clause.start:
                head = self.reading.words_within(clause.start, word.start)
                features.append(f"other subject={any(part.tag in ('n', 'nz', 'nw', 'vn', 'r') for part in head)}")
            if word.start == clause.start:
                features.append("trigger begins clause")
        return features

    def _place_features(self, index: int, clause: Stretch) -> list[str]:
        sentence = self.structure.sentence_at(clause.start)
        paragraph = self.structure.index_at("paragraphs", clause.start)
        features = [
            f"paragraph={min(paragraph, 3)}",
            f"sentence start={clause.start == sentence.start}",
            f"last paragraph={paragraph == len(self.structure.paragraphs) - 1}",
            f"mark={self.reading.text[clause.end : clause.end + 1]}",
        ]
        features += self._speech_features(clause)
        before = (
            self.structure.clauses[index - 1]
            if index and self.structure.clauses[index - 1].start >= sentence.start
            else None
        )
        text = self.reading.text[before.start : before.end] if before else ""
        features.append(f"before={bool(_FUTURE_CUE.search(text)) if before else 'none'}")
        features += [f"before cue={name}" for name, pattern in _cue_patterns().items() if text and pattern.search(text)]
        rest = self.reading.text[clause.end : min(sentence.end, clause.end + AROUND)]
        so_far = self.reading.text[max(sentence.start, clause.start - AROUND) : clause.start]
        features += [
            f"rest cue={name}" for name in ("doubt", "vague", "forecast") if _cue_patterns()[name].search(rest)
        ]
        features.append(f"future in sentence before={bool(_FUTURE_CUE.search(so_far))}")
        actors = self.reading.names_within(max(sentence.start, clause.start - AROUND), clause.start, *ACTOR_TYPES)
        features.append(f"actor before={actors[-1].type if actors else 'none'}")
        return features

    def _speech_features(self, clause: Stretch) -> list[str]:
        statement = self.context.statement_at(clause.start)
        if statement is None:
            return ["spoken=no"]
        first = self.context.first_of_entity.get(self.context.entity_of(statement.speaker))
        body = bool(self.context.bodies_of(statement.speaker))
        features = [f"spoken={'direct' if statement.direct else 'indirect'}", f"verb={statement.verb}"]
        if first is not None:
            features.append(f"speaker={first.type}:{body}")
        features.append(f"content start={statement.start == clause.start}")
        return features


def is_ahead(date: FoundDate, published: str | None) -> bool:
    """Tell whether a date lies at or after publication; the year of publication alone does not.

    Where publication is unknown, any date may: the trigger decides.
    """
    if date.value is None or published is None:
        return date.value is not None
    length = min(len(date.value), len(published), 10)
    if date.precision == "day" and date.value == published[:10]:
        return False
    return date.value[:length] >= published[:length] and not (length <= 4 and date.value == published[:4])
