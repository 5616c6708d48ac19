"""The service that is not well: a rollout whose new pod crash-loops, and too few old ones left.

25 minutes before the world starts, checkout was rolled out to v2.31, whose configuration names a
database host that does not exist. One old pod had to go for the new one; the two that stay answer
about 8 % of the requests with 503. Events are in checkout_events, what pods write is in logs.
"""

from datetime import datetime, timedelta

from deploy.demo.kube.objects import Json, deployment, terminated, waiting
from deploy.demo.story.crash_loop import CrashLoop
from deploy.demo.story.parts import Program, app, exposed, of_kind, replica_set

NAME = "checkout"
NAMESPACE = "default"
AGE_AT_ROLLOUT = timedelta(days=12, hours=2)
ROLLED_OUT_AGO = timedelta(minutes=25)
OLD_PODS = ("checkout-5f7d8c6b4-m4n7p", "checkout-5f7d8c6b4-t8z2q")
REMOVED_POD = "checkout-5f7d8c6b4-c2v9d"
NEW_POD = "checkout-6c8f7d9b5-w5k2d"
WANTED = 3

OLD = Program(
    name=NAME,
    image="ghcr.io/homelab/checkout:v2.30",
    cpu_limit="500m",
    memory_limit="512Mi",
    cpu_request="200m",
    memory_request="256Mi",
    env={"DATABASE_HOST": "postgres.default.svc.cluster.local", "DATABASE_POOL_SIZE": "20"},
)
NEW = Program(
    name=NAME,
    image="ghcr.io/homelab/checkout:v2.31",
    cpu_limit=OLD.cpu_limit,
    memory_limit=OLD.memory_limit,
    cpu_request=OLD.cpu_request,
    memory_request=OLD.memory_request,
    env={**OLD.env, "DATABASE_HOST": "postgres-primary.default.svc.cluster.local"},
)


def objects(loop: CrashLoop) -> list[Json]:
    """Build the service as it stands when the new pod's crash loop has come so far."""
    since, rolled_out = loop.began - AGE_AT_ROLLOUT, loop.began
    shape = NEW.container_in(
        waiting(
            "CrashLoopBackOff",
            f"back-off 5m0s restarting failed container={NAME} pod={NEW_POD}_{NAMESPACE}",
        ),
        restarts=loop.restarts,
        last_terminated=terminated(
            1, reason="Error", started_at=loop.last_started, finished_at=loop.last_ended
        ),
    )
    owner = _deployment(since, rolled_out)
    old = replica_set(OLD, owner, OLD_PODS, since, revision=30)
    new = replica_set(NEW, owner, [NEW_POD], rolled_out, revision=31, shape=shape, ready=0)
    pods = of_kind("Pod", [*old, *new])
    return [owner, *old, *new, *exposed(OLD, NAMESPACE, pods, since)]


def _deployment(since: datetime, rolled_out: datetime) -> Json:
    built = deployment(
        NAME,
        NAMESPACE,
        labels=app(NAME),
        containers=[NEW.container(rolled_out)],
        replicas=WANTED,
        ready=len(OLD_PODS),
        updated=1,
        revision=31,
        progress="ProgressDeadlineExceeded",
        annotations={"kubernetes.io/change-cause": "checkout v2.31"},
        created_at=since,
        changed_at=rolled_out,
    )
    # One pod at a time, and never more than wanted: that is why an old one had to go first.
    built["spec"]["strategy"]["rollingUpdate"] = {"maxUnavailable": 1, "maxSurge": 0}
    available = next(c for c in built["status"]["conditions"] if c["type"] == "Available")
    available |= {
        "status": "True",
        "reason": "MinimumReplicasAvailable",
        "message": "Deployment has minimum availability.",
    }
    return built
