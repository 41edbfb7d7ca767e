// Screenshots held against the kept ones in tests/web/screens, as pixels at half size: a sum of the positions of boxes would not see a colour that is gone, a mark on
// the wrong word or letters that do not join. How a machine smooths an edge doesn't count: at half size it is a shade, and a pixel differs only from a fifth of a channel
// on; the fonts are the program's own. A fiftieth of the pixels may differ, which is a few words that were read otherwise, and no moved column. UPDATE_SCREENS=1 keeps the
// new.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { open_browser, REPOSITORY, settled, WORK } from "./harness.mjs";

const kKept = path.join(REPOSITORY, "tests/web/screens");
/// A pixel differs from this difference of a channel on; so many of a screen may.
const kSame = 48;
const kMostDifferent = 0.02;

let scale_page;
async function painter() {
  scale_page ??= await (await (await open_browser()).newContext()).newPage();
  return scale_page;
}
export const forget_painter = () => (scale_page = undefined);

/// A PNG at half its size.
async function halved(png) {
  const page = await painter();
  const base64 = await page.evaluate(async (given) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${given}`)).blob());
    const canvas = new OffscreenCanvas(image.width / 2, image.height / 2);
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
    let text = "";
    for (let k = 0; k < bytes.length; k += 4096) text += String.fromCharCode(...bytes.subarray(k, k + 4096));
    return btoa(text);
  }, png.toString("base64"));
  return Buffer.from(base64, "base64");
}

/// The share of pixels in which two pictures differ; 1 where their sizes do.
async function difference(a, b) {
  const page = await painter();
  return page.evaluate(
    async ([first, second, same]) => {
      const pixels = async (base64) => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
        const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const [one, other] = [await pixels(first), await pixels(second)];
      if (one.width !== other.width || one.height !== other.height) return 1;
      let different = 0;
      for (let k = 0; k < one.data.length; k += 4) {
        const far = Math.max(...[0, 1, 2].map((c) => Math.abs(one.data[k + c] - other.data[k + c])));
        if (far > same) different += 1;
      }
      return different / (one.width * one.height);
    },
    [a.toString("base64"), b.toString("base64"), kSame],
  );
}

/// Looks at the page and holds it against the kept screen of that name.
export async function same_screen(page, name) {
  await settled(page);
  const whole = await page.screenshot({ animations: "disabled", caret: "hide" });
  const small = await halved(whole);
  mkdirSync(path.join(WORK, "screens"), { recursive: true });
  writeFileSync(path.join(WORK, "screens", `${name}.png`), whole);
  const kept = path.join(kKept, `${name}.png`);
  if (process.env.UPDATE_SCREENS === "1") {
    mkdirSync(kKept, { recursive: true });
    writeFileSync(kept, small);
    return;
  }
  assert.ok(existsSync(kept), `there is no kept screen ${name}; look at ${WORK}/screens/${name}.png and keep it with UPDATE_SCREENS=1`);
  const share = await difference(small, readFileSync(kept));
  assert.ok(share <= kMostDifferent, `the screen ${name} differs in ${(100 * share).toFixed(2)} % of its pixels; look at ${WORK}/screens/${name}.png`);
}
