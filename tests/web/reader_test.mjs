// What a person says of the words of a page: clicked, corrected, taken back; a note beside them; what a letter asks for. All of it stands in the log.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close_desk, desk } from "./desk_case.mjs";
import { axe_findings, go, new_page, recto, settled } from "./harness.mjs";
import { no_faults } from "./steps.mjs";

after(close_desk);

const letters_of = (folder) => recto("letters", folder, "--json").split("\n").filter(Boolean).map((line) => JSON.parse(line)).filter((line) => line.kind === "letter");
const acts = (folder, words) => recto("log", folder, "--json").split("\n").filter((line) => line.includes(words)).length;

/// Opens a paper of the desk by its file's name.
async function open_paper(page, { folder, server }, name) {
  const { document } = letters_of(folder).find((letter) => letter.file.endsWith(name));
  await go(page, server, `/papers/${document}/1`);
  await page.locator(".side-tabs").waitFor();
  return document;
}

/// Clicks a word over the page's picture.
async function click_word(page, text) {
  await page.locator(".text-layer span", { hasText: text }).first().click();
  await page.locator(".selection-bar").waitFor();
}

for (const language of ["en", "ar"]) {
  test(`a word is clicked, corrected with a reason, and the correction taken back, ${language}`, { timeout: 200_000 }, async () => {
    const opened = await desk();
    const { page, faults, close } = await new_page(opened.server, { language });
    await open_paper(page, opened, "07-memorandum-41.pdf");
    const why = `seen under the lamp (${language})`;
    await page.keyboard.press("t");
    await click_word(page, "Purpose");
    await page.keyboard.press("e");
    await page.locator(".word-dialog input").first().fill("Porpoise");
    await page.locator(".word-dialog input").last().fill(why);
    await settled(page);
    assert.deepEqual(await axe_findings(page), [], "the dialog");
    await page.locator(".word-dialog input").last().press("Enter");
    await page.locator(".of-corrected ins", { hasText: "Porpoise" }).waitFor();
    assert.equal(await page.locator(".of-read .gone").innerText(), "Purpose", "the text as read stays");
    assert.equal(await page.locator(".mark-corrected").count(), 1);
    assert.match(await page.locator(".correction").innerText(), /Purpose\s+Porpoise[^]*N\. A\./);
    assert.equal(acts(opened.folder, why), 1, "the act and its reason stand in the log");

    await page.keyboard.press("b");
    const [read, corrected] = await Promise.all([".changed > .of-read", ".changed > .of-corrected"].map((where) => page.locator(where).boundingBox()));
    assert.ok(Math.abs(read.y - corrected.y) < 2 && Math.abs(read.x - corrected.x) > 100, "both readings of the line stand beside each other");
    assert.deepEqual(await axe_findings(page), [], "side by side");
    await page.reload();
    await page.locator(".side-tabs").waitFor();
    await page.keyboard.press("t");
    await page.locator(".of-corrected ins", { hasText: "Porpoise" }).waitFor();
    await page.locator(".correction button").click();
    await page.locator(".of-corrected ins").waitFor({ state: "detached" });
    assert.equal(await page.locator(".mark-corrected").count(), 0);
    assert.equal(acts(opened.folder, why), 1, "what was said is not taken out of the log");
    await close();
    no_faults(faults);
  });
}

test("a note is written beside words with keys, found again, and taken back", { timeout: 200_000 }, async () => {
  const opened = await desk();
  const { page, faults, close } = await new_page(opened.server);
  const document = await open_paper(page, opened, "07-memorandum-41.pdf");
  await page.locator(".text-layer span").first().waitFor({ state: "attached" });
  for (const key of ["]", "]", "}", "m"]) await page.keyboard.press(key);
  await page.locator(".word-dialog textarea:focus").waitFor();
  await page.keyboard.type("compare with the letter of March");
  await page.locator(".dialog-foot .button.main").click();
  await page.locator(".mark-noted").first().waitFor();
  await page.locator(".selection-bar").waitFor({ state: "detached" });
  await page.keyboard.press("o");
  const note = page.locator(".note", { hasText: "compare with the letter of March" });
  await note.waitFor();
  assert.match(await note.innerText(), /N\. A\./);
  assert.deepEqual(await axe_findings(page), []);
  await note.locator("a").click();
  await page.waitForURL(new RegExp(`/papers/${document}/1\\?at=\\d+-\\d+`));
  await page.locator(".mark-hit").first().waitFor();
  await note.locator("button").click();
  await note.waitFor({ state: "detached" });
  assert.ok(acts(opened.folder, "compare with the letter of March") >= 1);
  await close();
  no_faults(faults);
});

test("a paper without pictures is corrected in its text, and what its letter asks for is named", { timeout: 200_000 }, async () => {
  const opened = await desk();
  const { page, faults, close } = await new_page(opened.server);
  const letter = letters_of(opened.folder).find((one) => one.file.endsWith("05-translation-317.docx"));
  await open_paper(page, opened, "05-translation-317.docx");
  const names = { prohibited: "Forbids", ordered: "Orders", requested: "Asks for", reported: "Reports" };
  const labels = (await page.locator(".letter-panel dt").allInnerTexts()).filter(Boolean);
  assert.ok(letter.requests.length > 0);
  for (const { label } of letter.requests) assert.ok(labels.includes(names[label]), `${label} is named`);
  await page.keyboard.press("t");
  await page.locator(".text-sheet .word", { hasText: "Greetings." }).click();
  await page.keyboard.press("e");
  await page.locator(".word-dialog input").first().fill("Greetings!");
  await page.locator(".word-dialog input").first().press("Enter");
  await page.locator(".of-corrected ins", { hasText: "Greetings!" }).waitFor();
  await close();
  no_faults(faults);
});
