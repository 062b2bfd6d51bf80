"""No internet socket in the whole suite: the kernel ends whoever asks for one, and Python says where it was.

Local sockets, as those of D-Bus and of the one window, are allowed. The kernel's rule is inherited by every
process that a test starts, whatever it is written in. Where there is no such rule, Python alone is watched.
"""

import ctypes
import platform
import socket
import struct
import sys
import traceback
from typing import Any

INTERNET = (socket.AF_INET, socket.AF_INET6)
SOCKET_CALL = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""For each kind of processor its number in the kernel, and that of the call `socket` on it."""
NO_NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2
LOAD, IF_EQUAL, RETURN = 0x20, 0x15, 0x06
CALL, PROCESSOR, FAMILY = 0, 4, 16
"""Where the kernel tells of a call its number, the processor, and the first argument."""
ALLOW, END_PROCESS = 0x7FFF0000, 0x80000000

opened: list[str] = []
"""Where Python asked for one, also if the error was swallowed; a test that has any fails."""


def forbid() -> bool:
    """Forbid internet sockets to this process and all that it starts; tell whether the kernel does."""
    sys.addaudithook(_refuse)
    return _forbid_in_kernel()


def _refuse(event: str, given: tuple[Any, ...]) -> None:
    if event == "socket.__new__" and given[1] in INTERNET:
        opened.append("".join(traceback.format_stack(limit=8)))
        raise PermissionError("No test opens an internet socket")


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def _forbid_in_kernel() -> bool:
    processor, call = SOCKET_CALL.get(platform.machine(), (0, 0))
    if sys.platform != "linux" or not processor:
        return False
    # Each step: what it does, how many it jumps over where it holds and where not, and its value.
    steps = [
        (LOAD, 0, 0, PROCESSOR),
        (IF_EQUAL, 0, 6, processor),
        (LOAD, 0, 0, CALL),
        (IF_EQUAL, 0, 4, call),
        (LOAD, 0, 0, FAMILY),
        (IF_EQUAL, 1, 0, INTERNET[0]),
        (IF_EQUAL, 0, 1, INTERNET[1]),
        (RETURN, 0, 0, END_PROCESS),
        (RETURN, 0, 0, ALLOW),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.cast(code, ctypes.c_void_p))
    system = ctypes.CDLL(None)
    return not (
        system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        or system.prctl(SECCOMP, FILTER, ctypes.byref(program), 0, 0)
    )
