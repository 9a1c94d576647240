"""Whether a text stands for what it says: what is denied, negated, asked or cancelled.

Pure functions of the text, its clauses and sentences; the words are in `lexicons/zh`. They read the clause that a plan
begins in, its sentence, and for a denial the two sentences after it.
"""

from __future__ import annotations

import re
from functools import cache

from kg.models import Polarity
from kg.nlp.annotated import AnnotatedText
from kg.nlp.modality import REACH, TRIGGER, alternatives, any_word, is_rumoured, told_in_reports
from kg.text.language import language
from kg.text.stretch import Stretch

# 否认 as a verb of its own: not 不否认, and not the 否认 of 是否认为
_DENIES = re.compile("(?<![不未没有是])否认(?![为可同])")
_DENIES_ELSE = re.compile("否认[^，。将拟会]{0,20}?(?:传闻|传言|消息|报道|说法|指控|指责|关联|关系)")
_CLEARS = re.compile("(?:辟谣|澄清)[：:]?(?=[^，。]{0,6}(?:将|计划|拟|打算|要))")
_NEGATED = re.compile(
    "(?:(?<!会)不|未|没|没有|并无|无意|无|尚未|从未)(?:打算|计划|准备|考虑|拟|会|承诺|同意)(?!不)(?!生)"
    "|将不(?!再|低于|少于|超过|小于|大于|高于|得|断|仅|但|止|定期|同|晚于|迟于|早于|逊|可|限|日|锈|动产|足|良|会不)"
    "|不再(?:计划|打算|考虑|准备)|(?<!有意)无意(?!中|间|识|义|外|味)"
)
# 不会不…: it will; 为不会…的人: not the plan itself
_AFFIRMED = re.compile("(?:不得|不能|为|给|对|向|帮助|让|使|若|如果|怕)$")
_RELATIVE = re.compile("[^，。；]{0,16}?的[^，。；]{1,12}?(?:将|计划|拟(?!议)|打算)")
_ASKS_TRUTH = re.compile("(?:这|此事|消息|传闻)?(?:是真的|是真是假|真的|属实|对|是|可信|靠谱|可行)(?:吗|么)?[？?]|还是")
_ASKING_END = re.compile("(?:吗|呢|么)[”」』]?$")
_FORMER = re.compile("原定|原计划|原拟|原本计划|原先计划|此前计划|此前拟|之前计划|先前计划|此前宣布|此前公布")
_FUTURE_END = re.compile("(?:将|拟|计划|打算|准备|考虑|要求)[^，。；]{0,12}$")
_FIRM_END = re.compile("(?:已|已经|宣布|正式|决定|被|全部|主动|被迫|最终|遭|同意)$")
_WEIGHED = re.compile("(?:决定|研究|讨论|作出|做出|评估|考虑|审议|商讨)[^，。]{0,3}$")
_LEAD = re.compile("关于|针对|对于|就|所谓|有关|网传|有传|据传|传闻|传言|有消息|市场传|盛传")
_POINTS_BACK = "(?:此|该|这|这一|这样的|相关|上述|任何|此类|类似)"
_SPEECH_ADVERB = "(?:公开|明确|正面|正式|进一步|具体|直接|对外|对此|就此|予以|当场|说明|立即|马上)"


@cache
def _verdict() -> re.Pattern[str]:
    nouns = alternatives("report_nouns")
    return re.compile(
        f"{alternatives('denial_verdicts')}|(?:否认|辟谣)(?:[。！；，]|$)"
        f"|否认了?{_POINTS_BACK}(?:一|个|种|项)?(?:{nouns})"
        f"|(?:并无|没有|暂无|尚无|并没有|无){_POINTS_BACK}[^，。]{{0,4}}(?:{alternatives('plan_nouns')}|事)"
    )


@cache
def _no_plan() -> re.Pattern[str]:
    """Where a clause ends with a plan that there is none of: 暂无在海外上市的计划."""
    nouns = alternatives("plan_nouns")
    return re.compile(
        f"(?:没有|并无|暂无|尚无|未有|毫无|亦无|也无|均无|并没有|无任何)[^，。；]{{0,30}}?(?:{nouns})(?=[”」]?(?:$|[，。；！]))"
    )


@cache
def _ended() -> re.Pattern[str]:
    """The end of what was planned, with its object: 取消原定…的计划, 终止收购…."""
    return re.compile(f"(?:{alternatives('cancelling_verbs')})了?(?P<what>[^，。；]{{0,60}})")


@cache
def _ended_after() -> re.Pattern[str]:
    return re.compile(
        f"(?:已|已经|被|宣布|予以|遭|正式|被迫|最终|全部|突然|临时|告)(?:{alternatives('cancelling_verbs')})|告吹|流产|泡汤"
    )


@cache
def _negated_speech() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('speech_negations')}){_SPEECH_ADVERB}{{0,2}}$")


def speech_polarity(reading: AnnotatedText, start: int, verb: Stretch) -> Polarity | None:
    """Return how a reporting verb at `verb`, in a clause that begins at `start`, takes back what it introduces."""
    text = reading.text
    before = text[max(start, verb.start - 14) : verb.start]
    if re.search("(?:不得|不能|无|莫|不可|无法|不)不$", before) is None and _negated_speech().search(before):
        return "negated"
    if text[verb.start : verb.end].startswith(("否认", "辟谣")):
        return "denied"
    if any_word("question_words").search(text, max(start, verb.start - 30), verb.start):
        return "asked"
    return None


