"""Clauses that may state a provision, and what the regulation classifier sees of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.nlp.fact_context import FactContext
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
_CUES = {
    "must": "应当|应|须|必须|需|务必|一律|不得不",
    "must not": "不得|禁止|严禁|不准|不许|不能|不可|不予|不再|停止|取消|暂停",
    "may": "可以|可(?!能|持续|行|以|见|靠|是)|允许|准许|有权|方可|即可|才能",
    "limit": "不超过|不高于|不低于|不少于|不得超过|至少|最低|最高|最多|上限|下限|以上|以下|以内|为限|原则上",
    "money": "缴纳|征收|收取|免征|减免|补贴|罚款|税|费|存款准备金|利率|补偿|保证金",
    "penalty": "处以|处罚|责令|吊销|追究|撤销|没收|关停|停业",
    "duty": "负责|承担|履行|接受|遵守|保证|确保",
    "procedure": "报告|备案|审批|批准|许可|公布|公开|登记|审查|申请|提交|签字|核准|检查",
    "if": "的，|如果|如|凡|对于|对|情节|未|逾期|属于|除|在.{1,20}时",
    "aim": "有利于|促进|旨在|为了|目的|意义|推动|提升|营造|努力|不断",
    "past": "了|已|曾|此前|目前",
    "future": "将|计划|拟",
    "opinion": "认为|希望|建议|呼吁|可能|有望",
}


@dataclass(frozen=True)
class RegulationCandidate:
    """A clause that may state a provision, with its features."""

    clause: Stretch
    index: int
    features: tuple[str, ...]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in _CUES.items()}


@cache
def _keywords() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("provision_cues")))


def find_regulation_candidates(context: FactContext) -> list[RegulationCandidate]:
    """Return the clauses that may state a provision, by start: with a word of provisions or a quantity, policy in
    reach.
    """
    reading, structure = context.reading, context.reading.structure
    zones = _zones(context)
    found = []
    for index, clause in enumerate(structure.clauses):
        body = reading.text[clause.start : clause.end]
        if clause.end - clause.start < 5 or not (_keywords().search(body) or language().find_quantities(body)):
            continue
        zone = zones[structure.index_at("sentences", clause.start)]
        if zone != ("none",):
            found.append(RegulationCandidate(clause, index, tuple(_features(context, index, zone))))
    return found


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


def _features(context: FactContext, index: int, zone: tuple[str, ...]) -> list[str]:
    reading, structure = context.reading, context.reading.structure
    clause = structure.clauses[index]
    body = reading.text[clause.start : clause.end]
    sentence = structure.sentence_at(clause.start)
    cues = [name for name, pattern in _patterns().items() if pattern.search(body)]
    features = [f"zone:{part}" for part in zone]
    features += [f"cue={cue}" for cue in cues] or ["cue=none"]
    features += [f"key={match.group()}" for match in _keywords().finditer(body)]
    features += [f"{cue}&{part}" for cue in cues for part in zone]
    words = reading.words_within(clause.start, clause.end)
    features += [
        f"w={reading.text[word.start : word.end]}" for word in words if word.tag in ("v", "vn", "d", "ad", "n", "p")
    ]
    features += [f"begin={words[0].tag}", f"end={words[-1].tag}"] if words else []
    features += [f"name={name.type}" for name in reading.names_within(clause.start, clause.end)] or ["name=none"]
    features.append(f"quantities={min(len(language().find_quantities(body)), 2)}")
    features.append(f"length={min((clause.end - clause.start) // 8, 5)}")
    features.append(f"sentence start={clause.start == sentence.start}")
    features.append(f"title={structure.index_at('paragraphs', clause.start) == 0}")
    features.append(f"mark={reading.text[clause.end : clause.end + 1]}")
    statement = context.statement_at(clause.start)
    features.append(f"spoken={statement.direct if statement else 'no'}")
    if statement is not None:
        features.append(f"verb={statement.verb}")
    for offset, label in ((-1, "before"), (1, "after")):
        other = index + offset
        if 0 <= other < len(structure.clauses) and sentence.start <= structure.clauses[other].start < sentence.end:
            around = reading.text[structure.clauses[other].start : structure.clauses[other].end]
            features += [f"{label} cue={name}" for name, pattern in _patterns().items() if pattern.search(around)]
            if _DOCUMENT_SPEAKS.search(around):
                features.append(f"document speaks {label}")
    if _DOCUMENT_SPEAKS.search(body):
        features.append("document speaks here")
    return features
