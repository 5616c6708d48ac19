"""Worlds kept aside: written before the rules were tuned, looked at only when they were done.

Where a rule was changed because of one of them, it belongs into `worlds_tuned`.
"""

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

KEPT: list[World] = []
GOOD = (75, 120, 0.0, BUCKETS)
OLD = Rev("7d9c5b6f4", 12, 9000, image="cart:v2.30")


@world(KEPT, category="image_pull", must=["ghcr.io/shop/cart"], never="crash_loop dependency_down")
def image_pull_without_credentials(at: Place) -> None:
    """A neighbour crashes too, which is not the cause."""
    told = 'failed to pull and unpack image "ghcr.io/shop/cart:v3": 401 Unauthorized'
    at.deploy("cart", Rev("7d9c5b6f4", 1, 15, shape=stuck("ErrImagePull", told)))
    at.deploy("mailer", Rev("77dc4f9b8", 3, 9000, pods=1, shape=looping()))


@world(KEPT, category="missing_object", must=["couldn't find key"])
def missing_key(at: Place) -> None:
    told = "couldn't find key DB_PASSWORD in Secret kept/cart-db"
    shape = stuck("CreateContainerConfigError", told)
    at.deploy("cart", OLD, Rev("6c8f7d9b5", 13, 18, pods=1, shape=shape))
    at.traffic("cart", GOOD)


@world(KEPT, category="bad_command", must=["exit code 127"])
def command_not_found(at: Place) -> None:
    one, *_ = at.deploy("cart", Rev("7d9c5b6f4", 1, 15, pods=1, shape=looping(127)))
    at.log(one, (2, "/bin/sh: 1: gunicron: not found"))


@world(KEPT, category="permission", must=["Read-only file system"])
def read_only_root(at: Place) -> None:
    *_, one = at.deploy("cart", OLD, Rev("6c8f7d9b5", 13, 18, pods=1, shape=looping()))
    at.log(one, (2, "OSError: [Errno 30] Read-only file system: '/app/cache'"))


@world(KEPT, category="oom", must=["OOMKilled", "revision 13"])
def new_version_needs_more_memory(at: Place) -> None:
    shape = looping(137, reason="OOMKilled")
    at.deploy("cart", OLD, Rev("6c8f7d9b5", 13, 40, pods=1, image="cart:v3", shape=shape))
    at.traffic("cart", GOOD)


@world(KEPT, category="probe_failing", must=["Startup probe"], never="dependency")
def slow_start(at: Place) -> None:
    one, *_ = at.deploy("cart", Rev("7d9c5b6f4", 12, 30, pods=1, shape=unready(restarts=4)))
    told = "Startup probe failed: HTTP probe failed with statuscode: 503"
    at.event(one, "Unhealthy", told, last=1, first=28, count=90)


@world(KEPT, category="scheduling_affinity", must=["affinity"])
def no_such_zone(at: Place) -> None:
    told = "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector."
    at.deploy("cart", OLD, Rev("6c8f7d9b5", 13, 18, node=None, message=told))


@world(KEPT, category="scheduling_resources", must=["Insufficient cpu"])
def no_cpu_beside_a_tainted_node(at: Place) -> None:
    told = (
        "0/4 nodes are available: 1 node(s) had untolerated taint "
        "{node-role.kubernetes.io/control-plane: }, 3 Insufficient cpu."
    )
    at.deploy("cart", Rev("7d9c5b6f4", 1, 18, node=None, message=told))


@world(KEPT, category="node_pressure", must=["DiskPressure"])
def evicted_by_a_full_node(at: Place) -> None:
    at.node("n1", pressures=["DiskPressure"], changed_at=ago(12))
    at.deploy("cart", Rev("7d9c5b6f4", 12, 9000, shape=unready()))


@world(KEPT, category="bad_rollout", must=["revision 13", "cart:v3"])
def rollout_that_slows_down(at: Place) -> None:
    gone = Rev("7d9c5b6f4", 12, 9000, pods=0, image="cart:v2.30")
    at.deploy("cart", gone, Rev("6c8f7d9b5", 13, 35, image="cart:v3"))
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (35, 120, 0.0, SLOW))


