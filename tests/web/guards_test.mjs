// TRUST.md's W1 and W3 where they need a browser: a rebound name, foreign pages, and papers whose every word is a script.

import assert from "node:assert/strict";
import { test } from "node:test";
import { close_browser, go, new_case, new_page, open_browser, serve } from "./harness.mjs";
import { payloads } from "./payloads.mjs";
import { forget_painter } from "./screens.mjs";
import { no_faults } from "./steps.mjs";

/// What a page of another place can read of the server, by every way that a page has.
const attack = async (target) => {
  const got = [];
  const attempt = async (name, run) => {
    try {
      const text = await run();
      if (text) got.push(`${name}: ${String(text).slice(0, 80)}`);
    } catch {
      // Refused, as it should be.
    }
  };
  const read = (init, where) => async () => {
    const answer = await fetch(target + where, init);
    return answer.ok ? `${answer.status} ${await answer.text()}` : "";
  };
  for (const where of ["/", "/api", "/api/case", "/api/documents", "/app.js", "/index.html", "/papers", "/api/events"]) {
    await attempt(`fetch ${where}`, read({}, where));
    await attempt(`fetch with a token ${where}`, read({ headers: { "X-Recto-Token": "0".repeat(64) } }, where));
    await attempt(`fetch with credentials ${where}`, read({ credentials: "include" }, where));
  }
  await attempt("post", read({ method: "POST", headers: { "Content-Type": "text/plain" }, body: "{}" }, "/api/add"));
  await attempt("put", read({ method: "PUT", body: "x" }, "/api/uploads?name=x"));
  const element = (tag, source) =>
    new Promise((resolve) => {
      const made = document.createElement(tag);
      made.onload = () => resolve(tag === "iframe" ? (made.contentDocument?.title ?? "") : "loaded");
      made.onerror = () => resolve("");
      setTimeout(() => resolve(""), 2000);
      made.src = source;
      document.body.append(made);
    });
  await attempt("script", () => element("script", `${target}/app.js`));
  await attempt("picture", () => element("img", `${target}/icon.svg`));
  await attempt("frame", () => element("iframe", `${target}/`));
  const opened = window.open(`${target}/papers`);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await attempt("window", () => opened.document.title);
  return got;
};

test("W1: neither a rebound name nor a foreign page reads anything", { timeout: 120_000 }, async () => {
  const server = await serve(new_case("guards"));
  const port = new URL(server.origin).port;
  await close_browser();
  forget_painter();
  const context = await (await open_browser(["--host-resolver-rules=MAP * 127.0.0.1", "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests"])).newContext();
  try {
    const own = await context.newPage();
    await own.goto(server.address);
    const read = await own.evaluate(async () => (await fetch("/api/case", { headers: { "X-Recto-Token": localStorage.getItem("recto.token") } })).status);
    assert.equal(read, 200, "the page itself reads, so that what follows says something");
    await own.close();
    for (const name of ["rebound.example", "localhost.example", "127.0.0.1.example", "recto.local"]) {
      const page = await context.newPage();
      // The name's first answer is the attacker's page; everything after it goes to this machine.
      await page.route(`http://${name}:${port}/attack`, (route) => route.fulfill({ contentType: "text/html", body: "<body>attack" }));
      await page.goto(`http://${name}:${port}/attack`);
      assert.deepEqual(await page.evaluate(attack, ""), [], `${name} reads`);
      const answer = await page.goto(`http://${name}:${port}/`);
      assert.ok(answer.status() >= 400 && !(await answer.text()).includes("app.js"), `${name} is answered`);
      await page.close();
    }
    const page = await context.newPage();
    await page.route("http://foreign.example/attack", (route) => route.fulfill({ contentType: "text/html", body: "<body>attack" }));
    await page.goto("http://foreign.example/attack");
    assert.deepEqual(await page.evaluate(attack, server.origin), [], "a foreign page reads");
  } finally {
    await context.close();
    await close_browser();
    await server.stop();
  }
});

