"""Runs the main job in the installed app by keyboard and accessibility tree.

Run it inside the system with the installed package, as an unprivileged user with their own session bus
(`dbus-run-session`). The argument is the folder for screenshots. It exits with status 1 at the first failed step.
"""

import os
import sqlite3
import subprocess
import sys
import time
import warnings
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402
from PIL import ImageGrab  # noqa: E402

# `Atspi.Text.get_text` takes nothing else in Debian 12.
warnings.simplefilter("ignore", DeprecationWarning)

# The timeout of each wait, in seconds. It is no test of speed.
PATIENCE = 180
STEP = 0.1

APP_ID = "dev.shopside.desktop"
SECRETS = "org.freedesktop.secrets"
DATA = Path.home() / ".local/share" / APP_ID
PICTURES = Path(sys.argv[1])


class Failure(Exception):
    """A wait that timed out, or a check that failed."""


def wait(what, state):
    """Polls `state` until it returns a truthy value, and returns that."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = state()
        except GLib.Error:
            # The element was removed while `state` read it.
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Failure(f"{what}: not within {PATIENCE} s")
        time.sleep(STEP)


def start_screen():
    """Starts a virtual screen, and returns its process."""
    number, out = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(out), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[out],
        stderr=subprocess.DEVNULL,
    )
    os.close(out)
    os.environ["DISPLAY"] = ":" + os.read(number, 10).decode().strip()
    return screen


def start_keyring():
    """Starts the keyring and unlocks it, as a login does."""
    keyring = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    keyring.stdin.write(b"the password of the keyring")
    keyring.stdin.close()
    bus = "org.freedesktop.DBus"
    wait("the keyring", lambda: call_bus(bus, "/", bus, "NameHasOwner", "(s)", SECRETS)[0])
    return keyring


def call_bus(name, path, interface, method, signature, *arguments):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    reply = bus.call_sync(name, path, interface, method, GLib.Variant(signature, arguments), None, 0, -1)
    return reply.unpack()


def keyring_entries():
    """The number of secrets of the app in the keyring."""
    service = "org.freedesktop.Secret.Service"
    path = "/org/freedesktop/secrets"
    found = call_bus(SECRETS, path, service, "SearchItems", "(a{ss})", {"service": APP_ID})
    return sum(len(items) for items in found)


def tree(element):
    """Yields an element and all its descendants."""
    if element is None:
        return
    yield element
    for index in range(element.get_child_count()):
        yield from tree(element.get_child_at_index(index))


def name_of(element):
    return " ".join((element.get_name() or "").split())


def text_of(element):
    """The text of an element."""
    text = element.get_text_iface()
    words = Atspi.Text.get_text(text, 0, -1) if text else ""
    return " ".join(words.replace("\ufffc", " ").split())


def is_usable(element):
    states = element.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.SENSITIVE)


class Window:
    """The running app and its window."""

    def __init__(self):
        self.log = open(PICTURES / "app.log", "wb")
        self.app = subprocess.Popen(["shopside"], stdout=self.log, stderr=self.log)
        self.pictures = 0

    def root(self):
        if self.app.poll() is not None:
            raise Failure(f"the app ended with status {self.app.returncode}")
        desktop = Atspi.get_desktop(0)
        children = (desktop.get_child_at_index(index) for index in range(desktop.get_child_count()))
        return next((child for child in children if child and child.get_process_id() == self.app.pid), None)

    def find(self, roles, name):
        elements = (element for element in tree(self.root()) if element.get_role_name() in roles)
        return next((element for element in elements if name_of(element) == name and is_usable(element)), None)

    def text(self):
        words = []
        for element in tree(self.root()):
            words += [name_of(element), text_of(element)]
        return "\n".join(word for word in words if word)

    def reading_order(self):
        """What a screen reader reads, in its order: names and texts of the visible elements."""
        read = []
        for element in tree(self.root()):
            words = name_of(element) or text_of(element)
            if words and element.get_state_set().contains(Atspi.StateType.SHOWING):
                read.append(words)
        return read

    def reads(self, screen, *expected):
        """Checks that a screen reader reads these words in this order, with others between them."""

        def is_read():
            read = self.reading_order()
            (PICTURES / f"reading-order-{screen}.txt").write_text("\n".join(read) + "\n")
            rest = iter(read)
            return all(any(words.startswith(one) for words in rest) for one in expected)

        wait(f"the words in this order: {', '.join(expected)}", is_read)

    def arrives_at(self, heading):
        wait(f"the heading “{heading}”", lambda: self.find(["heading"], heading))

    def says(self, *words):
        for word in words:
            wait(f"the words “{word}”", lambda: word in self.text())

    def press(self, name, roles=("push button", "toggle button", "link", "menu item")):
        """Focuses a button and presses Return."""
        element = wait(f"the button “{name}”", lambda: self.find(roles, name))
        self.focus(element, name)
        self.keys("Return")

    def press_in_menu(self, entry):
        """Opens the menu under the operator's name, and chooses an entry."""
        # WebKit gives a button with a menu the role of a combo box.
        roles = ("push button", "combo box")

        def menu():
            names = (name_of(one) for one in tree(self.root()) if one.get_role_name() in roles and is_usable(one))
            return next((name for name in names if name.endswith(", Shopside menu")), None)

        name = wait("the operator's menu", menu)
        self.press(name, roles)
        self.press(entry, ("menu item",))

    def enter(self, name, text):
        """Replaces the text of a field."""
        field = wait(f"the field “{name}”", lambda: self.find(["entry", "password text"], name))
        self.focus(field, name)
        self.keys("ctrl+a", "BackSpace")
        subprocess.run(["xdotool", "type", "--delay", "5", text], check=True)
        shown = "•" * len(text) if field.get_role_name() == "password text" else text
        wait(f"“{text}” in “{name}”", lambda: text_of(field) == shown)

    def choose(self, name):
        """Selects a radio button."""
        element = wait(f"the choice “{name}”", lambda: self.find(["radio button"], name))
        self.focus(element, name)
        self.keys("space")

    def focus(self, element, name):
        def has_focus():
            if element.get_state_set().contains(Atspi.StateType.FOCUSED):
                return True
            element.get_component_iface().grab_focus()
            return False

        wait(f"the focus on “{name}”", has_focus)

    def keys(self, *keys):
        subprocess.run(["xdotool", "key", "--delay", "5", *keys], check=True)

    def picture(self, name):
        self.pictures += 1
        ImageGrab.grab(xdisplay=os.environ["DISPLAY"]).save(PICTURES / f"{self.pictures:02}-{name}.png")

    def quits(self):
        self.keys("ctrl+q")
        wait("the end of the app", lambda: self.app.poll() is not None)
        if self.app.returncode != 0:
            raise Failure(f"the app ended with status {self.app.returncode}")


