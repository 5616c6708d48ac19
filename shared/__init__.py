"""What all functions share, in layers; a module may import only from lines below its own.

    edge        one HTTP request: probes, auth, limits, decode, validate, handler, encode, problems
    clients     one outside system a file; the only importers of its SDK
    telemetry   JSON logs, request id, traces, metrics; the only importer of logfire
    domain      pure computation: no I/O, no clock, no environment
    settings, catalogue    what the environment says; what the functions declare
    errors, readers    the kinds of failure; how the text of one variable is read

A capability's own code lives in its folder under `functions/`; what two of them need comes here.
"""

__version__ = "0.1.0"
