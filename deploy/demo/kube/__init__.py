"""The Kubernetes API double: a store of whole objects and an HTTP server that kubectl accepts.

`objects` builds complete objects, `Cluster` keeps them, `KubeApi` answers for them. Which workloads
the demo world has and what they log belongs to its neighbours.
"""

from deploy.demo.kube.cluster import Cluster, CutStream, LogSource, Request
from deploy.demo.kube.server import KubeApi

__all__ = ["Cluster", "CutStream", "KubeApi", "LogSource", "Request"]
