"""Worlds that the rules were tuned on: each category plainly, and some of the traps."""

from tests.incidents.place import (
    BUCKETS,
    SLOW,
    Place,
    Rev,
    World,
    ago,
    looping,
    restarted,
    stuck,
    unready,
    world,
)

TUNED: list[World] = []
GOOD = (75, 120, 0.0, BUCKETS)
OLD = Rev("5f7d8c6b4", 30, 9000, pods=2, image="cart:v2.30")


def new(**more) -> Rev:
    return Rev("6c8f7d9b5", 31, **{"age": 25, "pods": 1, "image": "cart:v2.31", **more})


@world(TUNED, category="image_pull", must=["cart:v2.31"], never="crash_loop")
def image_pull(at: Place) -> None:
    told = 'Back-off pulling image "cart:v2.31": not found'
    pods = at.deploy("cart", OLD, new(shape=stuck("ImagePullBackOff", told)))
    at.event(pods[-1], "Failed", 'Failed to pull image "cart:v2.31": not found', last=1, count=9)
    at.traffic("cart", GOOD)


@world(TUNED, category="missing_object", must=['secret "cart-db"'])
def missing_secret(at: Place) -> None:
    told = 'secret "cart-db" not found'
    at.deploy("cart", Rev("5f7d8c6b4", 1, 12, shape=stuck("CreateContainerConfigError", told)))


@world(TUNED, category="missing_object", must=['configmap "cart-settings"'])
def missing_configmap_to_mount(at: Place) -> None:
    (one, *_) = at.deploy("cart", Rev("5f7d8c6b4", 1, 12, shape=stuck("ContainerCreating", "")))
    told = 'MountVolume.SetUp failed for volume "settings" : configmap "cart-settings" not found'
    at.event(one, "FailedMount", told, last=1, first=11, count=8)


@world(TUNED, category="bad_command", must=["/app/srv"])
def bad_command(at: Place) -> None:
    told = 'failed to create task: exec: "/app/srv": stat /app/srv: no such file or directory'
    shape = looping(128, reason="StartError")

    def failing(name, rev):
        made = shape(name, rev)
        made.status["lastState"]["terminated"]["message"] = told
        return made

    at.deploy("cart", OLD, new(shape=failing))


@world(TUNED, category="permission", must=["/data/cart.db"])
def permission_denied(at: Place) -> None:
    one, *_ = at.deploy("cart", Rev("5f7d8c6b4", 2, 30, pods=1, shape=looping()))
    at.log(one, (3, "starting cart"), (2, "panic: open /data/cart.db: permission denied"))
    at.log(one, (9, "starting cart"), (8, "panic: open /data/cart.db: permission denied"),
           previous=True)  # fmt: skip


@world(TUNED, category="config_missing", must=["PAYMENT_URL", "revision 31"])
def config_missing_since_a_rollout(at: Place) -> None:
    *_, one = at.deploy("cart", OLD, new(shape=looping()))
    at.log(one, (2, "FATAL missing required environment variable PAYMENT_URL"))
    at.traffic("cart", GOOD)


@world(TUNED, category="oom", must=["OOMKilled"], never="probe_failing")
def oom(at: Place) -> None:
    at.deploy("cart", Rev("5f7d8c6b4", 30, 9000, shape=looping(137, reason="OOMKilled")))
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (20, 120, 0.12, BUCKETS))


@world(TUNED, category="oom", must=["OOMKilled"])
def oom_that_restarts_and_goes_on(at: Place) -> None:
    shape = restarted(137, "OOMKilled", last=4)
    at.deploy("cart", Rev("5f7d8c6b4", 30, 9000, shape=shape))
    at.traffic("cart", GOOD)


@world(TUNED, category="crash_loop", must=["exit code 1"])
def crash_loop_without_words(at: Place) -> None:
    at.deploy("cart", Rev("5f7d8c6b4", 30, 9000, pods=1, shape=looping(1)))


@world(TUNED, category="probe_failing", must=["Readiness probe"], never="crash_loop")
def readiness(at: Place) -> None:
    one, two = at.deploy("cart", Rev("5f7d8c6b4", 30, 9000, shape=unready()))
    told = "Readiness probe failed: HTTP probe failed with statuscode: 500"
    for each in (one, two):
        at.event(each, "Unhealthy", told, last=0.5, first=20, count=120)


