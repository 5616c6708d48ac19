"""S3 or MinIO: small documents read, written on a condition, linked to; only here is boto3 known.

boto3 takes half a second to import and is synchronous: it loads on the first call and works in a
thread. What the documents hold belongs to who keeps them.
"""

import asyncio
import importlib
from collections.abc import Callable
from typing import Any, NamedTuple, Self

from shared.clients.budget import within
from shared.errors import (
    BadUpstreamAnswer,
    NotConfigured,
    UpstreamAuth,
    UpstreamError,
    UpstreamNotFound,
    UpstreamRejected,
    UpstreamTimeout,
    UpstreamUnreachable,
    clip,
)
from shared.readers import public_url
from shared.settings import Settings
from shared.telemetry import traces

SYSTEM = "storage"
CONNECT_TIMEOUT_S = 1.5
READ_TIMEOUT_S = 3.0
CALL_LIMIT_S = 8.0  # with the import of boto3 on a cold, slow core
MAX_DOCUMENT_BYTES = 4 * 1024 * 1024
GONE = frozenset({"404", "NoSuchKey", "NotFound"})
REFUSED = frozenset(
    {"401", "403", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken"}
)
# 409: S3 itself saw two conditional writes at the same time and asks to try again.
CHANGED = frozenset({"412", "PreconditionFailed", "409", "ConditionalRequestConflict"})


class Document(NamedTuple):
    """What is stored under a key, and the tag that a write on it must name."""

    body: bytes
    tag: str


class Changed(UpstreamRejected):
    """Somebody else wrote the document in the meantime."""


class Storage:
    """One bucket; without one in the settings every call says so."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.where = f"S3 bucket {settings.s3_bucket}" + (
            f" at {public_url(settings.s3_endpoint_url)}" if settings.s3_endpoint_url else ""
        )
        self._client: Any = None
        self._opening = asyncio.Lock()

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Build it; no connection is made yet."""
        return cls(settings)

    async def aclose(self) -> None:
        """Close its connections."""
        if self._client is not None:
            self._client.close()

    @property
    def is_configured(self) -> bool:
        """Whether there is a bucket to ask."""
        return bool(self._settings.s3_bucket)

    async def load(self) -> None:
        """Load boto3, once a process; no connection is made yet."""
        await self._open()

    async def check(self) -> str:
        """Return a sentence when the bucket can be listed.

        Raises:
            UpstreamError: it cannot

        """
        answer = await self._call("list_objects_v2", MaxKeys=1)
        if answer.get("Name") != self._settings.s3_bucket:
            raise BadUpstreamAnswer(SYSTEM, f"{self.where} is not S3")
        return self.where

    async def get(self, key: str) -> Document | None:
        """Return the document under `key`, None where there is none.

        Raises:
            UpstreamError: it could not be asked, or the document is over MAX_DOCUMENT_BYTES

        """
        try:
            answer = await self._call("get_object", _whole, Key=key)
        except UpstreamNotFound:
            return None
        if len(answer["Body"]) > MAX_DOCUMENT_BYTES:
            raise BadUpstreamAnswer(SYSTEM, f"{self.where} holds a document that is too large")
        return Document(answer["Body"], answer["ETag"])

    async def put(self, key: str, body: bytes, *, replaces: Document | None) -> None:
        """Write a document that is new, or replaces the one that was read.

        Raises:
            Changed: somebody else wrote it since
            UpstreamError: it could not be asked

        """
        condition = {"IfNoneMatch": "*"} if replaces is None else {"IfMatch": replaces.tag}
        written = {"Key": key, "Body": body, "ContentType": "application/json"}
        await self._call("put_object", **written, **condition)

    async def link(self, key: str, expires_s: int) -> str:
        """Return a URL that reads the document without credentials for `expires_s` seconds."""
        client = await self._open()
        params = {"Bucket": self._settings.s3_bucket, "Key": key}
        url: str = await asyncio.to_thread(
            client.generate_presigned_url, "get_object", Params=params, ExpiresIn=expires_s
        )
        return url

    async def _call(
        self, operation: str, read: Callable[[Any], Any] = dict, /, **given: Any
    ) -> dict[str, Any]:
        try:
            with traces.span(f"storage {operation}", system=SYSTEM):
                async with asyncio.timeout(within(CALL_LIMIT_S)):
                    method = getattr(await self._open(), operation)
                    bucket = self._settings.s3_bucket
                    return await asyncio.to_thread(
                        lambda: _told(self.where, lambda: read(method(Bucket=bucket, **given)))
                    )
        except TimeoutError as late:
            raise UpstreamTimeout(SYSTEM, f"{self.where} did not answer in time") from late

    async def _open(self) -> Any:
        if not self.is_configured:
            raise NotConfigured("S3_BUCKET is not set")
        async with self._opening:
            if self._client is None:
                self._client = await asyncio.to_thread(_connected, self._settings)
        return self._client


def _connected(settings: Settings) -> Any:
    boto3 = importlib.import_module("boto3")
    config = importlib.import_module("botocore.config").Config(
        connect_timeout=CONNECT_TIMEOUT_S,
        read_timeout=READ_TIMEOUT_S,
        proxies={},  # the environment's could carry credentials to a host nobody configured
        retries={"total_max_attempts": 2, "mode": "standard"},
        # MinIO and its like have no host name a bucket, and know fewer checksums than S3.
        s3={"addressing_style": "path" if settings.s3_endpoint_url else "auto"},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        signature_version="s3v4",
    )
    return boto3.client(
        "s3",
        endpoint_url=settings.s3_endpoint_url or None,
        region_name=settings.aws_region,
        # Without a pair here boto3 looks where AWS puts credentials, such as a pod's own role.
        aws_access_key_id=settings.aws_access_key_id or None,
        aws_secret_access_key=settings.aws_secret_access_key or None,
        aws_session_token=settings.aws_session_token or None,
        config=config,
    )


def _whole(answer: Any) -> dict[str, Any]:
    """Return an answer with the bytes of its body, one more than allowed at most."""
    with answer["Body"] as body:
        return {**answer, "Body": body.read(MAX_DOCUMENT_BYTES + 1)}


def _told(where: str, call: Callable[[], Any]) -> Any:
    """Return what a call of boto3 returns, with its errors made ours."""
    errors = importlib.import_module("botocore.exceptions")
    try:
        return call()
    except errors.ClientError as refusal:
        raise _refusal(where, refusal.response) from refusal
    except (errors.ConnectTimeoutError, errors.ReadTimeoutError) as late:
        raise UpstreamTimeout(SYSTEM, f"{where} did not answer in time") from late
    except (errors.NoCredentialsError, errors.PartialCredentialsError) as missing:
        raise UpstreamAuth(SYSTEM, f"{where}: no credentials were found") from missing
    except (errors.HTTPClientError, errors.ConnectionError) as broken:
        raise UpstreamUnreachable(SYSTEM, f"{where} cannot be reached") from broken
    except (errors.BotoCoreError, ValueError) as nonsense:
        raise BadUpstreamAnswer(SYSTEM, f"{where} sent an answer that cannot be read") from nonsense


def _refusal(where: str, answer: Any) -> UpstreamError:
    code = str(answer.get("Error", {}).get("Code", ""))
    if code in GONE:
        return UpstreamNotFound(SYSTEM, f"{where} has no such document")
    if code in CHANGED:
        return Changed(SYSTEM, f"{where}: the document was written by somebody else")
    if code in REFUSED:
        return UpstreamAuth(SYSTEM, f"{where} refused the credentials ({clip(code, 40)})")
    return UpstreamRejected(SYSTEM, f"{where} refused: {clip(code, 80)}")
