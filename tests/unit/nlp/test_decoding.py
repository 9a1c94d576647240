from itertools import pairwise, product

import numpy as np

from kg.nlp.best_path import Chain
from kg.nlp.decoding import decode, marginals, read_tags


def test_marginals_are_the_shares_of_all_paths() -> None:
    draw = np.random.default_rng(1)
    scores = [draw.standard_normal((length, 3)).astype(np.float32) for length in (2, 0, 4, 1)]
    transitions = draw.standard_normal((3, 3)).astype(np.float32)
    for values, (_, likely) in zip(scores, decode(scores, Chain(transitions)), strict=True):
        expected = np.zeros(values.shape)
        for path in product(range(3), repeat=len(values)):
            weight = np.exp(
                sum(values[i, tag] for i, tag in enumerate(path)) + sum(transitions[a, b] for a, b in pairwise(path))
            )
            for i, tag in enumerate(path):
                expected[i, tag] += weight
        if len(values):
            expected /= expected.sum(axis=1, keepdims=True)
        assert np.allclose(likely, expected, atol=1e-5)


def test_doubts_name_what_else_is_likely_and_nothing_where_a_tag_is_sure() -> None:
    names = {0: "O", 1: "B", 2: "I"}
    sure, torn = [9.0, 0.0, 0.0], [0.0, 1.0, 0.9]
    (reading,) = read_tags([np.array([sure, torn], np.float32)], Chain(np.zeros((3, 3), np.float32)), names)
    assert reading.tags == ["O", "B"]
    # shares of 0.44 for B, 0.40 for I, 0.16 for O
    assert reading.doubts == {1: ["own~4", "O~2", "I~3"]}


def test_scores_of_any_size_give_shares() -> None:
    values = np.array([[900.0, -900.0], [-900.0, 900.0]], np.float32)
    likely, _ = marginals(values, [0, 2], Chain(np.zeros((2, 2), np.float32)))
    assert np.allclose(likely, [[1, 0], [0, 1]])


def test_the_weight_of_all_paths_is_their_sum() -> None:
    draw = np.random.default_rng(3)
    values, transitions = (
        draw.standard_normal((4, 3)).astype(np.float32),
        draw.standard_normal((3, 3)).astype(np.float32),
    )
    weights = [
        np.exp(sum(values[i, tag] for i, tag in enumerate(path)) + sum(transitions[a, b] for a, b in pairwise(path)))
        for path in product(range(3), repeat=4)
    ]
    _, (none, total) = marginals(values, [0, 0, 4], Chain(transitions))
    assert none == 0
    assert np.isclose(total, np.log(sum(weights)), atol=1e-5)


def test_a_long_text_has_shares_and_a_weight() -> None:
    values = np.zeros((400, 3), np.float32)
    likely, (total,) = marginals(values, [0, 400], Chain(np.full((3, 3), -9, np.float32)))
    assert np.allclose(likely, 1 / 3)
    assert np.isclose(total, 400 * np.log(3) - 399 * 9)