@world(TUNED, category="probe_failing", must=["Liveness probe"])
def liveness_kills(at: Place) -> None:
    one, *_ = at.deploy("cart", Rev("5f7d8c6b4", 30, 9000, pods=1,
                                    shape=looping(137, reason="Error")))  # fmt: skip
    told = "Liveness probe failed: Get http://10.1.1.1:8080/healthz: context deadline exceeded"
    at.event(one, "Unhealthy", told, last=1, first=30, count=60)


@world(TUNED, category="scheduling_resources", must=["Insufficient memory"])
def no_room(at: Place) -> None:
    told = "0/3 nodes are available: 3 Insufficient memory. preemption: 0/3 nodes are available"
    at.deploy("cart", OLD, Rev("5f7d8c6b5", 30, 20, pods=2, node=None, message=told))


@world(TUNED, category="scheduling_taints", must=["maintenance"])
def tainted(at: Place) -> None:
    told = "0/3 nodes are available: 3 node(s) had untolerated taint {maintenance: true}."
    at.deploy("cart", Rev("5f7d8c6b4", 1, 20, node=None, message=told))


@world(TUNED, category="scheduling_pvc", must=["cart-data"])
def claim_pending(at: Place) -> None:
    told = "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims."
    at.deploy("cart", Rev("5f7d8c6b4", 1, 20, pods=1, node=None, message=told),
              volumes=["cart-data"])  # fmt: skip
    at.claim("cart-data", "Pending")


@world(TUNED, category="node_not_ready", must=["n1", "NotReady"])
def node_lost(at: Place) -> None:
    at.node("n1", ready=False, changed_at=ago(8))
    at.deploy("cart", Rev("5f7d8c6b4", 30, 9000, shape=unready()))


@world(TUNED, category="bad_rollout", must=["revision 31", "no such host"])
def rollout_to_a_wrong_host(at: Place) -> None:
    *_, one = at.deploy("cart", OLD, new(env={"DB": "x"}, shape=looping()))
    at.log(one, (2, 'FATAL cannot resolve database host "db-primary": no such host'))
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (25, 120, 0.08, BUCKETS))


@world(TUNED, category="bad_rollout", must=["revision 31", "8%"])
def rollout_that_fails_requests(at: Place) -> None:
    gone = Rev("5f7d8c6b4", 30, 9000, pods=0, image="cart:v2.30")
    at.deploy("cart", gone, new(pods=2, age=30))
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (30, 120, 0.08, BUCKETS))


@world(TUNED, category="quota", must=["team"])
def quota_used_up(at: Place) -> None:
    at.deploy("cart", Rev("5f7d8c6b4", 30, 9000), wanted=4)
    at.quota("pods", "10", "10")
    parent = next(o for o in at.objects if o["kind"] == "ReplicaSet")
    told = 'Error creating: pods "cart-x" is forbidden: exceeded quota: team, requested: pods=1'
    at.event(parent, "FailedCreate", told, last=1, first=30, count=14)


@world(TUNED, category="dns", must=["payments.example.org"])
def dns_fails_for_all(at: Place) -> None:
    pods = at.deploy("cart", Rev("5f7d8c6b4", 30, 9000))
    for one in pods:
        said = "ERROR dial tcp: lookup payments.example.org on 10.96.0.10:53: no such host"
        at.log(one, (1, said))
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (12, 120, 0.3, BUCKETS))


@world(TUNED, category="dependency_down", must=["postgres", "OOMKilled"], never="bad_rollout")
def database_down(at: Place) -> None:
    one, two = at.deploy("cart", Rev("5f7d8c6b4", 30, 9000))
    at.deploy("postgres", Rev("77dc4f9b8", 3, 9000, pods=1,
                              shape=looping(137, reason="OOMKilled")))  # fmt: skip
    for each in (one, two):
        at.log(each, (1, "ERROR dial tcp postgres:5432: connect: connection refused"))
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (15, 120, 0.6, BUCKETS))


@world(TUNED, category="dependency", must=["search"])
def dependency_times_out(at: Place) -> None:
    one, _ = at.deploy("cart", Rev("5f7d8c6b4", 30, 9000))
    at.log(one, (3, "INFO cart ready"), (1, "WARN request to search timed out after 2000 ms"))
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (15, 120, 0.06, SLOW))


