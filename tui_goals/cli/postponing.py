"""Loading less of what other libraries load: dateutil's parser, a third of pendulum's import, and OpenSSL."""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec

PACKAGE, MODULE = "dateutil", "parser"


def postpone_dateutil() -> None:
    """Let pendulum's `from dateutil import parser` cost nothing until the parser is used, for texts of unknown form.

    Call it before pendulum is loaded.
    """
    name = f"{PACKAGE}.{MODULE}"
    if name in sys.modules:
        return
    try:
        spec = find_spec(name)
    except ModuleNotFoundError:
        return
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    setattr(sys.modules[PACKAGE], MODULE, module)


def load_asyncio_without_tls() -> None:
    """Load asyncio as a Python that was built without TLS has it: nothing here speaks over a network.

    OpenSSL would be a fortieth of the start of the screen, and 2 MB of it.
    """
    if "ssl" in sys.modules or "asyncio" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]
