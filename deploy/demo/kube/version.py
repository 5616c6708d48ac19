"""The version that the double claims to be.

The nodes' kubelets and `/version` say the same one.
"""

MAJOR = "1"
MINOR = "34"
GIT_VERSION = f"v{MAJOR}.{MINOR}.1"
