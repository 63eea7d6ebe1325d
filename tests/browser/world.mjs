// What every check needs: a page in the browser, and a line for what was found.
import { pathToFileURL } from "node:url";

export const outcome = { failed: false };

/** One line per file and check; faults stand below it. */
export function report(file, check, faults) {
  console.log(`${faults.length ? "FAIL" : "ok  "} ${file}: ${check}`);
  for (const fault of faults.slice(0, 8)) console.log(`       ${fault}`);
  outcome.failed ||= faults.length > 0;
}

/** Opens a file, at a place in it where one is given. What the page complains of or asks the network for is a fault. */
export async function open(browser, file, { hash = "", before, ...options }, faults) {
  const context = await browser.newContext({ bypassCSP: false, ...options });
  const page = await context.newPage();
  if (before) await page.addInitScript(before);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => request.url().startsWith("file:") || faults.push(`asked for ${request.url()}`));
  await page.goto(pathToFileURL(file).href + hash);
  return page;
}

/** Waits until the furniture that is built in the browser's pauses stands. */
export const furnished = (page) => page.waitForFunction(() =>
  document.querySelectorAll(".tools").length === document.querySelectorAll("main table").length &&
  document.querySelectorAll("tr[id]").length === document.querySelectorAll("tr[id] > :first-child > .link").length);

/** Whether the page has rows to look in, and so the bar to do it with. */
export const filtered = async (page) => (await page.locator(".filter").count()) > 0;

/** Draws every section, however far from the window. */
export const drawn = (page) => page.evaluate(() => {
  for (const section of document.querySelectorAll("main section")) section.style.contentVisibility = "visible";
});

/** What is wider than the window. */
export const overflow = (page) => page.evaluate(() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const wide = [...document.querySelectorAll("main *, header *, nav *")]
    .filter((node) => !node.closest(".sideways, .unseen, thead") && node.getBoundingClientRect().right > page.clientWidth + 1);
  return [`${page.scrollWidth} px wide: ${wide.slice(0, 3).map((node) => node.outerHTML.slice(0, 120)).join(" … ")}`];
});

/** Waits longer than the pause after which a search is applied, by the page's own clock, and until what came of it is drawn. */
export const settle = (page) => page.evaluate(() => new Promise((done) => {
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 200);
}));
