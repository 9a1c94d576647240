"""Draw docs/images/graph-model.svg from the tables of docs/graph-model.md: `make docs-cli` (a test checks it is fresh).

Which labels and relationships there are, and between what, comes from the page; the colours are those of Neo4j Browser's
style; only where things stand is said here, so a new relationship without a place is an error.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from kg.store.queries import load_text

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "docs" / "images" / "graph-model.svg"
WIDTH, HEIGHT = 1180, 760
ENTITIES = ("Company", "Organization", "Person", "Region", "Policy")

# x, y, width, height
BOXES = {
    "Entity": (150, 60, 190, 400),
    "Company": (170, 100, 150, 44), "Organization": (170, 172, 150, 44), "Person": (170, 244, 150, 44),
    "Region": (170, 316, 150, 44), "Policy": (170, 388, 150, 44),
    "Subject": (170, 500, 150, 44),
    "Fact": (540, 60, 230, 544),
    "Plan": (565, 100, 180, 44), "Statement": (565, 172, 180, 44), "Affiliation": (565, 244, 180, 78),
    "Regulation": (565, 350, 180, 174), "Figure": (565, 546, 180, 44),
    "Article": (950, 240, 150, 60),
    "Report": (950, 680, 150, 60), "Claim": (565, 680, 180, 60),
}  # fmt: skip
GROUPS = ("Entity", "Fact")


class Route(NamedTuple):
    """The corners of an arrow, and where its name stands (`anchor` as in SVG); a branch may do without one."""

    points: tuple[tuple[int, int], ...]
    x: int = 0
    y: int = 0
    anchor: str = "middle"


def straight(x1: int, x2: int, y: int) -> Route:
    """Return a level arrow with its name above its middle."""
    return Route(((x1, y), (x2, y)), (x1 + x2) // 2, y - 6)


def loop(x: int, top: int, bottom: int, out: int) -> Route:
    """Return an arrow that leaves a box's side, `out` to the right (or, negative, left), and comes back below."""
    return Route(
        ((x, top), (x + out, top), (x + out, bottom), (x, bottom)),
        x + out + (6 if out > 0 else -6),
        (top + bottom) // 2 + 4,
        "start" if out > 0 else "end",
    )


ROUTES = {
    "PLANS": straight(340, 565, 122),
    "STATES": straight(340, 565, 194),
    "HOLDS": straight(340, 565, 262),
    "AT": straight(565, 340, 302),
    "UNDER": straight(565, 340, 368),
    "ISSUED_BY": straight(565, 340, 396),
    "APPLIES_IN": straight(565, 340, 424),
    "BINDS": Route(((565, 490), (440, 490), (440, 522), (320, 522)), 448, 484, "start"),
    "REPORTED": Route(((320, 534), (440, 534), (440, 568), (565, 568)), 448, 562, "start"),
    "ABOUT": Route(((540, 80), (340, 80)), 440, 74),
    "MENTIONS": Route(((1025, 240), (1025, 24), (245, 24), (245, 60)), 645, 18),
    "EVIDENCED_BY": straight(770, 950, 258),
    "REVISES": loop(745, 108, 136, 50),
    "DISPUTES": loop(770, 172, 212, 50),
    "REPRINT_OF": Route(((1060, 240), (1060, 204), (1130, 204), (1130, 262), (1100, 262)), 1096, 196),
    "WORKS_FOR": loop(170, 256, 194, -50),
    "REGULATES": Route(((170, 410), (110, 410), (110, 522), (170, 522)), 104, 470, "end"),
    "REPORTS_ON": Route(((1060, 680), (1060, 300)), 1066, 540, "start"),
    "CLAIMS": straight(950, 745, 725),
    "SUPPORTED_BY": Route(((620, 680), (620, 604)), 614, 648, "end"),
    "CONTRADICTED_BY": Route(((690, 680), (690, 604)), 696, 648, "start"),
}
# Second targets, and second sources.
BRANCHES = {
    "REPORTED": Route(((340, 440), (456, 440), (456, 534), (440, 534))),
    "BINDS": Route(((440, 490), (440, 450), (340, 450))),
    "REGULATES": Route(((110, 440), (150, 440))),
    "SUPPORTED_BY": Route(((745, 690), (878, 690), (878, 282), (950, 282)), 872, 470, "end"),
    "CONTRADICTED_BY": Route(((745, 700), (898, 700), (898, 292), (950, 292)), 904, 470, "start"),
}


