"""What the crash tests have in common: a batch in a folder of its own, run, killed, resumed and compared."""
import hashlib
import json
import os
import posixpath
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LETTERPRESS = pathlib.Path(os.environ.get("LETTERPRESS", ROOT / ".build/release/letterpress")).resolve()
CRASHES = {-signal.SIGSEGV, -signal.SIGABRT, -signal.SIGILL, -signal.SIGBUS, -signal.SIGTRAP, -signal.SIGFPE}
CRASHES |= {128 - crash for crash in CRASHES}
PAGES = {"manifest.json", "index.html", "publications.json", "calendar.ics"}
failures = []


def check(isTrue, what):
    """Notes a failure and goes on: one run shows them all."""
    if not isTrue:
        failures.append(what)
        print(f"  FAILED: {what}", flush=True)
    return isTrue


def section(name):
    print(f"{name}", flush=True)


def scratch():
    return pathlib.Path(tempfile.mkdtemp(prefix="letterpress-crash-"))


class Batch:
    """A batch of letters from a table, or of press releases from inspections, and what it writes when undisturbed."""

    def __init__(self, folder, kind, count):
        self.folder = folder / f"{kind}-{count}"
        self.folder.mkdir()
        self.out = self.folder / "out"
        if kind == "letters":
            maker = ROOT / "Benchmarks/Scripts/make-letters.py"
            subprocess.run([sys.executable, maker, self.folder, str(count)], check=True)
            self.arguments = [f"people-{count}.csv", "-t", "letter.docx", "--name", "reference"]
        else:
            data = self.folder / "data"
            data.mkdir()
            record = (ROOT / "Examples/westmere-2025.yaml").read_text()
            for number in range(count):
                (data / f"w{number:03}.yaml").write_text(re.sub(r"(?m)^id: .*", f"id: westmere-{number:03}", record))
            self.arguments = ["data", "-t", "press-release", "-f", "txt,html", "--now", "2026-01-01T00:00:00Z"]
        result = self.run()
        assert result.returncode == 0, result.stderr
        self.reference = self.tree()
        assert len(self.reference) > count

    def command(self, *more, out="out"):
        return [LETTERPRESS, "batch", *self.arguments, "-o", out, *more]

    def run(self, *more, wrapper=(), out="out", **options):
        command = [*wrapper, *self.command(*more, out=out)]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=120, **options)

    def start(self, *more, out="out"):
        return subprocess.Popen(
            self.command(*more, out=out), cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def clear(self):
        shutil.rmtree(self.out, ignore_errors=True)

    def tree(self, folder=None):
        """Every file by its path with its hash, what the batch keeps for itself left out."""
        folder = folder or self.out
        found = {}
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith(".letterpress"):
                found[str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found

    def checkWhole(self, when, ended=False):
        """No partial file under a final name. A batch that ended with failures has pages and a manifest of the rest."""
        for path, hash in self.tree().items():
            if ended and posixpath.basename(path) in PAGES:
                if path.endswith(".json"):
                    json.loads((self.out / path).read_text())
            else:
                check(self.reference.get(path) == hash, f"{when}: '{path}' is partial or does not belong there")
        if ended and (self.out / "manifest.json").exists():
            result = subprocess.run([LETTERPRESS, "verify", "out"], cwd=self.folder, capture_output=True, text=True)
            for words in ("is not what the batch wrote", "is in the manifest and not in the folder"):
                check(words not in result.stderr + result.stdout, f"{when}: {result.stderr[:300]}")

    def checkResumed(self, when):
        """The next run ends with what an undisturbed one writes, and leaves nothing else."""
        result = self.run()
        check(result.returncode == 0, f"{when}: the next run ended with {result.returncode}: {result.stderr[:400]}")
        check(self.tree() == self.reference, f"{when}: the next run differs from an undisturbed one")
        left = [path.name for path in self.out.rglob(".letterpress*") if path.name != ".letterpress.lock"]
        check(not left, f"{when}: {left} is left behind")
        return result

    def checkAnswer(self, result, when, statuses=(0, 65, 66, 73, 74, 75)):
        """An error in words and a status, never a crash."""
        check(result.returncode not in CRASHES, f"{when}: crashed with {result.returncode}: {result.stderr[:400]}")
        check(result.returncode in statuses, f"{when}: status {result.returncode}: {result.stderr[:400]}")
        if result.returncode != 0:
            check("error: " in result.stderr, f"{when}: status {result.returncode} without an error: {result.stderr[:200]}")
        else:
            check(self.tree() == self.reference, f"{when}: status 0, but not all files are there")


def has(program):
    return shutil.which(program) is not None


def finish():
    print(f"{len(failures)} failures" if failures else "all passed")
    sys.exit(1 if failures else 0)
