"""The learned part: character vectors, networks, and that training learns and repeats itself."""

from __future__ import annotations

import numpy as np
import pytest

from kg.verify.support import Network, load_support_model
from kg.verify.training.support import MarkedClaim, train
from kg.verify.words import CharacterVectors, load_character_vectors


def test_a_word_has_the_mean_of_its_known_characters() -> None:
    vectors = CharacterVectors("海川", np.array([[127, 0], [0, -127]], dtype=np.int8))
    assert vectors["海川"].tolist() == [0.5, -0.5]
    assert vectors["海X"].tolist() == [1.0, 0.0]
    assert vectors["X"].tolist() == [0.0, 0.0]


def test_the_shipped_vectors_put_alike_words_near_one_another() -> None:
    vectors = load_character_vectors()
    assert vectors["汽车"] @ vectors["轿车"] > vectors["汽车"] @ vectors["感受"]


def test_a_network_gives_a_chance_for_each_row() -> None:
    network = Network(hidden=((1.0, -1.0),), bias=(0.0, 0.0), out=(2.0, 0.0), out_bias=0.0)
    assert network.predict(np.array([[-3.0], [0.0], [3.0]])) == pytest.approx([0.5, 0.5, 1 / (1 + np.exp(-6.0))])


def test_training_learns_and_repeats_itself() -> None:
    values = np.random.RandomState(1).randn(400, 2)
    features = [{"a": float(a), "b": float(b)} for a, b in values]
    labels = [float(a * b > 0) for a, b in values]  # which no weighted sum can tell
    claims = [MarkedClaim({}, features, labels)]
    model = train(claims)
    assert model == train(claims)
    scaled = (values - np.array(model.mean)) / np.array(model.scale)
    chances = np.mean([network.predict(scaled) for network in model.networks], axis=0)
    assert np.mean((chances >= 0.5) == np.array(labels)) > 0.8


def test_the_shipped_model_has_the_features_of_a_word() -> None:
    model = load_support_model()
    assert {"there", "aligned", "vector_00"} <= set(model.features)
    assert all(len(network.hidden) == len(model.features) for network in model.networks)
