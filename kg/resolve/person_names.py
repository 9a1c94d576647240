"""Names of people: surname and full name of translated names, renderings that sound alike, pinyin."""

from __future__ import annotations

import re
from functools import lru_cache

import pypinyin

from kg.resolve.forms import Form, FormSet
from kg.text.normalize import is_han
from kg.text.remembered import SURFACES

# Characters that translators use for sound; a name of three or more of them and no dot is a translated one.
_SOUND_CHARACTERS = frozenset(
    "阿埃艾爱安奥巴拜班邦贝本比彼毕宾波伯博布查达戴丹德登迪蒂丁东杜多恩尔法凡菲费芬丰弗福夫盖甘冈戈格葛根贡古瓜圭哈"
    "海汉豪赫亨胡华怀霍基吉加贾杰金卡凯坎康考科克肯孔库昆拉莱兰朗劳勒雷里莉丽利列林琳卢鲁伦罗洛马玛迈曼毛梅门蒙米"
    "密明莫姆穆纳娜奈南内尼宁纽努诺欧帕潘佩彭皮普奇乔切琼丘热日茹瑞若萨塞赛桑瑟森沙山尚绍舍申圣施什史舒司斯苏孙索"
    "塔泰坦汤唐特滕提廷通图托瓦万旺威韦维魏温文沃乌武西希锡夏香肖谢辛兴休雪亚延耶叶伊因尤约泽扎詹珍芝朱兹宗佐"
)
_YOUNGER = re.compile(r"^[小老]|(?:\s|·)(?:jr|sr|ii|iii)\.?$|[二三四]世$")
_COMPOUND_SURNAMES = frozenset(re.findall("..", "欧阳上官司马诸葛司徒夏侯皇甫令狐慕容尉迟长孙公孙东方闻人宇文南宫端木"))
_SURNAME_READINGS = dict(
    zip("曾单解查仇区盖翟", ["zeng", "shan", "xie", "zha", "qiu", "ou", "ge", "zhai"], strict=True)
)  # surnames read otherwise than as words
# What stands behind a name out of courtesy or for a rank, and is no part of it. 夫人 is: she is another person.
_COURTESY = re.compile(r"(?:女士|先生|小姐|同志|教授|院士|博士|老师|律师|医生|大夫|阁下)$")
_SHINJITAI = str.maketrans("沢辺邉斎広桜浜黒関竜渋徳恵栄実滝桧辻嶋嶌冨", "泽边边斋广樱滨黑关龙涩德惠荣实泷桧辻岛岛富")
_PARTING = re.compile("[· ]")
_HAN_HYPHEN = re.compile(r"(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])")
_SOUND_CLASSES = {
    "b": "p", "p": "p", "m": "m", "f": "f", "w": "w", "d": "t", "t": "t", "n": "n", "l": "l", "r": "l",
    "g": "k", "k": "k", "h": "h", "j": "j", "q": "j", "x": "s",
    "zh": "z", "ch": "z", "sh": "s", "z": "s", "c": "s", "s": "s", "y": "y",
}  # fmt: skip


def person_forms(name: str) -> tuple[Form, ...]:
    """Return the forms of a normalised person's name."""
    forms = FormSet()
    forms.add(name, "same spelling", 1.0, whole=True)
    written, name = name, plain_person(name)
    if name != written:
        forms.add(name, "courtesy or spelling", 0.97, whole=True)
    if not is_han(name):
        _add_latin(forms, name)
        return forms.sorted()
    if "·" in name:
        # 吐尔逊·买买提明 is written without its dot too.
        forms.add(name.replace("·", ""), "dots dropped", 0.95, whole=True, known=False)
    if "·" in name:
        _add_translated(forms, name, whole_first=_HAN_HYPHEN.search(written) is not None)
    elif is_translated(name):
        forms.add("sound:" + sound_key(name), "renderings that sound alike", 0.8, whole=True, known=False)
    elif 2 <= len(name) <= 4:
        forms.add("pinyin:" + _pinyin_key(name), "pinyin", 0.85, known=False)
    return forms.sorted()


@lru_cache(maxsize=SURFACES)
def plain_person(name: str) -> str:
    """Return a normalised name without 女士 and the like, with dots for hyphens and today's characters for Japanese ones.

    What is left keeps a surname and a given name: 欧阳先生 stays as it is.
    """
    if not is_han(name):
        return name
    text = _HAN_HYPHEN.sub("·", name).translate(_SHINJITAI)
    bare = _COURTESY.sub("", text)
    return bare if len(bare) >= 2 and bare not in _COMPOUND_SURNAMES else text


