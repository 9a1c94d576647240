"""What looks like a plan and by its form is none: history, a rule's entry into force, a mere attribute, a forecast.

The filter of plans has seen too few of each to learn it; the guidelines name them. Pure functions of the text.
"""

from __future__ import annotations

import re

from kg.nlp.annotated import AnnotatedText
from kg.text.dates import FoundDate
from kg.text.language import language
from kg.text.stretch import Stretch

_REACH = 200
_FORMERLY = re.compile(
    "最初(?:的)?(?:计划|打算|准备|拟)|原本|原先|原计划|原拟|原定|一度(?:计划|打算|拟|准备)"
    "|曾(?:经)?[^，。；]{0,8}?(?:计划|宣布|承诺|拟|打算|公告|准备)"
)
_LONG_AGO = 6  # months before publication, from which what was announced is history
_INTO_FORCE = re.compile("(?:将|拟)?[自于从][^，。；]{2,20}?(?:正式|开始|起|全面)*(?:施行|生效|实施)(?=$|[，。；])")
_RULE = re.compile("法|条例|办法|规定|标准|规则|细则|指南|通知|》|意见|目录|规范|要求|政策|新规|公约|协定")
_MATTER = re.compile(
    "(?:拟|计划|准备|打算)[^，。；]{2,60}?的?(?:事宜|事项|议案|公告|预案|传闻|传言)(?:》|[”’])?(?=$|的|[（(])"
)
_OF_SOMEBODY = re.compile(
    "(?:拟|计划|将要|准备|打算)(?:进行|参加|申请|赴|前往|被)[^，。；]{0,30}?的[\u4e00-\u9fff]{1,12}"
)
_FORECAST = re.compile(
    "(?:预计|预测|预期|估计|料)(?:[^，。；]{0,16}?年[^，。；]{0,3}，)?[^，。；]{0,30}?(?:市场规模|同比|环比|净利|净亏|亏损|营收|收入|销售额|毛利|业绩|增速|均价|出货量|需求|利润|耗电量|用电量|人次|票房)"
)
# What others expect, and what a thing will do for others, is nobody's own act.
_EXPECTED = re.compile(
    "(?:分析(?:认为|人士|师|称)|研报|券商|业内人士|市场人士|专家|观察人士)[^。；]{0,20}?(?:预计|认为|预测|料|称|表示|指出)"
    "|(?:该行|(?<![该本])机构)[^。；]{0,20}?(?:预计|认为|预测|料)"
)
_EFFECT = re.compile(
    "(?:标志着|意味着|被认为|有利于|有助于|此举|将(?:会)?(?:成为|有助|有利|导致|面临))|注入[^，。；]{0,10}(?:活力|动力|动能)|奠定[^，。；]{0,8}基础|产生[^，。；]{0,8}影响"
)
# What anybody may say of himself, and nobody can check, unless an amount, a day, a document or a project stands in it.
_COURTESY = re.compile(
    "将(?:把|在|以|会)?[^，。；]{0,4}?(?:继续|进一步|更好|更加|不断|积极|共同|着力|致力|大力|持续|深化|加强|发挥|支持|助力|携手"
    "|一如既往|高度重视|严格|全力|扎实|保持|更大)"
)
_CHECKABLE = re.compile(
    "[0-9０-９一二两三四五六七八九十百千万亿][^0-9，。；]{0,3}?(?:年|月|日|个|家|座|台|辆|亿|万|%|％|项|条|名|所|次|美元|元)|《|[A-Za-z]{2}"
    "|[0-9]时|“|举行|举办|设立|成立|签署|签订|声明|征集|加息|降息|收购|法院|发射|项目|工程|工厂|基地|方案|规划|计划|条例|办法|立法|法案|协议|合同|机组|产线|航线|门店|股份|股权|债券"
)
_GOAL = re.compile("目标|力争|争取|承诺")


def is_no_plan(reading: AnnotatedText, clause: Stretch) -> bool:
    """Tell whether the clause, though it has the words of a plan, is told as something else."""
    body = reading.text[clause.start : min(clause.end, clause.start + _REACH)]
    if _is_forecast(body) or _MATTER.search(body) or _OF_SOMEBODY.search(body) or _EFFECT.search(body):
        return True
    if _is_expected(reading, clause) or _is_courtesy(reading, clause):
        return True
    return _enters_into_force(reading, clause, body) or _is_history(reading, clause, body)


def _is_forecast(body: str) -> bool:
    return bool(_FORECAST.search(body)) and not _GOAL.search(body)


def _is_expected(reading: AnnotatedText, clause: Stretch) -> bool:
    """Tell whether somebody who is not named as a body tells what will be: 分析人士认为，甲公司将…."""
    sentence = reading.structure.sentence_at(clause.start)
    return bool(_EXPECTED.search(reading.text, max(sentence.start, clause.start - _REACH), clause.start))


def _is_courtesy(reading: AnnotatedText, clause: Stretch) -> bool:
    """Tell whether the clause promises nothing that could be checked, up to the sentence's end: 将继续发挥重要作用."""
    if not _COURTESY.search(reading.text, clause.start, min(clause.end, clause.start + _REACH)):
        return False
    end = min(reading.structure.sentence_at(clause.start).end, clause.end + _REACH)
    return _CHECKABLE.search(reading.text, clause.start, end) is None


def _enters_into_force(reading: AnnotatedText, clause: Stretch, body: str) -> bool:
    if not _INTO_FORCE.search(body):
        return False
    sentence = reading.structure.sentence_at(clause.start)
    return bool(_RULE.search(reading.text[max(sentence.start, clause.start - _REACH) : clause.end]))


def _is_history(reading: AnnotatedText, clause: Stretch, body: str) -> bool:
    sentence = reading.structure.sentence_at(clause.start)
    start = max(sentence.start, clause.start - _REACH)
    end = min(sentence.end, clause.end + _REACH)
    dates = language().find_dates(reading.text[start:end], reading.published)
    if reading.now is None:
        return bool(_FORMERLY.search(reading.text, start, clause.end)) and not dates
    if any(_months_ago(date, reading.now) <= 0 for date in dates):
        return False
    if _FORMERLY.search(reading.text, start, clause.end):
        return True
    told = [date for date in dates if date.start <= clause.start - start + len(body) // 2]
    return bool(told) and _months_ago(told[-1], reading.now) > _LONG_AGO


def _months_ago(date: FoundDate, published: str | None) -> int:
    """Return how many months before publication a date lies at least; 0 where it lies ahead or nobody knows."""
    if date.value is None or published is None or not date.value[:4].isdigit():
        return 0
    years = int(published[:4]) - int(date.value[:4])
    month = date.value[5:7]
    ended = int(month) if month.isdigit() else 12
    return 12 * years + int(published[5:7] or 1) - ended if years or month.isdigit() else 0
