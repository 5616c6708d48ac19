"""MCP: the one endpoint that Cursor and other clients call, stateless, both eras of the protocol."""
