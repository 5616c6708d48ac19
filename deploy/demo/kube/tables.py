"""The Table form of lists, which kubectl asks for so that the server picks the columns.

Which columns a kind has is in columns; a kind without any is served as a plain list.
"""

from collections.abc import Sequence
from typing import Any

from deploy.demo.kube.columns import COLUMNS, Column

Json = dict[str, Any]


def wants_table(accept: str, kind: str) -> bool:
    """Tell whether a caller asks for a Table and the kind has one."""
    return "as=Table" in accept and kind in COLUMNS


def table(kind: str, items: Sequence[Json], list_meta: Json) -> Json:
    """Build a Table; each row carries the object's metadata, as the server does by default."""
    columns = COLUMNS[kind]
    return {
        "kind": "Table",
        "apiVersion": "meta.k8s.io/v1",
        "metadata": list_meta,
        "columnDefinitions": [_definition(column) for column in columns],
        "rows": [_row(columns, item) for item in items],
    }


def _definition(column: Column) -> Json:
    return {
        "name": column.name,
        "type": column.kind,
        "format": "name" if column.name == "Name" else "",
        "description": "",
        "priority": 1 if column.wide else 0,
    }


def _row(columns: Sequence[Column], item: Json) -> Json:
    return {
        "cells": [column.cell(item) for column in columns],
        "object": {
            "kind": "PartialObjectMetadata",
            "apiVersion": "meta.k8s.io/v1",
            "metadata": item["metadata"],
        },
    }
