from __future__ import annotations

from kg import __version__
from kg.nlp.version import extractor_version
from kg.resolve.version import rules_version


def test_the_version_names_the_package_and_a_digest_of_its_own() -> None:
    package, _, digest = extractor_version().partition("+")
    assert package == __version__
    assert len(digest) == 12
    assert digest != rules_version()
