"""Train the check of wording on marked claims and measure the whole check by cross-validation.

    python -m benchmarks.train_support CLAIMS.jsonl [--seeds 0 1 2] [--write]

CLAIMS.jsonl as `kg.verify.training.support` reads it. `--write` puts the weights into the package.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from kg.offline.verifying import make_readers
from kg.verify import check_claim
from kg.verify.support import MODEL_PATH, SupportModel
from kg.verify.training.support import MarkedClaim, cross_validate, read_claims, train


def is_flagged(claim: str, keyword: str, covered: set[int]) -> bool:
    at = claim.find(keyword)
    while at >= 0:
        if 2 * len(covered & set(range(at, at + len(keyword)))) >= len(keyword):
            return True
        at = claim.find(keyword, at + 1)
    return False


def predict(marked: MarkedClaim, model: SupportModel) -> set[int]:
    spans = check_claim(marked.text.source, marked.text.text, model=model).unsupported
    return {offset for span in spans for offset in range(span.start, span.end)}


def measure(claims: Sequence[MarkedClaim], seed: int) -> str:
    """Return what ten folds drawn by a seed give, each judged by a model that had not seen it."""
    hits = {(flagged, supported): 0 for flagged in (True, False) for supported in (True, False)}
    for record, covered in cross_validate(claims, predict, seed=seed):
        for keyword in record["keywords"]:
            hits[is_flagged(record["claim"], keyword["text"], covered), keyword["supported"]] += 1
    tp, fp, fn, tn = (hits[key] for key in ((True, False), (True, True), (False, False), (False, True)))
    precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
    f1, balanced = 2 * tp / max(1, 2 * tp + fp + fn), (recall + tn / max(1, tn + fp)) / 2
    return (
        f"ten folds, seed {seed}: tp {tp} fp {fp} fn {fn} tn {tn}; precision {precision:.3f} recall {recall:.3f} "
        f"F1 {f1:.3f} balanced accuracy {balanced:.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--seeds", type=int, nargs="*", default=[0])
    given = parser.parse_args()
    claims = read_claims(given.claims, make_readers())
    if given.write:
        MODEL_PATH.write_text(json.dumps(train(claims).model_dump()) + "\n", encoding="utf-8")
    for seed in given.seeds:
        print(measure(claims, seed), flush=True)


if __name__ == "__main__":
    main()
