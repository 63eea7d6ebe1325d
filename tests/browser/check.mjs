// Checks HTML reports in a real browser: node check.mjs FILE…
// One line per file and check; the exit code is 1 when any of them fails.
// CHROMIUM names the browser; /usr/bin/chromium otherwise.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:document"],
  rules: {
    // Tables scroll, and a scroll frame has to be a region with a stop for the keyboard.
    "prefer-native-element": ["error", { exclude: ["region"] }],
    "require-sri": "error",
    "long-title": "off",
  },
});

let failed = false;
function report(file, check, faults) {
  console.log(`${faults.length ? "FAIL" : "ok  "} ${file}: ${check}`);
  for (const fault of faults.slice(0, 8)) console.log(`       ${fault}`);
  failed ||= faults.length > 0;
}

async function open(browser, file, options, faults) {
  const context = await browser.newContext({ bypassCSP: false, ...options });
  const page = await context.newPage();
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => request.url().startsWith("file:") || faults.push(`asked for ${request.url()}`));
  await page.goto(pathToFileURL(file).href);
  return page;
}

const overflow = (page) => page.evaluate(() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const wide = [...document.querySelectorAll("main *, header *, nav *")]
    .filter((node) => !node.closest(".sideways, .unseen, thead") && node.getBoundingClientRect().right > page.clientWidth + 1);
  return [`${page.scrollWidth} px wide: ${wide.slice(0, 3).map((node) => node.outerHTML.slice(0, 120)).join(" … ")}`];
});

async function layout(browser, file) {
  for (const width of [1280, 768, 360, 320]) {
    for (const colorScheme of ["light", "dark"]) {
      const faults = [];
      const page = await open(browser, file, { viewport: { width, height: 900 }, colorScheme }, faults);
      faults.push(...(await overflow(page)));
      report(file, `${width} px, ${colorScheme}: loads nothing, no console error, no sideways scrolling`, faults);
      await page.context().close();
    }
  }
}

async function accessibility(browser, file) {
  for (const width of [1280, 360]) {
    for (const colorScheme of ["light", "dark"]) {
      // The policy of the page would refuse axe too; the other checks keep it.
      const options = { viewport: { width, height: 900 }, colorScheme, bypassCSP: true };
      const page = await open(browser, file, options, []);
      await page.evaluate(axe);
      const { violations } = await page.evaluate((values) => axe.run(document, { runOnly: { type: "tag", values } }), tags);
      const faults = violations.map((found) => `${found.id}: ${found.help} (${found.nodes.length}, ${found.nodes[0].target})`);
      report(file, `${width} px, ${colorScheme}: axe-core`, faults);
      await page.context().close();
    }
  }
}

/** What a reader does without a mouse: search, choose, read the count, show all again, follow a link to a hidden row. */
async function keyboard(browser, file) {
  const faults = [];
  const page = await open(browser, file, { viewport: { width: 1280, height: 900 } }, faults);
  const check = (fact, words) => fact || faults.push(words);
  const state = () => page.evaluate(() => ({
    rows: document.querySelectorAll("tr[data-party]").length,
    seen: [...document.querySelectorAll("tr[data-party]")].filter((row) => row.getClientRects().length).length,
    empty: [...document.querySelectorAll("table.known")].filter((table) => table.getClientRects().length && ![...table.querySelectorAll("tbody tr")].some((row) => row.getClientRects().length)).length,
    words: document.getElementById("filter-count").value,
    at: document.activeElement.id || document.activeElement.textContent,
  }));
  await page.keyboard.press("Tab");
  check((await state()).at === "Skip to the report", "the first stop is not the skip link");
  await page.keyboard.press("Enter");
  check((await state()).at === "report", "the skip link does not lead to the report");
  await page.keyboard.press("Tab");
  check((await state()).at === "filter-text", "the first stop in the report is not the search");
  await page.keyboard.type("encrypt");
  await page.waitForTimeout(250);
  const found = await state();
  check(found.seen > 0 && found.seen < found.rows && found.empty === 0, `search shows ${found.seen} of ${found.rows} rows, ${found.empty} empty tables`);
  check(found.words === `${found.seen} of ${found.rows} rows`, `the count says “${found.words}”`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.waitForTimeout(250);
  const chosen = await state();
  check(chosen.at === "filter-party" && chosen.seen < found.seen, "a party cannot be chosen with the keyboard");
  for (let stop = 0; stop < 4; stop += 1) await page.keyboard.press("Tab");
  check((await state()).at === "Show all", "“Show all” is not the stop after the filters");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(250);
  const again = await state();
  check(again.seen === again.rows && again.at === "filter-text", "“Show all” does not show all");
  await page.keyboard.type("zzzz");
  await page.waitForTimeout(250);
  check((await state()).words === "No row matches", "nothing found is not said");
  const seen = await page.evaluate(async () => {
    const row = document.querySelector("tr[data-party]");
    location.hash = row.id;
    await new Promise((done) => setTimeout(done, 200));
    return row.getClientRects().length > 0;
  });
  check(seen, "a link to a hidden row does not show it");
  report(file, "keyboard alone: filters, count, skip link, links to hidden rows", faults);
  await page.context().close();
}

async function plain(browser, file) {
  const faults = [];
  const page = await open(browser, file, { viewport: { width: 360, height: 900 }, javaScriptEnabled: false }, faults);
  if (await page.locator(".filter").isVisible()) faults.push("the filters are shown");
  if (!(await page.locator("tr[data-party]").first().isVisible())) faults.push("the duties are not shown");
  report(file, "without JavaScript", faults);
  await page.emulateMedia({ media: "print" });
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  report(file, "prints", pdf.length > 10_000 ? [] : ["the print is empty"]);
  await page.context().close();
}

async function valid(file) {
  const { results } = await validator.validateFile(file);
  const faults = results.flatMap((result) => result.messages).map((found) => `${found.line}:${found.column} ${found.ruleId}: ${found.message}`);
  report(file, "valid HTML", faults);
}

const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: flags });
try {
  for (const file of process.argv.slice(2).map((path) => resolve(path))) {
    for (const check of [layout, accessibility, keyboard, plain]) await check(browser, file);
    await valid(file);
  }
} finally {
  await browser.close();
}
process.exitCode = failed ? 1 : 0;
