import json
import subprocess
import sys
from pathlib import Path

from kg.nlp.agreement import GoldArticle, read_gold
from kg.nlp.evaluation import ALL_ENTITIES, KINDS, evaluate

TEXT = "远山公司开业\n远山公司总经理李青说，公司将在云岭市建厂。"
GOLD = {
    "id": "a",
    "entities": [
        {"type": "COMPANY", "name": "远山公司", "mentions": ["远山公司"]},
        {"type": "PERSON", "name": "李青", "mentions": ["李青"]},
        {"type": "REGION", "name": "云岭市", "mentions": ["云岭市"]},
    ],
    "affiliations": [{"person": "李青", "organization": "远山公司", "title": "总经理", "text": "远山公司总经理李青"}],
    "statements": [{"speaker": "李青", "verb": "说", "direct": False, "text": "公司将在云岭市建厂"}],
    "plans": [
        {
            "actor": "远山公司",
            "text": "将在云岭市建厂",
            "target_date": "2026",
            "quantities": [],
        }
    ],
    "regulations": [],
}


def test_evaluate_gives_full_marks_to_the_annotation_itself() -> None:
    result = evaluate([GoldArticle("a", TEXT, GOLD)], {"a": GOLD})
    assert result.counts(ALL_ENTITIES).f1 == 1.0
    assert result.counts("plans").f1 == 1.0
    assert result.misses() == []
    assert result.scores["a"].dates_right == result.scores["a"].dates == 1


def test_evaluate_lists_misses_and_false_alarms_with_their_sentence() -> None:
    wrong = {"entities": [{"type": "COMPANY", "name": "云岭市", "mentions": ["云岭市"]}]}
    result = evaluate([GoldArticle("a", TEXT, GOLD)], {"a": wrong})
    assert result.counts("COMPANY").wrong == 1
    by_record = {(miss.side, miss.record): miss.sentence for miss in result.misses()}
    assert by_record["wrong", "云岭市"].startswith("远山公司总经理李青说")
    assert by_record["missed", "远山公司"] == "远山公司开业"


def test_evaluate_counts_an_article_without_prediction_as_missed() -> None:
    result = evaluate([GoldArticle("a", TEXT, GOLD)], {})
    assert result.counts(ALL_ENTITIES).missed == 3


def test_interval_holds_the_figure_and_is_the_same_again() -> None:
    half = {**GOLD, "entities": GOLD["entities"][:1]}
    result = evaluate([GoldArticle(name, TEXT, GOLD) for name in "abcd"], {"a": GOLD, "b": half, "c": GOLD, "d": half})
    low, high = result.interval(ALL_ENTITIES, rounds=200)
    assert low <= result.counts(ALL_ENTITIES).f1 <= high
    assert (low, high) == result.interval(ALL_ENTITIES, rounds=200)


def test_evaluate_prints_the_figures_of_the_scoring_script(shared: Path, tmp_path: Path) -> None:
    articles = read_gold(shared / "gold" / "dev")
    predictions = {article.id: _spoil(article.gold) for article in articles}
    path = tmp_path / "predictions.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in predictions.values()), "utf-8")
    done = subprocess.run(
        [sys.executable, str(shared / "gold" / "score.py"), str(shared / "gold" / "dev"), str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    result = evaluate(articles, predictions)
    for kind in KINDS:
        if kind == "figures":
            continue  # which have a script of their own
        counts = result.counts(kind)
        row = next(line.split() for line in done.stdout.splitlines() if line.startswith(kind))
        assert row[1:] == [
            f"{counts.precision:.3f}",
            f"{counts.recall:.3f}",
            f"{counts.f1:.3f}",
            str(counts.found),
            str(counts.wrong),
            str(counts.missed),
        ]
    assert f"macro F1 {result.macro_f1():.3f}" in done.stdout


def _spoil(gold: dict[str, list[dict[str, object]]]) -> dict[str, object]:
    """Return the annotation with every third record dropped and every fourth one cut short."""
    spoiled: dict[str, object] = {"id": gold["id"]}
    for key in ("entities", "affiliations", "statements", "plans", "regulations"):
        rows = [dict(row) for index, row in enumerate(gold[key]) if index % 3]
        for row in rows[::4]:
            if "text" in row:
                row["text"] = str(row["text"])[: len(str(row["text"])) // 3 + 1]
            else:
                row["mentions"], row["name"] = [], str(row["name"])[1:]
        spoiled[key] = rows
    return spoiled
