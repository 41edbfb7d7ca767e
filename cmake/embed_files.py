#!/usr/bin/env python3
"""embed_files.py OUT.cc FOLDER FILE…: writes files in a folder as C++ (cmake/embed_files.cmake says for what). The same files give the same bytes."""
import gzip, hashlib, sys
from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".json": "application/json", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".png": "image/png",
    ".ico": "image/x-icon", ".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".otf": "font/otf",
}
PACKED_ALREADY = {".png", ".ico", ".woff2", ".woff"}
CHARACTERS_A_LINE = 100


def literal(data):
    """Bytes as string literals: printable ASCII as it is, the rest as three octal digits, which no digit behind can lengthen."""
    plain = {c for c in range(0x20, 0x7F)} - set(b'"\\?')
    out, line = [], ""
    for byte in data:
        line += chr(byte) if byte in plain else "\\%03o" % byte
        if len(line) >= CHARACTERS_A_LINE:
            out.append(f'"{line}"')
            line = ""
    out.append(f'"{line}"')
    return "\n".join(out)


def main(out, folder, files):
    folder = Path(folder)
    rows, blocks = [], []
    for path in sorted(Path(name) for name in files):
        kind = TYPES.get(path.suffix)
        if kind is None:
            sys.exit(f"{path}: no media type is known for {path.suffix}; add it to cmake/embed_files.py")
        data = path.read_bytes()
        packed = path.suffix not in PACKED_ALREADY
        stored = gzip.compress(data, 9, mtime=0) if packed else data
        n = len(rows)
        blocks.append(f"const char bytes_{n}[] =\n{literal(stored)};")
        name = path.relative_to(folder).as_posix()
        rows.append(f'    {{"/{name}", "{kind}", {{bytes_{n}, {len(stored)}}}, {"true" if packed else "false"}, '
                    f'"{hashlib.sha256(data).hexdigest()[:32]}"}},')
    if not any('"/index.html"' in row for row in rows):
        sys.exit(f"{folder}: there is no index.html among the files")
    text = ('#include <span>\n\n#include "serve/bundle.h"\n\nnamespace recto::serve::bundle {\nnamespace {\n'
            + "\n".join(blocks) + "\nconst BundleFile all[] = {\n" + "\n".join(rows)
            + "\n};\n}  // namespace\nextern const std::span<const BundleFile> files;\nconst std::span<const BundleFile> files{all};\n}  // namespace recto::serve::bundle\n")
    target = Path(out)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