class Tie(NamedTuple):
    """One row of the page's pattern: (:A|B)-[:NAME]->(:C|D)."""

    sources: tuple[str, ...]
    name: str
    targets: tuple[str, ...]


def read_ties(page: str) -> list[Tie]:
    """Return the relationships of the table under "What people query", in its order."""
    found = []
    for row in _rows(page.partition("## How names become entities")[0]):
        sources: tuple[str, ...] = ()
        for code in re.findall(r"`([^`]*\[:[^`]*)`", row.replace("\\|", "|")):
            at = sources
            for source, name, target in re.findall(r"(?:\(:([\w|:]+)\))?-\[:(\w+)[^\]]*\]->\(:([\w|:]+)\)", code):
                at = _labels(source) or at
                sources = sources or at
                found.append(Tie(at, name, _labels(target)))
                at = _labels(target)
    return found


def read_labels(page: str) -> list[str]:
    """Return the labels of the table of nodes, in its order."""
    above = page.partition("| relationship | pattern |")[0]
    cells = [row.split(" | ")[0] for row in _rows(above)]
    return list(dict.fromkeys(label for cell in cells for label in re.findall(r":(\w+)", cell)))


def _rows(page: str) -> list[str]:
    return [line for line in page.splitlines() if line.startswith("| `") or line.startswith("| each")]


def _labels(pattern: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[|:]", pattern) if part)


def read_colours() -> dict[str, tuple[str, str, str]]:
    """Return fill, border and text colour of each label in Neo4j Browser's style."""
    style = load_text("browser/style.grass")
    block = r"node\.(\w+) \{[^}]*?\bcolor: (#\w+);\s*border-color: (#\w+);[^}]*?text-color-internal: (#\w+);"
    return {label: (fill, border, text) for label, fill, border, text in re.findall(block, style)}


def draw(page: str) -> str:
    """Return the drawing as SVG."""
    colours = read_colours()
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="14">',
        '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
        'orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" fill="#546E7A"/></marker></defs>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FFFFFF"/>',
    ]
    labels = read_labels(page)
    parts.extend(draw_box(label, colours) for label in sorted(labels, key=lambda label: label not in GROUPS))
    seen: dict[str, list[str]] = {}
    for tie in read_ties(page):
        seen.setdefault(tie.name, []).append(f"{'|'.join(tie.sources)} → {'|'.join(tie.targets)}")
    parts.extend(draw_route(name, ", ".join(patterns)) for name, patterns in seen.items())
    return "\n".join([*parts, "</svg>"]) + "\n"


def draw_box(label: str, colours: dict[str, tuple[str, str, str]]) -> str:
    """Return a label's box; that of a group bears its name at the top."""
    x, y, width, height = BOXES[label]
    fill, border, text = ("#F5F7F8", "#B0BEC5", "#455A64") if label in GROUPS else colours[label]
    middle = y + 22 if label in GROUPS else y + height // 2 + 5
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="10" fill="{fill}" stroke="{border}" '
        f'stroke-width="2"/><text x="{x + width // 2}" y="{middle}" text-anchor="middle" font-weight="bold" '
        f'fill="{text}">{label}</text>'
    )


def draw_route(name: str, patterns: str) -> str:
    """Return an arrow with its name; which labels it joins is shown under the pointer."""
    parts = [f"<g><title>{escape(name)}: {escape(patterns)}</title>"]
    for route in [ROUTES[name], *([BRANCHES[name]] if name in BRANCHES else [])]:
        points = " ".join(f"{x},{y}" for x, y in route.points)
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="#546E7A" stroke-width="1.6" marker-end="url(#head)"/>'
        )
        if route.x:
            place = f'x="{route.x}" y="{route.y}" text-anchor="{route.anchor}"'
            parts.append(f'<text {place} font-size="12" fill="#263238">{name}</text>')
    return "".join([*parts, "</g>"])


if __name__ == "__main__":
    drawing = draw((ROOT / "docs" / "graph-model.md").read_text(encoding="utf-8"))
    if "--check" in sys.argv:
        sys.exit(DRAWING.read_text(encoding="utf-8") != drawing and f"{DRAWING.name} is stale: run `make docs-cli`")
    DRAWING.write_text(drawing, encoding="utf-8")
