// Letters: the table, a field pointed at and confirmed by key, the graph and the timeline by arrow keys.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close_desk, desk } from "./desk_case.mjs";
import { axe_findings, go, new_page, recto, settled } from "./harness.mjs";
import { no_faults } from "./steps.mjs";

const dates_of = (page) => page.locator(".virtual .letter-row > :first-child").allInnerTexts();
const lit = (page) => page.evaluate(() => [...document.querySelectorAll("[role=button], [role=link]")].indexOf(document.activeElement));

after(close_desk);

test("the table is sorted, filtered and opened", { timeout: 200_000 }, async () => {
  const { server } = await desk();
  const { page, faults, close } = await new_page(server);
  await go(page, server, "/letters");
  await page.locator("a.letter-row").nth(2).waitFor();
  const dates = await dates_of(page);
  assert.deepEqual(dates, ["18 March 2006", "18 March 2006", "3 April 2006"]);
  await page.locator(".letter-heads button").first().click();
  await page.waitForFunction(() => document.querySelector(".virtual .letter-row > :first-child")?.textContent === "3 April 2006");
  await page.locator(".letter-filter select").first().selectOption("memo");
  await page.waitForFunction(() => document.querySelectorAll("a.letter-row").length === 1);
  assert.match(page.url(), /type=memo/);
  await page.locator("a.letter-row").first().click();
  await page.waitForURL(/\/letters\/[0-9a-f]+\/l1/);
  await page.locator(".field-row").nth(2).waitFor();
  await close();
  no_faults(faults);
});

test("a field points at its words, and is confirmed with keys", { timeout: 200_000 }, async () => {
  const { folder, server } = await desk();
  const { page, faults, close } = await new_page(server);
  await go(page, server, "/letters?type=memo");
  await page.locator("a.letter-row").first().click();
  await page.locator(".field-page svg g.chosen rect").first().waitFor();
  const before = await page.locator(".field-page svg g.chosen rect").first().boundingBox();
  await page.keyboard.press("j");
  await page.waitForFunction((y) => document.querySelector(".field-page svg g.chosen rect")?.getBoundingClientRect().y !== y, before.y);
  const name = await page.locator('.field-row[aria-pressed="true"] .field-name').innerText();
  await page.keyboard.press("c");
  await page.locator(".field-word").waitFor();
  await page.locator(".field-word input").press("Enter");
  await page.locator('.field-row[aria-pressed="true"] .field-sign.sure').waitFor();
  assert.ok(name.length > 0);
  assert.match(recto("log", folder, "--json"), /"by":"N\. A\."/);
  await close();
  no_faults(faults);
});

test("a letter that is cited and missing is told of, in its chain and in the list of what is missing", { timeout: 200_000 }, async () => {
  const { server } = await desk();
  const { page, faults, close } = await new_page(server);
  await go(page, server, "/letters/missing");
  const row = page.locator(".plain-table tbody tr", { hasText: "288/M/2" });
  await row.first().waitFor();
  assert.match(await row.first().innerText(), /2 March 2006/);
  await row.first().locator(".cited-in a").first().click();
  await page.waitForURL(/\/letters\/[0-9a-f]+\/l1/);
  const link = page.locator(".chain-link.is-missing", { hasText: "288/M/2" });
  await link.waitFor();
  assert.match(await link.innerText(), /not in the case|not among/i);
  assert.equal(await link.locator("a").count(), 0, "what is missing leads nowhere");
  await close();
  no_faults(faults);
});

test("graph and timeline are gone through with arrow keys, and say the same as tables", { timeout: 200_000 }, async () => {
  const { server } = await desk();
  const { page, faults, close } = await new_page(server);
  await go(page, server, "/letters/graph");
  await page.locator(".graph-node").first().waitFor();
  const nodes = await page.locator(".graph-node").count();
  assert.ok(nodes >= 2);
  await page.locator(".graph-node").first().focus();
  const first = await lit(page);
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await lit(page), first);
  assert.equal(await page.locator(".graph-edge").count(), await page.locator(".graph-table tbody tr").count());
  await go(page, server, "/letters/timeline");
  await page.locator(".time-mark").nth(2).waitFor();
  assert.equal(await page.locator(".time-mark").count(), await page.locator(".plain-table tbody tr").count());
  await page.locator(".time-mark").first().focus();
  const mark = await lit(page);
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await lit(page), mark);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/letters\/[0-9a-f]+\/l\d+/);
  await close();
  no_faults(faults);
});

for (const language of ["en", "ar"]) {
  test(`axe finds nothing in letters, ${language}`, { timeout: 200_000 }, async () => {
    const { server } = await desk();
    const { page, faults, close } = await new_page(server, { language });
    for (const where of ["/letters", "/letters/missing", "/letters/graph", "/letters/timeline"]) {
      await go(page, server, where);
      await settled(page);
      assert.deepEqual(await axe_findings(page), [], where);
    }
    await go(page, server, "/letters");
    await page.locator("a.letter-row").first().click();
    await page.locator(".field-row").first().waitFor();
    await settled(page);
    assert.deepEqual(await axe_findings(page), [], "a letter");
    await close();
    no_faults(faults);
  });
}
