"""Each list of words stands once: the files of `lexicons/zh/`, and the lists that modules of the language hold.

Two lists are one where they share four fifths of the shorter, and that has ten words or more. Where such a pair is meant,
`MEANT` says why; a reason that is not needed any more fails too.
"""

from __future__ import annotations

import ast
import re
from itertools import combinations
from pathlib import Path

from kg.models import EntityType
from kg.resolve import normalize
from kg.text.lexicon import LEXICONS, load_lexicon, read_lines, read_rows

KG = Path(__file__).resolve().parents[3] / "kg"
ROOMS = ("text", "nlp", "resolve", "verify", "graph")
FEWEST, SHARE = 10, 0.8

FILTER = "features of a trained filter, whose weights are bound to these very words"
FIGURE = "words that may stand between a measure, a change or a share and its number: not the same ones of each"
CLASSES = "one file says of each word which classes it has, and a word may have two"
NAMED = "known_names says which names are one thing; the other says where names of places stand or what they are"
BESIDE = "what is left out before two facts are compared is another question than what announces a plan"
KIND = (
    "in front of a firm's name with a trade a kind is taken off; in front of a Latin one it tells that it is a firm's"
)
PLACE = "behind a place these acts say what is done there; act_verbs are cues of a plan, which more verbs are"
PLACES = "countries: there what they are called, here which places lie in them"
HEADS = "the heads and ministers of states and places, who speak for them; the others are posts of any body"
MEANT = {
    ("country_letters.tsv", "places_within.tsv"): PLACES,
    ("outer_countries.txt", "places_within.tsv"): PLACES,
    ("nlp/fact_context.py", "single_posts.txt"): HEADS,
    ("nlp/fact_context.py", "title_heads.txt"): HEADS,
    ("nlp/no_plans.py", "nlp/plan_features.py"): FILTER,
    ("nlp/rule_makers.py", "nlp/rule_sources.py"): FILTER,
    (
        "nlp/firms.py",
        "nlp/unlikely_owners.py",
    ): "works: there a firm's name ends before them, here a place tells where they stand",
    ("nlp/firms.py", "nlp/latin_names.py"): KIND,
    ("act_verbs.txt", "nlp/firms.py"): PLACE,
    ("matter_words.tsv:dropped", "matter_words.tsv:revision"): CLASSES,
    ("nlp/stated_owners.py", "plan_triggers.txt"): FILTER,
    ("nlp/plan_features.py", "plan_triggers.txt"): FILTER,
    ("nlp/plan_features.py", "nlp/stated_owners.py"): FILTER,
    ("nlp/owners.py", "nlp/plan_actors.py"): FILTER,
    ("nlp/plan_actors.py", "nlp/unlikely_owners.py"): "what a clause has as its subject, and what stands at a place",
    ("nlp/plan_features.py", "vague_verbs.txt"): FILTER,
    ("nlp/regulations.py", "provision_cues.txt"): "begins a provision; provision_cues may stand anywhere in it",
    ("nlp/provision_words.py", "provision_cues.txt"): FILTER,
    ("nlp/regulation_candidates.py", "nlp/rule_sources.py"): FILTER,
    (
        "nlp/regulated.py",
        "provision_cues.txt",
    ): "the modal words alone, in front of which stands whom a provision binds",
    ("act_verbs.txt", "nlp/rule_sources.py"): "the verbs by which a document is made and sent out",
    ("document_heads.txt", "official_papers.txt"): "what offices send out, of all that a title in 《》 may end with",
    ("single_posts.txt", "title_heads.txt"): "the posts alone that one person at a time has",
    (
        "graph/findings.py",
        "nlp/unlikely_owners.py",
    ): "things that have a name of their own, and things that own nothing",
    ("nlp/posts_held.py", "nlp/posts_held.py"): "between a person and the verb, and between the verb and the post",
    ("matter_words.tsv:dropped", "nlp/plan_features.py"): BESIDE,
    ("act_verbs.txt", "checkable_verbs.txt"): "the acts alone of which a day or an amount can be checked",
    (
        "verify/modality.py",
        "plan_triggers.txt",
    ): "of the words that announce an act only those that deny that it is done",
    ("measures.txt", "text/quantities.py"): "the units of which 一 alone says no number (一点, 一手)",
    ("act_verbs.txt", "matter_words.tsv:making"): "the verbs of building alone, which are compared as one",
    ("nlp/corrections.py", "same_names.txt"): "the names of China and its parts, before which no country is cut off",
    ("known_names.tsv:REGION", "places.tsv:province"): NAMED,
    ("known_names.tsv:REGION", "outer_countries.txt"): NAMED,
    ("known_names.tsv:REGION", "place_letters.tsv"): NAMED,
    ("known_names.tsv:REGION", "country_letters.tsv"): NAMED,
    ("places.tsv:province", "same_names.txt"): NAMED,
    ("places.tsv:province", "place_letters.tsv"): "the letters by which abbreviations call them",
    ("place_letters.tsv", "same_names.txt"): "the letters by which abbreviations call them",
    ("country_letters.tsv", "same_names.txt"): "the letters by which abbreviations call them",
    ("country_letters.tsv", "outer_countries.txt"): "the letters by which abbreviations call them",
    ("nlp/figure_indicators.py", "value_links.txt"): FIGURE,
    ("nlp/figure_changes.py", "value_links.txt"): FIGURE,
    (
        "nlp/figure_subjects.py",
        "nlp/plain_plans.py",
    ): "what 公司 means as a subject of figures; of plans other words too",
    ("nlp/figure_cues.py", "verify/modality.py"): "what is no figure yet, demands among it; a claim may say them too",
    ("nlp/figure_periods.py", "nlp/plan_actors.py"): "behind the day of an announcement, and behind who plans",
    ("nlp/furniture.py", "nlp/furniture.py"): "the tools of a page, first and following",
}


