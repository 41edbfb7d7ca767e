"""A served case for tests: made of small papers, asked over plain sockets."""
import http.client, json, os, socket, subprocess, tempfile, time, zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
JSON, BYTES = "application/json", "application/octet-stream"
STARTS_WITHIN = 20  # seconds; on a busy machine

# Files that a browser would run or show, were they sent as what they are.
ACTIVE = {
    "page.html": b"<!doctype html><script>alert(1)</script><p>A letter to the governor of 3 May 2004.</p>",
    "page.htm": b"<html><body onload=alert(1)>text", "page.xhtml": b'<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "data.xml": b"<?xml-stylesheet href='x.xsl'?><a/>",
    "style.xsl": b"<x/>", "script.js": b"alert(1)", "module.mjs": b"alert(1)", "style.css": b"*{background:url(http://example.invalid/)}",
    "page.mht": b"MIME-Version: 1.0\nContent-Type: text/html\n\n<script>alert(1)</script>", "app.swf": b"FWS\x09....", "app.jar": b"PK\x03\x04....",
    "program.wasm": b"\0asm\1\0\0\0", "manifest.webmanifest": b"{}", "page.shtml": b"<!--#exec cmd='id'-->", "play.m3u": b"http://example.invalid/",
    "contact.vcf": b"BEGIN:VCARD\nEND:VCARD", "link.url": b"[InternetShortcut]\nURL=http://example.invalid/", "help.hta": b"<script>alert(1)</script>",
    "paper.pdf": None,
}


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, {k.lower(): v for k, v in headers}, body

    def json(self):
        return json.loads(self.body)


class Server:
    """recto serve on a case; `with` ends it."""

    def __init__(self, recto, case, *options):
        self.process = subprocess.Popen([recto, "serve", str(case), *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline().strip()
        assert line.startswith("http://127.0.0.1:"), (line, self.process.stderr.read() if not line else "")
        self.port, self.token = int(line.split(":")[2].split("/")[0]), line.split("#token=")[1]
        self.origin = f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)
        self.process.stdout.close()
        self.process.stderr.close()

    def own_headers(self):
        return {"Host": f"127.0.0.1:{self.port}", "X-Recto-Token": self.token, "Origin": self.origin, "Sec-Fetch-Site": "same-origin"}

    def ask(self, method, path, body=None, kind=None, headers=None, timeout=60):
        """One request with the page's own headers; `headers` changes them, None takes one away."""
        sent = {**self.own_headers(), **({"Content-Type": kind} if kind else {}), **(headers or {})}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            if body is not None and "Content-Length" not in sent:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            connection.close()

    def get(self, path, **more):
        return self.ask("GET", path, **more)

    def send(self, path, json_body, method="POST", **more):
        return self.ask(method, path, json.dumps(json_body).encode(), JSON, **more)

    def raw(self, bytes_, wait=10):
        """Sends bytes as they are and gives what comes back until the server closes, or `wait` seconds."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as one:
            try:
                one.sendall(bytes_)
                one.shutdown(socket.SHUT_WR)
                back = b""
                while more := one.recv(65536):
                    back += more
                return back
            except (ConnectionError, socket.timeout):
                return b""

    def wait_for(self, path, holds, seconds=90):
        end = time.monotonic() + seconds
        while True:
            answer = self.get(path).json()
            if holds(answer):
                return answer
            assert time.monotonic() < end, (path, answer)
            time.sleep(0.2)


def make_case(recto, folder, papers):
    """A case of the files in `papers` ({name: bytes})."""
    given = Path(folder) / "papers"
    for name, content in papers.items():
        path = given / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    case = Path(folder) / "case"
    subprocess.run([recto, "new", str(case)], check=True, capture_output=True)
    done = subprocess.run([recto, "--quiet", "add", str(case), str(given)], capture_output=True)
    assert done.returncode in (0, 1), done.stderr
    return case


def sample_papers():
    samples = ROOT / "samples" / "papers"
    papers = {name: (samples / name).read_bytes() for name in ("05-translation-317.docx", "06-translation-317-copy.txt")}
    for name, content in ACTIVE.items():
        papers["active/" + name] = content if content is not None else (samples / "07-memorandum-41.pdf").read_bytes()
    papers["names/\u202eevil\"; x=\u0000.txt".replace("\u0000", "\x01")] = b"Letter of 4 May 2004, number 12, to the governor.\n"
    return papers
