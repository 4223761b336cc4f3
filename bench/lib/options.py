"""Options that the commands share, and the servers that they stand for."""

import argparse
import signal
import sys
from pathlib import Path
from typing import List, Sequence, Tuple

from .agreement import Disagreement
from .load import LoadFailed
from .milepost import ApiFailed, Milepost
from .process import StartFailed
from .servers import PEERS, Nsd, Server

# What a user is told in a sentence, without a stack trace.
FAILURES = (Disagreement, LoadFailed, StartFailed, ApiFailed)

NAMES = tuple(peer.name for peer in PEERS) + (Milepost.name,)


def add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--peers",
        type=_names,
        default=NAMES,
        metavar="NAMES",
        help=f"servers, separated by commas, of {', '.join(NAMES)} (all of them)",
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="seed of zone and questions (%(default)s)")
    parser.add_argument(
        "--jar", type=Path, metavar="FILE", help="this Milepost, by java -jar, instead of ./milepost serve"
    )


def choose_servers(arguments: argparse.Namespace) -> Tuple[List[Server], List[str]]:
    """The servers that can run, NSD first, and a line for each that can't."""
    # So that servers are ended, and folders deleted, however we end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    wanted: List[Server] = [peer() for peer in PEERS if peer.name in arguments.peers]
    if Milepost.name in arguments.peers:
        wanted.append(Milepost(arguments.jar))
    servers: List[Server] = []
    left_out: List[str] = []
    for server in wanted:
        problem = server.missing()
        if problem is None:
            servers.append(server)
        else:
            left_out.append(f"{server.title} ({problem})")
    if not servers:
        sys.exit("no server to measure: " + "; ".join(left_out))
    return servers, left_out


def _names(text: str) -> Sequence[str]:
    names = tuple(text.split(","))
    for name in names:
        if name not in NAMES:
            raise argparse.ArgumentTypeError(f"no server is called '{name}'")
    return names
