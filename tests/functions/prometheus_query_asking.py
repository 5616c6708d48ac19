"""Asking prometheus_query's handler about a server, as the edge does."""

import asyncio

from functions.prometheus_query.main import prometheus_query
from functions.prometheus_query.models import PrometheusQuery, PrometheusQueryRequest
from shared.clients.prometheus import Prometheus
from shared.clients.prometheus_metadata import PrometheusMetadata
from shared.settings import Settings


def ask(url: str, query: str = "", **body: object) -> PrometheusQuery:
    async def asked() -> PrometheusQuery:
        settings = Settings(prometheus_url=url)
        prometheus = Prometheus.from_settings(settings)
        metadata = PrometheusMetadata.from_settings(settings)
        try:
            request = PrometheusQueryRequest.model_validate(
                body | ({"query": query} if query else {})
            )
            return await prometheus_query.handler(request, prometheus, metadata)
        finally:
            await prometheus.aclose()

    return asyncio.run(asked())
