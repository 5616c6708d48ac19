"""The Kubernetes API double: a store of whole objects and an HTTP server that kubectl accepts.

`objects` builds complete objects, `Cluster` keeps them, `KubeApi` answers for them. Which workloads
the demo world has and what they log belongs to its neighbours.
"""