const kId = "ab".repeat(32);
const listing = (items) => ({ total: items.length, offset: 0, items });
const passage = (text, k) => ({ document: kId, file: text, page: 1, start: 10 * k, end: 10 * k + 9, text, boxes: [[50, 50, 200, 70]], cite: `recto:${kId}/p1#0-9` });
const field = (text, k) => ({ text, value: text, passage: passage(text, k), confidence: 0.5, confirmed: false, evidence: [], otherwise: [text], name: text, rank: text, post: text, body: text, place: text });
const line = (text) => ({ document: kId, file: text, pages: 1, language: text, confidence: 0.5, source: "ocr", types: [text], date: text, from: text, to: [text], subject: text, number: text, letters: 1, lists: 1, pictures: true });
/// A facet lists 200 values; two of them list all 300.
const counts = (from, to) => Object.fromEntries(payloads.slice(from, to).map((text) => [text, 1]));
const facets = { type: counts(0, 200), language: counts(0, 9), correspondent: counts(150, 300), year: counts(0, 9), file: counts(0, 9) };
const words = payloads.map((text, k) => ({ text, start: 10 * k, box: [50, 20 + k, 200, 30 + k], confidence: 0.5 }));
const page_line = { page: 1, width: 600, height: 800, rotation: 0, source: "ocr", language: "eng", confidence: 0.5, blank: false, faults: payloads.slice(0, 5) };
const letter = {
  kind: "letter", document: kId, id: `${kId}/l1`, file: payloads[0], pages: [1], type: payloads[1], from: field(payloads[2], 2), to: payloads.map(field), copies: [], via: [],
  number: field(payloads[3], 3), registry: null, date: field(payloads[4], 4), received: null, place: null, subject: field(payloads[5], 5), classification: null, urgency: null,
  references: payloads.slice(0, 60).map((text, k) => ({ ...field(text, k), number: text, date: text, letter: null, perhaps: null, answers: true })), enclosures: payloads.map(field), signature: null, requests: payloads.slice(0, 9).map((text, k) => ({ ...field(text, k), label: "ordered" })), unread: [field(payloads[7], 7)], cited_by: [], links: [], decisions: [],
};
const list = {
  kind: "list", id: `${kId}/t1`, document: kId, file: payloads[0], pages: [1], title: payloads[6], columns: payloads.slice(0, 3), types: ["text", "text", "text"], rows: 100, missing: [],
  row_list: Array.from({ length: 100 }, (_, k) => ({ kind: "row", list: "t", n: k + 1, page: 1, serial: null, serial_unsure: false, cells: payloads.slice(3 * k, 3 * k + 3).map((text, c) => ({ column: payloads[c], text, passage: passage(text, k), confidence: 0.5 })) })),
};
const said = (text, k) => ({ cite: `recto:${kId}/p1#${10 * k}-${10 * k + 9}`, read: text, text, says: text, by: text, why: text, at: "2026-11-22T10:00:00Z", act: k + 1, start: 10 * k, end: 10 * k + 1 });
const note = (text, k) => ({ document: kId, cite: `recto:${kId}/p1#0-9`, page: 1, start: 10 * k, end: 10 * k + 9, words: text, text, by: text, at: "2026-11-22T10:00:00Z", act: k + 1 });
const graph = { nodes: payloads.map((name, k) => ({ id: String(k), name, letters: 1 })), edges: payloads.slice(1).map((_, k) => ({ from: String(k), to: String(k + 1), count: 1, first: null, last: null })) };
const missing = listing(payloads.map((text) => ({ number: text, text, date: null, cited_by: [] })));
const found = { passage: passage(payloads.join(" "), 0), start: 0, end: 9, closeness: 0.9, verdict: "differs", reasons: ["words_differ"], differences: [], before: payloads[0], after: payloads[1] };
const decision = { verdict: "differs", proposed: "differs", by: payloads[2], at: "2026-11-22T10:00:00Z", note: payloads.join(" ") };
const claim = { kind: "claim", n: 1, start: 0, end: payloads[0].length, text: payloads[0], type: "figure", speaker: payloads[3], cue: null, verdict: "differs", reasons: ["words_differ"], evidence: [found], decision, second: null, notes: [] };
const check = { check: "x", name: payloads[0], done: true, error: null, story: { text: payloads.join("\n"), language: "eng", blocks: [], hidden: [], emphasis: [] }, found: 1, summary: { claims: 1 } };
const outcomes = { stored: 1, duplicate: 0, partial: 1, refused: 0, failed: 300, limit: 0, timeout: 0 };
const summary = { ...outcomes, files: 300, exhibits: 1, bytes: 1, documents: 300, pages: 1, pages_ocr: 1, pages_blank: 0, pages_faulty: 0, unread: 0, unindexed: 0, acts: 1 };

