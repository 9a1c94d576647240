"""Train the check of wording on marked claims and measure the whole check by cross-validation.

    python benchmarks/train_support.py CLAIMS.jsonl [--write]

CLAIMS.jsonl as `kg.verify.training.support` reads it. `--write` puts the weights into the package.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from kg.offline.verifying import make_readers
from kg.verify import Source, check_claim
from kg.verify.support import MODEL_PATH, SupportModel
from kg.verify.training.support import cross_validate, read_claims, train


def is_flagged(claim: str, keyword: str, covered: set[int]) -> bool:
    at = claim.find(keyword)
    while at >= 0:
        if 2 * len(covered & set(range(at, at + len(keyword)))) >= len(keyword):
            return True
        at = claim.find(keyword, at + 1)
    return False


def predict(record: dict[str, Any], model: SupportModel) -> set[int]:
    source = Source(f"{record['title']}\n{record['content']}", make_readers(), published=record.get("published"))
    spans = check_claim(source, record["claim"], model=model).unsupported
    return {offset for span in spans for offset in range(span.start, span.end)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    claims = read_claims(given.claims, make_readers())
    hits = {(flagged, supported): 0 for flagged in (True, False) for supported in (True, False)}
    for record, covered in cross_validate(claims, predict, seed=given.seed):
        for keyword in record["keywords"]:
            hits[is_flagged(record["claim"], keyword["text"], covered), keyword["supported"]] += 1
    tp, fp, fn, tn = (hits[key] for key in ((True, False), (True, True), (False, False), (False, True)))
    recall = tp / max(1, tp + fn)
    f1, balanced = 2 * tp / max(1, 2 * tp + fp + fn), (recall + tn / max(1, tn + fp)) / 2
    print(
        f"ten folds, seed {given.seed}: tp {tp} fp {fp} fn {fn} tn {tn}; F1 {f1:.3f} balanced accuracy {balanced:.3f}"
    )
    if given.write:
        MODEL_PATH.write_text(json.dumps(train(claims).model_dump()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
