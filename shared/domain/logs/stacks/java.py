"""Java's traces (and Kotlin's, Scala's): `at`, `Caused by`, `Suppressed`, `... 12 more`."""

import re
from collections.abc import Sequence
from typing import Self

from shared.domain.logs.stacks.trace import MAX_CHAIN, UNKNOWN, Frame, Raised

_FRAME = (
    r"\s{0,16}at (?:[\w.@-]{0,80}/){0,2}([\w.$<>/-]{1,400})"
    r"\((?:[\w$-]{1,120}\.(?:java|kt|scala|groovy|clj)(?::\d{1,7})?|Native Method|Unknown Source"
    r"|<\w{1,20}>|[\w$-]{1,120}:\d{1,7})\)"
)
_TYPE = (
    r"((?:[a-z_][\w]{0,60}\.){1,12}[A-Z]\w{0,120}(?:\$\w{1,80}){0,4}"
    r"|[A-Z]\w{0,120}(?:Exception|Error|Throwable))(?::\ ?(.*)|\s*)$"
)
_HEADER = rf'(?:Exception in thread "[^"]{{0,200}}" )?{_TYPE}'
_WITHIN = rf"(?:^|[\s:=])(?:nested exception is )?{_TYPE}"
_CAUSE = rf"\s{{0,16}}(?:Caused by|Wrapped by): (?:{_TYPE}|(.+))"
_MORE = r"\s{0,16}(?:\.{3} \d{1,6} (?:more|common frames omitted)|\[CIRCULAR REFERENCE)"
_SUPPRESSED = r"(\s{0,16})Suppressed: "
_READ_CHARS = 2_000
# Packages of the platform and of what programs are built with.
_LIBRARY = (
    "java.", "javax.", "jdk.", "sun.", "com.sun.", "jakarta.", "kotlin.", "kotlinx.", "scala.",
    "groovy.", "clojure.", "org.springframework.", "org.apache.", "org.hibernate.", "org.jboss.",
    "org.eclipse.jetty.", "org.junit.", "org.postgresql.", "com.mysql.", "com.zaxxer.",
    "com.fasterxml.", "com.google.common.", "io.netty.", "io.grpc.", "io.undertow.",
    "io.micrometer.", "io.quarkus.", "io.vertx.", "io.micronaut.", "reactor.", "rx.", "akka.",
    "okhttp3.", "retrofit2.",
)  # fmt: skip
# Proxies' and lambdas' generated parts, then numbers that compilers give.
_GENERATED = r"\$\$[\w$]*(?:/(?:0x)?[0-9a-f]+)?|(?<=\$)\d+|(?<=\$Proxy)\d+|\$\d+(?=\.|$)"


class Java:
    """Read a trace whose first frame was found; what stands before it names the exception."""

    names = False

    def __init__(self, exception: str, message: str, lines_before: int) -> None:
        self.lines_before = lines_before
        self._chain = [Raised(exception, message)]
        self._suppressed: int | None = None
        self._ended = False

    @classmethod
    def open(cls, text: str, before: Sequence[str]) -> Self | None:
        """Begin at a frame; `before` are the lines before it, the nearest first."""
        found = re.match(_FRAME, text)
        if not found:
            return None
        reader = cls(*_named(before))
        reader.take(text)
        return reader

    def take(self, text: str) -> bool:
        """Take a frame, a cause or what stands for frames; suppressed ones are passed over."""
        if self._ended:
            return False
        if self._suppressed is not None and _indent(text) < self._suppressed:
            self._suppressed = None
        if found := re.match(_SUPPRESSED, text):
            self._suppressed = len(found[1])
            return True
        taken = bool(re.match(_MORE, text)) or self._grows(text)
        self._ended = not taken and re.match(_HEADER, text) is not None
        return taken

    def _grows(self, text: str) -> bool:
        if found := re.match(_FRAME, text):
            self._add(_frame(found[1]))
        elif found := re.match(_CAUSE, text):
            self._cause(found[1] or UNKNOWN, found[2] or found[3] or "")
        return found is not None

    def _add(self, frame: Frame) -> None:
        if self._suppressed is None:
            self._chain[-1].add(frame)

    def _cause(self, exception: str, message: str) -> None:
        if self._suppressed is None:
            self._chain.append(Raised(exception, message))
            del self._chain[1:-MAX_CHAIN]  # the first and the innermost say most

    def chain(self) -> list[Raised]:
        """Return the exceptions, the innermost cause first."""
        return self._chain[::-1]


def _named(before: Sequence[str]) -> tuple[str, str, int]:
    for count, text in enumerate(before, 1):
        found = re.match(_HEADER, text.strip()) or re.search(_WITHIN, text[:_READ_CHARS])
        if found:
            return found[1], found[2] or "", count
    return UNKNOWN, "", 0


def _frame(name: str) -> Frame:
    return Frame(re.sub(_GENERATED, "", name), own=not name.startswith(_LIBRARY))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
