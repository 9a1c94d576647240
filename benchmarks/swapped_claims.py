"""Sentences copied from annotated articles with one thing swapped, and how many of them the check flags, by kind.

    python -m benchmarks.swapped_claims FOLDER [--number 100] [--seed 7] [--missed]

FOLDER holds ID.article.json beside ID.gold.json, at any depth. `--number` swaps of each kind; `--missed` prints those
that are not flagged. A swap is flagged where the verdict is not "supported" and the swapped characters all lie in
unsupported spans; the sentence as it stands must be supported.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.offline.verifying import make_readers
from kg.text.language import language
from kg.verify import SourceArticle, Verdict, check_claim

_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.])")
_SHORTEST, _LONGEST = 12, 120  # characters of a sentence
# What is put in the place of what; the alternatives are drawn at random.
REPLACED: Mapping[str, Mapping[str, Sequence[str]]] = {
    "polarity": {
        "宣布": ["否认"], "证实": ["否认"], "承认": ["否认"], "确认": ["否认"], "举行": ["取消"], "举办": ["取消"],
        "启动": ["取消"], "签署": ["取消"], "推出": ["取消"], "已经": ["未", "尚未"], "同意": ["拒绝"], "支持": ["反对"],
        "批准": ["否决"], "能够": ["不能"], "可以": ["不可以"], "完成": ["未完成"], "实现": ["未实现"], "达到": ["未达到"],
        "获得": ["未获得"], "通过": ["未通过"], "成功": ["失败"],
    },
    "scope": {
        "全部": ["部分"], "所有": ["部分", "个别"], "部分": ["全部"], "多数": ["少数"], "大部分": ["少数"], "本地": ["全球"],
        "当地": ["全球", "海外"], "全球": ["本地", "国内"], "国际": ["国内"], "国内": ["全球", "海外"], "全国": ["全球"],
        "海外": ["国内", "本地"], "首次": ["再次", "多次"], "首个": ["第二个"], "首家": ["第二家"], "唯一": ["之一"],
        "长期": ["短期"], "直接": ["间接"], "以上": ["以下"], "线上": ["线下"], "东部": ["西部"], "正式": ["非正式"],
    },
    "direction": {
        "增长": ["下降"], "下降": ["增长", "上升"], "上升": ["下降"], "上涨": ["下跌"], "下跌": ["上涨"], "增加": ["减少"],
        "减少": ["增加"], "提高": ["降低"], "降低": ["提高"], "提升": ["下降"], "扩大": ["缩小"], "回升": ["回落"],
        "回落": ["回升"], "高于": ["低于"], "低于": ["高于"], "超过": ["不足", "低于"], "上调": ["下调"], "下调": ["上调"],
        "加快": ["放缓"], "放缓": ["加快"], "下滑": ["增长"], "盈利": ["亏损"], "亏损": ["盈利"], "买入": ["卖出"],
    },
}  # fmt: skip
KINDS = ("number", "name", "date", "speaker", *REPLACED)


@dataclass(frozen=True)
class Annotated:
    """An article with its names by type and the names of those who speak in it."""

    key: str
    source: SourceArticle
    names: Mapping[str, Sequence[str]]
    speakers: Sequence[str]


@dataclass(frozen=True)
class Place:
    """Where a sentence of an article has something to swap: `old` at `offset` of the sentence; `type` of a name."""

    article: Annotated
    sentence: str
    offset: int
    old: str
    type: str = ""


@dataclass(frozen=True)
class Swap:
    """A sentence of `source` in which `claim[start:end]` was put in the place of what the article says."""

    kind: str
    source: SourceArticle
    sentence: str
    claim: str
    start: int
    end: int


def read_annotated(folder: Path) -> list[Annotated]:
    """Return the annotated articles of a folder, by name."""
    found = []
    for path in sorted(folder.rglob("*.article.json")):
        article = json.loads(path.read_text("utf-8"))
        gold = json.loads(path.with_name(path.name.replace(".article.", ".gold.")).read_text("utf-8"))
        names: dict[str, list[str]] = {}
        for entity in gold["entities"]:
            names.setdefault(entity["type"], []).extend(entity["mentions"])
        source = SourceArticle(
            f"{article['title']}\n{article['content']}", make_readers(), published=article.get("published")
        )
        found.append(Annotated(path.name, source, names, sorted({s["speaker"] for s in gold["statements"]})))
    return found


def make_swaps(articles: Sequence[Annotated], kind: str, number: int, seed: int = 7) -> Iterator[Swap]:
    """Yield up to `number` swaps of a kind from places drawn at random, each place once."""
    chance = random.Random(f"{seed} {kind}")
    places = [place for article in articles for place in find_places(article, kind)]
    chance.shuffle(places)
    pool: dict[str, list[str]] = {}
    for article in articles:
        for type_, surfaces in article.names.items():
            pool.setdefault(type_, []).extend(surfaces)
    made = 0
    for place in places:
        new = _other(chance, kind, place, pool)
        claim = place.sentence[: place.offset] + new + place.sentence[place.offset + len(place.old) :]
        if claim in place.article.source.text:
            continue
        yield Swap(kind, place.article.source, place.sentence, claim, place.offset, place.offset + len(new))
        made += 1
        if made == number:
            return


def find_places(article: Annotated, kind: str) -> Iterator[Place]:
    """Yield the places of an article's sentences where something of a kind can be swapped."""
    text = article.source.text
    for start, end in language().find_sentences(text):
        sentence = text[start:end]
        if not _SHORTEST <= len(sentence) <= _LONGEST:
            continue
        if kind == "name":
            for type_, names in article.names.items():
                yield from (Place(article, sentence, sentence.index(n), n, type_) for n in names if n in sentence)
        elif kind == "speaker":
            yield from (Place(article, sentence, sentence.index(s), s) for s in article.speakers if s in sentence)
        elif kind in REPLACED:
            yield from (Place(article, sentence, m.start(), m[0]) for m in _replaced(kind).finditer(sentence))
        else:
            for match in _NUMBER.finditer(sentence):
                is_date = sentence[match.end() : match.end() + 1] in tuple("年月日")
                if is_date == (kind == "date"):
                    yield Place(article, sentence, match.start(), match[0])


