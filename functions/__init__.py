"""One folder a function: `main.py` declares it and handles it; beside it, what it alone does.

Functions never import one another: they call each other over HTTP. What two of them need belongs in
`shared`. `__main__` is the composition root, the only module that knows every function.
"""

import gc

# Both lines save about 30 ms of each cold start (docs/adr/0007). The framework's 60,000 objects
# stay until the process ends, so they leave the collector's sight; and it need not look again after
# every 700 new objects while modules are imported. For that, a function's `main.py` imports nothing
# of a third party before it comes here.
gc.freeze()
gc.set_threshold(50_000, 20, 20)
