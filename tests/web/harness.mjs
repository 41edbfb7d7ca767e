// A server on a case of its own, a browser that is watched: every console error, failed script and request to another place is a fault of the test.
//
// The environment says where things are (tests/web/web_test sets it): RECTO the program, REPOSITORY the sources, PLAYWRIGHT the unpacked package, WORK a
// folder that is this run's own. BUNDLE, if set, is a folder with an app.js and app.css that take the place of the program's own, to look at screens while
// they are being made.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";

export const { RECTO, REPOSITORY, PLAYWRIGHT, WORK, BUNDLE } = process.env;
export const SAMPLES = path.join(REPOSITORY, "samples");
const { chromium } = createRequire(import.meta.url)(PLAYWRIGHT);

/// Runs the command and gives its output; fails with what it said.
export function recto(...args) {
  const done = spawnSync(RECTO, args, { encoding: "utf8" });
  assert.ok(done.status === 0 || done.status === 1, `recto ${args.join(" ")}: ${done.stderr}`);
  return done.stdout;
}

/// A new empty case folder.
export function new_case(name) {
  const folder = path.join(WORK, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(WORK, { recursive: true });
  recto("new", folder);
  return folder;
}

let sampled;
/// A case with the sample papers, read once for all tests that only look.
export function sample_case() {
  if (sampled === undefined) {
    sampled = new_case("sample");
    recto("add", sampled, path.join(SAMPLES, "papers"));
  }
  return sampled;
}

/// Serves a case until stop() is called. `address` holds the token in its fragment, `origin` is without it.
export async function serve(folder) {
  const child = spawn(RECTO, ["serve", folder], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (bytes) => (said += bytes));
  const lines = createInterface({ input: child.stdout });
  const address = await new Promise((resolve, reject) => {
    lines.on("line", (line) => /http:\/\/127\.0\.0\.1:\d+\/#token=\w+/.test(line) && resolve(line.match(/http:\S+/)[0]));
    child.on("exit", (code) => reject(new Error(`recto serve ended with ${code}: ${said}`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.on("exit", resolve);
      child.kill("SIGINT");
      setTimeout(() => child.kill("SIGKILL"), 20_000).unref();
    });
  return { address, origin: new URL(address).origin, token: address.split("token=")[1], stop };
}

let browser;
export async function open_browser(more = []) {
  browser ??= await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--force-color-profile=srgb", "--hide-scrollbars", ...more],
  });
  return browser;
}
export async function close_browser() {
  await browser?.close();
  browser = undefined;
}

/// A page with settings as a reader would have them, and the list of what went wrong on it so far. Connections to anywhere but the server are cut and listed.
export async function new_page(server, { language = "en", theme = "light", width = 1280, height = 720 } = {}) {
  const context = await (await open_browser()).newContext({ viewport: { width, height }, acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"] });
  const faults = [];
  await context.route("**/*", (route) => {
    const url = new URL(route.request().url());
    const ours = url.origin === server.origin;
    if (ours && BUNDLE && /^\/app\.(js|css)$/.test(url.pathname)) return route.fulfill({ path: path.join(BUNDLE, url.pathname) });
    if (ours || url.protocol === "blob:") return route.continue();
    faults.push(`request to ${url.href}`);
    return route.abort();
  });
  const settings = { language, theme, digits: language === "ar" ? "arab" : "latn", person: "N. A." };
  await context.addInitScript((wanted) => {
    if (localStorage.getItem("recto.settings") === null) localStorage.setItem("recto.settings", JSON.stringify(wanted));
  }, settings);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()} (${message.location().url})`));
  page.on("pageerror", (error) => faults.push(`script: ${error.stack}`));
  page.on("dialog", (dialog) => (faults.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  return { page, faults, close: () => context.close() };
}

/// Goes to a path of the application with the token in hand.
export async function go(page, server, where = "/") {
  const url = new URL(server.address);
  url.pathname = where.split("?")[0];
  url.search = where.includes("?") ? where.slice(where.indexOf("?")) : "";
  await page.goto(url.href);
  await page.waitForSelector(".bar nav a");
}

/// Waits until pictures and fonts are there and nothing is on its way.
export async function settled(page) {
  await page.evaluate(() => document.fonts.ready);
  for (let calm = 0; calm < 3; ) {
    const waiting = await page.evaluate(() => document.querySelectorAll(".crop-told, .thumbnail:empty:not(.without)").length + [...document.images].filter((image) => !image.complete).length);
    calm = waiting === 0 ? calm + 1 : calm;
    if (waiting > 0 && (await page.evaluate(() => performance.now())) > 60_000) break;
    await page.waitForTimeout(150);
    calm += waiting > 0 ? 0.05 : 0;
  }
}

const axe = readFileSync(path.join(REPOSITORY, "third_party/axe-core/axe.min.js"), "utf8");

/// What axe finds against WCAG 2.2 AA, one line a finding. Run in a world of its own: the page's policy allows no foreign script.
export async function axe_findings(page) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "axe" });
  const run = async (expression) => {
    const answer = await session.send("Runtime.evaluate", { contextId, expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? "axe failed");
    return answer.result.value;
  };
  await run(`${axe}; undefined`);
  const tags = JSON.stringify(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
  const found = await run(`axe.run(document, { runOnly: { type: "tag", values: ${tags} } }).then((answer) => answer.violations.map((one) => one.id + ": " + one.help + ": " + one.nodes.slice(0, 4).map((node) => node.html.slice(0, 160) + " " + (node.any[0]?.message ?? "")).join(" | ")))`);
  await session.detach();
  return found;
}
