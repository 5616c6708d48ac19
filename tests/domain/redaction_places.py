"""Secrets that are known by where they stand: headers, URLs, commands, files, statements."""

from tests.domain.redaction_random import GUID, MIXED, SHA, some
from tests.domain.redaction_tokens import Kind

KEY64 = some("mixed", 43) + "="
BLOB = "LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQpN" + some("mixed", 60)
CERTIFICATE = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1J" + some("mixed", 60)
PASSWORD = some("lower", 14)
SCHEMES = (
    *("postgres", "postgresql", "mysql", "mongodb+srv", "redis", "rediss", "amqp", "amqps"),
    *("http", "https", "ftp", "sftp", "smtp", "ldap", "nats", "mqtt", "kafka", "rtsp", "imaps"),
    *("clickhouse", "git+https", "socks5"),
)
BASE32 = some("base32", 32)

PLACES = (
    Kind(
        "environment of aws and minio",
        (
            (f"AWS_SECRET_ACCESS_KEY={MIXED}", MIXED),
            (f"AWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjE{MIXED}//////////{MIXED}", MIXED),
            (f"MINIO_ROOT_PASSWORD={some('lower', 12)}", some("lower", 12)),
            (f'MINIO_SECRET_KEY: "{some("lower", 20)}"', some("lower", 20)),
            (f"S3_ACCESS_KEY_ID={some('upper', 20)} S3_ENDPOINT=minio:9000", some("upper", 20)),
        ),
        (
            "AWS_REGION=us-east-1 AWS_PROFILE=homelab-2",
            "MINIO_ROOT_USER=minioadmin1",
            "S3_ENDPOINT=http://minio.minio:9000",
        ),
    ),
    Kind(
        "service account of google",
        (
            (
                (
                    rf'"private_key":"-----BEGIN PRIVATE KEY-----\nMIIEv{MIXED}\n{MIXED}==\n'
                    r'-----END PRIVATE KEY-----\n"'
                ),
                MIXED,
            ),
        ),
        ('"type": "service_account", "project_id": "homelab-1"',),
    ),
    Kind(
        "azure",
        (
            (
                f"DefaultEndpointsProtocol=https;AccountName=acme1;AccountKey={KEY64};Suffix=x",
                KEY64,
            ),
            (f"?sv=2023-01-03&sr=b&sig={some('mixed', 43)}%3D&se=2026-01-01", some("mixed", 43)),
            (f"Endpoint=sb://x/;SharedAccessKeyName=Root1;SharedAccessKey={KEY64}", KEY64),
        ),
        ("AccountName=acme1;EndpointSuffix=core.windows.net", "sv=2023-01-03 sr=b"),
    ),
    Kind(
        "docker and kubernetes files",
        (
            (f'{{"auths":{{"reg.io":{{"auth":"{some("mixed", 28)}"}}}}}}', some("mixed", 28)),
            (f'"identitytoken": "{MIXED}"', MIXED),
            (f"    client-key-data: {BLOB}", BLOB),
            (f"    token: {MIXED}", MIXED),
            ("kubeadm join 10.0.0.1:6443 --token q7x4ab.0123456789abcdef", "0123456789abcdef"),
            (f"Secret data: {{db-password: {some('mixed', 16)}}}", some("mixed", 16)),
            ("--from-literal=password=hunter2", "hunter2"),
        ),
        (
            f"    certificate-authority-data: {CERTIFICATE}",
            f"    client-certificate-data: {CERTIFICATE}",
            f"--discovery-token-ca-cert-hash sha256:{some('hex', 64)}",
            "secret/regcred unchanged",
            'MountVolume.SetUp failed for volume "certs" : secret "tls" not found',
            "secretName: homepage-tls-7d9c",
            "secretKeyRef: {name: db-auth-2, key: url}",
            "automountServiceAccountToken: false",
        ),
    ),
    Kind(
        "headers",
        (
            ("Authorization: Basic YWRtaW46aHVudGVyMg==", "YWRtaW46aHVudGVyMg"),
            (f"proxy-authorization: Bearer {MIXED}", MIXED),
            (f'"Authorization": ["Bearer {MIXED}"]', MIXED),
            (f"Authorization: token {some('hex', 40)}", some("hex", 40)),
            (f"X-Vault-Token: {MIXED}", MIXED),
            (f"X-Consul-Token: {GUID}", GUID),
            (f"X-Plex-Token={some('mixed', 20)}", some("mixed", 20)),
            (f"PRIVATE-TOKEN: {MIXED}", MIXED),
            (f"Cookie: theme=dark; sid={MIXED}; _ga=GA1.2", MIXED),
            (f"Set-Cookie: grafana_session={some('hex', 32)}; Path=/", some("hex", 32)),
            (f"set-cookie: [auth={MIXED}; Secure]", MIXED),
        ),
        (
            "Authorization: required",
            "WWW-Authenticate: Basic realm=grafana",
            f"X-Request-Id: {GUID}",
            "cookie not sent",
            "Bearer token expired",
            f"X-B3-TraceId: {some('hex', 32)}",
            f"Idempotency-Key: {GUID}",
        ),
    ),
    Kind(
        "urls",
        (
            *(
                (f"dial {scheme}://svc:{PASSWORD}@db.lab:5432/x failed", PASSWORD)
                for scheme in SCHEMES
            ),
            (f"redis://:{some('lower', 14)}@redis:6379/0", some("lower", 14)),
            (f"postgres://svc:p%40ss{some('lower', 9)}@db/x", some("lower", 9)),
            (f"https://oauth2:{MIXED}@git.lab/x.git", MIXED),
            (f"GET /cb?code={MIXED}&state=1", MIXED),
            (f"GET /x?access_token={MIXED}&v=1", MIXED),
            (f"GET /rss?apikey={some('hex', 32)}&t=search", some("hex", 32)),
            (f"PUT /b/o?X-Amz-Signature={some('hex', 64)} 403", some("hex", 64)),
            (f"GET /b/o?X-Goog-Signature={some('hex', 64)} 403", some("hex", 64)),
        ),
        (
            "dial postgres://db.lab:5432/x failed",
            "http://10.0.0.7:9090/@fs/x.js",
            "https://packages.example/@types/node 200",
            "GET /x?code=500&state=1",
            "GET /status?code=ECONNREFUSED1",
            "https://medium.com/@someone/a-post",
            "GET /x?page=2&per_page=100&sort=-created_at",
        ),
    ),
    Kind(
        "connection strings",
        (
            ("jdbc:oracle:thin:scott/tiger7@//ora:1521/x", "tiger7"),
            ("jdbc:mysql://db/x?user=a&password=pl41n", "pl41n"),
            ("jdbc:sqlserver://db;user=sa;password=F00bar!;encrypt=true", "F00bar!"),
            ("Data Source=db;Initial Catalog=x;User ID=sa;Pwd=F00bar;Timeout=5", "F00bar"),
            ("host=db user=svc password=s3cr3t dbname=x sslmode=require", "s3cr3t"),
            ("svc:s3cr3t@tcp(mysql:3306)/shop?parseTime=true", "s3cr3t"),
            ("requirepass s3cr3t9", "s3cr3t9"),
        ),
        (
            "jdbc:oracle:thin:@//ora:1521/x",
            "host=db user=svc dbname=x sslmode=require",
            "requirepass is not set",
        ),
    ),
    Kind(
        "statements",
        (
            ("UPDATE users SET password='h4sh' WHERE id=7", "h4sh"),
            ("ALTER USER svc WITH PASSWORD 's3cr3t'", "s3cr3t"),
            ("CREATE USER 'svc'@'%' IDENTIFIED BY 's3cr3t'", "s3cr3t"),
            ("SET PASSWORD FOR 'svc' = PASSWORD('s3cr3t')", "s3cr3t"),
            ("INSERT INTO users (name, password) VALUES ('a', 's3cr3t')", "s3cr3t"),
            ("CREATE SECRET MAPPING SERVER s OPTIONS (user 'u', password 's3cr3t')", "s3cr3t"),
        ),
        (
            "ALTER TABLE users DROP COLUMN password",
            "SELECT id, password_hash FROM users WHERE id = 7",
            "INSERT INTO orders (id, total) VALUES (7, 12)",
            "user 'svc' is identified by certificate",
        ),
    ),
    Kind(
        "commands",
        (
            ("sshpass -p s3cr3t7 ssh pi@node-3", "s3cr3t7"),
            ("mysql -h db -u root -ps3cr3t7 shop", "s3cr3t7"),
            ("redis-cli -h r -a s3cr3t7 ping", "s3cr3t7"),
            ("PGPASSWORD=s3cr3t7 psql -h db", "s3cr3t7"),
            ("curl -u admin:s3cr3t7 http://nas", "s3cr3t7"),
            ("mount -o username=nas,password=s3cr3t7,vers=3.0", "s3cr3t7"),
            ("machine git.lab login svc password s3cr3t7", "s3cr3t7"),
            ("helm upgrade x --set db.password=s3cr3t7", "s3cr3t7"),
            ("ansible_become_pass: s3cr3t7", "s3cr3t7"),
        ),
        (
            "ssh -p 2222 pi@node-3",
            "mysql -h db -u root shop -P3306",
            "mkdir -p /srv/x",
            "redis-cli -h r ping",
            "tar -a -cf x.tar",
            "--password-file /run/secrets/db",
            "--secret-name db --token-ttl 1h",
        ),
    ),
    Kind(
        "keys of networks",
        (
            (f"PrivateKey = {KEY64}", KEY64),
            (f"PresharedKey = {KEY64}", KEY64),
            ("wpa_passphrase=correct horse", "correct"),
            ('psk="correct9horse"', "correct9horse"),
            (f"otpauth://totp/lab:me?secret={BASE32}&issuer=lab", BASE32),
            (f"totp_secret: {BASE32}", BASE32),
            ("AUTH PLAIN AGFkbWluAGh1bnRlcjI=", "AGFkbWluAGh1bnRlcjI"),
            ("snmp community: s3cr3tro", "s3cr3tro"),
        ),
        (
            f"PublicKey = {KEY64}",
            f"peer {KEY64[:8]}… handshake",
            "AUTH PLAIN not supported",
            "psk: none",
            "community edition 10.4",
            f"SHA256:{KEY64} ssh host key",
        ),
    ),
    Kind(
        "hashes of passwords",
        (
            (f"admin:$apr1${some('mixed', 8)}${some('mixed', 22)}", some("mixed", 22)),
            (f"root:$6${some('mixed', 8)}${some('mixed', 60)}:19000:0", some("mixed", 60)),
            (f"userPassword: {{SSHA}}{some('mixed', 32)}", some("mixed", 32)),
            (f"stored {{SSHA512}}{some('mixed', 60)}", some("mixed", 60)),
            (
                f"hash pbkdf2_sha256$600000${some('mixed', 22)}${some('mixed', 43)}",
                some("mixed", 43),
            ),
        ),
        ("costs $2 or $5 or $6 a day", "{SSHA} is the scheme", "pbkdf2_sha256 with 600000 rounds"),
    ),
    Kind(
        "in prose",
        (
            ("login failed for bob with password 'hunter2'", "hunter2"),
            ('wrong password "hunter2" for bob', "hunter2"),
            ("the password is hunter22", "hunter22"),
            (f"generated api key {MIXED}", MIXED),
        ),
        (
            "password authentication failed for user 'svc'",
            'password for "bob" expired',
            f"commit {SHA} pushed",
            "the token is expired",
            "passwordless login for 'bob'",
        ),
    ),
)
