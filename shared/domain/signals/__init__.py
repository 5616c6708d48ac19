"""Is this service well? Which series tell, what they say, and what follows.

    dialects       which metrics and labels kinds of exporters use: rows of data
    dialect        what such a row may say
    workloads      how a service's pods are recognised
    scopes         round 1: what is asked about requests, by how a namespace is said
    discovery      round 1: which of them a cluster has for one service, and near names
    kinds          which of them "the database" may mean
    cadence        how wide a window and how old a sample may be, by the scrape interval
    resources      round 1, beside it: containers, limits, restarts, replicas
    requests       round 2: latency, traffic and errors, by what discovery found
    thresholds     the numbers that a verdict turns on
    reasons        one finding, with its weight
    request_rules, resource_rules   from numbers to reasons
    verdict        from reasons to a status
    plot           an hour of traffic and latency as a picture
    wording        the four sentences

Each of the three rounds is two pure functions: the query it asks, and the reading of what comes
back. Asking belongs in the function; a clock, nowhere here.
"""
