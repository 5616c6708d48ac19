"""What can be seen of a request from outside: context, JSON logs, traces, metrics.

    context    request id and W3C trace context of the request at hand
    logs       one JSON object a line on standard error
    traces     spans by Logfire, when a token or an OTLP endpoint is set; its only importer
    metrics    the documented metrics, counted in plain numbers, rendered on a scrape
    push       the same, sent by OTLP when an endpoint is set

Nothing of Logfire, OpenTelemetry or prometheus_client is imported until it is needed.
"""
