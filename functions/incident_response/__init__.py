"""The `incident_response` function: from a description or alerts to the cause, with evidence."""
