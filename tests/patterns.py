"""The regular expressions of the modules, and how each is called there: at one place, for all of a text, or anywhere in it."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

ANYWHERE, AT_START, WHOLE = "anywhere", "at its start", "whole"
EVERY_WAY = frozenset((ANYWHERE, AT_START, WHOLE))
_METHODS = {"match": AT_START, "fullmatch": WHOLE} | dict.fromkeys(
    ("search", "finditer", "findall", "sub", "subn", "split", "scanner"), ANYWHERE
)
_NO_CALL = ("pattern", "flags", "groups", "groupindex")

Ways = frozenset[str]


def collect(packages: Sequence[ModuleType]) -> dict[str, tuple[re.Pattern[str], Ways]]:
    """Return each pattern of the packages by the name of its place, with the ways in which it is called.

    A pattern that is passed on, or lies in a list or a dictionary, may be called in every way.
    """
    modules = [
        importlib.import_module(info.name)
        for package in packages
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
        if ".training" not in info.name
    ]
    trees = {module.__name__: ast.parse(inspect.getsource(module)) for module in modules}
    ways = _ways_of_names(trees)
    found: dict[re.Pattern[str], tuple[str, Ways]] = {}
    for module in modules:
        for name, value in _values(module):
            for place, pattern in _patterns(name, value):
                here = ways.get((module.__name__, name)) if place == name else None
                _add(found, f"{module.__name__}.{place}", pattern, here or EVERY_WAY)
        for name, pattern, here in _inline(module.__name__, trees[module.__name__]):
            _add(found, name, pattern, here)
    return {name: (pattern, here) for pattern, (name, here) in found.items()}


def _add(found: dict[re.Pattern[str], tuple[str, Ways]], name: str, pattern: re.Pattern[str], ways: Ways) -> None:
    if isinstance(pattern.pattern, str):
        first, so_far = found.get(pattern, (name, frozenset()))
        found[pattern] = (first, so_far | ways)


def _ways_of_names(trees: dict[str, ast.Module]) -> dict[tuple[str, str], Ways]:
    """Return how what a module calls by a name is called, there and wherever the name is imported."""
    ways: dict[tuple[str, str], set[str]] = defaultdict(set)
    for module, tree in trees.items():
        home = {
            alias.asname or alias.name: (node.module, alias.name)
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }
        calls = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
        attributes = {id(node.value): node for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                # A cached function that returns the pattern is called first.
                value = calls.get(id(node), node)
                ways[home.get(node.id, (module, node.id))] |= _way(attributes.get(id(value)), calls)
    return {name: frozenset(found) for name, found in ways.items()}


def _way(attribute: ast.Attribute | None, calls: dict[int, ast.Call]) -> Ways:
    if attribute is None:
        return EVERY_WAY
    if attribute.attr in _NO_CALL:
        return frozenset()
    call = calls.get(id(attribute))
    if attribute.attr == "match" and call is not None and len(call.args) > 1:
        return frozenset((ANYWHERE,))  # from a place on: asked at many
    return frozenset((_METHODS.get(attribute.attr, ANYWHERE),))


def _values(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """Yield the module's own values, and what its cached functions without parameters return."""
    for name, value in vars(module).items():
        wrapped = getattr(value, "__wrapped__", None)
        if inspect.isfunction(wrapped) and wrapped.__module__ == module.__name__:
            returned = str(inspect.signature(wrapped).return_annotation)
            if not inspect.signature(wrapped).parameters and "Pattern" in returned:
                yield name, value()
        elif not inspect.ismodule(value):
            yield name, value


def _patterns(name: str, value: Any) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _patterns(f"{name}[{key}]", item)
    elif isinstance(value, tuple | list):
        for number, item in enumerate(value[:200]):
            yield from _patterns(f"{name}[{number}]", item)


def _inline(module: str, tree: ast.Module) -> Iterator[tuple[str, re.Pattern[str], Ways]]:
    """Yield the patterns written into calls such as re.sub("…", …); those that a module keeps are among its values."""
    kept = {id(node) for kept in tree.body if isinstance(kept, ast.Assign | ast.AnnAssign) for node in ast.walk(kept)}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args) or id(node) in kept:
            continue
        of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        pattern = node.args[0]
        if of_re and node.func.attr != "escape" and isinstance(pattern, ast.Constant):
            given = [*node.args[1:], *(keyword.value for keyword in node.keywords)]
            flags = sum(eval(flag, {"re": re}) for each in given if (flag := ast.unparse(each)).startswith("re."))
            way = _METHODS.get(node.func.attr)
            yield (
                f"{module}:{node.lineno}", re.compile(str(pattern.value), flags), frozenset((way,)) if way else EVERY_WAY
            )  # fmt: skip
