// Runs the tests given, one after the other in this process, and closes the browser behind them.

import { after } from "node:test";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { close_browser } from "./harness.mjs";

after(close_browser);
for (const file of process.argv.slice(2)) await import(pathToFileURL(path.resolve(file)));