def is_question(reading: AnnotatedText, verb: Stretch, content: Stretch) -> bool:
    """Tell whether a verb without a mark stands in a question about whether it was said: 甲会宣布辞职吗？"""
    text = reading.text
    asked = text[content.end : content.end + 1] in ("？", "?") or bool(
        _ASKING_END.search(text[content.start : content.end])
    )
    return (
        asked
        and bool(_ASKING_END.search(text[max(0, content.end - 2) : content.end]))
        and text[verb.start - 1] in "会将要"
    )


def plan_polarity(reading: AnnotatedText, clause: Stretch) -> Polarity | None:
    """Return what takes back the plan that begins in `clause`, or None where the text stands for it."""
    text = reading.text
    sentence = reading.structure.sentence_at(clause.start)
    body = text[clause.start : min(clause.end, clause.start + REACH)]
    rest = text[clause.end : min(sentence.end, clause.end + REACH)]
    before = text[max(sentence.start, clause.start - REACH) : clause.start]
    if _is_denied(reading, sentence, clause, before, body, rest):
        return "denied"
    if _is_cancelled(body, rest):
        return "cancelled"
    if _is_negated(body):
        return "negated"
    return "asked" if _is_asked(body, rest) else None


def _is_denied(reading: AnnotatedText, sentence: Stretch, clause: Stretch, before: str, body: str, rest: str) -> bool:
    denies = _DENIES.search(body)
    if denies and not _DENIES_ELSE.match(body, denies.start()) and _plans_after(body, denies.end()):
        return True
    if _CLEARS.search(body) or re.search("(?<![不未没有])否认(?:称|说|表示)?[，：]“?$", before):
        return True
    if not _is_reported(before, body, rest):
        return False
    if _verdict().search(body) or _verdict().search(rest):
        return True
    index = reading.structure.index_at("sentences", clause.start)
    following = reading.structure.sentences[index + 1 : index + 3]
    return any(_answers(reading.text[s.start : min(s.end, s.start + REACH)]) for s in following)


def _plans_after(body: str, position: int) -> bool:
    return bool(TRIGGER.search(body, position)) or bool(re.compile(r"\d").search(body, position))


def _is_reported(before: str, body: str, rest: str) -> bool:
    """Tell whether the clause stands in a report that nobody owns: 关于…的传闻, 有消息称…, “…”的说法."""
    if told_in_reports().match(rest) or re.search(f"(?:的|”)(?:{alternatives('report_nouns')})", body):
        return True
    return bool(_LEAD.match(body) or _LEAD.search(before) or is_rumoured(before, body, ""))


def _answers(sentence: str) -> bool:
    """Tell whether a sentence after a report denies it: it points back, or speaks of the report."""
    verdict = _verdict().search(sentence)
    return bool(verdict) and not TRIGGER.search(sentence[: verdict.start()] if verdict else "")


def _is_cancelled(body: str, rest: str) -> bool:
    former = _FORMER.search(body)
    if former and _ended_after().search(body + rest, former.end()):
        return True
    ended = _ended().search(body)
    if ended is None:
        return False
    what, lead = ended["what"], body[: ended.start()]
    if former and former.start() >= ended.start():
        return True
    deal = any_word("deal_nouns").match(re.sub("^(?:了|对|其|本次|该|此次)+", "", what[:8])) or re.search(
        f"(?:{alternatives('deal_nouns')})(?:计划|方案|事项|交易)?$", what
    )
    planned = re.search("(?:计划|方案|打算)$", what)
    if _FUTURE_END.search(lead) and not _FIRM_END.search(lead):
        return bool(deal) and not re.search("费|税|限制|签证", what)
    return bool(deal or planned)


def _is_negated(body: str) -> bool:
    found = _NEGATED.search(body)
    if found is not None and not _AFFIRMED.search(body[: found.start()]) and not _RELATIVE.match(body, found.end()):
        lead = TRIGGER.search(body, 0, found.start())
        if lead is None or found.start() - lead.end() <= 12:
            return True
    return bool(_no_plan().search(body))


def _is_asked(body: str, rest: str) -> bool:
    if rest[:1] in ("？", "?") or _ASKING_END.search(body):
        return True
    if _ASKS_TRUTH.match(rest[1:]) and rest.rstrip("”」 ")[-1:] in ("？", "?"):
        return True
    asks = any_word("question_words").search(body)
    trigger = TRIGGER.search(body)
    if asks is None or trigger is None or _WEIGHED.search(body[: asks.start()]):
        return False
    return asks.start() <= trigger.start()


def is_duty(reading: AnnotatedText, clause: Stretch) -> bool:
    """Tell whether the clause is a duty or reservation that every announcement has: no amount, no date, no plan."""
    text = reading.text[clause.start : min(clause.end, clause.start + REACH)]
    if not (any_word("duty_phrases").search(text) or re.search("承担[^，。]{0,16}责任", text)):
        return False
    return not language().find_quantities(text) and not language().find_dates(text, reading.published)
