"""PromQL as text: building it without surprises, mending it, reading what comes back.

What a service's health is belongs in `shared.domain.signals`; asking a server, in
`shared.clients.prometheus`.
"""
