"""The demo world: what `make run` and the tests ask their questions of.

Real parts where a machine can have them (a Prometheus, HTTP services with real traffic), a double
where it cannot (the Kubernetes API). Nothing here is imported by functions/ or shared/.
"""
