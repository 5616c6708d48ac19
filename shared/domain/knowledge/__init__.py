"""General SRE knowledge: short entries of our own, found by their words and told as they stand.

    entries    what an entry is, and how a file of entries is read
    terms      words of English and Portuguese as the terms that a search compares
    search     which entries answer a question, and when none does
    compose    the text of an answer from its entries, and their sources
    fidelity   whether a model's wording says only what the entries say

The entries themselves are data in `shared/knowledge`; reading files belongs to the function.
"""
