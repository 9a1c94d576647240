"""The learned part: character vectors, networks, and that training learns and repeats itself."""

from __future__ import annotations

import numpy as np
import pytest

from kg.offline.verifying import make_readers
from kg.verify.claim import ClaimText
from kg.verify.source import SourceArticle
from kg.verify.support import Network, load_support_model
from kg.verify.training.support import MarkedClaim, fit, train
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
    text = ClaimText("", SourceArticle("", make_readers()))
    claims = [MarkedClaim({}, text, features, labels, [1.0] * len(labels))]
    model = fit(claims, [features])
    assert model == fit(claims, [features])
    assert np.mean((model.predict(features) >= 0.5) == np.array(labels)) > 0.8


def test_the_second_look_learns_from_first_looks_at_claims_not_seen() -> None:
    source = SourceArticle("海川新材料投产。", make_readers())
    words = ClaimText("海川新材料投产，林溪辞职。", source)
    number = len(words.words)
    claims = [
        MarkedClaim({}, words, [{"a": float(i % 2)} for _ in range(number)], [float(i % 2)] * number, [1.0] * number)
        for i in range(20)
    ]
    model = train(claims)
    assert model == train(claims)
    assert {"a", "first", "first_of_clause"} == {
        n for n in model.second.features if n in ("a", "first", "first_of_clause")
    }
    assert model.first.features == ("a",)


def test_the_shipped_model_has_the_features_of_a_word() -> None:
    model = load_support_model()
    assert {"there", "aligned", "vector_00"} <= set(model.first.features)
    assert set(model.second.features) - set(model.first.features) >= {"first", "first_of_clause"}
    for look in (model.first, model.second):
        assert all(len(network.hidden) == len(look.features) for network in look.networks)
