"""A real sshd on the loopback interface, with keys and settings of its own, and logins to it."""

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import sys
from pathlib import Path

from tests.terminal.pty_session import PROJECT, PtySession, environment

SSHD, SSH, KEYGEN = (
    shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin") for name in ("sshd", "ssh", "ssh-keygen")
)
NEEDED = {"sshd": SSHD, "ssh": SSH, "ssh-keygen": KEYGEN}
MISSING = ", ".join(name for name, found in NEEDED.items() if found is None)
SEPARATED = Path("/run/sshd")
"""The empty folder that sshd, run by root, shuts itself up in; Debian makes it when the service starts."""

CONFIG = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PrintMotd no
PrintLastLog no
"""
CLIENT = (
    "BatchMode=yes", "IdentitiesOnly=yes", "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR",
)  # fmt: skip


class Host:
    """A host that one can log in to, until it is closed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700)
        for name in ("host", "user"):
            subprocess.run([str(KEYGEN), "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
        if os.getuid() == 0:
            SEPARATED.mkdir(mode=0o755, exist_ok=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = int(free.getsockname()[1])
        config = folder / "sshd_config"
        config.write_text(CONFIG.format(port=self._port, folder=folder), encoding="ascii")
        command = [str(SSHD), "-D", "-e", "-f", str(config)]
        self._log = (folder / "log").open("wb")
        self._sshd = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=self._log)

    @property
    def pid(self) -> int:
        """The process that listens."""
        return self._sshd.pid

    def answers(self) -> bool:
        """Whether it takes connections; AssertionError with its log where it ended."""
        if self._sshd.poll() is not None:
            raise AssertionError(f"sshd ended: {(self._folder / 'log').read_text(encoding='utf-8')}")
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self._port)) == 0

    def log_in(self, database: Path, columns: int = 100, rows: int = 30) -> PtySession:
        """The program on a database, at the other end of a login with a terminal."""
        home = database.parent
        variables = {"HOME": home, "TZ": "Europe/Berlin", "LANG": "C.UTF-8", "PYTHONPATH": PROJECT,
                     "XDG_STATE_HOME": home / "state"}  # fmt: skip
        program = ["env", *(f"{name}={value}" for name, value in variables.items()), sys.executable, "-m", "tui_goals"]
        options = [part for option in CLIENT for part in ("-o", option)]
        argv = [str(SSH), "-F", os.devnull, "-tt", "-p", str(self._port), "-i", str(self._folder / "user"), *options]
        remote = shlex.join([*program, "--db", str(database)])
        return PtySession([*argv, f"{getpass.getuser()}@127.0.0.1", remote], environment(), columns, rows)

    def close(self) -> None:
        """Stop listening; logins that are open end with their clients."""
        self._sshd.terminate()
        self._sshd.wait(10)
        self._log.close()


def parent_of(pid: int) -> int:
    """The process that started another; 0 when there is no such process."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    return int(status.rpartition(")")[2].split()[1])


def runs(pid: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
