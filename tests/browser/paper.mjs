// What is printed: no furniture, the order of the PDF, rows whole, an extract that says so.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filtered, open, report, settle } from "./world.mjs";

const textOf = (pdf) => execFileSync("pdftotext", [pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).replace(/\s+/g, "");

/** Headings that a text does not have in their order. */
function misplaced(headings, text) {
  let at = 0;
  return headings.filter((words) => {
    const found = text.indexOf(words.replace(/\s+/g, ""), at);
    if (found >= 0) at = found;
    return found < 0;
  });
}

export async function print(browser, file) {
  const faults = [];
  const page = await open(browser, file, { viewport: { width: 1280, height: 900 }, colorScheme: "dark" }, faults);
  const headings = await page.evaluate(() => [...document.querySelectorAll("main :is(h1, h2, h3)")].map((heading) => {
    const copy = heading.cloneNode(true);
    copy.querySelector(".link")?.remove();
    return copy.textContent;
  }));
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const style = await page.evaluate(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.getClientRects().length).length;
    const each = (selector, key, value) => [...document.querySelectorAll(selector)].filter((node) => getComputedStyle(node)[key] !== value).length;
    return {
      "furniture is printed": shown("button, input, select, nav, .skip, .filter, .link, .tools, .keys, #keys, .said, .print-note"),
      "headers do not come again": each("main thead", "display", "table-header-group"),
      "rows may break": each("main tbody tr", "breakInside", "avoid"),
      "the paper is dark": getComputedStyle(document.body).backgroundColor === "rgb(255, 255, 255)" ? 0 : 1,
    };
  });
  for (const [words, count] of Object.entries(style)) if (count) faults.push(`${words}: ${count}`);
  const path = join(mkdtempSync(join(tmpdir(), "print-")), "print.pdf");
  await page.pdf({ path, format: "A4", preferCSSPageSize: true });
  const lost = misplaced(headings, textOf(path));
  if (lost.length) faults.push(`not printed in order: ${lost.slice(0, 3).join("; ")}`);
  const pdf = file.replace(/\.html$/, ".pdf");
  const differing = existsSync(pdf) ? misplaced(headings, textOf(pdf)) : [];
  if (differing.length) faults.push(`not in the order of the PDF: ${differing.slice(0, 3).join("; ")}`);
  if (await filtered(page)) {
    await page.emulateMedia({ media: "screen" });
    await page.fill("#filter-text", "encrypt");
    await settle(page);
    await page.emulateMedia({ media: "print" });
    if (!/^An extract: \d+ of \d+ rows, by words “encrypt”/.test(await page.locator(".print-note").innerText())) faults.push("a filtered print does not say that it is an extract");
  }
  report(file, "prints whole, in the order of the PDF, without furniture", faults);
  await page.context().close();
}
