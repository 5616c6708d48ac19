"""Raw container output made fit to read, pure and streaming: bytes in, clean redacted lines out.

    lines     chunks of bytes to whole lines, with bounded memory
    clean     UTF-8 with faults, control characters, escape sequences, invisible characters
    stamps    the kubelet's time stamps and the ways a caller says "since"
    rules     what a secret looks like, as data: by place, name (rules_named), beginning
              (rules_tokens) and what belongs to a person (rules_people); a row is a `rule`
    redact    the rules applied to lines, with suffixes that stay the same
    digested  what a digest of many lines holds, as records

Where the bytes come from belongs in `shared.clients`; which pods are read, in the function.
"""
