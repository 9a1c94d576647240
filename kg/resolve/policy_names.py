"""Names of laws, treaties and programmes: the country in front, the version behind, plan periods, the short title of a treaty."""

from __future__ import annotations

import re

from kg.resolve.forms import Form, FormSet
from kg.resolve.spelling import plain
from kg.text.normalize import is_han

_VERSION = re.compile(r"\((?:\d{4}年?)?(?:试行|暂行|修订|修正|修改|最新|\d{4}年?)(?:版|本|稿)?\)$")
_OF_CHINA = re.compile(r"^(?:prc|chinas|chinese) | of (?:the )?(?:peoples republic of china|prc)$")
_YEAR = re.compile(r"(?<!\s)\s*\(?(?:of )?\d{4}\)?$")
_TREATY = re.compile(r"^.+?的([^的]{2,16}?(?:公约|议定书|协定|条约|宣言))$")
_ISSUER = re.compile(r"^[^关]{2,20}?(?=关于.{4,}的(?:通知|意见|决定|办法|规定|若干意见|指导意见|实施意见|公告)$)")
_LINKS = re.compile("[与及暨、]|以及")
_PERIOD = re.compile("([一二三四五六七八九十]{1,2}五)(?:时期|期间)?(?!年)")
_PLAN_YEAR = re.compile(r"(?<!\d)(20\d\d)年度?(?![-至到~])(?=.*(?:方案|计划|要点|规划|预案|意见|通知|清单|任务)$)")
_GENERAL_PLAN = re.compile(r"(?:国民经济和社会发展)?规划(?:和2035年远景目标)?(?:纲要)?$")
_YEARS_IN_BRACKETS = re.compile(r"\((\d{4})年?[-至到~](\d{4})年?\)")
_TRIAL = re.compile("试行|暂行")


def policy_forms(name: str) -> tuple[Form, ...]:
    """Return the forms of a normalised name of a policy."""
    forms = FormSet()
    forms.add(name, "same spelling", 1.0, whole=True)
    if not is_han(name):
        text = _OF_CHINA.sub("", name.removeprefix("the ")).removeprefix("the ")
        forms.add(text, "article dropped", 0.98, whole=True)
        forms.add(_YEAR.sub("", text), "year dropped", 0.93, whole=True)
        return forms.sorted()
    text = _VERSION.sub("", name)
    forms.add(text, "version dropped", 0.95, whole=True)
    for prefix in ("中华人民共和国", "中国"):
        if text.startswith(prefix) and len(text) >= len(prefix) + 2:
            text = text.removeprefix(prefix)
            forms.add(text, f"{prefix} dropped", 0.95, whole=True)
    for suffix in ("倡议", "法案", "战略"):
        if text.endswith(suffix) and len(text) >= len(suffix) + 3:
            forms.add(text.removesuffix(suffix), f"{suffix} dropped", 0.88)
    if text.startswith("联合国") and text.endswith(("公约", "议程", "宣言")):
        forms.add(text.removeprefix("联合国"), "联合国 dropped", 0.93)
    _add_titles(forms, text)
    _add_arranged(forms, text)
    return forms.sorted()


def policies_conflict(a: str, b: str) -> str | None:
    """Return why two normalised names are two policies whatever they share, or None: two editions, years or plan periods."""
    left, right = plain(a), plain(b)
    for kind, pattern in (("years", re.compile(r"(?:19|20)\d\d")), ("plan periods", _PERIOD)):
        one, other = set(pattern.findall(left)), set(pattern.findall(right))
        if one and other and not (one <= other or other <= one):
            return f"the {kind} differ"
    versions = [found.group() if (found := _VERSION.search(name)) else "" for name in (left, right)]
    if all(versions) and bool(_TRIAL.search(versions[0])) != bool(_TRIAL.search(versions[1])):
        return "one is on trial, the other an edition"
    return None


def _add_titles(forms: FormSet, text: str) -> None:
    if treaty := _TREATY.match(text):
        forms.add(treaty.group(1), "short title of a treaty", 0.9)
    if issuer := _ISSUER.match(text):
        forms.add(text[issuer.end() :], "issuer in front dropped", 0.93, whole=True)


def _add_arranged(forms: FormSet, text: str) -> None:
    """Add the title with one word for "and", and its plan period or year in front, wherever it is written.

    甘南州“十四五”草原保护规划 and 甘南州草原保护“十四五”规划 are one; a plan of a period that names no trade is that for
    everything (国民经济和社会发展).
    """
    arranged = _LINKS.sub("和", text.replace("中华人民共和国", ""))
    arranged = _YEARS_IN_BRACKETS.sub(r"(\1-\2)", arranged)
    for pattern in (_PERIOD, _PLAN_YEAR):
        if (token := pattern.search(arranged)) and (pattern is _PLAN_YEAR or "规划" in arranged):
            rest = arranged[: token.start()] + arranged[token.end() :]
            if pattern is _PERIOD:
                rest = _GENERAL_PLAN.sub("规划", rest)
            arranged = f"{token[1]}:{rest.replace('的', '')}"
            break
    forms.add(arranged, "arranged alike", 0.93, whole=True, known=False)
