// Everything without a mouse: to a hit, through the hits, words selected and cited, the list of keys, the way back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { go, new_page, recto, sample_case, serve } from "./harness.mjs";
import { mark_in_sight, no_faults } from "./steps.mjs";

/// What stops there are when one presses Tab, until the first comes again.
async function stops(page, most) {
  const seen = [];
  for (let k = 0; k < most; ++k) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      return { tag: `${at.tagName} ${at.className}`, outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2, seen: box.width > 0 && box.height > 0 };
    });
    if (stop === null) break;
    seen.push(stop);
  }
  return seen;
}

async function finds_and_cites(page) {
  await page.keyboard.press("Alt+2");
  await page.waitForSelector(".search-field:focus");
  await page.keyboard.type("الشاحنات");
  await page.waitForSelector(".hit .hit-words mark");
  await page.keyboard.press("ArrowDown");
  await page.waitForSelector(".hit.current");
  await page.keyboard.press("Enter");
  await page.waitForURL(/at=\d+-\d+.*hit=1$/);
  await page.waitForSelector(".mark-hit");
  assert.ok(await mark_in_sight(page));
  await page.keyboard.press("n");
  await page.waitForURL(/hit=2$/);
  await page.keyboard.press("p");
  await page.waitForURL(/hit=1$/);
  await page.waitForSelector(".text-layer span");
  for (const key of ["]", "]", "}", "}"]) await page.keyboard.press(key);
  await page.waitForSelector(".selection-bar");
  const words = await page.locator(".selection-words").innerText();
  await page.keyboard.press("c");
  await page.waitForSelector(".toast");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^.+\nrecto:[0-9a-f]{64}\/p1#\d+-\d+\n$/);
  assert.equal(copied.split("\n")[0], words);
  return copied.split("\n")[1];
}

async function reads_a_paper(page) {
  const zoom = () => page.locator(".zoom").innerText();
  const before = await zoom();
  await page.keyboard.press("-");
  assert.notEqual(await zoom(), before);
  await page.keyboard.press("w");
  assert.equal(await zoom(), before);
  await page.keyboard.press("PageDown");
  await page.waitForURL(/\/2$/);
  await page.keyboard.press("PageUp");
  await page.waitForURL(/\/1$/);
  for (const [key, panel] of [["t", ".text-panel"], ["l", ".letter-panel"]]) {
    await page.keyboard.press(key);
    await page.waitForSelector(panel);
  }
  await page.keyboard.press("?");
  await page.waitForSelector("dialog[open] .key-list");
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog", { state: "detached" });
}

test("all of it by the keyboard alone", { timeout: 240_000 }, async () => {
  const folder = sample_case();
  const server = await serve(folder);
  const { page, faults, close } = await new_page(server);
  try {
    await go(page, server, "/papers");
    await page.waitForSelector(".paper-title");
    const cite = await finds_and_cites(page);
    assert.match(recto("show", folder, cite), /./, "what was cited is opened by the command");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".selection-bar", { state: "detached" });
    await reads_a_paper(page);
    const seen = await stops(page, 80);
    assert.ok(seen.length > 15, `${seen.length} stops`);
    assert.deepEqual(seen.filter((stop) => !stop.outlined || !stop.seen).map((stop) => stop.tag), [], "each stop is seen to have the focus");
    await page.keyboard.press("Escape");
    await page.waitForURL(/\/papers$/);
    await page.waitForSelector(".paper-title");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/papers\/[0-9a-f]+\/1$/);
    no_faults(faults);
  } finally {
    await close();
    await server.stop();
  }
});
