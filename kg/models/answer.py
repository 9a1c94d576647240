"""What a language model has answered: an observation, kept with the reading that was made of it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """An answer as it came: to which request, by which model, when.

    `request` is `material.prompt`: the digest of what was read (text, date, which part), and that of the prompt with its
    schema. `asked` is the time in UTC (ISO), `model` the name that was asked for; both are None where nobody told them.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    request: str
    content: str
    model: str | None = None
    asked: str | None = None

    @property
    def material(self) -> str:
        """The digest of what was read, whatever the prompt said of it."""
        return self.request.partition(".")[0]

    @property
    def prompt(self) -> str:
        """The digest of the prompt and its schema."""
        return self.request.partition(".")[2]