@world(KEPT, category="dependency_down", must=["redis"], never="bad_rollout")
def rollout_was_well_until_redis_fell(at: Place) -> None:
    """The rollout went well: errors began half an hour later."""
    gone = Rev("7d9c5b6f4", 12, 9000, pods=0)
    one, _ = at.deploy("cart", gone, Rev("6c8f7d9b5", 13, 50))
    at.deploy("redis", Rev("77dc4f9b8", 3, 9000, pods=1, shape=looping(1)))
    at.log(one, (1, "ERROR redis: dial tcp redis:6379: connect: connection refused"))
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (12, 120, 0.5, BUCKETS))


@world(KEPT, category="dns", must=["EAI_AGAIN"], never="bad_rollout")
def dns_of_node(at: Place) -> None:
    one, two = at.deploy("cart", OLD)
    for each in (one, two):
        at.log(each, (2, "Error: getaddrinfo EAI_AGAIN payments.shop.svc.cluster.local"))
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (12, 120, 0.2, BUCKETS))


@world(KEPT, category="certificate_expired", must=["CERT_HAS_EXPIRED"])
def certificate_of_node(at: Place) -> None:
    one, _ = at.deploy("cart", OLD)
    at.log(one, (2, "Error: certificate has expired code: 'CERT_HAS_EXPIRED' host auth.shop"),
           (1, "ERROR login failed: connection timeout"))  # fmt: skip
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (12, 120, 0.2, BUCKETS))


@world(KEPT, category="disk_full", must=["99%"], service_name="postgres")
def full_before_it_falls(at: Place) -> None:
    at.deploy("postgres", Rev("77dc4f9b8", 3, 9000, pods=1), volumes=["pg"])
    at.claim("pg", used=0.99)


@world(KEPT, category="traffic_spike", must=["req/min"], never="bad_rollout")
def spike_that_throttles(at: Place) -> None:
    one, _ = at.deploy("cart", OLD)
    at.cpu("cart", one["metadata"]["name"], ratio=0.98, throttled=0.7)
    at.traffic("cart", (75, 100, 0.0, BUCKETS), (10, 900, 0.0, SLOW))


@world(KEPT, category="cpu_throttling", must=["throttled"], never="traffic_spike dependency_down")
def throttled_at_the_same_traffic(at: Place) -> None:
    one, _ = at.deploy("cart", OLD)
    at.cpu("cart", one["metadata"]["name"], ratio=0.6, throttled=0.45)
    at.traffic("cart", GOOD)


@world(KEPT, category="no_endpoints", must=["selects none"])
def selector_that_selects_nothing(at: Place) -> None:
    at.deploy("cart", OLD, selector={"app": "cart-v2"})
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (20, 0, 0.0, BUCKETS))


@world(KEPT, status="healthy")
def healthy_though_an_alert_flapped(at: Place) -> None:
    at.deploy("cart", OLD)
    at.alert("CartSlow", "cart", (55, 50), (40, 36), (20, 17))
    at.traffic("cart", GOOD)


@world(KEPT, status="healthy")
def healthy_with_stale_events(at: Place) -> None:
    one, _ = at.deploy("cart", OLD)
    at.event(one, "BackOff", "Back-off restarting failed container cart", last=50, first=58)
    at.event(one, "FailedScheduling", "0/3 nodes are available: 3 Insufficient cpu", last=59)
    at.traffic("cart", GOOD)


@world(KEPT, status="healthy")
def healthy_after_an_old_restart(at: Place) -> None:
    at.deploy("cart", Rev("7d9c5b6f4", 12, 9000, shape=restarted(1, "Error", last=300)))
    at.traffic("cart", GOOD)


@world(KEPT, status="healthy")
def healthy_though_its_log_complains(at: Place) -> None:
    one, _ = at.deploy("cart", OLD)
    at.log(one, (3, "WARN request to search timed out after 2000 ms, retried"),
           (1, "ERROR user 7 not found"))  # fmt: skip
    at.traffic("cart", GOOD)


@world(KEPT, status="healthy")
def healthy_in_the_middle_of_a_rollout(at: Place) -> None:
    at.deploy("cart", OLD, Rev("6c8f7d9b5", 13, 0.7, pods=1, image="cart:v3", shape=unready()))
    at.traffic("cart", GOOD)


@world(KEPT, category="crash_loop", must=["relation"], never="config_missing dependency_down")
def crash_on_a_missing_table(at: Place) -> None:
    one, *_ = at.deploy("cart", Rev("7d9c5b6f4", 1, 15, pods=1, shape=looping()))
    at.log(one, (2, 'ERROR: relation "carts" does not exist at character 15'))


