"""Whatever is said to people has a Chinese translation with the same placeholders, and is one sentence when it is given."""

from __future__ import annotations

import ast
import json
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from rich.cells import cell_len

from kg.cli import SECTIONS, main
from kg.errors import LoadError, UsageError
from kg.messages import chosen_language, in_words, joined, language, msg, read_language, term, use_language, word
from kg.messages.stored import older_verdict, reason_words
from kg.messages.words import VOCABULARY, column_word, type_word, value_word
from kg.models import EntityType
from kg.models.facts import FACTS
from kg.resolve import compare
from kg.store.queries import saved_queries
from kg.verify.reasons import CODES, Reason, as_lists, say, say_stored

ROOT = Path(__file__).resolve().parent.parent.parent
MODULES = sorted([*ROOT.glob("kg/**/*.py"), *ROOT.glob("loaders/**/*.py")])
SPOKEN = ("msg", "phrase")
# What tells a person something, so that its first argument is a message or no sentence at all.
TELLING = ("say", "note", "print_paragraph", "add_task", "confirm")
ERRORS = ("LoadError", "ModelMissing", "StoreError", "StoreUnavailable", "StoreLost", "QueryError", "ServerError",
          "DiskFull", "UsageError", "UnknownName", "KgError", "SpanError", "NotAnswered", "Fault")  # fmt: skip
# Variables for what an error is given later.
TOLD_LATER = {"hint", "advice", "what", "problem", "why"}
# Rooms that are not done: what they say comes out in English.
NOT_YET = ("kg/nlp/training/",)
TRANSLATED = [path for path in MODULES if not path.relative_to(ROOT).as_posix().startswith(NOT_YET)]


@pytest.fixture
def chinese() -> object:
    use_language("zh")
    yield
    use_language("en")


def kg(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run kg in a process of its own, where only what is given says which language."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")
    }
    program = "import sys; from kg.cli import main; main(sys.argv[1:], prog_name='kg')"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], env=clean | {"COLUMNS": "80", "PYTHONUTF8": "1"} | environment,
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip


def calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]


def assignments(path: Path) -> list[ast.Assign]:
    """Return where a variable gets what a person is told later."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    found = [node for node in tree if isinstance(node, ast.Assign)]
    return [
        node
        for node in found
        if TOLD_LATER & {getattr(target, "id", "").lower().lstrip("_") for target in node.targets}
    ]


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", None) or getattr(call.func, "attr", "")


def test_every_message_is_translated_with_its_placeholders() -> None:
    done = subprocess.run(
        [sys.executable, "docs/make_translations.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_message_is_given_whole(path: Path) -> None:
    """Neither an f-string nor a sum: what is glued together can't be said in another order."""
    glued = [
        call.lineno for call in calls(path) if name_of(call) in SPOKEN and not isinstance(call.args[0], ast.Constant)
    ]
    assert glued == []


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda p: str(p.relative_to(ROOT)))
def test_what_is_told_is_a_message(path: Path) -> None:
    plain = []
    for call in calls(path):
        told = call.args[:1] if name_of(call) in (*TELLING, *ERRORS) else []
        told += [k.value for k in call.keywords if name_of(call) in ERRORS and k.arg == "hint"]
        plain += [part.lineno for part in told if _is_sentence(part)]
    plain += [node.lineno for node in assignments(path) if _is_sentence(node.value)]
    assert plain == []


