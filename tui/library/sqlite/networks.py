"""Tell whether a file lies on a network drive, where the write-ahead log of SQLite cannot work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORKS = {
    "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs",
    "fuse.davfs2", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs",
}  # fmt: skip
_ESCAPED = re.compile(r"\\([0-7]{3})")


def network_of(path: Path) -> str | None:
    """The kind of network drive that `path` lies on; None on a disk, or where that cannot be told."""
    kind = file_system_of(path)
    return kind if kind in _NETWORKS else None


def file_system_of(path: Path) -> str | None:
    """The kind of file system that `path` lies on; None where that cannot be told."""
    try:
        with _MOUNTS.open(encoding="utf-8", errors="surrogateescape") as lines:
            return kind_of(path.resolve(), lines)
    except OSError:
        return None


def kind_of(path: Path, mountinfo: Iterable[str]) -> str | None:
    """The kind of file system that `path`, absolute, lies on: that of the longest mount point above it."""
    longest = -1
    kind = None
    for point, mounted in _mounts(mountinfo):
        if len(point.parts) >= longest and path.is_relative_to(point):
            longest, kind = len(point.parts), mounted  # of two on one point the later hides the earlier
    return kind


def _mounts(mountinfo: Iterable[str]) -> Iterator[tuple[Path, str]]:
    for line in mountinfo:
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) > 4 and after:
            yield Path(_ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[4])), after.split(" ")[0]
