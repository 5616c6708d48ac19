"""The logs of a pod, a service, a workload or a selector, with its containers' states."""
