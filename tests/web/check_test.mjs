// A draft checked by keyboard alone: decisions, filters, the next draft, a second reader; what axe finds; letter numbers that stay as they are on their page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { close_desk, desk } from "./desk_case.mjs";
import { axe_findings, go, new_page, recto, SAMPLES, settled } from "./harness.mjs";
import { no_faults } from "./steps.mjs";

const kDraft = readFileSync(path.join(SAMPLES, "draft-story.md"), "utf8");
const report_of = (page) => page.locator(".check-head button").first();
const chosen = (page) => Number(new URL(page.url()).searchParams.get("claim"));
const in_story = (page, verdict) => page.locator(`.story a.claim-line.${verdict}`).count();
const said = (page, kind = 0) => page.locator(".decision").nth(kind).innerText();

/// Waits until a check that was begun is done.
async function checked(page) {
  await page.waitForURL(/\/check\/[^/?]+/);
  await report_of(page).and(page.locator(":enabled")).waitFor({ timeout: 120_000 });
}

/// Begins a check with keys alone, and waits until it is done.
async function begin_check(page, server, name, text) {
  await go(page, server, "/check");
  await page.locator(".check-paste textarea").fill(text);
  await page.locator(".check-paste input").fill(name);
  await page.keyboard.press("Enter");
  await checked(page);
}

/// Waits until the claim of the address is the one whose evidence is shown: only then do keys mean it.
const evidence_shown = (page) =>
  page.waitForFunction(() => {
    const wanted = new URLSearchParams(location.search).get("claim");
    const told = (document.querySelector(".claim-number")?.textContent ?? "").replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
    return wanted !== null && /\d+/.exec(told)?.[0] === wanted;
  });

/// Presses a key and waits until another claim is chosen and shown.
async function press_on(page, key) {
  const before = page.url();
  await page.keyboard.press(key);
  await page.waitForURL((url) => url.href !== before);
  await evidence_shown(page);
}

/// Goes to a claim as a link to it does.
async function look_at(page, n) {
  const url = new URL(page.url());
  url.search = `?claim=${n}`;
  await page.goto(url.href);
  await evidence_shown(page);
}

after(close_desk);

test("a draft is decided on with keys alone, and the next draft keeps what was decided", { timeout: 400_000 }, async () => {
  const { folder, server } = await desk();
  const { page, faults, close } = await new_page(server);
  await begin_check(page, server, "keys.md", kDraft);
  const differing = await in_story(page, "differs");
  assert.ok(differing >= 5, `${differing} runs of claims that differ`);

  await press_on(page, "j");
  const first = chosen(page);
  await press_on(page, "Shift+J");
  assert.equal(chosen(page), first + 1);
  await press_on(page, "Shift+K");
  await press_on(page, "a");
  const second = chosen(page);
  assert.ok(second > first);
  await page.keyboard.press("n");
  await page.locator(".note-field textarea:focus").waitFor();
  await page.keyboard.type("ask the author");
  await page.keyboard.press("Escape");
  await press_on(page, "q");
  const third = chosen(page);
  await page.keyboard.press("o");
  await page.locator(".overrule button:focus").waitFor();
  await press_on(page, "1");
  await look_at(page, second);
  assert.match(await said(page), /asked.*N\. A\.[^]*ask the author/);
  await look_at(page, third);
  assert.match(await said(page), /Decided: .*N\. A\./);
  await page.keyboard.press("n");
  const field = page.locator(".note-field textarea:focus");
  await field.waitFor();
  await field.fill("shown to the desk");
  await page.keyboard.press("Control+Enter");
  await page.locator(".claim-note", { hasText: "shown to the desk" }).waitFor();
  assert.match(await page.locator(".foot-decided").innerText(), /decided 3 of \d+ by \u2068?N\. A\./);

  await page.keyboard.press("w");
  await page.locator(".decision").waitFor({ state: "detached" });
  assert.match(await page.locator(".foot-decided").innerText(), /decided 2 of/);
  assert.equal(recto("log", folder, "--json").match(/"ask the author"/g)?.length, 1, "the note stands in the log");

  await begin_check(page, server, "keys-2.md", kDraft.replace("The sums are small.", "The sums are not large."));
  await look_at(page, second);
  assert.match(await said(page), /N\. A\./);
  await close();
  no_faults(faults);
});

test("a draft's file is checked; a filter leaves the claims of its verdict, and what is chosen shows its evidence", { timeout: 400_000 }, async () => {
  const { server } = await desk();
  const { page, faults, close } = await new_page(server, { width: 1280, height: 720 });
  await go(page, server, "/check");
  await page.locator(".check-drop input").setInputFiles(path.join(SAMPLES, "draft-story.md"));
  await checked(page);
  assert.ok((await in_story(page, "supported")) > 0);
  await page.locator(".foot-filter").nth(1).click();
  assert.equal(await in_story(page, "supported"), 0);
  assert.ok((await in_story(page, "differs")) > 0);
  await page.locator(".story a.claim-line.differs", { hasText: "270" }).first().click();
  await page.locator(".text-around mark.differs").first().waitFor();
  assert.equal(await page.locator(".text-around mark.differs").first().innerText(), "210");
  assert.match(await page.locator(".why").first().innerText(), /“270”.*“210”/);
  const columns = page.locator(".aligned-column.replaced");
  assert.equal((await columns.first().innerText()).replace(/\s+/g, " "), "270 210");
  await page.locator(".place-caption a").click();
  await page.waitForURL(/\/papers\/[0-9a-f]+\/1\?at=\d+-\d+/);
  await page.goBack();
  await page.locator(".claim-head").waitFor();
  await close();
  no_faults(faults);
});

