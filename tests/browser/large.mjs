// A report of hundreds of components: how quickly it opens and filters is printed; what makes it quick is checked.
import { stat } from "node:fs/promises";
import { filtered, furnished, open, overflow, report, settle } from "./world.mjs";

/** Milliseconds from a key in the search until the next frame stands, the pause before it is applied left out. */
const keyCost = (page, words) => page.evaluate(async (words) => {
  const field = document.getElementById("filter-text");
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const count = document.getElementById("filter-count");
  const changed = new Promise((done) => new MutationObserver(done).observe(document.querySelector(".print-note"), { attributes: true, childList: true }));
  field.value = words;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const start = performance.now();
  await changed;
  await frame();
  return { words, cost: Math.round(performance.now() - start - 120), count: count.value };
}, words);

export async function large(browser, file) {
  const megabytes = ((await stat(file)).size / 1e6).toFixed(1);
  for (const width of [1280, 320]) {
    const faults = [];
    const page = await open(browser, file, { viewport: { width, height: 900 } }, faults);
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
    const times = await page.evaluate(() => ({
      paint: Math.round(performance.getEntriesByName("first-contentful-paint")[0].startTime),
      usable: Math.round(performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd),
    }));
    await furnished(page);
    const keys = [];
    if (await filtered(page)) for (const words of ["e", "en", "encrypt", ""]) keys.push(await keyCost(page, words));
    await settle(page);
    faults.push(...(await overflow(page)));
    const undrawn = await page.evaluate(() => [...document.querySelectorAll("main section")].filter((section) => getComputedStyle(section).contentVisibility !== "auto").length);
    if (undrawn) faults.push(`${undrawn} sections are drawn before they are near`);
    const find = page.getByLabel("Find in the contents");
    if (width === 1280 && (await find.count())) {
      await find.fill("aurora");
      const left = await page.evaluate(() => [...document.querySelectorAll(".contents ol ol li")].filter((item) => item.getClientRects().length).map((item) => item.textContent));
      if (!left.length || left.some((words) => !/aurora/i.test(words))) faults.push(`the contents, asked for aurora, show ${left.length} entries`);
    }
    const told = keys.map(({ words, cost, count }) => `“${words}” ${cost} ms (${count})`).join(", ");
    report(file, `${width} px, ${megabytes} MB: first paint ${times.paint} ms, usable ${times.usable} ms; search ${told || "none"}`, faults);
    await page.context().close();
  }
}
