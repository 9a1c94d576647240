from __future__ import annotations

import pytest

from kg.nlp.confidence import calibration_error
from kg.nlp.training.calibration import held_out_confidences, surest_threshold
from kg.nlp.training.linear import fit_calibration, fit_linear


def test_calibration_error_is_the_distance_from_the_share_that_is_right() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == 0.0
    assert calibration_error([0.95] * 4, [True, True, False, False]) == pytest.approx(0.45)
    # two tenths, each off by 0.1, in either direction: they do not cancel out
    assert calibration_error([0.9, 0.1], [True, False]) == pytest.approx(0.1)
    assert calibration_error([], []) == 0.0


def test_the_threshold_is_the_surest_that_costs_little_of_f1() -> None:
    scores = [4.0, 3.0, 2.0, 1.0, 0.0]
    right = [True, True, True, False, True]
    # F1 of 4 records: 0.4, 0.67, 0.86, 0.75, 0.89
    assert surest_threshold(scores, right, 4, slack=0.0) == 0.0
    assert surest_threshold(scores, right, 4, slack=0.05) == 2.0
    assert surest_threshold([], [], 3, slack=0.05) == 0.0


def test_fit_linear_learns_which_feature_is_right_and_forgets_rare_ones() -> None:
    rows = [["good", "both"], ["good"], ["good", "once"], ["bad", "both"], ["bad"], ["bad"]]
    model = fit_linear(rows, [True, True, True, False, False, False])
    assert model.score(["good"]) > 0 > model.score(["bad"])
    assert "once" not in model.weights
    assert fit_linear(rows, [True, True, True, False, False, False]) == model
    assert fit_linear([], []).score(["good"]) == 0.0


def test_a_calibration_maps_scores_to_the_share_that_is_right() -> None:
    scores = [-1.0] * 10 + [1.0] * 10
    right = [True] * 2 + [False] * 8 + [True] * 9 + [False]
    model = fit_linear([], [])
    folds = [number % 5 for number in range(20)]
    sure = held_out_confidences(model, scores, right, folds, fit_calibration)
    assert fit_calibration(scores, right)[0] > 0
    assert min(sure[10:]) > 0.7 > 0.4 > max(sure[:10])
