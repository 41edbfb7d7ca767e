// A served case with the sample papers that need no recognition of pictures, for the tests of checks, letters and names; opened once.

import path from "node:path";
import { new_case, recto, SAMPLES, serve } from "./harness.mjs";

const kPapers = ["05-translation-317.docx", "06-translation-317-copy.txt", "07-memorandum-41.pdf"];

let opened = null;
export async function desk() {
  if (opened === null) {
    const folder = new_case("desk");
    recto("add", folder, ...kPapers.map((name) => path.join(SAMPLES, "papers", name)), "--quiet");
    opened = { folder, server: await serve(folder) };
  }
  return opened;
}
export async function close_desk() {
  await opened?.server.stop();
  opened = null;
}
