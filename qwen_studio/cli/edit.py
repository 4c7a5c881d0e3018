"""`qwen-studio edit`: one edit without a window, through the same code."""

import argparse
import contextlib
import io
import json
import os
import shutil
import sys
import textwrap
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from qwen_studio.cli.logs import log_to_terminal
from qwen_studio.cli.offered import Offered
from qwen_studio.cli.places import absolute_files, add_allow_host, service_address
from qwen_studio.core.errors import Cancelled, OverCap, StudioError, UnknownHost
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest, FileImage, InputImage, LinkImage, problems, without_unsupported
from qwen_studio.core.resources import resource_path
from qwen_studio.jobs.headless import HeadlessStudio

_DEMO_HELP = "send it to the embedded sandbox instead of the service; needs no key and costs nothing"
_MODELS = "Models that come with the program: {models}."
_EXIT_CODES = "Exit codes: 0 done, 2 bad usage or input, 3 refused by the service, 4 network, 5 outcome unknown."


class ExitCode(IntEnum):
    """What the shell is told."""

    DONE = 0
    BAD_INPUT = 2
    REFUSED = 3
    NETWORK = 4
    UNKNOWN = 5
    STOPPED = 130


def main(argv: Sequence[str]) -> int:
    """Do one edit; results are listed on stdout, progress and errors on stderr."""
    log_to_terminal()
    options = parser().parse_args(argv)
    if options.output is not None and options.output.exists() and not options.output.is_dir():
        return _complain(f"{options.output} is not a folder. Choose one with --output.")
    try:
        with HeadlessStudio(options.library, options.base_url, say=_show_progress) as studio:
            for problem in studio.catalog_problems:
                print(problem, file=sys.stderr)
            options.region = studio.catalog.region_called(options.region)
            request = _request(options)
            request = without_unsupported(request, studio.catalog.model(request.model))
            wrong = problems(request, studio.catalog)
            if wrong:
                return _complain(*map(str, wrong))
            studio.allow_hosts(options.allow_host)
            job, pictures = studio.edit(request, demo=options.demo, progress=_show_progress, over_cap=options.over_cap)
            files = _deliver(studio, pictures, options.output)
    except StudioError as error:
        return _complain(str(error))
    _report(job, pictures, files, as_json=options.json)
    return _exit_code(job)