def people_conflict(a: str, b: str) -> str | None:
    """Return why two normalised names are two people whatever they share, or None."""
    a, b = plain_person(a), plain_person(b)
    if a.replace("·", "") == b.replace("·", ""):
        return None
    if bool(_YOUNGER.search(a)) != bool(_YOUNGER.search(b)):
        return "one is marked as the younger or elder"
    left, right = _PARTING.split(a), _PARTING.split(b)
    if len(left) > 2 and len(right) > 2 and left[1:-1] != right[1:-1]:
        return "the middle names differ"
    if is_han(a) and is_han(b) and len(left) == len(right) and a != b:
        return _renderings_conflict(left, right)
    return None


def is_translated(name: str) -> bool:
    """Return whether an undotted Chinese name is a translated one: three or more characters, all of them for sound."""
    return len(name) >= 3 and set(name) <= _SOUND_CHARACTERS


def sound_key(part: str) -> str:
    """Return the classes of the consonants that a rendering begins its syllables with: 贝索斯 and 贝佐斯 give pss."""
    initials = pypinyin.lazy_pinyin(part, style=pypinyin.Style.INITIALS, strict=False)
    return "".join(_SOUND_CLASSES.get(initial, "a") for initial in initials)


def _renderings_conflict(left: list[str], right: list[str]) -> str | None:
    """Two renderings differ in one character a part, and in no more than one part of a two-part name."""
    differing = 0
    for place, (one, other) in enumerate(zip(left, right, strict=True)):
        changed = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
        if len(changed) + abs(len(one) - len(other)) > 1 or (one != other and min(len(one), len(other)) < 2):
            return "the names differ in more than one character"
        strict = len(one) < 3 or (place == len(left) - 1 and len(one) < 4)
        if strict and any(_vowel(a) != _vowel(b) for a, b in changed):
            return "the names differ in a character that does not sound alike"
        differing += one != other
    if differing > 1:
        return "the names differ in more than one part"
    return None


@lru_cache(maxsize=SURFACES)
def _vowel(character: str) -> str:
    """Return the vowel of a character's reading without its nasal ending: 扬 and 雅 give a, 顿 u, 特 e."""
    final = pypinyin.lazy_pinyin(character, style=pypinyin.Style.FINALS, strict=False)[0]
    return re.sub(r"n?g?$", "", final).replace("ia", "a").replace("ua", "a")


def _add_translated(forms: FormSet, name: str, *, whole_first: bool) -> None:
    """Add the forms of a translated name; a hyphenated first name is never cut: 让-皮埃尔 is not 让."""
    parts = name.split("·")
    surname = parts[-1]
    if len(surname) >= 2 and is_han(surname):
        forms.add(surname, "surname of a full name", 0.78, known=False)
    if len(parts) > 2 and not whole_first:
        forms.add(f"{parts[0]}·{surname}", "middle name dropped", 0.9, whole=True)
    key = "·".join(sound_key(part) for part in parts)
    forms.add("sound:" + key, "renderings that sound alike", 0.82, whole=True, known=False)


def _add_latin(forms: FormSet, name: str) -> None:
    tokens = re.sub(r"[^a-z\s-]", "", name).replace("-", "").split()
    if len(tokens) < 2:
        return
    if len(tokens[-1]) > 2:
        # Li and Ma alone are anybody.
        forms.add(tokens[-1], "surname of a full name", 0.78, known=False)
    forms.add(" ".join(tokens), "marks dropped", 0.98, whole=True)
    if len(tokens) > 2:
        forms.add(f"{tokens[0]} {tokens[-1]}", "middle name dropped", 0.9, whole=True)
    forms.add("pinyin:" + " ".join(sorted(tokens)), "pinyin", 0.85, whole=True, known=False)


def _pinyin_key(name: str) -> str:
    size = 2 if name[:2] in _COMPOUND_SURNAMES and len(name) > 2 else 1
    surname, given = name[:size], name[size:]
    first = _SURNAME_READINGS.get(surname) or "".join(pypinyin.lazy_pinyin(surname))
    return " ".join(sorted((first, "".join(pypinyin.lazy_pinyin(given)))))
