"""Worlds for questions that name nobody: what is unwell is to be found, or that nothing is.

`TROUBLED` share one cluster, a namespace each; `CALM` are all of a cluster where all is well.
"""

from collections.abc import Callable

from deploy.demo.kube.objects import Container, pod
from tests.incidents.place import BUCKETS, Place, Rev, World, ago, looping, stuck, unready, world

TROUBLED: list[World] = []
CALM: list[World] = []
ANYTHING = "is anything wrong?"
Shape = Callable[[str, Rev], Container]
GOOD = (75, 120, 0.0, BUCKETS)
OLD = Rev("5f7d8c6b4", 30, 9000)


@world(TROUBLED, category="image_pull", must=["mailer:v9"], description=ANYTHING)
def ill_mail(at: Place) -> None:
    told = 'Back-off pulling image "mailer:v9": not found'
    at.deploy("mailer", Rev("77dc4f9b8", 3, 30, pods=2, shape=stuck("ImagePullBackOff", told)))
    at.deploy("cart", OLD)


@world(TROUBLED, category="errors bad_rollout", must=["web in namespace failing-web", "30%"],
       description=ANYTHING)  # fmt: skip
def failing_web(at: Place) -> None:
    at.deploy("web", Rev("66b5c9d7f", 4, 9000, pods=0), Rev("7b6d8c9f4", 5, 25))
    at.traffic("web", (75, 120, 0.0, BUCKETS), (25, 120, 0.3, BUCKETS))
    at.deploy("cart", OLD)
    at.traffic("cart", GOOD)


@world(TROUBLED, category="node_not_ready", must=["lost-node-n1 is NotReady"],
       description=ANYTHING)  # fmt: skip
def lost_node(at: Place) -> None:
    at.node("n1", ready=False, changed_at=ago(2))
    at.deploy("cart", OLD)
    at.traffic("cart", GOOD)


@world(TROUBLED, must=["alert CartQueueGrows fires (warning) for cart in namespace alarmed"],
       description=ANYTHING)  # fmt: skip
def alarmed(at: Place) -> None:
    at.deploy("cart", OLD)
    at.traffic("cart", GOOD)
    at.alert("CartQueueGrows", "cart", (20, 0))


@world(TROUBLED, category="crash_loop", must=["by-hand in namespace bare-pod"], never="oom",
       description=ANYTHING)  # fmt: skip
def bare_pod(at: Place) -> None:
    at.deploy("cart", OLD)
    loose(at, "by-hand", looping(1))
    loose(at, "nightly-28412", looping(1), phase="Failed")
    loose(at, "backup-28411", unready(), phase="Succeeded")


@world(TROUBLED, status="healthy", must=["Nothing is amiss in namespace all-well"],
       description=ANYTHING)  # fmt: skip
def all_well(at: Place) -> None:
    shop(at)


@world(CALM, status="healthy", description=ANYTHING)
def calm_shop(at: Place) -> None:
    shop(at)


@world(CALM, status="healthy", description=ANYTHING)
def calm_web(at: Place) -> None:
    at.deploy("homepage", OLD)
    at.traffic("homepage", GOOD)
    at.alert("Watchdog", "", (60, 0))


def shop(at: Place) -> None:
    """Add a service with good requests, one that gets none, and one that nothing measures."""
    at.deploy("cart", OLD)
    at.traffic("cart", GOOD)
    at.deploy("ledger", OLD)
    at.traffic("ledger", (75, 0, 0.0, BUCKETS))
    at.deploy("postgres", Rev("77dc4f9b8", 3, 9000, pods=1))


def loose(at: Place, name: str, shape: Shape, *, phase: str | None = None) -> None:
    """Add a pod that belongs to no workload."""
    box = shape(name, Rev("", 1, 30))
    at.objects.append(pod(name, at.namespace, containers=[box], node=at.on("n1"), phase=phase,
                          created_at=ago(30)))  # fmt: skip