def main_job(window):
    window.arrives_at("See the shop from the customer’s side")
    window.enter("Your name", "Ann Perkins")
    window.picture("first-launch")
    window.press("Open the sandbox store")
    window.arrives_at("Find")
    top_bar = ("Sandbox store", "Find", "Customers", "Orders", "Privacy view", "Ann Perkins")
    window.reads("find", *top_bar, "Find", "Find a customer, account or order")
    window.press("Customers")
    window.arrives_at("Customers")
    window.says("48 customers")
    window.picture("customers")

    window.press("New customer")
    window.enter("Name", "Jean-Ralphio Saperstein")
    window.enter("Email", "jean-ralphio@e720.test")
    window.press("Create customer")
    window.arrives_at("Jean-Ralphio Saperstein")
    window.press("Set password")
    window.choose("Enter one")
    window.enter("New password", "the-worst-2015")
    window.enter("Enter the customer’s email address to confirm", "jean-ralphio@e720.test")
    window.picture("set-password")
    window.press("Set password")
    window.press("Done")
    window.says("Set")
    window.press("View as customer")
    window.choose("Sign in as customer")
    window.enter("Password", "the-worst-2015")
    window.press("Sign in")
    window.says("No orders")
    window.picture("customer-without-orders")
    window.keys("ctrl+period")
    window.arrives_at("Jean-Ralphio Saperstein")

    window.press("Customers")
    window.enter("Search customers", "Ron Swanson")
    window.says("1 customer")
    window.press("Ron Swanson")
    window.says("ron@swanson.com")
    actions = ("View as customer", "Set password", "Edit", "More actions")
    table = ("Order", "Placed", "Items", "Total", "Payment", "Shipping", "Status", "10660", "10650")
    window.reads("customer", *top_bar, "Customers", "Ron Swanson", "ron@swanson.com", *actions, "Orders 72", *table)
    window.press("View as customer")
    window.choose("Sign in as customer")
    window.enter("Password", "mysecretpassword")
    window.reads("dialog", "View as Ron Swanson", "Preview", "Sign in as customer", "Password", "Sign in", "Cancel")
    # WebKit gives the summary of details no role.
    window.press("Add a reason or ticket", ("unknown",))
    window.enter("Reason", "Called about an order")
    window.press("Sign in")
    window.says("First 50 of", "Ron Swanson")
    banner = ("Signed in as Ron Swanson ron@swanson.com", "Loaded with the customer’s own access", "End session")
    window.reads("orders", *banner, "Orders", "Profile", "Compare", *table)
    window.picture("orders")
    window.press("Profile")
    window.arrives_at("Profile")
    window.says("Loaded with the customer’s own access", "ron@swanson.com")
    window.reads("profile", *banner, "Profile", "Orders", "Compare", "Name", "Ron Swanson", "Email", "ron@swanson.com")
    window.picture("profile")
    window.keys("ctrl+period")
    window.arrives_at("Ron Swanson")

    window.press_in_menu("Audit log")
    window.says("Sign-in", "Password set", "Customer created")
    # A button with a menu, as above.
    window.press("Verify", ("push button", "combo box"))
    window.press("Verify now")
    window.says("none altered")
    wait("the last entry's number in the keyring", lambda: keyring_entries() == 1)
    # The checkpoint stores its signing key beside it.
    window.press("Verify", ("push button", "combo box"))
    window.press("Save a checkpoint…")
    wait("the signing key in the keyring", lambda: keyring_entries() == 2)
    window.picture("audit-log")
    window.quits()


