"""Normal forms: what two spellings of one thing share before any rule looks at them.

Two ideas, and nothing beside them. `fold` and `fold_marks` go character for character, so a place in the result is the
same place in the text: for what is searched or quoted. `flatten`, `letters` and, for names, `normalize` may change the
length: for what is only compared.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import opencc

from kg.models import EntityType
from kg.text.remembered import SURFACES

HAN = r"[\u3400-\u9fff\U00020000-\U0003134f]"

_HAN_RUN = re.compile(HAN)
# What no step of a normal form changes but from traditional to simplified characters.
_HAN_ALONE = re.compile("[\u4e00-\u9fff]+")
_MARKS = str.maketrans("", "", "《》〈〉「」『』“”\"‘’'`*")
_MIDDLE_DOTS = re.compile(r"[·・•‧∙⋅᛫•]")
_COMBINING = re.compile(r"[\u0300-\u036f]")
_DASHES = re.compile(r"[‐‑‒–—―−－~～]")
_SPACE_BESIDE_HAN = re.compile(rf"(?<={HAN})\s+|(?<!\s)\s+(?={HAN})")


def is_han(text: str) -> bool:
    """Return whether the text has a Chinese character."""
    return _HAN_RUN.search(text) is not None


@lru_cache(maxsize=1)
def _t2s() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


class _Folded(dict[int, str]):
    """Code point -> the one character that searching takes it for; filled as characters come."""

    def __missing__(self, code: int) -> str:
        folded = chr(code)
        for step in (_nfkc, str.casefold, _t2s().convert):
            changed = step(folded)
            folded = changed if len(changed) == 1 else folded
        self[code] = folded
        return folded


_FOLDED = _Folded()


def _nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def fold(text: str) -> str:
    """Return the text as it is searched: half-width, lower case, simplified; character for character.

    The length never changes, so that a place in the folded text is the same place in the text. Each character is
    folded alone (乾 is always 干), which makes a word equal to itself in whatever it stands.
    """
    return text.translate(_FOLDED)


_ONE_MARK = str.maketrans("“”„‟「」『』＂‘’〝〞·•・‧∙—–―－〜～", '"' * 9 + "''" + '""' + "·····" + "----" + "~~")


def fold_marks(text: str) -> str:
    """Return the folded text with one kind of quotation mark, dash and middle dot; as long as before."""
    return fold(text.translate(_ONE_MARK))


# Quotation marks of traditional typesetting, and words that Taiwan writes with a character that has two simplified forms.
_SIMPLE_QUOTES = str.maketrans("「」『』", "“”‘’")
_TAIWAN = re.compile("(?<=[计规策筹区])画(?![家像面展廊册布])")


def simplify(text: str) -> str:
    """Return traditional Chinese as simplified text of the same length; width and case stay.

    Words are simplified whole where that keeps the length (乾隆), else each character alone.
    """
    simple: str = _t2s().convert(text)
    if len(simple) != len(text):
        alone = [_t2s().convert(char) for char in text]
        simple = "".join(new if len(new) == 1 else old for new, old in zip(alone, text, strict=True))
    return _TAIWAN.sub("划", simple).translate(_SIMPLE_QUOTES)


@lru_cache(maxsize=1024)
def is_invisible(char: str) -> bool:
    """Return whether a character shows nothing and parts nothing: zero-width blanks, marks of direction, control codes."""
    if "\ufe00" <= char <= "\ufe0f":
        return True  # the variation selectors, which only choose a glyph
    return unicodedata.category(char) in ("Cf", "Cc") and char not in "\t\n\r\x0b\x0c\x85"


_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)


def drop_invisible(text: str) -> str:
    """Return the text without the characters that show nothing (`is_invisible`)."""
    return _INVISIBLE.sub("", text)


@lru_cache(maxsize=SURFACES)
def plain_spelling(name: str) -> str:
    """Return a name in simplified characters without what does not show: one name in either script."""
    return simplify(drop_invisible(name))


@lru_cache(maxsize=4096)
def flatten(text: str) -> str:
    """Return the text in simplified characters, half width and lower case; its length may change.

    Words are simplified whole, so that 乾隆 stays what 乾 alone does not (see `fold`).
    """
    simplified: str = _t2s().convert(_nfkc(text))
    return simplified.casefold()


def plain_blanks(name: str) -> str:
    """Return a name in half width, without blanks beside Chinese characters: Ａ 股 is A股."""
    return _SPACE_BESIDE_HAN.sub("", _nfkc(name)).strip()


def letters(text: str) -> str:
    """Return letters and digits in one width and case: what stays when marks and blanks do not count."""
    return "".join(char for char in _nfkc(text).casefold() if char.isalnum())


@lru_cache(maxsize=SURFACES)
def normalize(surface: str, entity_type: EntityType) -> str:
    """Return the normal form of a surface.

    Full-width to half-width (NFKC), traditional to simplified (OpenCC t2s), lower case, Latin letters without accents,
    no quotation or book-title marks, one kind of middle dot and dash, no space beside a Chinese character, no full
    stops in Latin names. Brackets stay, as half-width ones.
    """
    if _HAN_ALONE.fullmatch(surface):
        simplified: str = _t2s().convert(surface)
        if _HAN_ALONE.fullmatch(simplified):
            return simplified
    text = unicodedata.normalize("NFKC", drop_invisible(surface)).strip()
    text = _t2s().convert(text).translate(_MARKS).casefold()
    text = unicodedata.normalize("NFC", _COMBINING.sub("", unicodedata.normalize("NFKD", text)))
    text = _DASHES.sub("-", _MIDDLE_DOTS.sub("·", text))
    if entity_type is EntityType.PERSON:
        # 杰米.戴蒙 and 杰米 戴蒙 are 杰米·戴蒙; 李 强 stays one word.
        text = _foreign_space_to_dot(text)
    text = _SPACE_BESIDE_HAN.sub("", text)
    text = re.sub(r"([·()/&+-])\s+", r"\1", text)
    text = re.sub(r"(?<!\s)\s+([·()/&+-])", r"\1", text)
    if not is_han(text):
        text = text.replace(".", "").replace(",", " ").replace(" and ", "&")
    return re.sub(r"\s+", " ", text).strip(" ·,;:：，。")


def _foreign_space_to_dot(text: str) -> str:
    parts = re.split(r"[.\s]+", text)
    if len(parts) > 1 and all(is_han(part) for part in parts) and max(map(len, parts)) > 1:
        return "·".join(parts)
    return text
