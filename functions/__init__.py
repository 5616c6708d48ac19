"""One folder a function: `main.py` declares it and handles it; beside it, what it alone does.

Functions never import one another: they call each other over HTTP. What two of them need belongs in
`shared`. `__main__` is the composition root, the only module that knows every function.
"""