/// Notes down how many runs of the story are underlined whenever the page changes, and whether the check was still running then.
function watch_claims() {
  window.seen = [];
  const look = () => {
    const report = document.querySelector(".check-head button");
    if (report) window.seen.push({ running: report.disabled, claims: document.querySelectorAll(".story a.claim-line").length });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
}

test("claims are underlined while the check still runs; what is decided goes into the report and onto paper", { timeout: 400_000 }, async () => {
  const { server } = await desk();
  const { page, faults, close } = await new_page(server);
  await page.addInitScript(watch_claims);
  await page.addInitScript(() => (window.print = () => (window.printing = true)));
  await begin_check(page, server, "running.md", `${kDraft}\n\nOne more line, so that this draft is a new one.\n`);
  const all = await page.locator(".story a.claim-line").count();
  const seen = await page.evaluate(() => window.seen);
  assert.ok(seen.some(({ running, claims }) => running && claims > 0 && claims < all), `some of ${all} are underlined before the check is done`);
  await press_on(page, "j");
  await press_on(page, "a");

  const saving = page.waitForEvent("download");
  await report_of(page).click();
  const download = await saving;
  assert.equal(download.suggestedFilename(), "running.html");
  const report = readFileSync(await download.path(), "utf8");
  assert.match(report, /<!doctype html>/i);
  assert.match(report, /N\. A\./);
  assert.doesNotMatch(report, /<script|https?:\/\/(?!www\.w3\.org)/, "the report asks nobody for anything");

  await page.locator(".check-head button").nth(1).click();
  await page.waitForFunction(() => window.printing, undefined, { timeout: 60_000 });
  const claims = await page.locator(".printed-claim").count();
  const numbers = await page.locator(".story .claim-n").allInnerTexts();
  assert.ok(claims > 50 && numbers.length > 50, `${claims} claims, ${numbers.length} numbers in the story`);
  assert.equal(new Set(numbers).size, numbers.length);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.match(pdf, /\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/, "A4");
  assert.ok((pdf.match(/\/Type \/Page\b/g) ?? []).length > 5);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.locator(".check-desk").waitFor();
  await close();
  no_faults(faults);
});

test("a second reader's word stands beside the first one's and changes nothing of it", { timeout: 400_000 }, async () => {
  const { server } = await desk();
  const one = await new_page(server);
  await begin_check(one.page, server, "second.md", kDraft);
  await press_on(one.page, "j");
  const claim = chosen(one.page);
  await press_on(one.page, "a");
  await look_at(one.page, claim);
  const before = await said(one.page);
  const address = one.page.url();
  await one.page.evaluate(() => localStorage.setItem("recto.settings", JSON.stringify({ ...JSON.parse(localStorage.getItem("recto.settings")), person: "B. K." })));
  await one.page.goto(address);
  await evidence_shown(one.page);
  await one.page.locator(".reader-choice select").selectOption("second");
  await one.page.keyboard.press("Escape");
  await one.page.locator(".claim-head").click();
  await one.page.keyboard.press("q");
  await one.page.waitForFunction(() => /second reader 1/.test(document.querySelector(".foot-decided")?.textContent ?? ""));
  await look_at(one.page, claim);
  assert.equal(await said(one.page), before);
  assert.match(await said(one.page, 1), /Second reader: For a person, by B\. K\./);
  await one.close();
  no_faults(one.faults);
});

test("letter numbers of the other direction are isolated, and nothing of a draft becomes markup", { timeout: 400_000 }, async () => {
  const { server } = await desk();
  const { page, faults, close } = await new_page(server);
  const draft = 'The letter 317/ت/5 says: “of whom 210 have completed their training in driving lorries.” <img src=x onerror=alert()> \u202Eturned.';
  await begin_check(page, server, "bidi.txt", draft);
  assert.equal(await page.locator(".story bdi[dir=rtl]").first().innerText(), "317/ت/5");
  assert.equal(await page.locator(".story img").count(), 0);
  assert.match(await page.locator(".story").innerText(), /<img src=x onerror=alert\(\)> \[U\+202E\]turned/);
  await close();
  no_faults(faults);
});

for (const [language, theme] of [["en", "light"], ["ar", "dark"]]) {
  test(`axe finds nothing in the check, ${language} ${theme}`, { timeout: 400_000 }, async () => {
    const { server } = await desk();
    const { page, faults, close } = await new_page(server, { language, theme });
    await go(page, server, "/check");
    assert.deepEqual(await axe_findings(page), []);
    await begin_check(page, server, "axe.md", kDraft);
    await press_on(page, "j");
    await page.keyboard.press("o");
    await page.locator(".overrule button:focus").waitFor();
    await settled(page);
    assert.deepEqual(await axe_findings(page), []);
    await go(page, server, "/check/conflicts");
    await settled(page);
    assert.deepEqual(await axe_findings(page), []);
    await close();
    no_faults(faults);
  });
}
