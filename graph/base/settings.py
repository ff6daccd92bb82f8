"""Every setting, with its meaning. Values come from the environment, prefix ``CHIDAO_``."""

from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def default_store() -> str:
    """The folder of the embedded store in the user's own data folder."""
    return str(Path(platformdirs.user_data_dir("chidao", appauthor=False)) / "store")


class Settings(BaseSettings):
    """What can be set from outside."""

    model_config = SettingsConfigDict(env_prefix="CHIDAO_", frozen=True, extra="ignore")

    store: str = Field(
        default_factory=default_store,
        description="The store: a folder (embedded) or bolt://…, neo4j://… (server).",
    )
    neo4j_user: str = Field(default="neo4j", description="User name on the Neo4j server.")
    neo4j_password: SecretStr = Field(
        default=SecretStr(""), description="Password on the Neo4j server."
    )
    neo4j_database: str = Field(default="neo4j", description="Database on the Neo4j server.")
    reviewers_apart: bool = Field(
        default=True,
        description="A link that a person proposed must be confirmed by another person.",
    )
    embedder: str | None = Field(
        default=None,
        description="A model of one's own, `module:function`: texts to vectors, heard in matching.",
    )
    calibration: Path | None = Field(
        default=None,
        description="Weights and thresholds of matching, if not the shipped ones.",
    )
    host: str = Field(default="127.0.0.1", description="Address that `chidao serve` listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port of `chidao serve`.")
    query_timeout: float = Field(default=10.0, gt=0, description="Seconds that one query may take.")
    row_limit: int = Field(default=10_000, gt=0, description="Rows that one answer may hold.")
