"""One PromQL query, bounded, its answer and its mistakes made readable."""
