// Every view as it is seen: held against the kept screens, looked over by axe, without anything that jumped while it loaded.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import path from "node:path";
import { close_desk, desk } from "./desk_case.mjs";
import { axe_findings, go, new_page, recto, sample_case, SAMPLES, serve, settled } from "./harness.mjs";
import { same_screen } from "./screens.mjs";
import { no_faults } from "./steps.mjs";

/// The most that a view may shift while it loads, of 1 (a sum over what moved and how far: https://web.dev/cls).
const kMostShift = 0.02;

const shifted = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let sum = 0;
        const moved = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            sum += entry.value;
            moved.push(...entry.sources.map((source) => source.node?.className ?? source.node?.nodeName));
          }
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve({ sum, moved: [...new Set(moved)] }), 300);
      }),
  );

const kLooks = [
  { name: "en", settings: {}, views: ["papers", "reader", "list", "search", "check", "letters", "graph", "candidates"] },
  { name: "dark", settings: { theme: "dark" }, views: ["check", "letter"] },
  { name: "ar-dark", settings: { language: "ar", theme: "dark" }, views: ["papers", "search", "timeline"] },
  { name: "ar", settings: { language: "ar" }, views: ["reader", "text", "check", "letter", "candidates"] },
  { name: "tablet", settings: { width: 820, height: 1180 }, views: ["papers", "reader", "search", "check", "letters"] },
];

const kNames = ["name\nIdris Halzun\nSamir Talub\nNuman Rindan\n", "name\nIdriss Halzun\nسمير طالوب\nنعمان رندان\n"];

/// Two lists given and compared, so that their candidates are seen.
async function candidates(page) {
  for (const [k, list] of kNames.entries()) await page.locator(".list-field textarea").nth(k).fill(list);
  await page.locator(".names-tools button").click();
}

/// The address of the sample story, checked, with the claim chosen whose words have a count that is not the paper's.
async function checked_story(server) {
  const { page, close } = await new_page(server);
  await go(page, server, "/check");
  await page.locator(".check-paste textarea").fill(readFileSync(path.join(SAMPLES, "draft-story.md"), "utf8"));
  await page.locator(".check-paste input").fill("story.md");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/check\/[^/?]+/);
  await page.locator(".check-head button:enabled").first().waitFor({ timeout: 120_000 });
  await page.locator(".story a.claim-line.differs", { hasText: "270" }).first().click();
  const { pathname, search } = new URL(page.url());
  await close();
  return pathname + search;
}

/// Views of a case without recognised pictures: what they show does not change when recognition gets better.
async function views_of_desk({ folder, server }) {
  const letter = recto("letters", folder, "--json").split("\n").filter(Boolean).map((line) => JSON.parse(line)).find((line) => line.file?.endsWith("07-memorandum-41.pdf"));
  const of_desk = {
    check: { where: await checked_story(server), ready: ".text-around mark.differs" },
    letters: { where: "/letters", ready: "a.letter-row" },
    letter: { where: `/letters/${letter.id}`, ready: ".field-page img" },
    graph: { where: "/letters/graph", ready: ".graph-node" },
    timeline: { where: "/letters/timeline", ready: ".time-mark" },
    candidates: { where: "/names", ready: ".list-field textarea", act: candidates, then: ".candidate-row" },
  };
  return Object.fromEntries(Object.entries(of_desk).map(([name, view]) => [name, { ...view, server }]));
}

function views_of_sample(case_folder) {
  const ids = new Map(
    recto("letters", case_folder, "--json").split("\n").filter(Boolean).map((line) => JSON.parse(line)).filter((line) => line.kind === "letter").map((line) => [path.basename(line.file), line.document]),
  );
  const list = recto("lists", case_folder, "--json").split("\n").filter(Boolean).map((line) => JSON.parse(line)).find((line) => line.kind === "list");
  return {
    papers: { where: "/papers", ready: ".paper-number" },
    reader: { where: `/papers/${ids.get("01-letter-317.pdf")}/1`, ready: ".sheet > img" },
    text: { where: `/papers/${ids.get("05-translation-317.docx")}/1`, ready: ".text-sheet p" },
    list: { where: `/papers/${list.document}/1`, ready: ".sheet > img", keys: ["i"], then: ".cell" },
    search: { where: `/search?q=${encodeURIComponent("الشاحنات")}`, ready: ".hit .crop img" },
  };
}

test("the views look as they did, keep nobody out, and nothing in them jumps", { timeout: 420_000 }, async (t) => {
  const folder = sample_case();
  const server = await serve(folder);
  const views = { ...views_of_sample(folder), ...(await views_of_desk(await desk())) };
  try {
    for (const look of kLooks) {
      for (const name of look.views) {
        await t.test(`${name}, ${look.name}`, async () => {
          const view = views[name];
          const serving = view.server ?? server;
          const { page, faults, close } = await new_page(serving, look.settings);
          await go(page, serving, view.where);
          await page.waitForSelector(view.ready, { timeout: 60_000 });
          await settled(page);
          const shift = await shifted(page);
          assert.ok(shift.sum <= kMostShift, `shifted by ${shift.sum.toFixed(3)}: ${shift.moved.join(", ")}`);
          for (const key of view.keys ?? []) await page.keyboard.press(key);
          await view.act?.(page);
          if (view.then) await page.waitForSelector(view.then);
          assert.deepEqual(await axe_findings(page), [], "axe");
          await same_screen(page, `${name}-${look.name}`);
          no_faults(faults);
          await close();
        });
      }
    }
  } finally {
    await close_desk();
    await server.stop();
  }
});
