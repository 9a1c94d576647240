from itertools import pairwise, product

import numpy as np

from kg.nlp.best_path import Chain
from kg.nlp.decoding import decode


def test_the_best_path_weighs_scores_and_transitions() -> None:
    scores = np.array([[1.0, 0.0], [0.0, 0.5]], np.float32)
    free, costly = np.zeros((2, 2), np.float32), np.array([[0, -9], [0, 0]], np.float32)
    assert [each.path for each in decode([scores], Chain(free))] == [[0, 1]]
    assert [each.path for each in decode([scores], Chain(costly))] == [[0, 0]]


def test_each_text_has_its_own_path_whatever_is_beside_it() -> None:
    draw = np.random.default_rng(0)
    scores = [draw.standard_normal((length, 5)).astype(np.float32) for length in (3, 0, 9, 1, 4, 0)]
    chain = Chain(draw.standard_normal((5, 5)).astype(np.float32))
    assert [each.path for each in decode(scores, chain)] == [decode([one], chain)[0].path for one in scores]


def test_the_best_path_is_the_best_of_all_whether_or_not_it_outweighs_the_rest() -> None:
    draw = np.random.default_rng(2)
    sizes = (0.1, 0.5, 1, 2, 4, 8, 16)
    scores = [size * draw.standard_normal((5, 3)).astype(np.float32) for size in sizes for _ in range(20)]
    for flat in (0.05, 1):
        transitions = flat * draw.standard_normal((3, 3)).astype(np.float32)
        for values, decoded in zip(scores, decode(scores, Chain(transitions)), strict=True):
            weight = {
                path: sum(values[i, tag] for i, tag in enumerate(path))
                + sum(transitions[a, b] for a, b in pairwise(path))
                for path in product(range(3), repeat=len(values))
            }
            assert tuple(decoded.path) == max(weight, key=lambda path: weight[path])
