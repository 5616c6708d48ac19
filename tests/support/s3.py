"""SeaweedFS on loopback: a real S3, which checks keys and signatures and honours conditions."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3
from botocore.exceptions import EndpointConnectionError

from shared.settings import Settings
from tests.support.processes import BIN, Process, free_port

FIRST_KEY = "first"
ATTEMPTS = 3
# Each would listen at a fixed port, where a second server of another worker dies; and no news home.
LEFT_OUT = ("-s3.port.iceberg=0", "-s3.port.lance=0", "-master.telemetry=false")
BUCKET = "jamie"
KEY_ID, SECRET = "AKIAJAMIETESTS000000", "a-secret-that-nobody-may-read"


def s3_env(url: str) -> dict[str, str]:
    """Return the environment of a Jamie that keeps things there."""
    return {
        "S3_ENDPOINT_URL": url,
        "S3_BUCKET": BUCKET,
        "AWS_ACCESS_KEY_ID": KEY_ID,
        "AWS_SECRET_ACCESS_KEY": SECRET,
    }


def s3_settings(url: str, **more: str) -> Settings:
    """Return the settings of a Jamie that keeps things there, or differs by `more`."""
    return Settings.from_env({**s3_env(url), **more})


def make_bucket(url: str) -> None:
    """Create the bucket, as whoever runs MinIO does."""
    client = boto3.client(
        "s3",
        endpoint_url=url or None,
        region_name="us-east-1",
        aws_access_key_id=KEY_ID,
        aws_secret_access_key=SECRET,
    )
    client.create_bucket(Bucket=BUCKET)
    # The first write makes a volume and takes as long as many others: no test's limit pays for it.
    client.put_object(Bucket=BUCKET, Key=FIRST_KEY, Body=b"x")
    client.delete_object(Bucket=BUCKET, Key=FIRST_KEY)
    client.close()


@contextmanager
def seaweedfs(directory: Path) -> Iterator[str]:
    """Run SeaweedFS with one identity and the bucket; yield its URL."""
    process, url = _started(directory)
    with process:
        yield url
        process.popen.kill()  # nothing in it is worth its long goodbye


def _started(directory: Path) -> tuple[Process, str]:
    """Start it; again on other ports when one of the eight was taken in the meantime."""
    for attempt in range(ATTEMPTS):
        folder = directory / str(attempt)
        folder.mkdir()
        process, url = _start(folder)
        try:
            process.wait_for(url, status=403)  # nobody anonymous may look: it is up
            make_bucket(url)
        except (AssertionError, EndpointConnectionError):
            process.popen.kill()
            process.stop()
            continue
        return process, url
    raise AssertionError("SeaweedFS does not start")


def _start(directory: Path) -> tuple[Process, str]:
    actions = ["Admin", "Read", "Write", "List"]
    identity = {
        "name": "jamie",
        "credentials": [{"accessKey": KEY_ID, "secretKey": SECRET}],
        "actions": actions,
    }
    config = directory / "s3.json"
    config.write_text(json.dumps({"identities": [identity]}))
    ports = {part: free_port() for part in ("master", "volume", "filer", "s3")}
    options = [f"-{part}.port={port}" for part, port in ports.items()]
    options += [f"-{part}.port.grpc={free_port()}" for part in ports]
    command = [
        str(BIN / "weed"), "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={directory}",
        "-filer", "-s3", f"-s3.config={config}", "-master.volumeSizeLimitMB=64",
        "-volume.max=4", *LEFT_OUT, *options,
    ]  # fmt: skip
    env = {"PATH": "/usr/bin:/bin", "HOME": str(directory)}
    process = Process(command, env=env, log=directory / "log", cwd=directory)
    return process, f"http://127.0.0.1:{ports['s3']}"
