"""One call with three large pictures and six results: this program beside the official SDK, on loopback.

Both run in turns, each in a process of its own that has imported everything before it is measured. The server is a
process of its own too, and only moves bytes, so that it is not what is measured.

    python benchmarks/call.py [--rounds N]
"""

import argparse
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# The largest file whose data URI keeps under the service's 10,485,760 bytes.
PICTURE_BYTES = (10_485_760 - len("data:image/jpeg;base64,")) // 4 * 3
PICTURES = 3
RESULTS = 6
RESULT_BYTES = 1_600_000
LATENCY_S = 0.3
MODEL = "qwen-image-edit-plus"
PATH = "/services/aigc/multimodal-generation/generation"
KEY = "sk-benchmark-0123456789"
INSTRUCTION = "Put Image 1 and Image 2 into Image 3"

GOALS = (
    ("extra memory, MB", "memory", 0.0, 0.15),
    ("whole call, ms", "call", 0.0, 0.6),
    ("downloads with 300 ms latency each, ms", "downloads", LATENCY_S, 0.3),
)


def main() -> int:
    """Run the benchmark and print its table; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7, help="how often each side runs (default: 7)")
    parser.add_argument("--serve", type=float, metavar="LATENCY", help=argparse.SUPPRESS)
    parser.add_argument("--measure", nargs=3, metavar=("SIDE", "URL", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve is not None:
        return serve(options.serve)
    if options.measure:
        side, url, folder = options.measure
        print(json.dumps(measure(SIDES[side], url, Path(folder))))
        return 0
    return compare(options.rounds)


def compare(rounds: int) -> int:
    """Both sides in turns, without and with latency."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(PICTURES):
            (folder / f"{number}.jpg").write_bytes(random.Random(number).randbytes(PICTURE_BYTES))
        taken = {latency: run_in_turns(rounds, latency, folder) for latency in (0.0, LATENCY_S)}
    print(f"{PICTURES} pictures of {PICTURE_BYTES:,} bytes, {RESULTS} results of {RESULT_BYTES:,}; median of {rounds}")
    print(f"{'':40}{'SDK':>10}{'studio':>10}{'ratio':>8}{'goal':>8}")
    missed = 0
    for label, key, latency, goal in GOALS:
        sdk, studio = (statistics.median(run[key] for run in taken[latency][side]) for side in ("sdk", "studio"))
        ratio = studio / sdk
        missed += ratio > goal
        print(f"{label:40}{sdk:10.1f}{studio:10.1f}{ratio:8.2f}{goal:8.2f}{'  MISSED' if ratio > goal else ''}")
    return 1 if missed else 0


def run_in_turns(rounds: int, latency: float, folder: Path) -> dict[str, list[dict[str, float]]]:
    """What each side took in every round."""
    taken: dict[str, list[dict[str, float]]] = {side: [] for side in SIDES}
    with server(latency) as url:
        for _ in range(rounds):
            for side, runs in taken.items():
                command = [sys.executable, __file__, "--measure", side, url, str(folder)]
                environment = os.environ | {"NO_PROXY": "127.0.0.1"}
                done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
                runs.append(json.loads(done.stdout))
    return taken


# What is measured ------------------------------------------------------------------------------------------------


def measure(side: Callable[[str, Path], Any], url: str, folder: Path) -> dict[str, float]:
    """Peak memory beyond what was there before (MB), and the times of the call and of its downloads (ms)."""
    run = side(url, folder)
    before = forget_peak()
    start = time.perf_counter()
    links = run.send()
    sent = time.perf_counter()
    run.download(links)
    end = time.perf_counter()
    sizes = [file.stat().st_size for file in folder.glob("result-*.png")]
    assert sizes == [RESULT_BYTES] * RESULTS, sizes
    return {"memory": (peak() - before) / 1e6, "call": (end - start) * 1e3, "downloads": (end - sent) * 1e3}


def forget_peak() -> int:
    """Bytes in use now; from here on the peak counts anew where the system can do that."""
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5")
    return peak()


