"""Benchmarks, each beside a floor in the same run: ratios, because a busy machine's times lie."""
