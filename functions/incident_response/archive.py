"""Reports kept in S3 when it is configured, each with a link that ends; without it nothing is lost.

A storage that is away is a warning, never a missing report.
"""

import json
import os

from functions.incident_response.models import IncidentReport
from shared.clients.storage import Storage
from shared.edge.encode import plain
from shared.errors import JamieError

LINK_S = 7 * 86_400  # the longest that S3 signs for: an incident's review is held within a week
PREFIX = "incidents"
EVERYWHERE = "cluster"


async def archived(report: IncidentReport, storage: Storage) -> IncidentReport:
    """Return the report with its link, or with a warning why it has none."""
    if not storage.is_configured:
        return report
    name = report.service_name or "unnamed"
    place = report.namespace or EVERYWHERE
    key = f"{PREFIX}/{report.timestamp[:10]}/{place}-{name}-{os.urandom(8).hex()}.json"
    body = json.dumps(plain(report), ensure_ascii=False).encode()
    try:
        await storage.put(key, body, replaces=None)
        return report._replace(report_url=await storage.link(key, LINK_S))
    except JamieError as failure:
        warning = f"the report is not archived: {failure.detail}"
        return report._replace(warnings=[*report.warnings, warning])
