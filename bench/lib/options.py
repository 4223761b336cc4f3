"""Options that the commands share, and the servers that they stand for."""

import argparse
import signal
import sys
import tempfile
from pathlib import Path
from typing import Callable, List, Sequence, Tuple

from .agreement import Disagreement
from .api import ApiFailed
from .load import LoadFailed
from .milepost import Milepost, MilepostNetty
from .process import StartFailed
from .servers import PEERS, Server

# What is told in a sentence, without a stack trace.
FAILURES = (Disagreement, LoadFailed, StartFailed, ApiFailed)

OURS = (Milepost, MilepostNetty)

NAMES = tuple(server.name for server in (*PEERS, *OURS))

# Without those that are another of these with other options.
DISTINCT_NAMES = tuple(server.name for server in (*PEERS, *OURS) if not server.variant)


def add_common(parser: argparse.ArgumentParser, names: Sequence[str] = NAMES) -> None:
    """Adds the options of all commands; names are the servers that are compared unless others are asked for."""
    parser.add_argument(
        "--peers",
        type=_names,
        default=names,
        metavar="NAMES",
        help=f"servers, separated by commas, of {', '.join(NAMES)} ({', '.join(names)})",
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="seed of zone and questions (%(default)s)")
    parser.add_argument(
        "--jar", type=Path, metavar="FILE", help="this Milepost, by java -jar, instead of ./milepost serve"
    )


def add_prepared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--prepared",
        type=Path,
        metavar="DIR",
        help="Milepost's data folder: filled if it is new, and kept; only for the same names and seed",
    )


def run(
    command: str, arguments: argparse.Namespace, comparison: Callable[[List[Server], List[str], Path], None]
) -> None:
    """Runs a comparison with the servers that were asked for, in a folder that is deleted at the end.

    Args:
        command: our name in messages
        comparison: takes the servers that can run, NSD first if it is among them, a line for each that can't, and
            the folder
    """
    # So that servers are ended and the folder deleted.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        servers, left_out = _choose(arguments)
        if not servers:
            sys.exit(f"{command}: no server to measure: {'; '.join(left_out)}")
        with tempfile.TemporaryDirectory(prefix="milepost-bench-") as folder:
            comparison(servers, left_out, Path(folder))
    except FAILURES as failure:
        sys.exit(f"{command}: {failure}")
    except KeyboardInterrupt:
        sys.exit(130)


def _choose(arguments: argparse.Namespace) -> Tuple[List[Server], List[str]]:
    wanted: List[Server] = [peer() for peer in PEERS if peer.name in arguments.peers]
    prepared = getattr(arguments, "prepared", None)
    for ours in OURS:
        if ours.name in arguments.peers:
            wanted.append(ours(arguments.jar, prepared.resolve() if prepared else None))
    servers: List[Server] = []
    left_out: List[str] = []
    for server in wanted:
        problem = server.missing()
        if problem is None:
            servers.append(server)
        else:
            left_out.append(f"{server.title} ({problem})")
    return servers, left_out


def _names(text: str) -> Sequence[str]:
    names = tuple(text.split(","))
    for name in names:
        if name not in NAMES:
            raise argparse.ArgumentTypeError(f"no server is called '{name}'")
    return names
