"""What the demo world is about: which services there are, how they behave, what went wrong.

Everything here is a function of the time at which the world starts: no clock, no I/O. Telling the
story over HTTP is for the rooms around it (kube, workload, prometheus).
"""
