#!/usr/bin/env python3
"""A web server for one test: $SERVE 'COMMAND' runs COMMAND with $URL, the server's address, and ends with its status.

Every path below is one thing that servers do. `$SERVE` keeps a log of what was asked for in the file `requests`:
method, path and the headers that tell of manners."""

import gzip
import http.server
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Iterable

TEXT = "France condemned the attack by Russia on Monday."
PAGE = ("<html><head><title>Paris speaks</title></head><body><article><p>{}</p><p>The minister said so in the capital, where "
        "he met reporters for an hour before he left for Berlin.</p></article></body></html>")
LINES = ('{"id":"a","text":"France condemned Russia."}\n{"id":"b","text":"Kenya expelled three Sudanese diplomats."}\n')
ETAG = '"v1"'


RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>Sample Wire</title><link>http://a.example/</link>{}</channel></rss>'
NEWS = (
    "Japan signed a treaty with Australia on Friday.",
    "France condemned the attack by Russia on Monday.",
    "Kenya expelled three Sudanese diplomats on Tuesday.",
)


def item(link: str, number: int) -> str:
    text = NEWS[number % len(NEWS)]
    return (f'<item><guid isPermaLink="false">id-{number}</guid>{f"<link>{link}</link>" if link else ""}<title>News {number}</title>'
            f"<pubDate>Mon, 24 Nov 2025 10:0{number}:00 GMT</pubDate><description>{text}</description></item>")


def rss(items: Iterable[str]) -> bytes:
    return RSS.format("".join(items)).encode()


def page(text: str = TEXT) -> bytes:
    return PAGE.format(text).encode()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        self.server.note(self)
        name = path.strip("/").replace("-", "_").replace(".", "_") or "page_html"
        getattr(self, "give_" + name, self.give_missing)(query)

    # --- how answers are sent

    def send(self, body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, to: str, status: int = 302) -> None:
        self.send(b"moved", status=status, Location=to)

    # --- what is found

    def give_missing(self, _: str) -> None:
        self.send(b"nothing here", status=404)

    def give_robots_txt(self, _: str) -> None:
        if self.server.robots is None:
            self.give_missing("")
        else:
            self.send(self.server.robots.encode(), "text/plain")

    def give_page_html(self, _: str) -> None:
        self.send(page())

    def give_canonical(self, _: str) -> None:
        self.send(page().replace(b"<head>", b'<head><link rel="canonical" href="https://paris.example/a">'))

    def give_lines_jsonl(self, _: str) -> None:
        self.send(LINES.encode(), "application/x-ndjson")

    def give_lines_jsonl_gz(self, _: str) -> None:
        self.send(gzip.compress(LINES.encode()), "application/gzip")

    def give_encoded(self, _: str) -> None:
        self.send(gzip.compress(page()), Content_Encoding="gzip")

    def give_chunked(self, _: str) -> None:
        body = page()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for at in range(0, len(body), 7):
            piece = body[at:at + 7]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")

    def give_latin(self, _: str) -> None:
        """Says nothing in the page, the truth in the header."""
        self.send(page("Präsident Müller kritisierte Rußland.").decode().encode("iso-8859-2"), "text/html; charset=ISO-8859-2")

    def give_wrong_charset(self, _: str) -> None:
        self.send(page("Señor Núñez condemned Russia on Monday."), "text/html; charset=iso-8859-1")

    def give_picture(self, _: str) -> None:
        self.send(b"\x89PNG" + bytes(1000), "image/png")

    def give_empty(self, _: str) -> None:
        self.send(b"")

    # --- feeds and the pages of their items

    def give_feed_xml(self, _: str) -> None:
        if self.headers.get("If-None-Match") == ETAG:
            self.send_response(304)
            self.end_headers()
            return
        self.send(rss(item(f"{self.server.address}/item?{n}", n) for n in (1, 2)), "application/rss+xml", ETag=ETAG)

    def give_links_xml(self, query: str) -> None:
        """A feed whose items lead to these paths, with commas between."""
        self.send(rss(item(path, n) for n, path in enumerate(query.split(","), 1)), "application/rss+xml")

    def give_words_xml(self, _: str) -> None:
        """Items without a page."""
        self.send(rss(item("", n) for n in (1, 2)), "application/rss+xml")

    def give_damaged_xml(self, _: str) -> None:
        self.send(rss([item(f"{self.server.address}/item?1", 1), "<item><title>Cut"])[:-20], "application/rss+xml")

    def give_item(self, query: str) -> None:
        self.send(page(NEWS[int(query) % len(NEWS)]))

    def give_gate(self, query: str) -> None:
        """Answers when there is a file `open` in the test's folder."""
        while not self.server.over and not os.path.exists("open"):
            time.sleep(0.02)
        self.give_item(query)

    # --- redirects

    def give_moved(self, query: str) -> None:
        left = int(query or "0")
        self.redirect("/page.html" if left == 0 else f"/moved?{left - 1}", (301, 302, 303, 307, 308)[left % 5])

    def give_to_file(self, _: str) -> None:
        self.redirect("file:///etc/passwd")

    def give_to_address(self, query: str) -> None:
        self.redirect(urllib.parse.unquote(query))

    def give_round(self, _: str) -> None:
        self.redirect("/round")

    # --- refusals

    def give_gone(self, _: str) -> None:
        self.send(page("Nobody reads this page, it is about an error."), status=410)

    def give_broken(self, _: str) -> None:
        self.send(page(), status=500)

    def give_busy(self, _: str) -> None:
        self.send(b"", status=429, Retry_After="120")

    def give_closed(self, _: str) -> None:
        self.send(b"", status=403)

    def give_etag(self, _: str) -> None:
        if self.headers.get("If-None-Match") == ETAG:
            self.send_response(304)
            self.end_headers()
        else:
            self.send(page(), ETag=ETAG)

    # --- malice and misfortune

    def give_drip(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        while not self.server.over:
            self.wfile.write(b"x")
            time.sleep(0.02)

    def give_cut(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        self.wfile.write(page())
        self.close_connection = True

    def give_huge(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.close_connection = True
        for _unused in range(80):
            self.wfile.write(b"a" * (1 << 20))

    def give_huge_declared(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(1 << 40))
        self.end_headers()
        self.close_connection = True

    def give_bomb(self, _: str) -> None:
        """80 MiB in 80 KiB."""
        self.send(gzip.compress(bytes(80 << 20), 6), Content_Encoding="gzip")

    def give_damaged(self, _: str) -> None:
        body = gzip.compress(page())
        self.send(body[:30] + b"garbage" + body[37:], Content_Encoding="gzip")


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, log: str, robots: str | None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self.log, self.robots, self.over, self.lock = log, robots, False, threading.Lock()

    def note(self, request: Handler) -> None:
        told = [request.headers.get(name, "-") for name in ("User-Agent", "If-None-Match", "If-Modified-Since", "Cookie")]
        with self.lock, open(self.log, "a", encoding="utf-8") as file:
            file.write(" | ".join([request.command + " " + request.path, *told]) + "\n")

    def handle_error(self, *_: object) -> None:
        """Clients that give up are what some tests are about."""


def closed_port() -> int:
    """One where nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def main() -> int:
    """The site's robots.txt is $ROBOTS; without it there is none."""
    server = Server(os.path.abspath("requests"), os.environ.get("ROBOTS"))
    port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    environment = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
    environment.update(URL=f"http://127.0.0.1:{port}", PORT=str(port), CLOSED=f"http://127.0.0.1:{closed_port()}")
    status = subprocess.run(["sh", "-c", sys.argv[1]], env=environment, check=False).returncode
    server.over = True
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(main())
