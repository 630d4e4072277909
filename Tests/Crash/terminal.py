"""A batch on a terminal that a test can look at: what it draws, and what Ctrl-C does."""
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time


class Terminal:
    """Runs a program whose standard error, or all of it, is a pseudo-terminal, and keeps what it shows."""

    @staticmethod
    def isPossible():
        """Whether the system has pseudo-terminals: a container without devpts has none."""
        try:
            for end in pty.openpty():
                os.close(end)
            return True
        except OSError:
            return False

    def __init__(self, command, folder, columns, environment=(), onlyErrors=False):
        self.main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        variables = {key: value for key, value in os.environ.items() if key not in ("LC_ALL", "LC_CTYPE", "NO_COLOR")}
        variables |= {"TERM": "xterm", "LANG": "en_GB.UTF-8"} | dict(environment)

        def own():
            os.setsid()
            fcntl.ioctl(side, termios.TIOCSCTTY, 0)

        output = subprocess.DEVNULL if onlyErrors else side
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=side, stdout=output, stderr=side, preexec_fn=own, env=variables)
        os.close(side)
        self.bytes = b""

    def read(self, until=None, seconds=60):
        """Reads until the program ends, or `until` is true of what has come."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not (until and until(self.text())):
            if select.select([self.main], [], [], 0.02)[0]:
                try:
                    some = os.read(self.main, 65536)
                except OSError:
                    break  # the last program on the terminal has ended
                if not some:
                    break
                self.bytes += some
        return self.text()

    def type(self, bytes):
        os.write(self.main, bytes)

    def echoes(self):
        """Whether what is typed is shown."""
        return bool(termios.tcgetattr(self.main)[3] & termios.ECHO)

    def end(self):
        """The exit status, when all has been read."""
        self.read()
        status = self.process.wait(timeout=30)
        os.close(self.main)
        return status

    def text(self):
        return self.bytes.decode(errors="replace")

    def bars(self):
        """Every state of a line that was drawn over."""
        return [re.sub("\x1b\\[[0-9;]*[A-Za-z]", "", part) for part in re.split("[\r\n]+", self.text()) if " of " in part or "%" in part]

    def screen(self):
        """The lines as they stand in the end."""
        lines = []
        for line in self.text().replace("\r\n", "\n").split("\n"):
            shown = ""
            for part in line.split("\r"):
                erases = "\x1b[K" in part
                plain = re.sub("\x1b\\[[0-9;]*[A-Za-z]", "", part)
                shown = plain if erases or len(plain) >= len(shown) else plain + shown[len(plain):]
            lines.append(shown)
        return [line for line in lines if line]
