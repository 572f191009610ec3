"""The options of the commands that fetch pages from the web, and the fetching itself."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import msgspec
import typer

if TYPE_CHECKING:
    from dateline.intake.web import Fetch, Fetched
    from dateline.model import Refusal

_NO_CONTACT = (
    "sites are told this program's name but not whom to write to; say it with --contact or "
    "DATELINE_CONTACT"
)


def _contact(text: str | None) -> str | None:
    if not text:
        return None
    from dateline.intake.web import is_contact

    if not is_contact(text):
        raise typer.BadParameter(f"neither a mail address nor a web address: {text}")
    return text


AllowPrivate: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        help="Fetch from addresses that are not public, too: this machine, the local network.",
    ),
]
Contact: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--contact",
        metavar="MAIL|URL",
        envvar="DATELINE_CONTACT",
        callback=_contact,
        help="Told to the sites that pages are fetched from, so that they can write to you.",
        show_default=False,
    ),
]
Pause: TypeAlias = Annotated[
    float,
    typer.Option(
        "--pause",
        metavar="SECONDS",
        min=0,
        max=3600,
        help="Left between two requests to one site; longer where its robots.txt asks for it.",
    ),
]
CacheFolder: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        metavar="DIR",
        file_okay=False,
        help="Where fetched pages are kept, to ask only for what has changed; otherwise "
        "~/.cache/dateline.",
        show_default=False,
    ),
]
NoCache: TypeAlias = Annotated[
    bool, typer.Option("--no-cache", help="Keep no fetched page, and use none that was kept.")
]


class WebOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says about fetching."""

    allow_private: bool = False
    contact: str | None = None
    pause: float = 1.0
    """Seconds."""
    cache: Path | None = None
    """Null for the usual folder."""
    no_cache: bool = False


def with_web_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options above where it has its parameter `web`, a `WebOptions`."""
    gathered: Callable[..., WebOptions] = _gathered
    signature = inspect.signature(command, eval_str=True)
    options = tuple(inspect.signature(gathered, eval_str=True).parameters.values())
    parameters = [
        one
        for parameter in signature.parameters.values()
        for one in (options if parameter.name == "web" else (parameter,))
    ]

    @wraps(command)
    def taking(**given: object) -> None:
        web = gathered(**{one.name: given.pop(one.name) for one in options})
        command(**given, web=web)

    taking.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    return taking


def _gathered(
    *,
    allow_private: AllowPrivate = False,
    contact: Contact = None,
    pause: Pause = 1.0,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
) -> WebOptions:
    return WebOptions(
        allow_private=allow_private, contact=contact, pause=pause, cache=cache, no_cache=no_cache
    )


@contextmanager
def fetching(options: WebOptions, say: Callable[[str], None]) -> Iterator[Fetch]:
    """A function that fetches a page, for as long as the context lasts.

    Nothing is opened, and no network library loaded, before the first address. `say` takes the one
    note that there may be, when there is no contact to tell sites.
    """
    if options.cache and options.no_cache:
        raise typer.BadParameter("not together with --no-cache", param_hint="'--cache'")
    with ExitStack() as stack:
        yield _Lazy(options, say, stack)


class _Lazy:
    """Opens the fetcher when it is first called."""

    def __init__(self, options: WebOptions, say: Callable[[str], None], stack: ExitStack) -> None:
        self._options = options
        self._say = say
        self._stack = stack
        self._fetch: Fetch | None = None

    def __call__(self, url: str) -> Fetched | Refusal:
        if self._fetch is None:
            self._fetch = self._opened()
        return self._fetch(url)

    def _opened(self) -> Fetch:
        from dateline.intake.web import FetchSettings
        from dateline.intake.web.fetcher import Fetcher

        options = self._options
        if not options.contact:
            self._say(_NO_CONTACT)
        settings = FetchSettings(
            contact=options.contact,
            pause=options.pause,
            allow_private=options.allow_private,
            cache=None if options.no_cache else options.cache or _usual_cache(),
        )
        return self._stack.enter_context(Fetcher(settings))


def _usual_cache() -> Path:
    """The folder that the XDG Base Directory Specification gives; a relative one does not count."""
    said = Path(os.environ.get("XDG_CACHE_HOME", ""))
    base = said if said.is_absolute() else Path("~/.cache").expanduser()
    return base / "dateline"
