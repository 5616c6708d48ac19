"""Pure computation: same input, same answer; time is a parameter, not a clock.

No I/O, no environment, no SDK. What asks a system outside belongs in `shared.clients`; what words
an HTTP answer belongs in the function.
"""
