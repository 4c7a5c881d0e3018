"""A long life in a short time: `python -m tests.faults.soak FOLDER JOBS ROUNDS`.

Footprints go to stdout, JSON, one a line. All jobs go through one runner over one open library. Some are stopped, most
meet a fault, what is left to be fetched is tried again and again, and clients and downloaders are opened and closed
beside it.
"""

import json
import random
import sys
from pathlib import Path

from PIL import Image

from qwen_studio.api.client import Client
from qwen_studio.api.download import Downloader
from qwen_studio.core.request import FileImage
from tests.faults.accounts import Accounts
from tests.faults.faulted_jobs import Campaign, FaultedJob, draw_jobs
from tests.faults.footprint import Footprint

ACCOUNTS = 40
SEED = 7
STOPPED = 0.1
TRIED_AGAIN = 4
OPENED = 10


def main(folder: Path, count: int, rounds: int) -> None:
    """Print the footprint after each round, and one more before anything is opened and when all is closed."""
    chance = random.Random(SEED)
    small = folder / "small.png"
    Image.new("RGB", (400, 400), "orange").save(small)
    jobs = _gentle(count)
    stopped = {job.seed for job in jobs if chance.random() < STOPPED}
    with Accounts(ACCOUNTS) as accounts:
        accounts.slow_bytes(0)
        campaign = Campaign(folder, accounts, {"small": FileImage(small, "small.png")}, runners=1)
        _tell(Footprint.now())
        with campaign.open() as workshop:
            each = count // rounds
            for number in range(rounds):
                campaign.run(jobs[number * each : (number + 1) * each], stopped)
                campaign.resume(workshop, TRIED_AGAIN)
                for _ in range(OPENED):
                    Client().close()
                    Downloader().close()
                # What SQLite keeps in memory grows with the file up to a limit of its own, which is no leak.
                workshop.database.call(lambda c: c.execute("PRAGMA shrink_memory").fetchall())
                _tell(Footprint.now())
        _tell(Footprint.now())


def _gentle(count: int) -> list[FaultedJob]:
    """Jobs without those faults that move dozens of megabytes, or for which a job must go alone."""
    drawn = draw_jobs(2 * count + 200, ACCOUNTS, SEED)
    return [job for job in drawn if job.is_gentle][:count]


def _tell(footprint: Footprint) -> None:
    print(json.dumps(footprint.told()), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
