"""Raw container output made fit to read, pure and streaming: bytes in, clean redacted lines out.

    lines     chunks of bytes to whole lines, with bounded memory
    clean     UTF-8 with faults, control characters, escape sequences, invisible characters
    stamps    the kubelet's time stamps and the ways a caller says "since"
    rules     what a secret looks like, as data: by place, name (rules_named), beginning
              (rules_tokens) and what belongs to a person (rules_people); a row is a `rule`
    redact    the rules applied to lines, with suffixes that stay the same
    digested  what a digest of many lines holds, as records
    formats, headers, reading      what one line says: by its format, or by a header learned
    levels, severity, codes        how bad it is by its words, and the numbers that say so
    masks, mining                  what varies in messages, and which are one template
    blocks, finding, groups        a stream to counted groups of lines, at speed
    stacks, folding                stack traces, taken out and counted
    selection, tokens, telling     what is shown of it, within a budget
    digest    all of that in one pass
    failures, assessment    known failures as rows; findings and severity by rules
    citing, defuse          lines by their numbers, made harmless for a page and a model
    evidence, claims, grounding    what a model may be shown and may say

Where the bytes come from belongs in `shared.clients`; which pods are read, in the function.
"""
