"""What tells who somebody is or pays with: lines that hold it, and lines that nearly do."""

from tests.domain.redaction_random import GUID, SHA
from tests.domain.redaction_tokens import Kind

PEOPLE = (
    Kind(
        "mail addresses",
        (
            ("to=<jane.doe+lab@example.co.uk>, relay=none", "jane.doe+lab@example.co.uk"),
            ("mailto:jane@example.com?subject=x", "jane@example.com"),
            ("sub=jane%40example.org&x=1", "jane%40example.org"),
        ),
        (
            "git@github.com:org/repo.git",
            "core@node-3.lab.internal",
            "getty@tty1.service started",
            "npm WARN request@2.88.2",
            "libfoo.so@GLIBC_2.34",
            "actions/checkout@v4.1.1",
        ),
    ),
    Kind(
        "payment cards",
        (
            ("pan=4111111111111111", "4111111111111111"),
            ("card 5555-5555-5555-4444", "5555-5555-5555-4444"),
            ("amex 3782 822463 10005", "822463"),
        ),
        (
            "order 4111111111111112",
            "lease 1732270530123 ns 1732270530123456789",
            "trace 4111111111111111abc",
            "blob x4111111111111111",
        ),
    ),
    Kind(
        "bank accounts",
        (
            ("to DE89370400440532013000 queued", "DE89370400440532013000"),
            ("from FR14 2004 1010 0505 0001 3M02 606 booked", "2004 1010"),
        ),
        ("to DE89370400440532013001 queued", "part NO12345678901 in stock"),
    ),
    Kind(
        "national numbers",
        (
            ("ssn 078-05-1120", "078-05-1120"),
            ("cpf 529.982.247-25 aprovado", "529.982.247-25"),
            ('"cpf":"52998224725"', "52998224725"),
        ),
        (
            "range 000-12-3456, 415-555 ms",
            "version 529.982.247-26",
            "cpf: invalido",
            "10.20.30.40-25",
        ),
    ),
    Kind(
        "telephone numbers",
        (
            ("sms to +4915112345678 sent", "+4915112345678"),
            ("whatsapp +55 11 91234-5678 blocked", "91234-5678"),
            ("caller=+1 (415) 555-2671", "555-2671"),
        ),
        (
            "at 10:00:00 +0000 and +0530 and 2026-11-22T10:00:00+01:00",
            "offset +12345 of +1234567",
            "1.30.2+k3s1 and v1.34.1+rke2r1",
            "5+1732270530123 items",
            "delta +17322705301234567890",
        ),
    ),
    Kind(
        "addresses on the Internet",
        (
            ("client 203.0.113.77:51234 closed", "203.0.113.77"),
            ("peer [2a02:26f7:c9c8:4000:1:2:3:4]:443", "2a02:26f7:c9c8:4000:1:2:3:4"),
        ),
        (
            "10.42.0.17 192.168.1.20:8123 172.16.0.1 100.64.0.9 169.254.169.254 127.0.0.1",
            "Chrome/120.0.0.0 v1.2.3.4 image:10.4.2.1",
            "fe80::1 ::1 fd00::12",
        ),
    ),
)

# Identifiers that a reader needs and that give nothing away.
ORDINARY = (
    f"pod uid {GUID} evicted",
    f"built from {SHA} ({SHA[:7]})",
    f"Pulled image ghcr.io/acme/homepage@sha256:{SHA}{SHA[:24]}",
    "homepage-7d9f8c6b5d-x2x4z_default(7f1c1a52-6d1f-4f0b-9a39-1f2b6f6f0b11)",
    "decoded aGVsbG8gd29ybGQ= to hello world",
    "kubelet v1.34.1+k3s1, containerd 2.1.4-k3s1, linux/arm64 6.12.34+rpt-rpi-v8",
    'http_request_duration_seconds_bucket{le="0.25",code="200"} 4711',
    "x-request-id=4bf92f3577b34da6a3ce929d0e0e4736 status=200 dur=12ms",
    "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    'etag W/"33a64df551425fcc55e4d42a148795d9f25f89d4"',
    "resourceVersion=123456789012 generation=4",
    "leader election lost: lease jamie/controller-7f1c1a52 renewed 1732270530123",
    "I1122 10:00:00.000000       1 leaderelection.go:258] successfully acquired lease",
    "GET /static/js/main.7d9c5b6f.chunk.js 304",
    "token bucket is full; max_tokens=1500 tokens: 200",
    "keyspace=orders partition_key=7 sort_key=order:12345",
    "volume pvc-7f1c1a52-6d1f-4f0b-9a39-1f2b6f6f0b11 mounted at /data",
    "goroutine 17 [running]: main.(*Server).ServeHTTP(0xc0000b4000, 0x1400012a000)",
    "at com.acme.auth.PasswordEncoder.matches(PasswordEncoder.java:118)",
    'File "/app/auth/token.py", line 42, in refresh_token',
    "Session started with 8 workers; cookie jar is empty",
    "tls: failed to verify certificate: x509: certificate signed by unknown authority",
    "OOMKilled exit code 137, memory limit 268435456 bytes",
    'level=info msg="wrote block" ulid=01JDABCDEF0123456789ABCDEF duration=1.2s',
)