@world(KEPT, category="config_missing", must=["STRIPE_KEY"], never="dependency_down")
def own_configuration_beside_a_neighbour_out_of_memory(at: Place) -> None:
    one, *_ = at.deploy("cart", Rev("7d9c5b6f4", 1, 15, pods=1, shape=looping()))
    at.deploy("mailer", Rev("77dc4f9b8", 3, 9000, pods=1, shape=looping(137, reason="OOMKilled")))
    at.log(one, (2, "Error: STRIPE_KEY is not set"))


@world(KEPT, category="dns", must=["pg.shop"])
def dns_at_the_first_start(at: Place) -> None:
    one, *_ = at.deploy("cart", Rev("7d9c5b6f4", 1, 15, pods=1, shape=looping()))
    said = 'could not translate host name "pg.shop" to address: Name or service not known'
    at.log(one, (2, f"psycopg.OperationalError: {said}"))


@world(KEPT, category="node_not_ready", must=["n2", "NotReady"], never="bad_rollout")
def one_of_two_nodes_lost(at: Place) -> None:
    at.node("n2", ready=False, changed_at=ago(6))
    at.deploy("cart", OLD, Rev("7d9c5b6f5", 12, 9000, pods=1, node="n2", shape=unready()))
    at.traffic("cart", GOOD)


@world(KEPT, category="scheduling_pvc", must=["cart-data"], never="bad_rollout")
def claim_that_does_not_exist(at: Place) -> None:
    told = '0/3 nodes are available: persistentvolumeclaim "cart-data" not found.'
    at.deploy("cart", OLD, Rev("6c8f7d9b5", 13, 18, pods=1, node=None, message=told),
              volumes=["cart-data"])  # fmt: skip


@world(KEPT, category="dependency", must=["deadline exceeded"], never="bad_rollout")
def slow_because_of_a_dependency(at: Place) -> None:
    one, two = at.deploy("cart", OLD)
    at.deploy("search", Rev("77dc4f9b8", 3, 9000))
    for each in (one, two):
        at.log(each, (1, "error: rpc to search: context deadline exceeded"))
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (15, 120, 0.02, SLOW))


@world(KEPT, category="scaled_down", must=["0 replicas"], description="O cart caiu, e agora?")
def scaled_down_in_portuguese(at: Place) -> None:
    at.deploy("cart", Rev("7d9c5b6f4", 12, 9000, pods=0), wanted=0)
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (20, 0, 0.0, BUCKETS))


@world(KEPT, category="quota", must=["exceeded quota"], never="bad_rollout")
def rollout_without_room_in_the_quota(at: Place) -> None:
    at.deploy("cart", OLD, Rev("6c8f7d9b5", 13, 18, pods=0), wanted=3)
    parent = [o for o in at.objects if o["kind"] == "ReplicaSet"][-1]
    parent["spec"]["replicas"] = 1
    at.quota("limits.memory", "8Gi", "8Gi")
    told = 'Error creating: pods "cart-6c8f7d9b5-x" is forbidden: exceeded quota: team, used: 8Gi'
    at.event(parent, "FailedCreate", told, last=2, first=18, count=11)


@world(KEPT, status="healthy")
def healthy_though_more_is_asked_of_it(at: Place) -> None:
    at.deploy("cart", OLD)
    at.traffic("cart", (75, 120, 0.0, BUCKETS), (15, 720, 0.0, BUCKETS))


@world(KEPT, status="healthy")
def healthy_on_a_node_under_pressure(at: Place) -> None:
    at.node("n1", pressures=["MemoryPressure"], changed_at=ago(10))
    at.deploy("cart", OLD)
    at.quota("pods", "10", "10")
    at.traffic("cart", GOOD)


@world(KEPT, status="healthy")
def healthy_after_an_eviction(at: Place) -> None:
    one, _, _ = at.deploy("cart", Rev("7d9c5b6f4", 12, 9000, pods=3), wanted=2)
    one["status"] |= {"phase": "Failed", "reason": "Evicted", "message": "The node was low on disk"}
    at.event(one, "Evicted", "The node was low on resource: ephemeral-storage", last=25)
    at.traffic("cart", GOOD)


@world(KEPT, status="healthy", alert={"labels": {"alertname": "CartSlow", "service": "cart"}})
def healthy_though_its_alert_still_fires(at: Place) -> None:
    at.deploy("cart", OLD)
    at.alert("CartSlow", "cart", (12, 0))
    at.traffic("cart", GOOD)
