"""Become a program that dies with its parent: `python leash.py PARENT_PID PROGRAM [ARGUMENT ...]`.

A process of its own rather than Popen's `preexec_fn`, which may deadlock in a parent with threads.
Starting, watching and ending such programs is in children.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main(parent_pid: int, program: list[str]) -> None:
    """Replace this process by the program, tied to the parent where the system can do that.

    Only Linux can. The signal is KILL, because a parent that could not even end its children leaves
    nobody to wait for a graceful end, and nothing here is worth one.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent_pid:  # it died before the leash was on
            return
    os.execv(program[0], program)  # noqa: S606 - the program is the demo's own choice


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