/// What a hostile paper could make each route say: a script in every place that holds a paper's text.
function hostile(url) {
  const where = url.pathname;
  if (where === "/api/case") return { name: payloads[0], version: "1", writable: true, summary };
  if (where === "/api/files") return listing(payloads.map((text) => ({ kind: "file", file: text, outcome: "failed", why: text })));
  if (where === "/api/documents") return { ...listing(payloads.map(line)), facets };
  if (where === "/api/searches") return listing(payloads.map((text, k) => ({ id: String(k), name: text, q: text })));
  if (where === "/api/search") return { ...listing(payloads.map((text, k) => ({ kind: "hit", rank: k + 1, score: 1, passage: passage(text, k), snippet: `before ${text} after`, matched: [text], why: "exact" }))), facets };
  if (where === "/api/letters/graph") return graph;
  if (where === "/api/letters/missing") return missing;
  if (where.endsWith("/letters")) return { ...listing([letter]), facets };
  if (where.endsWith("/notes")) return listing(payloads.map(note));
  if (where === "/api/checks/x") return check;
  if (where === "/api/checks/x/claims") return listing([claim].map(({ evidence, ...brief }) => brief));
  if (where === "/api/checks/x/claims/1") return claim;
  if (where.endsWith("/lists")) return listing([list]);
  if (/\/pages\/1$/.test(where)) return { ...page_line, kind: "page", file: payloads[0], text: payloads.join("\n"), words, corrected: { text: "", corrections: payloads.map(said), lost: [] }, notes: payloads.slice(0, 9).map(note) };
  if (where === `/api/documents/${kId}`) return { ...line(payloads[0]), document: kId, page_list: [page_line], reader: payloads[1], sha256: kId, pictures: where.length > 0 };
  return null;
}

/// The part of a listing that is asked for.
function sliced(answer, url) {
  if (!answer.items) return answer;
  const offset = Number(url.searchParams.get("offset") ?? 0);
  return { ...answer, offset, items: answer.items.slice(offset, offset + Number(url.searchParams.get("limit") ?? answer.items.length)) };
}

/// Goes through a long list from top to end, so that each of its rows was in the page once; gives the text of all.
const through = (page, selector) =>
  page.evaluate(async (chosen) => {
    const box = document.querySelector(chosen);
    let text = "";
    const rows = () => [...box.querySelectorAll(".virtual-row")].filter((row) => row.getBoundingClientRect().bottom > box.getBoundingClientRect().top);
    for (let top = 0; top <= box.scrollHeight; top += box.clientHeight) {
      box.scrollTop = top;
      // The rows of this place are drawn by the next frames, and say something once their part has come.
      await new Promise((resolve) => setTimeout(resolve, 90));
      for (let k = 0; k < 200 && (rows().length === 0 || rows().some((row) => row.textContent.trim() === "")); ++k) await new Promise((resolve) => setTimeout(resolve, 50));
      text += box.textContent;
    }
    return text;
  }, selector);

