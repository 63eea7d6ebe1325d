// Checks HTML reports in a real browser: node check.mjs FILE… [--large FILE…]
// One line per file and check; the exit code is 1 when any of them fails. After --large only what depends on size is checked.
// CHROMIUM names the browser; /usr/bin/chromium otherwise.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";
import { copies, links } from "./furniture.mjs";
import { bare, filters, hits, stops } from "./keyboard.mjs";
import { large } from "./large.mjs";
import { print } from "./paper.mjs";
import { layout, motion } from "./senses.mjs";
import { drawn, filtered, furnished, open, outcome, report } from "./world.mjs";

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

async function accessibility(browser, file) {
  for (const width of [1280, 360]) {
    for (const colorScheme of ["light", "dark"]) {
      // The policy of the page would refuse axe too; the other checks keep it.
      const options = { viewport: { width, height: 900 }, colorScheme, bypassCSP: true };
      const page = await open(browser, file, options, []);
      await furnished(page);
      await drawn(page);
      await page.addStyleTag({ content: ".link { opacity: 1 !important }" });
      await page.evaluate(axe);
      const run = (place) => page.evaluate(([at, values]) => axe.run(at, { runOnly: { type: "tag", values } }), [place, tags]);
      const { violations } = await run("html");
      if (await filtered(page)) {
        await page.evaluate(() => document.getElementById("keys").showPopover());
        violations.push(...(await run("#keys")).violations);
      }
      const faults = violations.map((found) => `${found.id}: ${found.help} (${found.nodes.length}, ${found.nodes[0].target})`);
      report(file, `${width} px, ${colorScheme}: axe-core`, faults);
      await page.context().close();
    }
  }
}

async function plain(browser, file) {
  const faults = [];
  const page = await open(browser, file, { viewport: { width: 360, height: 900 }, javaScriptEnabled: false }, faults);
  if (await page.locator(".filter:visible").count()) faults.push("the filters are shown");
  if (await page.locator(".keys:visible").count()) faults.push("the list of keys is offered");
  if (await page.locator(".tools").count()) faults.push("tables have buttons");
  for (const place of ["main h2", "main tbody tr"]) if (!(await page.locator(place).last().isVisible())) faults.push(`the last of ${place} is not shown`);
  report(file, "without JavaScript", faults);
  await page.context().close();
}

async function hasRows(browser, file) {
  const page = await open(browser, file, {}, []);
  const has = await filtered(page);
  await page.context().close();
  return has;
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
  const files = process.argv.slice(2);
  const split = files.includes("--large") ? files.indexOf("--large") : files.length;
  for (const file of files.slice(0, split).map((path) => resolve(path))) {
    const looking = (await hasRows(browser, file)) ? [filters, hits] : [bare];
    for (const check of [layout, motion, accessibility, ...looking, stops, links, copies, print, plain]) await check(browser, file);
    await valid(file);
  }
  for (const file of files.slice(split + 1).map((path) => resolve(path))) await large(browser, file);
} finally {
  await browser.close();
}
process.exitCode = outcome.failed ? 1 : 0;
