"""The environment, read once, in one place: Neo4j's usual names and our own KG_*, also from a `.env`.

Nothing else of the environment decides where a graph lies: HOME, CACHE and the like fill no field of `Settings`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import platformdirs
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from kg.errors import UsageError
from kg.messages import msg

ENV_FILE = ".env"
QUERY_TIMEOUT = 60.0  # seconds for a person's query
_SAVE_IT = msg("Save the file as UTF-8, or move it away")


def _default_folder(find: Callable[[str], Path], variable: str) -> Callable[[], Path]:
    """The platform's folder for a user's data or cache, found when it is asked for."""

    def folder() -> Path:
        try:
            found = find("news-kg")
        except RuntimeError:  # a user without a home directory, as in some containers
            found = Path("~")
        if not found.is_absolute():
            raise UsageError(
                msg("this user has no home directory to keep the graph in"),
                hint=msg("Set {variable} to a folder of your own", variable=variable),
            )
        return found

    return folder


def _check_file(env_file: str | Path | None) -> None:
    """Raise UsageError for a `.env` that is not this user's, or not UTF-8.

    Another user's could name an address to which a password of the environment would go; of one that is no text half would
    be read, which is another graph.
    """
    path = Path(env_file or ENV_FILE)
    where = str(path.absolute())
    try:
        if env_file is None or not path.is_file():
            return
        if os.name == "posix" and path.stat().st_uid not in (os.geteuid(), 0):
            hint = msg("Make it yours (`chown`), or run kg in a folder of your own")
            raise UsageError(msg("the settings belong to another user"), where=where, hint=hint)
        content = path.read_bytes()
    except OSError as error:
        hint = msg("Make it readable for yourself, or run kg in another folder")
        raise UsageError(
            msg("the settings can't be read ({reason})", reason=error.strerror), where=where, hint=hint
        ) from error
    try:
        if "\0" in content.decode("utf-8"):  # UTF-16 without its mark
            raise UsageError(msg("the settings are not UTF-8"), where=where, hint=_SAVE_IT)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UsageError(
            msg("the settings are not UTF-8"),
            where=msg("{where}, line {line}", where=where, line=line),
            hint=_SAVE_IT,
        ) from None


class Settings(BaseSettings):
    """Where the graph is. Without `neo4j_uri`, a local server is started with its state in `home`.

    `home` and `cache` are absolute. Raises UsageError for a `~name` of nobody, or a `.env` that is another's or no text.
    """

    # By alias alone: were a field's own name read too, the environment's HOME would be the home of the graph.
    model_config = SettingsConfigDict(
        env_file=ENV_FILE,
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,  # one of them is a password
    )

    neo4j_uri: str | None = Field(
        default=None, validation_alias="NEO4J_URI", repr=False
    )  # somebody may have put a password into it
    neo4j_username: str = Field(default="neo4j", validation_alias="NEO4J_USERNAME")
    neo4j_password: SecretStr | None = Field(default=None, validation_alias="NEO4J_PASSWORD")
    neo4j_database: str | None = Field(default=None, validation_alias="NEO4J_DATABASE")
    neo4j_ca: Path | None = Field(default=None, validation_alias="NEO4J_CA")  # who signs the server's certificate
    home: Path = Field(
        default_factory=_default_folder(platformdirs.user_data_path, "KG_HOME"), validation_alias="KG_HOME"
    )
    cache: Path = Field(
        default_factory=_default_folder(platformdirs.user_cache_path, "KG_CACHE"), validation_alias="KG_CACHE"
    )
    maven_url: str | None = Field(
        default=None, validation_alias="KG_MAVEN_URL"
    )  # a mirror to fetch the local server from

    llm_model: str | None = Field(default=None, validation_alias="KG_LLM_MODEL")  # without it, nothing is sent to any
    query_timeout: float = Field(default=QUERY_TIMEOUT, ge=0, allow_inf_nan=False, validation_alias="KG_QUERY_TIMEOUT")

    def __init__(self, **values: Any) -> None:
        _check_file(values.get("_env_file", ENV_FILE))
        super().__init__(**values)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Names are read in any case (`neo4j_uri`), but as they are documented they come first."""
        as_documented = EnvSettingsSource(settings_cls, case_sensitive=True)
        return init_settings, as_documented, env_settings, dotenv_settings

    @field_validator("home", "cache", "neo4j_ca")
    @classmethod
    def _expand(cls, path: Path | None) -> Path | None:
        """The path with `~` and `~name` put in, from the working directory where it is relative."""
        if path is None:
            return None
        try:
            return path.expanduser().absolute()
        except RuntimeError:
            raise UsageError(
                msg("{parts} is no user of this machine", parts=path.parts[0]),
                where=str(path),
                hint=msg("Set KG_HOME, KG_CACHE or NEO4J_CA, whichever says so, to a whole path"),
            ) from None
