"""One HTTP request from its first byte to its last: what every function does the same way.

    function      the decorator: what a function declares, and nothing said twice
    run           the one linear path of a request, step by step
    exchange      reading a body within limits, writing JSON and server-sent events
    access        who may call
    probes        /health, /ready, /metrics
    decode        bytes to a request model, and the sentences when they are not one
    problems      the one table from a failure's kind to a status
    runtime       settings and clients, built once a process, on first need
    server        many functions in one process
    models        base classes of requests and responses (the only module here that loads pydantic)

What an answer says belongs in the function; what is computed, in `shared.domain`.
"""