/// What would turn the text around it is shown by its number in lines of the interface (web/src/parts/mixed.ts): here it counts as not there, like white space.
const bare = (given) => given.replace(/\[U\+(?:202E|202C|0000)\]|[\s\u0000\ufffd\u2028\u2029\u202c\u202e]+/g, "");
const shown_as_is = (text, place) => {
  const all = bare(text);
  const lost = payloads.filter((payload) => !all.includes(bare(payload)));
  assert.deepEqual(lost, [], `${place}: shown as it is`);
};

test("W3: 300 scripts in every place that shows a paper's text; none runs, all are shown as they are", { timeout: 300_000 }, async () => {
  assert.equal(new Set(payloads).size, 300);
  const server = await serve(new_case("payloads"));
  const { page, faults, close } = await new_page(server);
  try {
    await page.exposeFunction("ran", () => faults.push("a script ran"));
    await page.context().route(/\/api\//, (route) => {
      const answer = hostile(new URL(route.request().url()));
      return answer ? route.fulfill({ json: sliced(answer, new URL(route.request().url())) }) : route.continue();
    });
    // Pictures, and routes that this does not answer for, are not there on the server: that is told on the console and is no fault.
    const own = () => faults.filter((fault) => !/Failed to load resource/.test(fault));
    await go(page, server, "/papers");
    await page.waitForSelector(".paper-title");
    shown_as_is(await through(page, ".papers-list .virtual"), "papers");
    shown_as_is(await page.locator(".papers-facets").textContent(), "facets");
    await go(page, server, "/papers?show=unread");
    await page.waitForSelector(".unread-file");
    shown_as_is(await through(page, ".virtual"), "files not read");
    await go(page, server, "/search?q=x");
    await page.waitForSelector(".hit-words");
    shown_as_is(await through(page, ".papers-list .virtual"), "hits");
    shown_as_is(await page.locator(".papers-facets").textContent(), "saved searches");
    await go(page, server, `/papers/${kId}/1?at=0-9`);
    await page.waitForSelector(".field-row");
    shown_as_is(await page.locator(".letter-panel").textContent(), "fields of a letter");
    shown_as_is(await page.locator(".text-layer").textContent(), "text over the page");
    await page.keyboard.press("t");
    await page.waitForSelector(".text-panel .text-line");
    shown_as_is((await page.locator(".text-panel .of-read").allTextContents()).join(" "), "text beside the page");
    shown_as_is((await page.locator(".text-panel .correction").allTextContents()).join(" "), "corrections");
    await page.keyboard.press("i");
    await page.waitForSelector(".cell");
    shown_as_is(await page.locator(".list-panel table").textContent(), "cells of a list");
    await page.keyboard.press("o");
    await page.waitForSelector(".note");
    shown_as_is(await page.locator(".notes-panel").textContent(), "notes");
    await page.keyboard.press("]");
    await page.waitForSelector(".selection-bar");
    await go(page, server, "/letters/graph");
    await page.waitForSelector(".graph-table tbody tr");
    shown_as_is(await page.locator(".graph-table").textContent(), "correspondents");
    await go(page, server, "/letters/missing");
    await page.waitForSelector(".plain-table tbody tr, .virtual-row");
    shown_as_is(await page.locator("main").textContent(), "letters that are missing");
    await go(page, server, `/letters/${kId}/l1`);
    await page.waitForSelector(".letter-detail .field-row");
    shown_as_is(await page.locator(".letter-detail").textContent(), "a letter and its chain");
    await go(page, server, "/check/x?claim=1");
    await page.waitForSelector(".claim-head");
    shown_as_is(await page.locator(".story").textContent(), "a story");
    shown_as_is(await page.locator(".decision-note").first().textContent(), "a checker's note");
    shown_as_is(await page.locator(".evidence").textContent(), "evidence");
    no_faults(own());
  } finally {
    await close();
    await server.stop();
  }
});
