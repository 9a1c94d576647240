"""A picture as SVG, for papers: the same picture gives the same bytes; and as PNG, drawn from it by resvg."""

from __future__ import annotations

from math import sqrt
from xml.sax.saxutils import escape, quoteattr

from kg.errors import UsageError
from kg.messages import msg
from kg.messages.words import type_word
from kg.views.exports import xml_text
from kg.views.labels import place_labels, text_width
from kg.views.picture import COLOURS, Picture

FONTS = "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif"
_MARGIN = 40.0
# A page of print is about a thousand units wide, and a label should not be smaller than this share of it.
_FONT_SHARE = 1 / 110
_LEAST_FONT = 13.0


def render_svg(picture: Picture) -> str:
    """Return the picture as SVG: lines, dots, the names that fit without touching, and a legend of types."""
    extent = max((max(dot.x, dot.y) for dot in picture.dots), default=0.0)
    font = round(max(_LEAST_FONT, extent * _FONT_SHARE), 1)
    order = sorted(picture.dots, key=lambda dot: (-dot.articles, dot.party.id))
    names = [dot.party.name for dot in order]
    labels = place_labels(((dot.party.name, dot.x, dot.y, dot.radius) for dot in order), font)
    halves = [text_width(names[label.number], font) / 2 for label in labels]
    left = min((label.x - half for label, half in zip(labels, halves, strict=True)), default=0.0) - _MARGIN
    right = max((label.x + half for label, half in zip(labels, halves, strict=True)), default=0.0) + _MARGIN
    top = min((dot.y - dot.radius for dot in picture.dots), default=0.0) - font * 2
    bottom = max((dot.y + dot.radius for dot in picture.dots), default=0.0) + font * 5
    width, height = round(right - left, 1), round(bottom - top, 1)
    box = f"{round(left, 1)} {round(top, 1)} {width} {height}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{width}" height="{height}" '
        f'font-family="{FONTS}" font-size="{font}">\n<title>{_text(picture.title)}</title>\n'
        f'<rect x="{round(left, 1)}" y="{round(top, 1)}" width="{width}" height="{height}" fill="#ffffff"/>\n',
        *('<g stroke="#9aa4ae" stroke-opacity="0.6">\n', *_lines(picture, font / _LEAST_FONT), "</g>\n"),
        *("<g>\n", *_dots(picture), "</g>\n"),
        f'<g text-anchor="middle" fill="#1f2328" paint-order="stroke" stroke="#ffffff" stroke-width="{round(font / 4, 1)}" '
        'stroke-linejoin="round">\n',
        *(
            f'<text x="{round(label.x, 1)}" y="{round(label.y + font * 0.37, 1)}">{_text(names[label.number])}</text>\n'
            for label in labels
        ),
        *("</g>\n", _legend(picture, font, left + _MARGIN, bottom - font * 1.2), "</svg>\n"),
    ]
    return "".join(parts)


def _lines(picture: Picture, scale: float) -> list[str]:
    ends = [(picture.dots[line.a], picture.dots[line.b], line.articles) for line in picture.lines]
    return [
        f'<line x1="{a.x}" y1="{a.y}" x2="{b.x}" y2="{b.y}" stroke-width="{round(min(1 + sqrt(n - 1), 6) * scale, 1)}"/>\n'
        for a, b, n in ends
    ]


def _dots(picture: Picture) -> list[str]:
    return [
        f'<circle cx="{dot.x}" cy="{dot.y}" r="{dot.radius}" fill="{COLOURS[dot.party.type]}" stroke="#ffffff">'
        f"<title>{_text(dot.party.name)}</title></circle>\n"
        for dot in picture.dots
    ]


def _legend(picture: Picture, font: float, x: float, y: float) -> str:
    parts = []
    for kind in (kind for kind in COLOURS if any(dot.party.type == kind for dot in picture.dots)):
        place = f'cx="{round(x, 1)}" cy="{round(y - font * 0.35, 1)}" r="{round(font * 0.45, 1)}"'
        text = f'<text x="{round(x + font * 0.8, 1)}" y="{round(y, 1)}">{_text(type_word(kind))}</text>'
        parts.append(f'<circle {place} fill="{COLOURS[kind]}"/>{text}')
        x += text_width(type_word(kind), font) + font * 2.2
    return f'<g fill="#1f2328">{"".join(parts)}</g>\n'


def _text(text: str) -> str:
    return escape(xml_text(text))


def render_png(svg: str, width: int) -> bytes:
    """Return an SVG as PNG, `width` pixels wide, with the fonts of this machine.

    Raises UsageError where none of them has Chinese characters: boxes instead of names help nobody.
    """
    import resvg_py

    if _probe("中") == _probe("国"):
        raise UsageError(
            msg("no font of this machine has Chinese characters"),
            hint=msg("Install one (on Debian: apt-get install fonts-noto-cjk), or write .svg"),
        )
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width))


def _probe(char: str) -> bytes:
    import resvg_py

    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><text y="26" font-size="24" font-family={quoteattr(FONTS)}>{char}</text></svg>'
    return bytes(resvg_py.svg_to_bytes(svg_string=svg))