def parser() -> argparse.ArgumentParser:
    """What this command understands."""
    from qwen_studio.api.catalog_file import load_catalog

    catalog, _ = load_catalog(resource_path("catalog.toml"), None)
    models, regions = [model.id for model in catalog.models], [region.id for region in catalog.regions]
    parser = argparse.ArgumentParser(
        prog="qwen-studio edit",
        description="One edit. The key comes from DASHSCOPE_API_KEY or the keyring.",
        epilog="\n\n".join(_filled(text) for text in (_MODELS.format(models=", ".join(models)), _EXIT_CODES)),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("images", nargs="+", metavar="IMAGE", help="one to three files or http(s) addresses")
    parser.add_argument("--instruction", required=True, metavar="TEXT", help="what should change")
    parser.add_argument("--negative-prompt", default="", metavar="TEXT", help="what must not appear")
    parser.add_argument(
        "--model",
        type=Offered(models),
        default="qwen-image-edit-plus",
        metavar="ID",
        help="the model (default: %(default)s)",
    )
    parser.add_argument("-n", type=int, default=1, metavar="N", help="how many pictures (1 to 6)")
    parser.add_argument("--seed", type=int, default=None, metavar="S", help="0 to 2147483647; random if left out")
    parser.add_argument("--watermark", action="store_true", help="let the service draw its watermark")
    parser.add_argument(
        "--no-prompt-extend",
        dest="prompt_extend",
        action="store_false",
        help="do not let the service rewrite the instruction",
    )
    parser.add_argument(
        "--region",
        type=Offered(regions),
        default="singapore",
        metavar="REGION",
        help=f"the region of the service: {' or '.join(regions)} (default: %(default)s)",
    )
    parser.add_argument(
        "--base-url",
        type=service_address,
        default=os.environ.get("DASHSCOPE_BASE_URL", ""),
        metavar="URL",
        help="another address of the service, such as https://host/api/v1",
    )
    parser.add_argument("--library", default="", metavar="FOLDER", help="the library (default: the window's own)")
    parser.add_argument("--output", type=Path, default=None, metavar="FOLDER", help="also copy the results there")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.add_argument("--demo", action="store_true", help=_DEMO_HELP)
    add_allow_host(parser)
    parser.add_argument("--over-cap", action="store_true", help="let this edit pass the spending caps of the window")
    return parser


def _filled(text: str) -> str:
    # argparse would break names at their hyphens.
    return textwrap.fill(text, shutil.get_terminal_size().columns - 2, break_on_hyphens=False)


def _request(options: argparse.Namespace) -> EditRequest:
    return EditRequest(
        images=tuple(map(_image, options.images)),
        instruction=options.instruction,
        model=options.model,
        region=options.region,
        n=options.n,
        negative_prompt=options.negative_prompt,
        seed=options.seed,
        watermark=options.watermark,
        prompt_extend=options.prompt_extend,
    )


def _image(text: str) -> InputImage:
    if "://" in text:
        return LinkImage(text)
    (path,) = absolute_files([text])
    return FileImage(path, path.name)


def _show_progress(note: str) -> None:
    # Nobody may be listening any more (`… | head`), and that must not end what is paid for.
    with contextlib.suppress(OSError):
        print(note, file=sys.stderr, flush=True)


def _deliver(studio: HeadlessStudio, pictures: Sequence[Picture], output: Path | None) -> list[Path]:
    """Where each result lies: in the library, or as a copy in `output`."""
    files = [studio.path(picture) for picture in pictures]
    if output is None:
        return files
    try:
        output.mkdir(parents=True, exist_ok=True)
        return [Path(shutil.copyfile(file, output / file.name)).absolute() for file in files]
    except OSError as error:
        # The pictures are paid for and safe, so this is news rather than an end.
        print(
            f"The results were not copied to {output}: {error.strerror or error}. They are in the library.",
            file=sys.stderr,
        )
        return files


def _report(job: Job, pictures: Sequence[Picture], files: Sequence[Path], *, as_json: bool) -> None:
    if job.state is JobState.STOPPED:
        print(Cancelled(), file=sys.stderr)
    if job.failure is not None:
        print(f"{job.failure.message} {job.failure.next_step}".strip(), file=sys.stderr)
        if job.failure.kind == OverCap.__name__:
            print("With --over-cap it is sent all the same.", file=sys.stderr)
        if job.failure.kind == UnknownHost.__name__:
            print(f"qwen-studio library recover --allow-host {job.failure.field} fetches it.", file=sys.stderr)
        if job.failure.code:
            told = f"code {job.failure.code}, request id {job.failure.request_id or 'none'}"
            print(f"The service said: {job.failure.service_message} ({told})", file=sys.stderr)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that cannot show Chinese must not turn a finished edit into an error.
        sys.stdout.reconfigure(errors="backslashreplace")
    if not job.state.finished:
        print("What is missing is fetched when Qwen Studio next opens this library.", file=sys.stderr)
    if not as_json:
        for file in files:
            print(file)
        return
    failure = job.failure
    print(
        json.dumps(
            {
                "state": job.state.value,
                "job": job.id,
                "request_id": job.request_id,
                "cost_usd": str(job.cost),
                "cost_usd_at_most": str(job.cost_at_most),
                "results": [
                    {"file": str(file), "width": p.size.width, "height": p.size.height, "sha256": p.file_sha256}
                    for p, file in zip(pictures, files, strict=True)
                ],
                "error": None
                if failure is None
                else {
                    "message": failure.message,
                    "next_step": failure.next_step,
                    "code": failure.code,
                    "service_message": failure.service_message,
                    "status": failure.status,
                },
            },
            ensure_ascii=False,
            indent=2,
        )
    )


def _exit_code(job: Job) -> ExitCode:
    match job.state:
        case JobState.DONE | JobState.PARTIAL:
            return ExitCode.DONE
        case JobState.REFUSED:
            return ExitCode.REFUSED
        case JobState.UNKNOWN:
            return ExitCode.UNKNOWN
        case JobState.STOPPED:
            return ExitCode.STOPPED
        case JobState.NOT_SENT if job.failure is not None and job.failure.kind != "NotSent":
            return ExitCode.BAD_INPUT
        case _:
            return ExitCode.NETWORK


def _complain(*sentences: str) -> ExitCode:
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    return ExitCode.BAD_INPUT
