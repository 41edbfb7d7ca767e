// Two lists of names: matched, answered by key, saved.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { close_desk, desk } from "./desk_case.mjs";
import { axe_findings, go, new_page } from "./harness.mjs";
import { no_faults } from "./steps.mjs";

const kLeft = "name\nIdris Halzun\nSamir Talub\nNuman Rindan\n";
const kRight = "name\nIdriss Halzun\nسمير طالوب\nنعمان رندان\n";

after(close_desk);

for (const language of ["en", "ar"]) {
  test(`lists are matched and answered by key, ${language}`, { timeout: 200_000 }, async () => {
    const { server } = await desk();
    const { page, faults, close } = await new_page(server, { language });
    await go(page, server, "/names");
    await page.locator(".list-field textarea").nth(0).fill(kLeft);
    await page.locator(".list-field textarea").nth(1).fill(kRight);
    assert.deepEqual(await axe_findings(page), []);
    await page.locator(".names-tools button").click();
    await page.locator(".candidate-row").first().waitFor({ timeout: 60_000 });
    assert.deepEqual(await axe_findings(page), []);
    const reasons = await page.locator(".candidate-why").innerText();
    assert.match(reasons, language === "ar" ? /^[\u0600-\u06ff\s:،()]+$/ : /given name/, "reasons in the reader's language");
    assert.ok((await page.locator(".candidate-row").count()) >= 3);
    for (const [key, sign] of [["y", "yes"], ["n", "no"], ["u", "unsure"]]) {
      await page.keyboard.press(key);
      await page.locator(`.candidate-sign.${sign}`).waitFor();
    }
    const saving = page.waitForEvent("download");
    await page.locator(".names-foot .button.main").click();
    const csv = readFileSync(await (await saving).path(), "utf8");
    assert.match(csv, /^\uFEFFleft_row,left_name,right_row,right_name,score,why,answer\r\n/);
    assert.match(csv, /Idris Halzun,\d+,Idriss Halzun,.*,yes\r\n/);
    assert.deepEqual([...csv.matchAll(/,(yes|no|unsure)\r\n/g)].map(([, answer]) => answer).sort(), ["no", "unsure", "yes"]);
    await close();
    no_faults(faults);
  });
}
