"""What to watch and how to be alerted: advice by topic, and rules made for one service.

    rules      an alert or recording rule, and the manifest of several as YAML
    topics     which topics there are and which one a text is about; `platform`, `stores`,
               `runtimes` and `cluster` hold them as rows
    signals    which golden signals a service has, and how to get those that it lacks
    objective  burn-rate rules on a service's own metrics

Asking for the signals belongs to the function.
"""