def audit_log_is_complete():
    """Checks the audit log by reading its file."""
    log = sqlite3.connect(f"file:{DATA}/journal.sqlite?mode=ro", uri=True)
    columns = "action, outcome, operator, customer_email, reason"
    entries = log.execute(f"SELECT {columns} FROM entry LEFT JOIN personal USING (id) ORDER BY id").fetchall()
    for entry in entries:
        print("  audit log:", *(field or "-" for field in entry))
    jean_ralphio, ron = "jean-ralphio@e720.test", "ron@swanson.com"
    expected = [
        ("customer_create", jean_ralphio, None),
        ("password_set", jean_ralphio, None),
        ("sign_in", jean_ralphio, None),
        ("session_end", jean_ralphio, None),
        ("sign_in", ron, "Called about an order"),
        ("session_end", ron, None),
    ]
    other = ("request", "export", "admin_view", "key_create", "lock", "unlock")
    done = [
        (action, email, reason)
        for action, outcome, operator, email, reason in entries
        if outcome == "done" and operator == "Ann Perkins" and action not in other
    ]
    if done != expected:
        raise Failure(f"the audit log says {done} was done, not {expected}")


def is_windows_entry(window):
    """Checks the window properties by which the desktop finds the desktop entry of the app."""
    search = ["xdotool", "search", "--onlyvisible", "--class", "shopside"]
    found = wait("the window", lambda: subprocess.run(search, capture_output=True, text=True).stdout.split())
    xprop = ["xprop", "-id", found[0], "WM_CLASS", "_GTK_APPLICATION_ID"]
    properties = subprocess.run(xprop, capture_output=True, text=True, check=True).stdout
    print("  " + properties.strip().replace("\n", "\n  "))
    entry = Path(f"/usr/share/applications/{APP_ID}.desktop").read_text()
    if f'_GTK_APPLICATION_ID(UTF8_STRING) = "{APP_ID}"' not in properties:
        raise Failure("the window does not have the app's ID, which is the name of its desktop entry")
    if 'WM_CLASS(STRING) = "shopside"' not in properties or "\nStartupWMClass=shopside\n" not in entry:
        raise Failure("the window's class is not the one of its desktop entry")


def main():
    running = [start_screen(), start_keyring()]
    window = Window()
    try:
        wait("the page", lambda: window.find(["heading"], "See the shop from the customer’s side"))
        is_windows_entry(window)
        main_job(window)
        audit_log_is_complete()
    except Failure as failure:
        window.picture("failed")
        print(f"{failure}\nThe window said:\n{window.text() if window.app.poll() is None else ''}")
        return 1
    finally:
        for process in [window.app, *reversed(running)]:
            process.kill()
            process.wait()
    print(f"  {window.pictures} pictures")
    return 0


sys.exit(main())
