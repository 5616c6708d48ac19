"""Every builder of Kubernetes objects, under one name.

Objects are whole: they hold the fields that the official client requires and that kubectl prints.
How each is built is in `builders`; what the demo world consists of is not decided here.
"""

from deploy.demo.kube.builders.cluster import event, namespace, node, service
from deploy.demo.kube.builders.common import Json, When, stable_uid, stamp
from deploy.demo.kube.builders.containers import (
    Container,
    State,
    container,
    running,
    terminated,
    waiting,
)
from deploy.demo.kube.builders.pods import pod, ready_count
from deploy.demo.kube.builders.workloads import deployment, replicaset, statefulset

__all__ = [
    "Container",
    "Json",
    "State",
    "When",
    "container",
    "deployment",
    "event",
    "namespace",
    "node",
    "pod",
    "ready_count",
    "replicaset",
    "running",
    "service",
    "stable_uid",
    "stamp",
    "statefulset",
    "terminated",
    "waiting",
]
