"""What a scripted Ollama answers, in the shapes that the API documents (0.40)."""

import json

from tests.support.servers import Asked, Reply

VERSION = Reply(body=b'{"version": "0.40.12"}')
LLAMA = {
    "capabilities": ["completion", "tools"],
    "model_info": {"general.architecture": "llama", "llama.context_length": 131072},
}
LOADED = {"model": "m", "message": {"role": "assistant", "content": ""}, "done_reason": "load"}


def said(text: object, **counts: object) -> Reply:
    """Return a model's whole answer; `counts` such as prompt_eval_count stand beside it."""
    message = {"role": "assistant", "content": text}
    reply = {"model": "m", "message": message, "done": True, "done_reason": "stop", **counts}
    return Reply(body=json.dumps(reply).encode())


def about_models(asked: Asked, shown: object = LLAMA) -> Reply | None:
    """Answer whatever is no question to a model: the version, what a model is, loading one."""
    if asked.path == "/api/version":
        return VERSION
    if asked.path == "/api/show":
        return Reply(body=json.dumps(shown).encode())
    if not json.loads(asked.body).get("messages"):
        return Reply(body=json.dumps(LOADED).encode())
    return None
