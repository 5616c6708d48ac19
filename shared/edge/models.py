"""The base classes of requests and responses: the only place that decides how JSON is read.

The edge itself does not import this module, so a function without models starts without pydantic.
"""

from pydantic import BaseModel, ConfigDict

from shared.settings import keep_pydantic_plugins_unloaded

keep_pydantic_plugins_unloaded()


class Ask(BaseModel):
    """A request: fields the function does not know are ignored with a warning, never refused.

    Callers of today send more than we read, and a typo in a field's name deserves a sentence.
    """

    model_config = ConfigDict(extra="allow", frozen=True, str_strip_whitespace=True)


class Answer(BaseModel):
    """A response: NaN and infinities leave as null."""

    model_config = ConfigDict(extra="forbid", ser_json_inf_nan="null")
