"""Serve the product's offer and the suite's fixtures: python -m tests.conformance --port N."""

import argparse

import uvicorn

from shared.edge.runtime import Runtime
from shared.edge.server import Bundle
from tests.conformance.main import mcp

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    app = Bundle((), Runtime(), (mcp.endpoint,))
    uvicorn.run(app, host="127.0.0.1", port=parser.parse_args().port, log_level="warning")
