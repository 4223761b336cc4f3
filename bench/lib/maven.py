"""Builds what runs inside a JVM of its own, with the JDK that ./milepost would take."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Dict, List, Optional, Tuple

from .milepost import ROOT, find_java


class BuildFailed(Exception):
    """A JDK or Maven is missing, or the code does not compile."""


def compile_module(module: str) -> Tuple[str, str]:
    """Compiles a module and what it needs; gives the path of java and the module's class path."""
    try:
        java = find_java()
    except LookupError as error:
        raise BuildFailed(str(error)) from error
    environment = dict(os.environ, JAVA_HOME=str(Path(java).parents[1]))
    file = f"target{os.sep}class-path"
    command = ["mvn", "-B", "-ntp", "-q", "-pl", module, "-am", "compile", "dependency:build-classpath"]
    command += [f"-Dmdep.outputFile={file}", "-Dspotless.check.skip=true"]
    call(command, "the build failed", environment)
    classes = ROOT / module / "target" / "classes"
    return java, os.pathsep.join([str(classes), (ROOT / module / file).read_text().strip()])


def call(command: List[str], failure: str, environment: Optional[Dict[str, str]] = None) -> None:
    """Runs a program whose output is progress."""
    try:
        status = subprocess.run(command, cwd=ROOT, env=environment, stdout=sys.stderr).returncode
    except FileNotFoundError as error:
        raise BuildFailed(f"{command[0]} is not installed") from error
    if status != 0:
        raise BuildFailed(f"{failure} (status {status})")
