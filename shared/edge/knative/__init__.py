"""The Knative manifests that are derived from declarations, as text.

    needs      which backends and which variables a function needs
    service    its Knative Service: environment, scaling, timeouts, security
    access     what its service account may read
    routes     the old addresses, led to functions: nginx, Gateway API, Istio
    files      which text stands in which file

Only what a declaration decides is made here; kustomization files, network policies and the rest
stand in deploy/knative as they are. Nothing here runs in a function.
"""
