"""A screen reader, as far as the tests need one: a client of AT-SPI, which hears and uses another process's window."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageType, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.e2e.on_display import until

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_REGISTRY = "org.a11y.atspi.Registry"
_ROOT = "/org/a11y/atspi/accessible/root"
_MOST_NODES = 3000
_ANSWER_S = 30


@dataclass(frozen=True)
class Node:
    """Something that can be heard: where it is on the bus, what it is called, and what it is."""

    bus_name: str
    path: str
    name: str
    role: str
    description: str


class ScreenReader:
    """Looks at one program by its name, and hears what it announces."""

    def __init__(self) -> None:
        """On the session bus of the environment, which starts what else is needed.

        Raises:
            OSError: there is no such bus.
        """
        session = open_dbus_connection("SESSION")
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        address = session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=_ANSWER_S).body[0]
        session.close()
        self._bus: DBusConnection = open_dbus_connection(address)
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
        # Kept from now on, whatever else is asked in between.
        self._heard: deque[Message] = deque()
        self._filter = self._bus.filter(rule, queue=self._heard)
        self._filter.__enter__()
        self._bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=_ANSWER_S)
        registry = DBusAddress("/org/a11y/atspi/registry", _REGISTRY, _REGISTRY)
        # Programs tell nobody what nobody has asked for; Qt understands no finer wish.
        asked = new_method_call(registry, "RegisterEvent", "s", ("object:",))
        self._bus.send_and_get_reply(asked, timeout=_ANSWER_S)

    def close(self) -> None:
        self._filter.close()
        self._bus.close()

    def program(self, name: str) -> Node:
        """The program of that name, as soon as it has said that it is there."""
        root = Node(_REGISTRY, _ROOT, "", "", "")
        found: list[Node] = []

        def is_there() -> bool:
            found[:] = [node for node in self._children(root) if node.name == name]
            return bool(found)

        until(is_there)
        return found[0]

    def find(self, program: Node, name: str, role: str) -> Node:
        """The one of that name and role below it, as soon as it is there."""
        found: list[Node] = []

        def is_there() -> bool:
            found[:] = [node for node in self.below(program) if (node.name, node.role) == (name, role)]
            return bool(found)

        until(is_there)
        return found[0]

    def below(self, node: Node) -> Iterator[Node]:
        """All that can be heard in it."""
        waiting = deque([node])
        for _ in range(_MOST_NODES):
            if not waiting:
                return
            for child in self._children(waiting.popleft()):
                yield child
                waiting.append(child)

    def write(self, node: Node, words: str) -> None:
        """Puts the words into a field, as one who speaks them does."""
        length = len(words.encode())
        assert self._call(node, "org.a11y.atspi.EditableText", "InsertText", "isi", (0, words, length))[0]

    def words_in(self, node: Node) -> str:
        text: str = self._call(node, "org.a11y.atspi.Text", "GetText", "ii", (0, -1))[0]
        return text

    def press(self, node: Node) -> None:
        """Does the first thing that can be done with it."""
        actions = self._call(node, "org.a11y.atspi.Action", "GetActions")[0]
        names = [action[0] for action in actions]
        place = next((names.index(name) for name in ("Press", "Toggle") if name in names), 0)
        assert self._call(node, "org.a11y.atspi.Action", "DoAction", "i", (place,))[0], names

    def value(self, node: Node) -> float:
        return float(self._property(node, "org.a11y.atspi.Value", "CurrentValue"))

    def hear(self, wanted: Callable[[str], bool]) -> str:
        """The first announcement like that."""
        while True:
            message = self._bus.recv_until_filtered(self._heard, timeout=_ANSWER_S)
            words = str(message.body[3][1])
            if wanted(words):
                return words

    def _children(self, node: Node) -> list[Node]:
        told = self._call(node, _ACCESSIBLE, "GetChildren")
        return [self._node(bus_name, path) for bus_name, path in (told[0] if told else [])]

    def _node(self, bus_name: str, path: str) -> Node:
        bare = Node(bus_name, path, "", "", "")
        role = self._call(bare, _ACCESSIBLE, "GetRoleName")
        name, description = (self._property(bare, _ACCESSIBLE, key) for key in ("Name", "Description"))
        return Node(bus_name, path, str(name or ""), role[0] if role else "", str(description or ""))

    def _property(self, node: Node, interface: str, name: str) -> Any:
        address = DBusAddress(node.path, node.bus_name, interface)
        answer = self._bus.send_and_get_reply(Properties(address).get(name), timeout=_ANSWER_S)
        return answer.body[0][1] if answer.header.message_type is MessageType.method_return else None

    def _call(
        self, node: Node, interface: str, method: str, kinds: str | None = None, body: tuple[Any, ...] = ()
    ) -> Any:
        address = DBusAddress(node.path, node.bus_name, interface)
        answer = self._bus.send_and_get_reply(new_method_call(address, method, kinds, body), timeout=_ANSWER_S)
        # What has gone since it was named answers with an error.
        return answer.body if answer.header.message_type is MessageType.method_return else ()
