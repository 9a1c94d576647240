"""The page of a dossier as Markdown, as text of 80 columns, and as HTML for a printer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from kg.messages import phrase
from kg.messages.words import clauses
from kg.printable import printable
from kg.views.columns import wrapped
from kg.views.dossier import Dossier, Page, Part, Section, article_line
from kg.views.dossier_page import make_page
from kg.views.markdown import escape_markdown, link_address
from kg.views.ties import Source

_COLUMNS = 80


def render_dossier(dossier: Dossier, today: date | None = None) -> str:
    """Return all that is known as Markdown, with every quote of the sources."""
    return render_markdown(make_page(dossier, today, None))


def render_markdown(page: Page) -> str:
    """Return the page as Markdown."""
    parts = [f"# {escape_markdown(page.title)}", "\n".join(f"- {escape_markdown(head)}" for head in page.heads)]
    for section in page.sections:
        parts += [f"## {section.title}", "\n".join(_markdown_lines(page, section))]
    if page.articles:
        parts += [f"## {phrase('Sources')}", "\n".join(_markdown_sources(page))]
    return "\n\n".join(parts) + "\n"


def _markdown_lines(page: Page, section: Section) -> Iterator[str]:
    def part(part: Part, *, begins: bool = True) -> str:
        numbers = page.numbers(part)
        return escape_markdown(part.text, begins=begins) + (f" \\[{numbers}\\]" if numbers else "")

    for entry in section.entries:
        lead = f"**{escape_markdown(entry.lead)}** " if entry.lead else ""
        told = (part(one, begins=number == 0 and not lead) for number, one in enumerate(entry.parts))
        yield f"- {lead}{clauses(told)}"
        for below in entry.below:
            yield f"    - {part(below)}"
    if section.left_out:
        yield f"- *{more(section)}*"


def _markdown_sources(page: Page) -> Iterator[str]:
    for number, places in enumerate(page.articles, 1):
        yield f"{number}. {escape_markdown(article_line(places[0]))} {link_address(places[0].url)}".rstrip()
        for source in places if page.quotes else ():
            yield f"    - {quoted(source, escape_markdown(source.quote))}"


def render_text(page: Page) -> str:
    """Return the page as text whose lines fit 80 columns."""
    lines = [*_wrapped(page.title), *(line for head in page.heads for line in _wrapped(head, "  "))]
    for section in page.sections:
        lines += ["", section.title]
        for entry in section.entries:
            lead = phrase("{heading}: ", heading=entry.lead) if entry.lead else ""
            lines += _wrapped(lead + clauses(_with_numbers(page, part) for part in entry.parts), "  ")
            lines += [line for below in entry.below for line in _wrapped(_with_numbers(page, below), "      ")]
        if section.left_out:
            lines.append(f"  ({more(section)})")
    if page.articles:
        lines += ["", phrase("Sources")]
    for number, places in enumerate(page.articles, 1):
        lines += _wrapped(f"[{number}] {article_line(places[0])}", "  ")
        for source in places if page.quotes else ():
            lines += _wrapped(quoted(source, source.quote), "      ")
    return "\n".join(lines) + "\n"


def _with_numbers(page: Page, part: Part) -> str:
    numbers = page.numbers(part).replace(", ", ",")  # no blank to break a line at
    return part.text + (f" [{numbers}]" if numbers else "")


def _wrapped(text: str, indent: str = "") -> list[str]:
    """Return the text in lines of 80 columns, all but the first two further in."""
    hanging = indent + "  " if indent else ""
    first, *rest = wrapped(printable(" ".join(text.split())), _COLUMNS - len(hanging)) or [""]
    return [indent + first, *(hanging + line for line in rest)]


def render_html(page: Page) -> str:
    """Return the page as HTML without anything from elsewhere, made for a sheet of A4."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("kg.views", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("dossier.html").render(
        page=page, more=more, article_line=article_line, quoted=quoted, phrase=phrase
    )


def more(section: Section) -> str:
    """Return how many lines a section has beyond those shown, and what shows them."""
    return phrase("{count} more: --all shows them", count=section.left_out)


def quoted(source: Source, quote: str) -> str:
    """Return what a source says, as a format writes it, and where it stands."""
    return phrase("「{quote}」 characters {start} to {end}", quote=quote, start=source.start, end=source.end)


RENDERERS: dict[str, Callable[[Page], str]] = {"markdown": render_markdown, "text": render_text, "html": render_html}
