"""The words by which clauses of rules are told: kinds of cue, and the modal word that a subject stands before."""

from __future__ import annotations

import re
from functools import cache

_CUES = {
    "must": "应当|应|须|必须|需|务必|一律|不得不",
    "must not": "不得|禁止|严禁|不准|不许|不能|不可|不予|不再|停止|取消|暂停",
    "may": "可以|可(?!能|持续|行|以|见|靠|是)|允许|准许|有权|方可|即可|才能",
    "limit": "不超过|不高于|不低于|不少于|不得超过|至少|最低|最高|最多|上限|下限|以上|以下|以内|为限|原则上",
    "money": "缴纳|征收|收取|免征|减免|补贴|罚款|税|费|存款准备金|利率|补偿|保证金",
    "penalty": "处以|处罚|责令|吊销|追究|撤销|没收|关停|停业",
    "duty": "负责|承担|履行|接受|遵守|保证|确保",
    "procedure": "报告|备案|审批|批准|许可|公布|公开|登记|审查|申请|提交|签字|核准|检查",
    "act": "取消|暂停|恢复|扩大|扩至|扩围|扩展|纳入|免征|免签|免除|豁免|加征|征收|下调|上调|延长|放宽|放开|收紧|执行|实行|实施|给予|新增"
    "|维持|下放|享受|认定为|修订为|调整为|调整至|提高到|提高至|降低到|降低至|降至|增至|增加至",
    "amount": "(?:为|至|到|在|上调|下调|提高|降低|不低于|不超过)[约]?(?:[\\d百]|[一二三四五六七八九十]{1,3}[^，。]{0,2}(?:成|倍|元|万|年|月|%))",
    "if": "的，|如果|如|凡|对于|对|情节|未|逾期|属于|除|在.{1,20}时",
    "aim": "有利于|促进|旨在|为了|目的|意义|推动|提升|营造|努力|不断",
    "past": "了|已|曾|此前|目前",
    "future": "将|计划|拟",
    "define": "是指|指的是|所称|适用(?:于)?本|适用于|制定本|特制定|包括",
    "opinion": "认为|希望|建议|呼吁|可能|有望",
}
MODAL = re.compile(
    "应当|应该|应|必须|须|不得|禁止|严禁|不准|不许|可以|可|允许|需要|需|要|由|将|负责|不超过|不低于|不少于|为|按照|按|对"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in _CUES.items()}


def cue_names(body: str) -> list[str]:
    """Return the kinds of cue that a clause has."""
    return [name for name, pattern in _patterns().items() if pattern.search(body)]