def _replaced(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(REPLACED[kind], key=lambda word: (-len(word), word))))


def _other(chance: random.Random, kind: str, place: Place, pool: Mapping[str, Sequence[str]]) -> str:
    old = place.old
    if kind in REPLACED:
        return chance.choice(REPLACED[kind][old])
    if kind == "number":
        more = f"{float(old) + 1.5:.{len(old.partition('.')[2])}f}"
        return more if "." in old else str(int(old) + chance.choice([1, 2, 7]))
    if kind == "date":
        return str(int(old) + 1)
    others = pool[place.type] if kind == "name" else place.article.speakers or pool["PERSON"]
    others = sorted({o for o in others if o not in old and old not in o}) or sorted(set(pool["PERSON"]) - {old})
    return chance.choice(others)


def is_flagged(verdict: Verdict, swap: Swap) -> bool:
    """Tell whether the swap was found, with all characters that were put in."""
    covered = {i for span in verdict.unsupported for i in range(span.start, span.end)}
    return verdict.verdict in ("contradicted", "not found") and set(range(swap.start, swap.end)) <= covered


def is_copy_supported(swap: Swap) -> bool:
    """Tell whether the sentence as the article has it is supported, with nothing flagged in it."""
    verdict = check_claim(swap.source, swap.sentence)
    return verdict.verdict == "supported" and not verdict.unsupported


def main() -> None:
    """Print a line a kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--missed", action="store_true")
    given = parser.parse_args()
    articles = read_annotated(given.folder)
    counts: Counter[str] = Counter()
    for kind in KINDS:
        seen: Counter[str] = Counter()
        for swap in make_swaps(articles, kind, given.number, given.seed):
            verdict = check_claim(swap.source, swap.claim)
            flagged, copied = is_flagged(verdict, swap), is_copy_supported(swap)
            seen.update(made=1, flagged=flagged, copied=copied)
            if given.missed and not flagged:
                spans = [(span.text, span.because.code) for span in verdict.unsupported]
                print(f"  {kind}: {swap.claim[swap.start : swap.end]} in {swap.claim.strip()} {spans}")
        counts += seen
        print(_line(kind, seen))
    print(_line("all", counts))


def _line(name: str, seen: Counter[str]) -> str:
    share = seen["flagged"] / max(1, seen["made"])
    return f"{name:9} {seen['flagged']:4} of {seen['made']:4} flagged ({share:.1%}); copies supported {seen['copied']} of {seen['made']}"


if __name__ == "__main__":
    main()
