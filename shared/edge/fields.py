"""Fields that several functions ask for, checked alike; a field of one is in its `models`.

What of them is made of models is in `shared.edge.talk`.
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from shared.domain.logs.stamps import parse_since
from shared.domain.names import is_dns_name
from shared.domain.promql.times import unix_time


def _named(text: str) -> str:
    if text and not is_dns_name(text):
        raise ValueError("must be a Kubernetes name: lower-case letters, digits, '-' and '.'")
    return text


def _begun(text: str) -> str:
    parse_since(text)
    return text


def _moment(text: str) -> str:
    _ = unix_time(text) if text else 0.0
    return text


def _word(value: Any) -> Any:
    return str(value).strip().lower() if isinstance(value, bool | str) else value


Word = Annotated[str, StringConstraints(strip_whitespace=True)]
Name = Annotated[Word, AfterValidator(_named)]  # of a Kubernetes object; "" where none is given
Since = Annotated[Word, AfterValidator(_begun)]  # a duration, or an RFC 3339 time
Moment = Annotated[str, AfterValidator(_moment)]  # RFC 3339 or Unix seconds; "" is now
Previous = Annotated[Literal["false", "true", "auto"], BeforeValidator(_word)]
