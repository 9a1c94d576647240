"""Clauses that may begin a plan, and what the plan classifier sees of each."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from kg.nlp.dates import FoundDate, find_dates
from kg.nlp.fact_context import ACTOR_TYPES, FactContext
from kg.nlp.lexicon import alternation, load_lexicon
from kg.nlp.quantities import find_quantities
from kg.nlp.structure import Stretch

_CUES = {
    "doubt": "可能|或将|或许|有望|考虑|也许|恐|料将|似乎|望",
    "wish": "希望|愿|呼吁|期待|建议|应该|应当|应|需要|必须|须|鼓励|要求",
    "effect": "影响|有利于|有助于|使得|使|导致|带来|造成|意味着|促使|成为|推动.{0,8}发展|提供.{0,4}支撑|产生|受益|面临",
    "courtesy": "继续|进一步|加强|深化|高度重视|发挥|积极|不断|努力|坚持|共同|密切|着力|致力",
    "condition": "如果|若|一旦|只要|除非|否则|假如|假设|如",
    "forecast": "预测|增长|上涨|下跌|下降|市场|经济|价格|需求|趋势|预期|走势|增速|通胀|GDP",
    "past": "曾|已经|已|此前|当时|去年|了",
    "weather": "气温|降雨|台风|比赛|决赛|赛季|对阵|小雨|大风|降温|雨",
    "ba": "将(?=[^，。]{1,14}(?:纳入|列入|作为|转为|变为|改为|分为|送|交|视为|称为|打造|投入|用于|提高|提升|延长|扩大|保持|送往|带|推|与|和))",
    "open": "举行|举办|开幕|召开|开业|启动|开工|投产|竣工|建成|开通|上线|发布|推出|公布|出台|上市|签署|签订|成立|设立|建设|新建|投资|收购|实施|交付|试点|提交|完成|达到|建立|开展|投入使用|首映|播出|出版",
    "self": "我们|公司|双方|本公司|我方|该公司|集团",
}
_FUTURE_CUE = re.compile("将|计划|拟|打算|准备|力争|争取|目标|定于|承诺|预计|届时")


@dataclass(frozen=True)
class PlanCandidate:
    """A clause that may begin a plan: its place, its features, the dates that stand in it."""

    clause: Stretch
    index: int
    features: tuple[str, ...]
    dates: tuple[FoundDate, ...]


@cache
def _triggers() -> re.Pattern[str]:
    return re.compile(alternation(load_lexicon("plan_triggers")))


@cache
def _cue_patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in _CUES.items()}


def find_plan_candidates(context: FactContext) -> list[PlanCandidate]:
    """Return the clauses with a trigger or a date from publication on, by start."""
    reading = context.reading
    dates = find_dates(reading.text, reading.published)
    starts = [date.start for date in dates]
    candidates = []
    for index, clause in enumerate(reading.structure.clauses):
        own = tuple(dates[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)])
        triggers = [match for match in _triggers().finditer(reading.text, clause.start, clause.end)]
        if (triggers or any(_is_ahead(date, reading.published) for date in own)) and clause.end - clause.start >= 4:
            features = _features(context, index, own, triggers)
            candidates.append(PlanCandidate(clause, index, tuple(features), own))
    return candidates


def _is_ahead(date: FoundDate, published: str | None) -> bool:
    if date.value is None or published is None:
        return False
    length = min(len(date.value), len(published), 10)
    return date.value[:length] >= published[:length] and not (length <= 4 and date.value == published[:4])


def _features(
    context: FactContext, index: int, dates: tuple[FoundDate, ...], triggers: list[re.Match[str]]
) -> list[str]:
    reading, clauses = context.reading, context.reading.structure.clauses
    clause = clauses[index]
    body = reading.text[clause.start : clause.end]
    features = [f"tri={match.group()}" for match in triggers]
    for match in triggers:
        after = reading.text[match.end() : min(match.end() + 4, clause.end)]
        features += [f"{match.group()}>{after[:1]}", f"{match.group()}>>{after[:2]}"]
        features.append(f"{match.group()}<{reading.text[max(match.start() - 1, clause.start) : match.start()]}")
    features += [f"cue={name}" for name, pattern in _cue_patterns().items() if pattern.search(body)]
    features += [f"b={body[at : at + 2]}" for at in range(len(body) - 1)]
    features += [f"end={body[-2:]}", f"begin={body[:2]}"]
    features += _date_features(reading.published, dates)
    features += _name_features(context, clause, triggers)
    features += _place_features(context, index)
    quantities = find_quantities(body)
    features.append(f"quantities={min(len(quantities), 2)}")
    features.append(f"length={min((clause.end - clause.start) // 8, 5)}")
    return features


def _date_features(published: str | None, dates: tuple[FoundDate, ...]) -> list[str]:
    if not dates:
        return ["date=none"]
    features = []
    for date in dates:
        ahead = _is_ahead(date, published)
        features += [f"date={'ahead' if ahead else 'not ahead'}", f"date={ahead}:{date.precision}"]
    return features


def _name_features(context: FactContext, clause: Stretch, triggers: list[re.Match[str]]) -> list[str]:
    reading = context.reading
    names = reading.names_within(clause.start, clause.end)
    features = [f"name={name.type}" for name in names] or ["name=none"]
    if names and names[0].start == clause.start:
        features.append(f"first={names[0].type}")
    for match in triggers:
        before = reading.name_ending_at(match.start())
        if before is not None:
            features.append(f"adjacent={before.type}:{match.group()}")
        subject = [name for name in names if name.end <= match.start()]
        features.append(f"subject={subject[-1].type if subject else 'none'}:{match.group()}")
        features.append(f"at={'start' if match.start() == clause.start else 'later'}:{match.group()}")
    return features


def _place_features(context: FactContext, index: int) -> list[str]:
    reading, structure = context.reading, context.reading.structure
    clause = structure.clauses[index]
    sentence = structure.sentence_at(clause.start)
    paragraph = structure.index_at("paragraphs", clause.start)
    statement = context.statement_at(clause.start)
    features = [
        f"paragraph={min(paragraph, 3)}",
        f"sentence start={clause.start == sentence.start}",
        f"last paragraph={paragraph == len(structure.paragraphs) - 1}",
        f"mark={reading.text[clause.end : clause.end + 1]}",
    ]
    if statement is None:
        features.append("spoken=no")
    else:
        speaker = context.reading.names_within(0, len(reading.text))
        features.append(f"spoken={'direct' if statement.direct else 'indirect'}")
        features.append(f"verb={statement.verb}")
        features.append(f"speaker={_type_of(context, statement.speaker)}" if speaker else "speaker=?")
        features.append(f"speaker has body={bool(context.bodies_of(statement.speaker))}")
    before = structure.clauses[index - 1] if index and structure.clauses[index - 1].start >= sentence.start else None
    if before is None:
        features.append("before=none")
    else:
        text = reading.text[before.start : before.end]
        features.append(f"before={bool(_FUTURE_CUE.search(text))}")
        features += [f"before cue={name}" for name, pattern in _cue_patterns().items() if pattern.search(text)]
    rest = reading.text[clause.end : sentence.end]
    features += [f"rest cue={name}" for name, pattern in _cue_patterns().items() if pattern.search(rest)]
    actors = reading.names_within(sentence.start, clause.start, *ACTOR_TYPES)
    features.append(f"actor before={actors[-1].type if actors else 'none'}")
    return features


def _type_of(context: FactContext, surface: str) -> str:
    first = context.first_of_entity.get(context.entity_of(surface))
    return first.type if first else "?"
