import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.intake.web.sites import Asked, Web, reply


@pytest.fixture(scope="session")
def _server() -> Iterator[tuple[ThreadingHTTPServer, list[Web]]]:
    webs: list[Web] = []

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web = webs[-1]
            url = f"{self.headers['Host']}{self.path}"
            fields = {name.lower(): value for name, value in self.headers.items()}
            web.asked.append(Asked(url, fields, web.clock.passed))
            replies = web.replies.get(url, [reply(404)])
            (replies.pop(0) if len(replies) > 1 else replies[0])(self)

        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *args: object) -> None:
            """Clients that have had enough hang up; that is what is tested."""

    server = Server(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server, webs
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def web(_server: tuple[ThreadingHTTPServer, list[Web]]) -> Web:
    server, webs = _server
    webs.append(Web(port=server.server_address[1]))
    return webs[-1]
