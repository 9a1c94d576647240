"""How many surfaces and facts are remembered with what was worked out of each.

Enough for what some hundred articles name: the names of a batch are asked for again and again, and those that half of all
articles have come back. With more, a process that imports grew by 145 MB from the 1,000th article to the 5,000th. A fact is
remembered while its batch is compared: ten facts an article, eighty articles, and those that they are compared with.
"""

from typing import Final

SURFACES: Final = 4096
FACTS: Final = 4096
