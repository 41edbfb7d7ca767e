// What a user does, as functions of several tests. Names of buttons come from both languages' tables, so that each step works in either.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { SAMPLES } from "./harness.mjs";

export const NAMES = {
  en: { search: "Search", check: "Check", letters: "Letters", first: "No papers yet", all_read: "Not read 0", draft: "Text of the draft", check_it: "Check", report: "Report", names: "Names" },
  ar: { search: "البحث", check: "التدقيق", letters: "الرسائل", first: "لا أوراق بعد", all_read: "لم تُقرأ ٠", draft: "نص المسودة", check_it: "دقّق", report: "التقرير", names: "الأسماء" },
};

export const sample_papers = () => readdirSync(path.join(SAMPLES, "papers")).sort().map((name) => path.join(SAMPLES, "papers", name));

/// Drops files on the papers view, as a file manager would.
export async function drop(page, files) {
  const given = files.map((file) => ({ name: path.basename(file), bytes: readFileSync(file).toString("base64") }));
  const dropped = await page.evaluateHandle(async (list) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of list) {
      const binary = atob(bytes);
      transfer.items.add(new File([Uint8Array.from(binary, (c) => c.charCodeAt(0))], name));
    }
    return transfer;
  }, given);
  await page.dispatchEvent(".drop-zone", "dragover", { dataTransfer: dropped });
  await page.dispatchEvent(".drop-zone", "drop", { dataTransfer: dropped });
}

/// Waits until a run has ended and the list shows so many papers.
export async function papers_read(page, count) {
  await page.waitForSelector(".run-strip .meter > .ok", { timeout: 300_000 });
  await page.waitForFunction((wanted) => document.querySelectorAll(".papers-list .paper .paper-title").length >= wanted, Math.min(count, 5), { timeout: 30_000 });
  // Letters and subjects follow the papers by a moment.
  await page.waitForFunction(() => document.querySelectorAll(".paper-number").length >= 3, undefined, { timeout: 60_000 });
}

export const go_to = (page, name) => page.locator(".bar nav a", { hasText: name }).click();

export async function search_for(page, words) {
  await page.locator(".search-field").fill(words);
  await page.waitForSelector(".hit .hit-words mark");
}

/// The words under the marks of a hit, from the text layer above them.
export async function words_under_marks(page) {
  await page.waitForSelector(".mark-hit");
  await page.waitForSelector(".text-layer span");
  return page.evaluate(() => {
    const marks = [...document.querySelectorAll(".mark-hit")].map((mark) => mark.getBoundingClientRect());
    const inside = (box) => marks.some((mark) => (box.top + box.bottom) / 2 > mark.top && (box.top + box.bottom) / 2 < mark.bottom && (box.left + box.right) / 2 > mark.left && (box.left + box.right) / 2 < mark.right);
    return [...document.querySelectorAll(".text-layer span")].filter((span) => inside(span.getBoundingClientRect())).map((span) => span.textContent.trim());
  });
}

/// Whether the first mark stands in the part of the desk that is seen.
export const mark_in_sight = (page) =>
  page.evaluate(() => {
    const mark = document.querySelector(".mark-hit").getBoundingClientRect();
    const desk = document.querySelector(".desk").getBoundingClientRect();
    return mark.top >= desk.top && mark.bottom <= desk.bottom && mark.left >= desk.left && mark.right <= desk.right;
  });

export function no_faults(faults) {
  assert.deepEqual(faults, [], "the console is silent and nothing is asked of another place");
}
