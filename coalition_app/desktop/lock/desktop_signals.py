"""What a Linux desktop tells on its own bus: the screen is locked, another user comes, the laptop sleeps.

It is a socket of this computer; nothing is sent, and the internet has no part in it.
"""

import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

SCREENS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")
"""Interfaces whose ActiveChanged(true) says that the screen is locked."""
MANAGER, SESSION = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
SERVICE, OWN_SESSION = "org.freedesktop.login1", "/org/freedesktop/login1/session/auto"
PROPERTIES = "org.freedesktop.DBus.Properties"
CHANGED = "sa{sv}as"
"""What PropertiesChanged carries; Qt passes it over where an empty signature is asked for."""
SCREEN, SLEEP = "screen", "sleep"


class DesktopSignals(QObject):
    """Tells that the desktop locks its screen or goes to sleep; silent where no bus is there."""

    away = Signal(str)
    """SCREEN or SLEEP."""

    def begin(self) -> bool:
        """Listen from now on; return whether there is a bus."""
        if not sys.platform.startswith("linux"):
            return False
        from PySide6.QtDBus import QDBusConnection

        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        for interface in SCREENS:
            self._listen(session, interface, "ActiveChanged", "screen_locked(bool)")
        for each in (session, system):  # the system's; tests have one bus for both
            self._listen(each, MANAGER, "PrepareForSleep", "sleeps(bool)")
            self._listen(each, SESSION, "Lock", "locked()")
        if system.isConnected():
            name = "PropertiesChanged"
            system.connect("", "", PROPERTIES, name, [SESSION], CHANGED, self, slot("changed()"))
        return session.isConnected() or system.isConnected()

    def _listen(self, bus: "QDBusConnection", interface: str, name: str, method: str) -> None:
        if bus.isConnected():
            bus.connect("", "", interface, name, self, slot(method))

    @Slot(bool)
    def screen_locked(self, locked: bool) -> None:
        """The screen saver came, or went."""
        if locked:
            self.away.emit(SCREEN)

    @Slot(bool)
    def sleeps(self, begins: bool) -> None:
        """The laptop goes to sleep, or woke up."""
        if begins:
            self.away.emit(SLEEP)

    @Slot()
    def locked(self) -> None:
        """The session is locked."""
        self.away.emit(SCREEN)

    @Slot()
    def changed(self) -> None:
        """Something of a session changed: ask whether another user has the screen now."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        asked = QDBusMessage.createMethodCall(SERVICE, OWN_SESSION, PROPERTIES, "Get")
        asked.setArguments([SESSION, "Active"])
        answer = QDBusPendingCallWatcher(QDBusConnection.systemBus().asyncCall(asked), self)
        answer.finished.connect(self._hear_active)

    def _hear_active(self, answer: "QDBusPendingCallWatcher") -> None:
        answer.deleteLater()
        if not answer.isError() and answer.reply().arguments()[0].variant() is False:
            self.away.emit(SCREEN)


def slot(method: str) -> Any:
    """Return a method as Qt's older kind of connecting names it; a bus knows no other.

    Its stub asks for bytes, and PySide6 takes a string only.
    """
    return f"1{method}"