@world(TUNED, category="certificate_expired", must=["x509"])
def certificate(at: Place) -> None:
    one, _ = at.deploy("cart", Rev("5f7d8c6b4", 30, 9000))
    at.log(one, (1, "ERROR Get https://auth/: x509: certificate has expired or is not yet valid"))
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (15, 120, 0.4, BUCKETS))


@world(TUNED, category="disk_full", must=["cart-data"])
def volume_full(at: Place) -> None:
    one, *_ = at.deploy("cart", Rev("5f7d8c6b4", 30, 9000, pods=1, shape=looping()),
                        volumes=["cart-data"])  # fmt: skip
    at.claim("cart-data", used=0.99)
    at.log(one, (2, "FATAL write /data/wal: no space left on device"))


@world(TUNED, category="traffic_spike", must=["req/min"])
def spike(at: Place) -> None:
    at.deploy("cart", Rev("5f7d8c6b4", 30, 9000))
    at.autoscaler("cart", least=2, most=2, current=2)
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (15, 720, 0.02, SLOW))


@world(TUNED, category="cpu_throttling", must=["throttled"])
def throttled(at: Place) -> None:
    one, _ = at.deploy("cart", Rev("5f7d8c6b4", 30, 9000))
    at.cpu("cart", one["metadata"]["name"], ratio=0.97, throttled=0.6)
    at.traffic("cart", (75, 120, 0.0, SLOW))


@world(TUNED, category="latency_regression", must=["latency"])
def slow_without_a_cause(at: Place) -> None:
    at.deploy("cart", Rev("5f7d8c6b4", 30, 9000))
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (15, 120, 0.0, SLOW))


@world(TUNED, category="scaled_down", must=["0 replicas"])
def scaled_down(at: Place) -> None:
    at.deploy("cart", Rev("5f7d8c6b4", 30, 9000, pods=0), wanted=0)


@world(TUNED, status="healthy")
def healthy(at: Place) -> None:
    one, _ = at.deploy("cart", Rev("5f7d8c6b4", 30, 9000))
    at.log(one, (1, "INFO request GET / status=200"))
    at.traffic("cart", GOOD)


@world(TUNED, status="healthy")
def healthy_while_an_old_replica_set_ends(at: Place) -> None:
    old = Rev("5f7d8c6b4", 30, 9000, pods=2, shape=unready(), leaving=True)
    at.deploy("cart", old, Rev("6c8f7d9b5", 31, 4))
    at.traffic("cart", GOOD)


@world(TUNED, status="healthy")
def healthy_after_a_rollout_that_recovered(at: Place) -> None:
    _, one, _ = at.deploy("cart", Rev("5f7d8c6b4", 30, 9000, pods=1, leaving=True),
                          Rev("6c8f7d9b5", 31, 40))  # fmt: skip
    told = "Readiness probe failed: connection refused"
    at.event(one, "Unhealthy", told, last=39, first=40, count=3)
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (40, 120, 0.2, BUCKETS), (35, 120, 0.0, BUCKETS))


@world(TUNED, status="healthy")
def healthy_beside_a_sick_neighbour(at: Place) -> None:
    at.deploy("cart", Rev("5f7d8c6b4", 30, 9000))
    at.deploy("mailer", Rev("77dc4f9b8", 3, 9000, pods=1, shape=looping()))
    at.traffic("cart", GOOD)


@world(TUNED, status="unknown", must=["carts", "cart"], service_name="carts")
def misspelt(at: Place) -> None:
    at.deploy("cart", Rev("5f7d8c6b4", 30, 9000))


@world(TUNED, category="config_missing", must=["settings.yaml"])
def config_file_missing(at: Place) -> None:
    one, *_ = at.deploy("cart", Rev("7d9c5b6f4", 1, 15, pods=1, shape=looping()))
    said = "FileNotFoundError: [Errno 2] No such file or directory: '/etc/cart/settings.yaml'"
    at.log(one, (2, said))


@world(TUNED, status="unknown")
def nothing_measures_it(at: Place) -> None:
    at.deploy("cart", OLD)
