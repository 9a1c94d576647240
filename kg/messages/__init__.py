"""What a person reads: sentences with what stands in them, and the language in which they are shown.

Code makes a `Message` in English and passes it on as the string that it is; machines, logs and files get it so. What
prints for people says it with `in_words` in the language of the command line.
"""

from kg.messages.language import (
    LANGUAGES,
    chosen_language,
    in_words,
    language,
    phrase,
    read_language,
    use_language,
    word,
)
from kg.messages.message import Message, joined, msg, reason_of, term

__all__ = [
    "LANGUAGES",
    "Message",
    "chosen_language",
    "in_words",
    "joined",
    "language",
    "msg",
    "phrase",
    "read_language",
    "reason_of",
    "term",
    "use_language",
    "word",
]
