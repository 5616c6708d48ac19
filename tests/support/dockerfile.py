"""The Dockerfile, read and run without a container engine: its own steps, in a folder."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.support.processes import ROOT

DOCKERFILE = ROOT / "deploy" / "Dockerfile"


class Step(NamedTuple):
    """One instruction, in which stage it stands (0, 1, ...) and what it says."""

    stage: int
    word: str
    text: str


def steps() -> list[Step]:
    """Return the instructions in order; those before the first FROM are of stage -1."""
    lines = [
        line
        for line in DOCKERFILE.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    found: list[Step] = []
    stage = -1
    for line in filter(str.strip, joined.splitlines()):
        word, _, text = line.partition(" ")
        stage += word == "FROM"
        found.append(Step(stage, word, text))
    return found


def final(word: str) -> list[str]:
    """Return what the last stage says under an instruction."""
    last = max(step.stage for step in steps())
    return [step.text for step in steps() if step.stage == last and step.word == word]


def command() -> tuple[str, ...]:
    """Return what a container of the image runs."""
    return tuple(json.loads(final("CMD")[0]))


def environment(app: Path) -> dict[str, str]:
    """Return what the image sets, its /app being `app`."""
    (text,) = final("ENV")
    pairs = dict(
        word.partition("=")[::2] for word in shlex.split(text.replace("$PATH", "/usr/bin:/bin"))
    )
    return {name: placed(value, app) for name, value in pairs.items()}


def placed(text: str, app: Path) -> str:
    """Return a line with the image's folders replaced by ours."""
    text = re.sub(r"(?<![\w/])/app\b", str(app), text)
    text = re.sub(r"(?<![\w/])/build\b", str(app.with_name("build")), text)
    return re.sub(r"\bpython3 ", f"{sys.executable} ", text)


def build(app: Path) -> None:
    """Run the build stage's own steps into `app`."""
    app.mkdir(parents=True)
    for step in _of_the_build():
        if step.word == "COPY":
            _copy(shlex.split(step.text), app)
        elif step.word == "RUN":
            env = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
            done = subprocess.run(
                ["bash", "-euc", placed(step.text, app)],
                cwd=app,
                env=env,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, (step.text, done.stderr[-2000:])


def _of_the_build() -> Iterator[Step]:
    yield from (step for step in steps() if step.stage == 0)


def _copy(words: list[str], app: Path) -> None:
    *sources, target = words
    for source in sources:
        if (ROOT / source).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / source, app / target, ignore=ignored)
        else:
            shutil.copy(ROOT / source, app / target)
