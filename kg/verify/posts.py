"""Words for posts, as they stand before a person's name: those that the extractor knows."""

from __future__ import annotations

import re

from kg.text.lexicon import alternation, load_lexicon

# 副 before any of them: the lists name the commonest alone.
TITLE = re.compile(
    f"(?:常务|执行|高级|首席|名誉|代理|助理|联席){{0,3}}副?(?:{alternation(w for w in load_lexicon('title_heads') if len(w) > 1)})"
)
