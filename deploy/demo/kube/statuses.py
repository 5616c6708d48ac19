"""Failures as the API server words them: `kind: Status` bodies.

When each is due is decided where the request is answered; nothing here looks at a request.
"""

from http import HTTPStatus
from typing import Any

from deploy.demo.kube.resources import Resource

Json = dict[str, Any]


class ApiFailure(Exception):
    """A request that the API server answers with a Status."""

    def __init__(
        self, code: HTTPStatus, reason: str, message: str, details: Json | None = None
    ) -> None:
        """Keep the code beside the body it goes out with."""
        super().__init__(message)
        self.code = code
        self.status: Json = {
            "kind": "Status",
            "apiVersion": "v1",
            "metadata": {},
            "status": "Failure",
            "message": message,
            "reason": reason,
            "details": details or {},
            "code": int(code),
        }


def not_found(resource: Resource, name: str) -> ApiFailure:
    """Say that an object does not exist."""
    return ApiFailure(
        HTTPStatus.NOT_FOUND,
        "NotFound",
        f'{resource.qualified} "{name}" not found',
        _details(resource, name),
    )


def no_such_path() -> ApiFailure:
    """Say that nothing is served at a path."""
    message = "the server could not find the requested resource"
    return ApiFailure(HTTPStatus.NOT_FOUND, "NotFound", message)


def bad_request(message: str) -> ApiFailure:
    """Say what is wrong with a parameter, or why a kubelet has no log to give."""
    return ApiFailure(HTTPStatus.BAD_REQUEST, "BadRequest", message)


def invalid(kind: str, name: str, field: str, message: str) -> ApiFailure:
    """Say that a field's value is out of its range."""
    cause = {"reason": "FieldValueInvalid", "message": message, "field": field}
    return ApiFailure(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Invalid",
        f'{kind} "{name}" is invalid: {field}: {message}',
        {"name": name, "kind": kind, "causes": [cause]},
    )


def unauthorized() -> ApiFailure:
    """Say that the caller is not known."""
    return ApiFailure(HTTPStatus.UNAUTHORIZED, "Unauthorized", "Unauthorized")


def method_not_allowed() -> ApiFailure:
    """Say that this server only reads."""
    message = "the server does not allow this method on the requested resource"
    return ApiFailure(HTTPStatus.METHOD_NOT_ALLOWED, "MethodNotAllowed", message)


def expired(asked: int, oldest: int) -> ApiFailure:
    """Say that a watch wants changes that are forgotten."""
    message = f"too old resource version: {asked} ({oldest})"
    return ApiFailure(HTTPStatus.GONE, "Expired", message)


def forbidden(
    user: str,
    verb: str,
    resource: Resource,
    *,
    subresource: str | None = None,
    namespace: str | None = None,
    name: str | None = None,
) -> ApiFailure:
    """Say which verb on which resource RBAC does not grant; `namespace=None` is the cluster."""
    what = f'{resource.qualified} "{name}"' if name else resource.qualified
    asked = f"{resource.plural}/{subresource}" if subresource else resource.plural
    where = f'in the namespace "{namespace}"' if namespace else "at the cluster scope"
    message = (
        f'{what} is forbidden: User "{user}" cannot {verb} resource "{asked}" '
        f'in API group "{resource.group}" {where}'
    )
    return ApiFailure(HTTPStatus.FORBIDDEN, "Forbidden", message, _details(resource, name))


def _details(resource: Resource, name: str | None) -> Json:
    fields = {"name": name, "group": resource.group, "kind": resource.plural}
    return {key: value for key, value in fields.items() if value}
