"""The base classes of requests and responses: the only place that decides how JSON is read.

The edge itself does not import this module, so a function without models starts without pydantic.
"""

from typing import Any, cast

from pydantic import BaseModel, ConfigDict, model_validator

from shared.settings import keep_pydantic_plugins_unloaded

keep_pydantic_plugins_unloaded()


class Ask(BaseModel):
    """A request: fields the function does not know are ignored with a warning, never refused.

    Callers of today send more than we read, and a typo in a field's name deserves a sentence. A
    field that is null counts as not given: Go's encoders write unset pointers so.
    """

    model_config = ConfigDict(
        extra="allow", frozen=True, str_strip_whitespace=True, allow_inf_nan=False
    )

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        fields = cast("dict[str, Any]", data)
        return {name: value for name, value in fields.items() if value is not None}


class Answer(BaseModel):
    """A response: NaN and infinities leave as null."""

    model_config = ConfigDict(extra="forbid", ser_json_inf_nan="null")