def peak() -> int:
    """The most bytes that this process has had in memory."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    import resource  # not on Windows

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024


class Sdk:
    """The document's own sample code: Base64 strings, then one download after the other."""

    def __init__(self, url: str, folder: Path) -> None:
        import dashscope
        import requests

        dashscope.base_http_api_url = url
        self._call: Any = dashscope.MultiModalConversation.call
        self._get = requests.get
        self._folder = folder

    def send(self) -> list[str]:
        content = [{"image": self._encode(self._folder / f"{number}.jpg")} for number in range(PICTURES)]
        response = self._call(
            api_key=KEY,
            model=MODEL,
            messages=[{"role": "user", "content": [*content, {"text": INSTRUCTION}]}],
            stream=False,
            n=RESULTS,
            watermark=False,
            negative_prompt=" ",
        )
        return [part["image"] for part in response.output.choices[0].message.content]

    def download(self, links: list[str]) -> None:
        for number, link in enumerate(links):
            response = self._get(link, stream=True, timeout=300)
            response.raise_for_status()
            with (self._folder / f"result-{number}.png").open("wb") as file:
                for chunk in response.iter_content(chunk_size=8192):
                    file.write(chunk)

    @staticmethod
    def _encode(file: Path) -> str:
        import base64

        with file.open("rb") as opened:
            encoded = base64.b64encode(opened.read()).decode("utf-8")
        return f"data:image/jpeg;base64,{encoded}"


class Studio:
    """This program: a streamed body, and the downloads side by side."""

    def __init__(self, url: str, folder: Path) -> None:
        import tomllib
        from concurrent.futures import ThreadPoolExecutor

        from qwen_studio.api import answers, client, download, payload
        from qwen_studio.api.link_policy import LinkPolicy
        from qwen_studio.core.cancel import CancelToken
        from qwen_studio.core.catalog import catalog_from_tables
        from qwen_studio.core.request import EditRequest

        catalog = Path(__file__).parents[1] / "resources" / "catalog.toml"
        self._model = catalog_from_tables(tomllib.loads(catalog.read_text("utf-8"))).model(MODEL)
        self._request = EditRequest((), INSTRUCTION, MODEL, "singapore", n=RESULTS)
        self._payload, self._read = payload, answers.read_answer
        self._client, self._downloader = client.Client(), download.Downloader()
        self._policy = LinkPolicy(url)
        self._threads = ThreadPoolExecutor(RESULTS)
        self._token = CancelToken
        self._url, self._folder = url, folder

    def send(self) -> list[str]:
        images = [self._payload.SentFile(self._folder / f"{number}.jpg", "image/jpeg") for number in range(PICTURES)]
        assert self._model is not None
        body = self._payload.build_body(self._request, images, self._model)
        answer = self._client.post_edit(self._url, PATH, KEY, body, cancel=self._token())
        return list(self._read(answer).links)

    def download(self, links: list[str]) -> None:
        def one(number: int, link: str) -> None:
            target = self._folder / f"result-{number}.png"
            self._downloader.download(link, target, policy=self._policy, cancel=self._token())

        list(self._threads.map(one, range(len(links)), links))


SIDES: dict[str, Callable[[str, Path], Any]] = {"sdk": Sdk, "studio": Studio}


# A server that only moves bytes ----------------------------------------------------------------------------------


@contextmanager
def server(latency: float) -> Iterator[str]:
    """The base URL of a server in a process of its own."""
    command = [sys.executable, __file__, "--serve", str(latency)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/api/v1"
    finally:
        process.terminate()
        process.communicate()


def serve(latency: float) -> int:
    """Answer until the process is ended."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    port = listener.getsockname()[1]
    links = [{"image": f"http://127.0.0.1:{port}/{number}.png"} for number in range(RESULTS)]
    choice = {"finish_reason": "stop", "message": {"role": "assistant", "content": links}}
    told = json.dumps({"output": {"choices": [choice]}, "request_id": "r"}).encode()
    result = random.Random(0).randbytes(RESULT_BYTES)
    print(port, flush=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=answer, args=(connection, told, result, latency), daemon=True).start()


def answer(connection: socket.socket, told: bytes, result: bytes, latency: float) -> None:
    """Serve one connection until the client leaves it."""
    room = memoryview(bytearray(1 << 20))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with connection:
        head = b""
        while data := connection.recv(65536):
            head += data
            if b"\r\n\r\n" not in head:
                continue
            head, _, start = head.partition(b"\r\n\r\n")
            left = content_length(head) - len(start)
            while left > 0:
                left -= connection.recv_into(room, min(left, len(room)))
            body = told
            if head.startswith(b"GET"):
                time.sleep(latency)
                body = result
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body))
            connection.sendall(body)
            head = b""


def content_length(head: bytes) -> int:
    """The number of bytes that follow the headers."""
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0


if __name__ == "__main__":
    sys.exit(main())
