"""Which resources the double serves: groups, versions, names, scopes.

What an object of a kind looks like is in `builders`; how it is printed is in the columns.
"""

from dataclasses import dataclass

READ_VERBS = ("get", "list", "watch")


@dataclass(frozen=True, kw_only=True)
class Resource:
    """One resource of the API, as discovery describes it."""

    plural: str
    kind: str
    group: str = ""
    version: str = "v1"
    short: tuple[str, ...] = ()
    namespaced: bool = True
    in_all: bool = False  # shown by `kubectl get all`

    @property
    def api_version(self) -> str:
        """Return what objects carry as `apiVersion`, e.g. `apps/v1`."""
        return f"{self.group}/{self.version}" if self.group else self.version

    @property
    def qualified(self) -> str:
        """Return the name that errors use, e.g. `deployments.apps`."""
        return f"{self.plural}.{self.group}" if self.group else self.plural


RESOURCES = (
    Resource(plural="pods", kind="Pod", short=("po",), in_all=True),
    Resource(plural="services", kind="Service", short=("svc",), in_all=True),
    Resource(plural="endpoints", kind="Endpoints", short=("ep",)),
    Resource(plural="events", kind="Event", short=("ev",)),
    Resource(plural="nodes", kind="Node", short=("no",), namespaced=False),
    Resource(plural="namespaces", kind="Namespace", short=("ns",), namespaced=False),
    Resource(plural="configmaps", kind="ConfigMap", short=("cm",)),
    Resource(plural="persistentvolumeclaims", kind="PersistentVolumeClaim", short=("pvc",)),
    Resource(plural="resourcequotas", kind="ResourceQuota", short=("quota",)),
    Resource(
        plural="replicationcontrollers", kind="ReplicationController", short=("rc",), in_all=True
    ),
    Resource(plural="deployments", kind="Deployment", group="apps", short=("deploy",), in_all=True),
    Resource(plural="replicasets", kind="ReplicaSet", group="apps", short=("rs",), in_all=True),
    Resource(plural="statefulsets", kind="StatefulSet", group="apps", short=("sts",), in_all=True),
    Resource(plural="daemonsets", kind="DaemonSet", group="apps", short=("ds",), in_all=True),
    Resource(plural="jobs", kind="Job", group="batch", in_all=True),
    Resource(plural="cronjobs", kind="CronJob", group="batch", short=("cj",), in_all=True),
    Resource(
        plural="horizontalpodautoscalers",
        kind="HorizontalPodAutoscaler",
        group="autoscaling",
        version="v2",
        short=("hpa",),
        in_all=True,
    ),
    Resource(plural="endpointslices", kind="EndpointSlice", group="discovery.k8s.io"),
    Resource(
        plural="poddisruptionbudgets", kind="PodDisruptionBudget", group="policy", short=("pdb",)
    ),
)

BY_KIND = {resource.kind: resource for resource in RESOURCES}
BY_PATH = {(each.group, each.version, each.plural): each for each in RESOURCES}

# Subresources that can be read, beside the resource they belong to.
SUBRESOURCES = {"pods": ("log",)}

REVIEW_GROUP = "authorization.k8s.io"
REVIEW_KINDS = {
    "selfsubjectaccessreviews": "SelfSubjectAccessReview",
    "selfsubjectrulesreviews": "SelfSubjectRulesReview",
}
