"""Reads a log of `strace -f -y` and proves the order in which files became durable and visible."""
import posixpath
import re

CALL = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+)")
UNFINISHED = re.compile(r"^(\d+) +(\w+)\((.*) <unfinished \.\.\.>")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)\) += (-?\d+)")
DESCRIPTOR = re.compile(r"^(?:\d+|AT_FDCWD)<([^>]*)>")


def calls(lines):
    """System calls in the order in which they ended, for syncs also when they began: a file has to be written before."""
    begun = {}
    for number, line in enumerate(lines):
        if found := UNFINISHED.match(line):
            begun[found[1]] = (number, found[3])
        elif found := RESUMED.match(line):
            start, arguments = begun.pop(found[1], (number, ""))
            yield start, found[2], arguments + found[3], int(found[4])
        elif found := CALL.match(line):
            yield number, found[2], found[3], int(found[4])


def checkOrder(lines, reference, check):
    """For every final name: written, synced, renamed, folder synced; the manifest after all of that."""
    written, synced = {}, {}  # by path: the last write, the begin of the last sync that holds all of it
    folders = {}  # folder by path: the begin of its last sync
    everything = -1  # the begin of the last sync of the whole file system
    renamed = {}
    for start, name, arguments, result in calls(lines):
        first = DESCRIPTOR.match(arguments)
        path = first[1] if first else None
        if result < 0:
            continue
        if name in ("write", "pwrite64") and path:
            written[path] = start
        elif name in ("fsync", "fdatasync") and path:
            synced[path] = start
            folders[path] = start
        elif name == "syncfs":
            everything = start
        elif name in ("rename", "renameat", "renameat2"):
            quoted = re.findall(r'"([^"]*)"', arguments)
            bases = re.findall(r"<([^>]*)>", arguments)
            old, new = (posixpath.join(base, part) for base, part in zip(bases, quoted))
            last = max(synced.get(old, -1), everything)
            check(old in written, f"'{new}' was renamed without having been written")
            check(last > written.get(old, -1), f"'{new}' was renamed before it was on the disk")
            if posixpath.basename(new) == "manifest.json":
                for other, when in renamed.items():
                    safe = max(folders.get(posixpath.dirname(other), -1), everything)
                    check(safe > when, f"the manifest was put in place before the name '{other}' was on the disk")
            renamed[new] = start
    names = {path for path in reference}
    # The longest name that fits: a day's calendar is not the calendar of all days.
    ends = {max((name for name in names if path.endswith("/" + name)), key=len, default=None) for path in renamed}
    check(names <= ends, f"{len(names - ends)} files did not appear by rename: {sorted(names - ends)[:3]}")
    last = max(renamed, key=renamed.get, default="")
    check(last.endswith("/manifest.json"), f"the last file to appear was '{last}'")
    safe = max(folders.get(posixpath.dirname(last), -1), everything)
    check(safe > renamed.get(last, 0), "the folder was not synced after the manifest")
