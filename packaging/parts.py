"""What goes into the program that is shipped, and what stays out: plain lists, for the PyInstaller specification and its test.

Every entry is named, none is found by size: a Qt that brings a new plugin brings it to nobody until it was looked at.
"""

from collections.abc import Iterable
from pathlib import PurePath

NAME = "networker"
QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtSvg")

# Qt plugins by folder. `*` is the rest of a file's name: libqxcb.so, qwindows.dll, libqcocoa.dylib.
QT_PLUGINS = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "platformthemes": ("qgtk3", "qxdgdesktopportal"),
    # typing with dead keys and in other scripts
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "iconengines": ("qsvgicon",),
    "imageformats": ("qgif", "qico", "qjpeg", "qsvg", "qwebp"),
    "styles": ("qmodernwindowsstyle", "qmacstyle"),
}  # fmt: skip

# Qt's own words (Cancel, Copy, Undo) in the languages that the program speaks.
QT_TRANSLATIONS = ("qtbase_de.qm", "qtbase_es.qm")

# What the program never imports, though something it imports would, if it were there.
MODULES_LEFT_OUT = (
    "_ssl", "ssl",  # no connection is ever made: what cannot encrypt one is not shipped either
    "tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "venv", "pip", "setuptools", "pkg_resources",
    "distutils", "pydoc", "pydoc_data", "doctest", "unittest", "test", "pdb", "curses", "readline",
    "xmlrpc", "ftplib", "telnetlib", "nntplib", "imaplib", "poplib", "smtplib",
    "numpy", "pytest", "hypothesis", "mypy", "IPython", "PIL",
    "phonenumbers.geodata", "phonenumbers.carrierdata", "phonenumbers.tzdata",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtPrintSupport", "PySide6.QtSql", "PySide6.QtTest",
)  # fmt: skip

# What the program imports where it is installed, an extra, and what that finds by name at run time: here it must not be
# missing, since who has the package has no pip. Modules; and, ending in . or -, beginnings of files, the rest of which tells
# the system or the version.
REQUIRED = (
    "sqlcipher3.dbapi2", "sqlcipher3/_sqlite3.",
    "keyring.backends.SecretService", "keyring.backends.Windows", "keyring.backends.macOS", "keyring-",
)  # fmt: skip
REQUIRED_ON_LINUX = (
    "secretstorage",
    "jeepney.io.blocking",
    "cryptography/hazmat/bindings/_rust.",
    "_cffi_backend.",
)

# On Linux these are the system's own: what draws and speaks with the desktop must be of one age with it, and is
# mended by its updates. The .deb says that it depends on them. Everything of PySide6's own folder stays.
SYSTEM_LIBRARIES = (
    "libX", "libxcb", "libxkbcommon", "libwayland", "libGL", "libEGL", "libOpenGL", "libgbm", "libdrm",
    "libfontconfig", "libfreetype", "libexpat", "libpng", "libglib", "libgthread", "libgobject", "libgio", "libgmodule",
    "libdbus", "libsystemd", "libcap", "libgcrypt", "libgpg-error", "liblz4", "liblzma", "libzstd", "libbrotli",
    "libstdc++", "libgcc_s", "libgssapi", "libkrb5", "libk5crypto", "libcom_err", "libkeyutils", "libbsd", "libmd",
    "libpcre", "libuuid", "libz.", "libselinux", "libmount", "libblkid", "libgtk", "libgdk", "libcairo", "libpango",
    "libatk", "libatspi", "libharfbuzz", "libfribidi", "libthai", "libdatrie", "libgraphite", "libpixman", "libepoxy",
    "libjpeg", "libtiff", "libwebp", "libjbig", "libdeflate", "libLerc", "libffi", "libbz2", "libtinfo", "libncurses",
)  # fmt: skip

# Libraries of which only a plugin that stays out has need, or a module that does.
LIBRARIES_LEFT_OUT = ("libssl", "libQt6EglF", "libQt6OpenGL", "libQt6WlShell", "opengl32sw", "d3dcompiler")

RESOURCES_LEFT_OUT = ("screenshots",)  # for readers of the README and shops of programs


def is_wanted(inside: str, *, linux: bool) -> bool:
    """Whether a file stays in the program; `inside` is its path there, as PyInstaller tells it."""
    path = PurePath(inside.replace("\\", "/"))
    folders = path.parts[:-1]
    if "plugins" in folders and "PySide6" in folders:
        kind = folders[folders.index("plugins") + 1] if folders[-1] != "plugins" else ""
        return plugin_name(path.name) in QT_PLUGINS.get(kind, ())
    if path.suffix == ".qm":
        return path.name in QT_TRANSLATIONS
    if path.name.startswith(LIBRARIES_LEFT_OUT):
        return False
    if linux and "PySide6" not in folders and "shiboken6" not in folders:
        return not path.name.startswith(SYSTEM_LIBRARIES)
    return True


def lacking(found: Iterable[str], *, linux: bool) -> list[str]:
    """What is required and not among the names found: modules, and files by their paths in the program."""
    names = {each.replace("\\", "/") for each in found}
    return [
        each
        for each in (*REQUIRED, *(REQUIRED_ON_LINUX if linux else ()))
        if each not in names
        and not (each.endswith((".", "-")) and any(name.startswith(each) for name in names))
    ]


def plugin_name(file: str) -> str:
    """The name of a plugin without what each system puts around it."""
    return PurePath(file).stem.removeprefix("lib")
