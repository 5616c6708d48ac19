"""The official MCP conformance suite, run against the same wire core that the product serves.

The suite asks for tools, prompts and resources of its own; they live here and nowhere else. `run`
runs it all; `python -m tests.conformance --port N` serves product and fixtures side by side.
"""
