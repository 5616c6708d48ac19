"""A double of Knative's data path: ingress, activator, autoscaler and queue-proxy on loopback.

    revision   what a rendered Knative Service says: process, limits, scaling
    pod        one real process of a function, with its queue-proxy's limits
    scaling    from zero, up and back to zero
    proxy      the HTTP side: whose request it is, forwarding, what is said when it fails
    cluster    all of it on one port, from a rendered overlay

It exists to run the functions as Knative would, in tests. How the real parts behave was measured on
knative/serving of August 2026: readiness every 50 ms, bodies of 502, 503 and 504, a queue of ten
times the concurrency, no cancelling of late work. What is faster here than there is said beside it.
"""
