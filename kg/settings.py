"""The environment, read once, in one place: Neo4j's usual names, KG_HOME and KG_CACHE, also from a `.env`."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where the graph is. Without `neo4j_uri`, a local server is started with its state in `home`."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", populate_by_name=True
    )

    neo4j_uri: str | None = Field(default=None, validation_alias="NEO4J_URI")
    neo4j_username: str = Field(default="neo4j", validation_alias="NEO4J_USERNAME")
    neo4j_password: SecretStr | None = Field(default=None, validation_alias="NEO4J_PASSWORD")
    neo4j_database: str | None = Field(default=None, validation_alias="NEO4J_DATABASE")
    home: Path = Field(default_factory=lambda: platformdirs.user_data_path("news-kg"), validation_alias="KG_HOME")
    cache: Path = Field(default_factory=lambda: platformdirs.user_cache_path("news-kg"), validation_alias="KG_CACHE")
    maven_url: str | None = Field(
        default=None, validation_alias="KG_MAVEN_URL"
    )  # a mirror to fetch the local server from
