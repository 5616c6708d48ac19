"""MCP: the endpoint that Cursor and other clients call, stateless, in both eras of the protocol."""