def _is_sentence(node: ast.expr) -> bool:
    """Tell whether a literal has two English words beside each other."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", node.value) is not None
    if isinstance(node, ast.JoinedStr):
        return any(_is_sentence(part) for part in node.values if isinstance(part, ast.Constant))
    return False


def test_a_message_is_english_until_it_is_shown(chinese: object) -> None:
    inner = msg("line {number}", number=3)
    told = UsageError(
        msg("{output} is a folder of files", output="csv"), hint=msg("Name a new folder with --out")
    ).message()
    assert told == "csv is a folder of files. Name a new folder with --out."
    assert json.dumps({"error": told}) == '{"error": "csv is a folder of files. Name a new folder with --out."}'
    assert in_words(told) == "csv 要写成一个文件夹。用 --out 指定一个新文件夹。"
    assert in_words(inner) == "line 3"  # nobody translates it
    assert in_words("csv is a folder of files") == "csv is a folder of files"


def test_a_message_comes_whole_from_another_process(chinese: object) -> None:
    error = LoadError(msg("the report is empty"), where=msg("{path}, line {number}", path="a.jsonl", number=2))
    back = pickle.loads(pickle.dumps(error))
    assert str(back) == "the report is empty in a.jsonl, line 2."
    assert in_words(back.message()) == "a.jsonl，第 2 行：报告是空的。"


def test_words_and_joined_messages_are_said_in_one_language(chinese: object) -> None:
    told = joined([term("verdict", "contradicted"), term("verdict", "not found")], msg(", "))
    assert (str(told), in_words(told)) == ("contradicted, not found", "与原文矛盾，原文未提及")
    assert (type_word("Plan"), type_word("Anything")) == ("计划", "Anything")
    assert (value_word("verdict", "supported"), value_word("text", "supported")) == ("原文支持", "supported")


def test_words_of_tables_are_those_of_the_glossary(chinese: object) -> None:
    terms = dict(re.findall(r"^\| (.+?) \| ([^|]*) \|$", (ROOT / "docs/glossary.md").read_text(encoding="utf-8"), re.M))
    for context in ("type", "verdict"):
        wanted = {english: word(context, english) for english in VOCABULARY[context]}
        wanted |= {kind.label().lower(): kind.words.zh for kind in FACTS} if context == "type" else {}
        assert {english: terms.get(english) for english in wanted} == wanted


def test_each_column_of_a_saved_question_and_each_kind_of_fact_has_a_word(chinese: object) -> None:
    columns = {
        name
        for query in saved_queries().values()
        for name in re.findall(r"\bAS (\w+)\b", query.body.split("RETURN")[-1])
    }
    assert {name for name in columns if column_word(name) == name} == set()
    assert [type_word(kind.label()) for kind in FACTS] == [kind.words.zh for kind in FACTS]


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "zh_CN", "KG_LANG": "en"}, "en"),
        ({"LANG": "C", "KG_LANG": "zh-CN"}, "zh"),
        ({"LANG": "zh_CN", "KG_LANG": "fr"}, "zh"),
    ],
)
def test_the_language_is_that_of_the_environment(environment: dict[str, str], wanted: str) -> None:
    assert chosen_language(environment) == wanted


def test_names_of_languages_are_read_as_people_write_them() -> None:
    assert [read_language(text) for text in ("zh", "ZH", "zh-Hans", "en_GB", "", "french")] == [
        "zh",
        "zh",
        "zh",
        "en",
        None,
        None,
    ]


def test_the_option_stands_before_or_after_the_command() -> None:
    before, after, other = (
        kg("--lang", "zh", "match", "-h"),
        kg("match", "--lang=zh", "-h"),
        kg("match", "-h", LANG="zh_CN.UTF-8"),
    )
    assert before.stdout == after.stdout == other.stdout
    assert before.stdout.startswith("用法：kg match")
    assert kg("match", "-h", "--lang", "en", LANG="zh_CN.UTF-8").stdout == kg("match", "-h", LC_ALL="C").stdout


def test_a_language_that_is_none_is_refused() -> None:
    done = kg("--lang", "fr", "summary")
    assert (done.returncode, done.stderr) == (2, "Error: --lang 'fr' is no language of kg. Give zh or en.\n")


def test_what_click_says_is_chinese_too() -> None:
    assert kg("serch", KG_LANG="zh").stderr.endswith("错误：没有命令 'serch'。\n")
    assert "错误：'--limit' 的值无效：'x' 不是有效的" in kg("search", "a", "--limit", "x", KG_LANG="zh").stderr


def test_all_help_is_chinese_and_fits_80_columns() -> None:
    wide, english = [], []
    for path in paths_of(main):
        shown = help_of(path, "zh")
        lines = shown.splitlines()
        wide += [(path, line) for line in lines if cell_len(line) > 80 and not line.strip().startswith(("kg ", "--"))]
        english += [
            (path, line) for line in lines if re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", line) and "kg " not in line
        ]
    assert (wide, english) == ([], [])
    assert language() == "en"


def test_help_is_english_again_afterwards() -> None:
    first, _, last = (help_of(("search",), name) for name in ("en", "zh", "en"))
    assert first == last
    assert "Show this message and exit." in last


def paths_of(command: click.Command, at: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    if not isinstance(command, click.Group):
        return [at]
    context = click.Context(command)
    below = [(name, command.get_command(context, name)) for name in command.list_commands(context)]
    return [at, *(path for name, found in below if found for path in paths_of(found, (*at, name)))]


def help_of(path: tuple[str, ...], name: str) -> str:
    from click.testing import CliRunner

    done = CliRunner(env={"COLUMNS": "80"}).invoke(main, [*path, "--lang", name, "-h"], prog_name="kg")
    use_language("en")
    assert done.exit_code == 0, done.output
    return done.output


def test_sections_are_translated() -> None:
    shown = help_of((), "zh")
    assert "导入新闻：" in shown
    assert [title for title in SECTIONS if title in shown] == []


def test_why_two_names_are_one_is_said_in_words(chinese: object) -> None:
    told = [
        reason_words(reason)
        for kind, pairs in (
            (
                EntityType.COMPANY,
                (("砚舟储能股份有限公司", "砚舟储能"), ("青禾汽车", "青禾汽车"), ("青禾汽车", "林溪银行")),
            ),
            (EntityType.ORGANIZATION, (("国家发展和改革委员会", "发改委"),)),
        )
        for a, b in pairs
        for reason in compare(a, b, kind).reasons
    ]
    assert told
    assert [reason for reason in told if re.search("[a-z]{3,}", reason)] == []
    assert reason_words("nobody has written this") == "nobody has written this"


def test_why_a_claim_has_its_verdict_is_said_in_words(chinese: object) -> None:
    reasons = (Reason(code="other number", claim="600家", article="500家"), Reason(code="no name", claim="何进"))
    assert (str(say(reasons)), in_words(say(reasons))) == (
        "the article says 500家, not 600家; the article does not name 何进",
        "原文是“500家”，不是“600家”；原文没有提到“何进”",
    )
    assert in_words(say_stored(as_lists(reasons))) == in_words(say(reasons))
    assert [code for code in CODES if re.search("[a-z]{3,}", in_words(Reason(code=code).words))] == []


def test_why_a_claim_had_its_verdict_in_an_older_graph_is_said_in_words(chinese: object) -> None:
    for english, told in (
        (
            "600家门店: the article says 500家门店; 何进: the article does not have this name",
            "600家门店：原文是“500家门店”；何进：原文没有这个名称",
        ),
        ("the claim makes it done, the article a plan", "论断说成已完成，原文是计划"),
        ("as the article says", "与原文一致"),
        ("nobody has written this", "nobody has written this"),
        ("", ""),
    ):
        assert (str(older_verdict(english)), in_words(older_verdict(english))) == (english, told)


def test_each_rule_about_names_has_a_word() -> None:
    rules = {
        call.args[1].value
        for path in (ROOT / "kg/resolve").glob("*.py")
        for call in calls(path)
        if ast.unparse(call.func) == "forms.add" and len(call.args) > 1 and isinstance(call.args[1], ast.Constant)
    }
    assert len(rules) > 20
    assert rules - VOCABULARY["rule"] == set()
