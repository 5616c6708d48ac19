"""Asking prometheus_query's handler about a server, as the edge does."""

import asyncio

from functions.prometheus_query.main import prometheus_query
from functions.prometheus_query.models import PrometheusQuery, PrometheusQueryRequest
from shared.clients.prometheus import Prometheus
from shared.settings import Settings


def ask(url: str, query: str, **body: object) -> PrometheusQuery:
    async def asked() -> PrometheusQuery:
        prometheus = Prometheus.from_settings(Settings(prometheus_url=url))
        try:
            request = PrometheusQueryRequest.model_validate({"query": query, **body})
            return await prometheus_query.handler(request, prometheus)
        finally:
            await prometheus.aclose()

    return asyncio.run(asked())
