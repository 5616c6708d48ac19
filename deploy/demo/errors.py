"""The one error of the demo: a sentence for the person who started it.

Errors of the product are in shared.errors; the demo is no part of the product.
"""


class DemoError(RuntimeError):
    """Say in one sentence what is missing or taken, and what to do about it."""