def words_of(path: Path) -> dict[str, set[str]]:
    """Return the lists of a lexicon: a .txt is one, a .tsv one for each class that its lines name."""
    if path.suffix == ".txt":
        return {path.name: set(load_lexicon(path.stem))}
    lists: dict[str, set[str]] = {}
    for first, second, *_ in read_rows(path.stem):
        if path.stem == "places":
            lists.setdefault(f"{path.name}:{second}", set()).add(first)
        elif first.isascii() and len(first) > 1:
            lists.setdefault(f"{path.name}:{first}", set()).update(re.split(r"[| ]", second))
        else:
            lists.setdefault(path.name, set()).update((first, second))
    return {name: {word for word in words if len(word) > 1} or words for name, words in lists.items()}


def lists_of(module: Path) -> list[set[str]]:
    """Return the lists of words that a module holds: alternations, words in one string, literals."""
    found = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for run in re.findall(r"[\u4e00-\u9fff]+(?:[| ]+[\u4e00-\u9fff]+)+", node.value):
                found.append(set(re.findall(r"[\u4e00-\u9fff]+", run)))
        elif isinstance(node, ast.Set | ast.Tuple | ast.List | ast.Dict):
            parts = node.keys if isinstance(node, ast.Dict) else node.elts
            texts = [part.value for part in parts if isinstance(part, ast.Constant)]
            found.append({text for text in texts if isinstance(text, str) and re.search("[\u4e00-\u9fff]", text)})
    return [words for words in found if len(words) >= FEWEST]


def all_lists() -> list[tuple[str, set[str]]]:
    """Return (where it stands, its words) of every list but those of `names/`, which are features of the recogniser."""
    files = sorted(path for path in LEXICONS.glob("*.t*"))
    modules = sorted(path for room in ROOMS for path in (KG / room).rglob("*.py"))
    found = [pair for path in files for pair in sorted(words_of(path).items())]
    return found + [(str(path.relative_to(KG)), words) for path in modules for words in lists_of(path)]


def find_twice(lists: list[tuple[str, set[str]]]) -> set[tuple[str, str]]:
    """Return the places of each two lists that share most of the shorter."""
    twice = set()
    for (here, one), (there, other) in combinations(lists, 2):
        fewest = min(len(one), len(other))
        if fewest >= FEWEST and len(one & other) >= SHARE * fewest:
            twice.add((min(here, there), max(here, there)))
    return twice


def test_no_list_stands_twice() -> None:
    twice, meant = find_twice(all_lists()), {(min(pair), max(pair)) for pair in MEANT}
    assert twice - meant == set()
    assert meant - twice == set()


def test_a_second_list_of_the_same_words_is_found(tmp_path: Path) -> None:
    titles = load_lexicon("title_heads")[:40]
    module = tmp_path / "copied.py"
    for text in (
        f'T = re.compile("(?:{"|".join(titles)})$")',
        f'T = "{" ".join(titles)}".split()',
        f"T = {set(titles)}",
    ):
        module.write_text(text, encoding="utf-8")
        [words] = [words for words in lists_of(module) if len(words) > 30]
        assert ("copied.py", "title_heads.txt") in find_twice([*all_lists(), ("copied.py", words)])


def test_every_list_says_what_it_is() -> None:
    for path in sorted(LEXICONS.rglob("*.t*")):
        head = path.read_text(encoding="utf-8").partition("\n")[0]
        assert head.startswith("# "), path.name
        assert len(head) > 20, path.name


def test_every_list_is_read() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in KG.rglob("*.py"))
    unread = [
        path.stem for path in LEXICONS.glob("*.t*") if f'"{path.stem}"' not in source and f"'{path.stem}'" not in source
    ]
    assert [name for name in unread if name not in ("act_verbs", "effect_verbs", "vague_verbs")] == []
    assert 'load_lexicon(f"{name}_verbs")' in source


def test_the_two_lists_of_one_thing_do_not_contradict() -> None:
    """`same_names` joins the names inside an article, `known_names` those of the graph: what one calls two, the other does not
    call one."""
    lines: dict[tuple[str, str], set[str]] = {}
    for kind, names, *_ in read_rows("known_names"):
        for name in names.split("|"):
            lines.setdefault((kind, normalize(name, EntityType(kind))), set()).add(names)
    apart = []
    for line in read_lines("same_names"):
        for kind in EntityType:
            known = [lines[key] for name in line.split() if (key := (kind.value, normalize(name, kind))) in lines]
            if known and not set.intersection(*known):
                apart.append((kind.value, line))
    assert apart == []


def test_no_name_stands_on_two_lines_of_one_article() -> None:
    seen = [name for line in read_lines("same_names") for name in line.split()]
    assert sorted(name for name in set(seen) if seen.count(name) > 1) == []
