// What a reader does without a mouse.
import { furnished, open, report, settle } from "./world.mjs";

const state = (page) => page.evaluate(() => ({
  rows: document.querySelectorAll("tr[data-party]").length,
  seen: [...document.querySelectorAll("tr[data-party]")].filter((row) => row.getClientRects().length).length,
  empty: [...document.querySelectorAll("table:has(tr[data-party])")].filter((table) => table.getClientRects().length && ![...table.querySelectorAll("tbody tr")].some((row) => row.getClientRects().length)).length,
  words: document.getElementById("filter-count").value,
  at: document.activeElement.id || document.activeElement.textContent || document.activeElement.getAttribute("href"),
  row: document.activeElement.closest("tr")?.id,
  text: document.getElementById("filter-text").value,
}));

/** Search, choose, read the count, show all again. */
export async function filters(browser, file) {
  const faults = [];
  const page = await open(browser, file, { viewport: { width: 1280, height: 900 } }, faults);
  const check = (fact, words) => fact || faults.push(words);
  const choices = await page.evaluate(() => [...document.querySelectorAll(".filter select")].map((choice) => choice.id));
  await page.keyboard.press("Tab");
  check((await state(page)).at === "Skip to the report", "the first stop is not the skip link");
  await page.keyboard.press("Enter");
  check((await state(page)).at === "report", "the skip link does not lead to the report");
  await page.keyboard.press("Tab");
  check((await state(page)).at === "filter-text", "the first stop in the report is not the search");
  await page.keyboard.type("encrypt");
  await settle(page);
  const found = await state(page);
  check(found.seen > 0 && found.seen < found.rows && found.empty === 0, `search shows ${found.seen} of ${found.rows} rows, ${found.empty} empty tables`);
  check(found.words === `${found.seen} of ${found.rows} rows`, `the count says “${found.words}”`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await settle(page);
  const chosen = await state(page);
  check(chosen.at === choices[0] && chosen.seen < found.seen, "a party cannot be chosen with the keyboard");
  for (const id of choices.slice(1)) {
    await page.keyboard.press("Tab");
    check((await state(page)).at === id, `${id} is not a stop`);
  }
  await page.keyboard.press("Tab");
  check((await state(page)).at === "Show all", "“Show all” is not the stop after the filters");
  await page.keyboard.press("Enter");
  await settle(page);
  const again = await state(page);
  check(again.seen === again.rows && again.at === "filter-text", "“Show all” does not show all");
  await page.keyboard.type("zzzz");
  await settle(page);
  check((await state(page)).words === "No row matches", "nothing found is not said");
  report(file, "keyboard alone: skip link, search, filters, count", faults);
  await page.context().close();
}

/** The shortcut and its switch, and the way from row to row. */
export async function hits(browser, file) {
  const faults = [];
  const page = await open(browser, file, { viewport: { width: 1280, height: 900 } }, faults);
  const check = (fact, words) => fact || faults.push(words);
  await furnished(page);
  await page.evaluate(() => scrollTo(0, 9000));
  await page.keyboard.press("/");
  check((await state(page)).at === "filter-text" && (await state(page)).text === "", "/ does not lead to the search");
  await page.keyboard.type("a/b");
  check((await state(page)).text === "a/b", "/ cannot be typed into the search");
  await page.keyboard.press("Escape");
  await settle(page);
  const cleared = await state(page);
  check(cleared.text === "" && cleared.seen === cleared.rows, "Escape does not clear the search");
  await page.keyboard.type("encrypt");
  await page.keyboard.press("Enter");
  const rows = await page.evaluate(() => [...document.querySelectorAll("tr[data-party]")].filter((row) => row.getClientRects().length).map((row) => row.id));
  const walk = [];
  for (const key of ["ArrowDown", "ArrowDown", "ArrowUp"]) {
    walk.push((await state(page)).row);
    await page.keyboard.press(key);
  }
  walk.push((await state(page)).row);
  check(walk.join() === [rows[0], rows[1], rows[2], rows[1]].join(), `Enter and the arrows lead to ${walk.join(", ")}, not along ${rows.slice(0, 3).join(", ")}`);
  const place = await page.evaluate(() => {
    const { top, bottom, left, width } = document.activeElement.getBoundingClientRect();
    const above = document.elementFromPoint(left + width / 2, (top + bottom) / 2);
    return { inside: top >= 0 && bottom <= innerHeight, free: above === document.activeElement, outline: getComputedStyle(document.activeElement).outlineStyle };
  });
  check(place.inside && place.free && place.outline === "solid", `the row found is not in sight: ${JSON.stringify(place)}`);
  await page.keyboard.press("Escape");
  check((await state(page)).at === "filter-text", "Escape does not lead back to the search");
  await page.keyboard.press("Escape");

  await page.locator(".keys button").focus();
  await page.keyboard.press("Enter");
  await page.locator("#keys-on").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  check(!(await page.locator("#keys").isVisible()), "Escape does not close the list of keys");
  await page.keyboard.press("/");
  check((await state(page)).at !== "filter-text", "/ cannot be turned off");
  check(!(await page.locator(".field-text kbd").isVisible()), "/ is still hinted at when it is off");
  report(file, "keyboard alone: shortcut with its switch, from row to row, back", faults);
  await page.context().close();
}

/** A document without rows to look in offers nothing to look with. */
export async function bare(browser, file) {
  const faults = [];
  const page = await open(browser, file, { viewport: { width: 1280, height: 900 }, hash: "#q=log" }, faults);
  if (await page.locator(".filter, .keys, #keys").count()) faults.push("there is a bar of filters");
  await page.keyboard.press("/");
  if (!(await page.locator("h1").isVisible())) faults.push("a key or an address hides the text");
  report(file, "no rows to look in, no bar of filters", faults);
  await page.context().close();
}

/** After the last stop: what can be pressed and was none. */
const missed = (page) => page.evaluate(() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter((node) => node.tabIndex >= 0 && node.checkVisibility() && !node.dataset.stop)
  .map((node) => `never a stop: ${node.outerHTML.slice(0, 90)}`));

/** Every stop is seen, in the order of the page, and nothing holds the focus. */
export async function stops(browser, file) {
  for (const width of [1280, 360]) {
    const faults = [];
    const page = await open(browser, file, { viewport: { width, height: 900 } }, faults);
    await furnished(page);
    let before = null;
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(async () => {
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
        const node = document.activeElement;
        if (node === document.body) return null;
        const { top, bottom, left, right } = node.getBoundingClientRect();
        const above = document.elementFromPoint((left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
        node.dataset.stop = (Number(node.dataset.stop) || 0) + 1;
        return { html: node.outerHTML.slice(0, 90), seen: bottom > 0 && top < innerHeight && getComputedStyle(node).outlineStyle !== "none" && getComputedStyle(node).opacity === "1", free: node.contains(above) || above?.contains(node), times: Number(node.dataset.stop) };
      });
      if (!at) {
        faults.push(...(await missed(page)));
        break;
      }
      if (!at.seen || !at.free) faults.push(`not in sight: ${at.html}`);
      if (at.times > 1) faults.push(`a second time after ${before}: ${at.html}`);
      before = at.html;
    }
    const fold = page.locator(".fold").first();
    if (width === 360) await page.locator(".contents summary").press("Enter");
    if (await fold.count()) {
      const was = await fold.getAttribute("aria-expanded");
      await fold.press("Enter");
      if (was === (await fold.getAttribute("aria-expanded"))) faults.push("a part of the contents cannot be opened");
    }
    report(file, `${width} px: up to sixty stops of the keyboard, each seen and in order`, faults);
    await page.context().close();
  }
}
