"""Names of laws, treaties and programmes: the country in front, the version behind, the short title of a treaty."""

from __future__ import annotations

import re

from kg.resolve.forms import Form, FormSet
from kg.text.normalize import is_han

_VERSION = re.compile(r"\((?:\d{4}年?)?(?:试行|暂行|修订|修正|修改|最新|\d{4})\)$")
_OF_CHINA = re.compile(r"^(?:prc|chinas|chinese) | of (?:the )?(?:peoples republic of china|prc)$")
_YEAR = re.compile(r"(?<!\s)\s*\(?(?:of )?\d{4}\)?$")
_TREATY = re.compile(r"^.+?的([^的]{2,16}?(?:公约|议定书|协定|条约|宣言))$")
_ISSUER = re.compile(r"^[^关]{2,20}?(?=关于.{4,}的(?:通知|意见|决定|办法|规定|若干意见|指导意见|实施意见|公告)$)")


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
    return forms.sorted()


def _add_titles(forms: FormSet, text: str) -> None:
    if treaty := _TREATY.match(text):
        forms.add(treaty.group(1), "short title of a treaty", 0.9)
    if issuer := _ISSUER.match(text):
        forms.add(text[issuer.end() :], "issuer in front dropped", 0.93, whole=True)
