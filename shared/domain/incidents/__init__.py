"""From what a cluster says to what is wrong with one workload: pure, every rule a row.

From the ground up:
`fields`               tolerant reading of JSON objects
`cluster`              the records: pods, containers, events, rollouts, nodes and the rest
`reading`, `around`    JSON of the Kubernetes API becomes records
`alerts`               Alertmanager's webhook becomes one storm of alerts
`target`               which workload is meant, and how that was found
`survey`, `overview`, `asking`   what is unwell anywhere, when nobody is named; told or asked
`situation`, `episodes`   everything that was gathered about it
`signs`, `states`, `measures`, `sayings`   what is amiss now, one sign each
`categories`, `row`, `rows*`   which sign speaks for which cause: the table to add a rule to
`ranking`              signs become ranked hypotheses, and what was ruled out
`verdict`, `timeline`  status, severity and what happened, in order
`runbooks`, `phrases`, `wording`, `overview_wording`   what to do, and the report as text
Asking Kubernetes, Prometheus and the sibling functions belongs to `functions.incident_response`.
"""
