from __future__ import annotations

import random
import subprocess
import sys

from kg.views.labels import place_labels
from kg.views.picture import choose_nodes, make_picture
from kg.views.ties import tie_graph
from tests.conftest import ROOT
from tests.unit.views.graphs import invented, picture_of


def test_choose_nodes_keeps_the_best_supported_and_who_is_asked_for() -> None:
    parties, ties = invented(40)
    graph = tie_graph(parties, ties)
    chosen = choose_nodes(graph, 10, always=("p0039",))
    assert "p0039" in chosen
    assert "p0000" in chosen
    assert len(chosen) <= 10
    assert all(chosen.degree(id) for id in chosen if id != "p0039")


def test_the_same_graph_in_another_order_gives_the_same_picture() -> None:
    parties, ties = invented(60)
    one = make_picture(tie_graph(parties, ties), ties, "图")
    random.Random(5).shuffle(ties)
    assert make_picture(tie_graph(parties[::-1], ties), ties, "图") == one


def test_another_seed_of_hashes_changes_no_position() -> None:
    script = "from tests.unit.views.graphs import picture_of; print(picture_of(80).dots)"
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_dots_do_not_lie_on_each_other() -> None:
    dots = picture_of(300).dots
    close = [
        (a, b)
        for i, a in enumerate(dots)
        for b in dots[:i]
        if (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < (a.radius + b.radius) ** 2
    ]
    assert len(close) <= len(dots) / 100


def test_the_important_are_larger() -> None:
    dots = sorted(picture_of(100).dots, key=lambda dot: dot.articles)
    assert [dot.radius for dot in dots] == sorted(dot.radius for dot in dots)
    assert dots[0].radius < dots[-1].radius


def test_labels_never_touch_and_the_first_always_stands() -> None:
    chance = random.Random(3)
    wanted = [("名称" * chance.randint(1, 5), chance.uniform(0, 600), chance.uniform(0, 400), 6.0) for _ in range(300)]
    labels = place_labels(wanted, 12)
    assert labels[0].number == 0
    assert 20 < len(labels) < 300
    boxes = [(label.x, label.y, len(wanted[label.number][0]) * 6) for label in labels]
    for i, (x, y, half) in enumerate(boxes):
        for other_x, other_y, other_half in boxes[:i]:
            assert abs(x - other_x) >= half + other_half or abs(y - other_y) >= 12
