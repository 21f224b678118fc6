"""The settings of the optional chat model: one frozen object, built at the entry point and passed down.

Read as those of ingestion are, from the environment and from `.env`; all begin with `FILINGS_LLM`. An unknown one is refused.
"""

import os
from decimal import Decimal
from typing import Any

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.settings import FOREIGN, PREFIX


class ChatSettings(BaseSettings):
    """Which chat model takes part, if any, and how much of it one answer may use."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", dotenv_filtering="match_prefix", extra="forbid", frozen=True
    )

    llm: str | None = Field(
        None,
        pattern=r"^[a-z][a-z0-9_]*:\S+$",
        description="The chat model as provider:model, as openai:gpt-5-mini; default: none, and no client is built",
    )
    llm_base_url: str | None = Field(
        None, pattern=r"^https?://[^\s]+$", description="URL of an OpenAI-compatible server"
    )
    llm_api_key: SecretStr | None = Field(
        None, description="Its key; default: what the provider's own variable says"
    )
    llm_temperature: float = Field(0, ge=0, le=2, description="How freely it words (0: the same every time)")
    llm_seconds: float = Field(60, gt=0, le=600, description="How long it may take for one answer")
    llm_retries: int = Field(1, ge=0, le=5, description="How often a call that failed is made again")
    llm_tokens: int = Field(600, ge=16, le=8000, description="The longest text that it may write, in tokens")
    llm_input_price: Decimal | None = Field(None, ge=0, description="Price of a million tokens that it reads")
    llm_output_price: Decimal | None = Field(
        None, ge=0, description="Price of a million tokens that it writes; both are only for the log"
    )

    @model_validator(mode="before")
    @classmethod
    def _own_names(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Leave the settings of ingestion alone; refuse unknown ones of the chat model."""
        for name in os.environ:
            field = name.removeprefix(PREFIX).lower()
            if name.startswith(PREFIX) and field.startswith(FOREIGN) and field not in cls.model_fields:
                raise ValueError(
                    f"没有这个设置 {name!r}：见 .env.example / unknown setting: see .env.example"
                )
        return {name: value for name, value in given.items() if name.startswith(FOREIGN)}
