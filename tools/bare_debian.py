"""Whether the README's two commands pass on a bare Debian: ``tools/bare_debian.py [RELEASE …]``.

Makes each release anew with debootstrap, puts the files of this checkout into it, and runs
``sh run.sh`` and ``sh test.sh`` there with nothing installed before. Without a name Debian 12 and
13 (Python 3.11 and 3.13). Where the machine cannot make one, that is said, with what it takes, and
the exit code is 0; it is 1 where a command failed. Standard library only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RELEASES = ("bookworm", "trixie")
COMMANDS = ("sh run.sh", "sh test.sh -q")
# Where the checkout lies in the new system.
PLACE = "root/checkout"
# How this machine reaches names and packages, which a bare system does not know.
NETWORK = (Path("/etc/resolv.conf"), Path("/etc/hosts"))
SETTINGS = ("PIP_INDEX_URL", "http_proxy", "https_proxy", "no_proxy")
# The authorities that this machine trusts; in a place of its own, since Debian writes its usual
# one anew.
AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
COPIED_AUTHORITIES = Path("/opt/authorities.pem")
# Processes and their semaphores; the mounts end with the command.
MOUNTS = "mount -t proc proc {0}/proc && mount -t tmpfs tmpfs {0}/dev/shm"
SHOWN_LINES = 30


class CannotMakeError(Exception):
    """This machine cannot make a bare Debian; the message says why."""


def main(releases: Sequence[str]) -> int:
    """Try every release; 1 where a command failed in one."""
    failed = False
    for release in releases or RELEASES:
        try:
            failed |= not passes(release)
        except CannotMakeError as error:
            print(f"  --  Debian {release}: not run, {error}", flush=True)
    return int(failed)


def passes(release: str) -> bool:
    """Whether both commands end well on ``release``."""
    debootstrap = required()
    with tempfile.TemporaryDirectory() as folder:
        # Below it, since nobody but root may enter the folder itself.
        system = Path(folder, release)
        make(debootstrap, release, system)
        copy_checkout(system / PLACE)
        copy_network(system)
        # Both are run: where the first fails, the second may show why.
        ended = [ends_well(release, command, system) for command in COMMANDS]
        return all(ended)


def required() -> str:
    """The path of debootstrap, on a machine whose user may run it."""
    debootstrap = shutil.which("debootstrap") or shutil.which("/usr/sbin/debootstrap")
    if not debootstrap:
        raise CannotMakeError("install it: apt-get install debootstrap")
    if os.geteuid():
        raise CannotMakeError("it takes root: sudo make verify")
    return debootstrap


def make(debootstrap: str, release: str, system: Path) -> None:
    """The smallest ``release`` in the folder ``system``."""
    made = run([debootstrap, "--variant=minbase", release, str(system)])
    if made.returncode:
        last = (made.stdout.strip().splitlines() or ["no word"])[-1]
        raise CannotMakeError(f"debootstrap ended with {made.returncode}: {last}")
    mounted = run(["unshare", "--mount", "sh", "-c", MOUNTS.format(system)])
    if mounted.returncode:
        raise CannotMakeError(f"nothing can be mounted here: {mounted.stdout.strip()}")


def copy_checkout(place: Path) -> None:
    """Every file of the checkout that git knows, or would."""
    listed = run(["git", "-C", str(ROOT), "ls-files", "-z", "-co", "--exclude-standard"])
    if listed.returncode:
        raise CannotMakeError("this is no checkout of git")
    for name in filter(None, listed.stdout.split("\0")):
        source = ROOT / name
        if source.is_file():
            target = place / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)


def copy_network(system: Path) -> None:
    """The files by which this machine reaches others."""
    copies = {file: file for file in NETWORK} | {AUTHORITIES: COPIED_AUTHORITIES}
    for source, inside in copies.items():
        if source.is_file():
            target = system / inside.relative_to("/")
            target.unlink(missing_ok=True)
            shutil.copy(source, target)


def ends_well(release: str, command: str, system: Path) -> bool:
    """Run ``command`` in the checkout of ``system`` and print how it ended."""
    inside = f"cd /{PLACE} && {command}"
    script = f'{MOUNTS.format(system)} && exec chroot {system} sh -c "$1"'
    started = time.monotonic()
    done = run(["unshare", "--mount", "sh", "-c", script, "sh", inside], environment())
    took = time.monotonic() - started
    mark = "FAIL" if done.returncode else "ok"
    lines = done.stdout.strip().splitlines()
    last = lines[-1] if lines else ""
    print(f"{mark:>4}  Debian {release}, {command}: {took:.0f} s, {last}", flush=True)
    if done.returncode:
        for line in lines[-SHOWN_LINES:]:
            print(f"      {line}", flush=True)
    return not done.returncode


def environment() -> dict[str, str]:
    """What a new user has, and how this machine reaches packages."""
    kept = {name: os.environ[name] for name in SETTINGS if name in os.environ}
    if AUTHORITIES.is_file():
        kept["PIP_CERT"] = str(COPIED_AUTHORITIES)
    path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    return {"HOME": "/root", "PATH": path, "LANG": "C.UTF-8", **kept}


def run(
    command: Sequence[str],
    environment: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """A command without input; what it says goes into ``stdout``."""
    return subprocess.run(
        command,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=environment,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
