// The whole path of somebody new, in both languages: drop papers, watch them being read, search in Arabic, open a hit on its words, check a story, decide, save the report.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { go, new_case, new_page, recto, SAMPLES, serve, settled } from "./harness.mjs";
import { drop, go_to, mark_in_sight, NAMES, no_faults, papers_read, sample_papers, search_for, words_under_marks } from "./steps.mjs";

async function takes_papers_in(page, names) {
  await page.getByRole("heading", { name: names.first }).waitFor();
  await drop(page, sample_papers());
  await papers_read(page, 7);
  assert.equal(await page.locator(".tabs button").nth(1).innerText(), names.all_read);
  await settled(page);
}

async function finds_words(page, names) {
  await go_to(page, names.search);
  await search_for(page, "المتطوعين");
  assert.ok((await page.locator(".hit").count()) >= 3);
  for (const mark of await page.locator(".hit-words mark").allInnerTexts()) assert.match(mark, /متطوع/);
  await page.locator(".hit").first().click();
  await page.waitForURL(/\/papers\/[0-9a-f]+\/\d+\?at=\d+-\d+/);
  assert.match((await words_under_marks(page)).join(" "), /المتطوعين/);
  assert.ok(await mark_in_sight(page), "the words found stand in sight");
  const first = page.url();
  await page.keyboard.press("n");
  await page.waitForURL((url) => url.href !== first && url.searchParams.get("hit") === "2");
  assert.match((await words_under_marks(page)).join(" "), /متطوع/);
}

async function checks_a_story(page, names, folder) {
  await go_to(page, names.check);
  await page.getByLabel(names.draft).fill(readFileSync(path.join(SAMPLES, "draft-story.md"), "utf8"));
  await page.locator(".check-paste button[type=submit]").click();
  await page.waitForURL(/\/check\/./);
  const report = page.locator(".check-head button").first();
  await report.and(page.locator(":enabled")).waitFor({ timeout: 120_000 });
  // The first claim that the papers support: what a person agrees with at once.
  for (let k = 0; k < 40 && (await page.locator(".claim-head .verdict-supported").count()) === 0; ++k) {
    const before = page.url();
    await page.keyboard.press("j");
    await page.waitForURL((url) => url.href !== before);
    await page.locator(".claim-head").waitFor();
  }
  const first = page.url();
  await page.keyboard.press("a");
  await page.waitForURL((url) => url.href !== first);
  await page.goto(first);
  await page.locator(".decision").first().waitFor();
  assert.match(await page.locator(".decision").first().innerText(), /N\. A\./);
  const saving = page.waitForEvent("download");
  await report.and(page.locator(":enabled")).click();
  const saved = readFileSync(await (await saving).path(), "utf8");
  assert.match(saved, /<!doctype html>/i);
  assert.match(saved, /N\. A\./);
  assert.match(recto("log", folder, "--json"), /"by":"N\. A\."/);
}

for (const language of ["en", "ar"]) {
  test(`the path of a new user, ${language}`, { timeout: 600_000 }, async () => {
    const names = NAMES[language];
    const folder = new_case(`new-user-${language}`);
    const server = await serve(folder);
    const { page, faults, close } = await new_page(server, { language });
    try {
      await go(page, server);
      assert.equal(await page.evaluate(() => location.hash + document.documentElement.dir), language === "ar" ? "rtl" : "ltr", "the token has left the address");
      await takes_papers_in(page, names);
      await finds_words(page, names);
      await checks_a_story(page, names, folder);
      no_faults(faults);
    } finally {
      await close();
      await server.stop();
    }
    assert.match(recto("status", folder, "--json"), /"documents":7,/);
  });
}
