// Every view as it is seen: held against the kept screens, looked over by axe, without anything that jumped while it loaded.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe_findings, go, new_page, recto, sample_case, serve, settled } from "./harness.mjs";
import { same_screen } from "./screens.mjs";
import { no_faults } from "./steps.mjs";
import path from "node:path";

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
  { name: "en", settings: {}, views: ["papers", "reader", "list", "search"] },
  { name: "ar-dark", settings: { language: "ar", theme: "dark" }, views: ["papers", "search"] },
  { name: "ar", settings: { language: "ar" }, views: ["reader", "text"] },
  { name: "tablet", settings: { width: 820, height: 1180 }, views: ["papers", "reader", "search"] },
];

function views_of(case_folder) {
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
  const views = views_of(folder);
  const server = await serve(folder);
  try {
    for (const look of kLooks) {
      for (const name of look.views) {
        await t.test(`${name}, ${look.name}`, async () => {
          const { page, faults, close } = await new_page(server, look.settings);
          const view = views[name];
          await go(page, server, view.where);
          await page.waitForSelector(view.ready, { timeout: 60_000 });
          await settled(page);
          const shift = await shifted(page);
          assert.ok(shift.sum <= kMostShift, `shifted by ${shift.sum.toFixed(3)}: ${shift.moved.join(", ")}`);
          for (const key of view.keys ?? []) await page.keyboard.press(key);
          if (view.then) await page.waitForSelector(view.then);
          assert.deepEqual(await axe_findings(page), [], "axe");
          await same_screen(page, `${name}-${look.name}`);
          no_faults(faults);
          await close();
        });
      }
    }
  } finally {
    await server.stop();
  }
});
