"""Loading less: a third of pendulum's import is dateutil's parser, which it needs only for texts of unknown form."""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec

PACKAGE, MODULE = "dateutil", "parser"


def postpone_dateutil() -> None:
    """Let pendulum's `from dateutil import parser` cost nothing until the parser is used; call it before pendulum."""
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
