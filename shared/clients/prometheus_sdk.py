"""`prometheus-api-client` with a real deadline, a byte limit and our errors.

By itself it waits without end, asks four times and follows redirects. Loading it takes 150 ms, so
only `prometheus_metadata` imports this, when it is first asked.
"""

import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import requests
from prometheus_api_client.prometheus_connect import PrometheusConnect
from urllib3.exceptions import HTTPError, ReadTimeoutError
from urllib3.util import Retry

from shared.clients.http import CONNECT_TIMEOUT_S
from shared.clients.prometheus_answers import SYSTEM, json_object, refusal
from shared.errors import BadUpstreamAnswer, UpstreamTimeout, UpstreamUnreachable

CHUNK_BYTES = 65536


class _Session(requests.Session):
    """Reads each answer within a deadline and a size; environment and redirects are not used."""

    def __init__(self, where: str, ends_at: float, max_bytes: int) -> None:
        super().__init__()
        self.trust_env = False
        self._where, self._ends_at, self._max_bytes = where, ends_at, max_bytes

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Follow nowhere: a redirect could carry credentials to a host nobody configured."""

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        """Send within what is left; anything but a 200 is raised by its kind."""
        left = self._left()
        options |= {"timeout": (min(CONNECT_TIMEOUT_S, left), left), "stream": True}
        response = super().send(request, **options)
        body = self._body(response)
        if response.status_code != requests.codes["ok"]:
            raise refusal(response.status_code, json_object(body), self._where)
        response._content = body  # noqa: SLF001 # type: ignore[reportPrivateUsage] - read by .json()
        return response

    def _left(self) -> float:
        if (left := self._ends_at - time.monotonic()) <= 0:
            raise requests.Timeout
        return left

    def _body(self, response: requests.Response) -> bytes:
        body = bytearray()
        with response:
            while chunk := response.raw.read1(CHUNK_BYTES):  # what is there, unlike read
                body += chunk
                self._left()
                if len(body) > self._max_bytes:
                    raise BadUpstreamAnswer(SYSTEM, f"{self._where} has too much to say to this")
        return bytes(body)


@contextmanager
def connected(
    url: str, where: str, *, headers: dict[str, str], ca_file: str, timeout_s: float, max_bytes: int
) -> Generator[Any]:
    """Give a PrometheusConnect for `timeout_s` in all; `where` names the server for a person.

    It goes by Any because its annotations are partial.

    Raises:
        UpstreamError: by its kind

    """
    with _Session(where, time.monotonic() + timeout_s, max_bytes) as session:
        session.verify = ca_file or True
        once_more = Retry(total=1, connect=1, read=False, status=0, redirect=0, other=0)
        asked = {**headers, "Accept-Encoding": "identity"}  # the limit then counts what travels
        try:
            yield PrometheusConnect(url, headers=asked, retry=once_more, session=session)
        except (requests.Timeout, ReadTimeoutError) as late:
            raise UpstreamTimeout(SYSTEM, f"{where} did not answer in time") from late
        except requests.JSONDecodeError as odd:
            raise BadUpstreamAnswer(SYSTEM, f"{where} sent an answer that cannot be read") from odd
        except (requests.RequestException, HTTPError) as broken:
            raise UpstreamUnreachable(SYSTEM, f"{where} cannot be reached") from broken
        except (LookupError, TypeError, AttributeError) as odd:
            raise BadUpstreamAnswer(SYSTEM, f"{where} sent JSON of another shape") from odd
