// Links to places and views, and tables to take away.
import { basename } from "node:path";
import { filtered, furnished, open, report, settle } from "./world.mjs";
import { words } from "./words.mjs";

/** Whether a place comes into sight, however slow the machine draws. */
const inSight = (page, id) => page.waitForFunction((id) => {
  const { top, height } = document.getElementById(id).getBoundingClientRect();
  return height > 0 && top >= 0 && top < innerHeight;
}, id, { timeout: 5000 }).then(() => true, () => false);

/** Whether the count of rows says this, after the pause in which a search waits for more keys. */
const says = (page, text) => page.waitForFunction((text) => document.getElementById("filter-count").value === text, text, { timeout: 5000 }).then(() => true, () => false);

/** What must have an address, by the template that the document's name begins with. */
const KINDS = { audit: ["duty", "obligation", "citation", "component", "control"], appendix: ["duty", "control"], handout: [] };

/** Every place has a link to itself; a link shows its place whatever the filters hide; a view has an address. */
export async function links(browser, file) {
  const faults = [];
  const options = { viewport: { width: 1280, height: 900 } };
  const page = await open(browser, file, options, faults);
  await furnished(page);
  const found = await page.evaluate(() => {
    const own = (node) => node.querySelector(`.link[href="#${CSS.escape(node.id).replaceAll("\\", "")}"]`);
    const first = (selector) => document.querySelector(selector)?.id;
    return {
      without: [...document.querySelectorAll("main :is(h2, h3, tr)[id]")].filter((node) => !own(node)).map((node) => node.id),
      kinds: {
        section: [...document.querySelectorAll("main h2")].at(-1).id,
        duty: first("tr[data-component]:not([id^=o-])"), obligation: first("tr[id^=o-]"), citation: first("tr[id^=s][id$='5']"),
        component: first("h3[id^=c-]"), control: [...document.querySelectorAll("tr[data-party]:not([data-component])")].at(-1)?.id,
      },
    };
  });
  if (found.without.length) faults.push(`no link to itself: ${found.without.slice(0, 5).join(", ")}`);
  const isFiltered = await filtered(page);
  for (const kind of KINDS[basename(file).split(/[-.]/)[0]] ?? []) if (!found.kinds[kind]) faults.push(`no ${kind} has an id`);
  for (const [kind, id] of Object.entries(found.kinds).filter(([, id]) => id)) {
    if (isFiltered) {
      await page.evaluate(() => { location.hash = "q=zzzz"; });
      if (!(await says(page, (await words(page)).none))) faults.push("the address does not set the search");
    }
    await page.evaluate((id) => { location.hash = id; }, id);
    if (!(await inSight(page, id))) faults.push(`a link does not show the ${kind} ${id} that the filters hide`);
    const fresh = await open(browser, file, { ...options, hash: `#${id}` }, faults);
    await furnished(fresh);
    if (!(await inSight(fresh, id))) faults.push(`the file opened at the ${kind} ${id} does not show it`);
    await fresh.context().close();
  }
  if (isFiltered) await view(browser, file, page, options, faults);
  report(file, "links: every place has one, filters yield to it, a view has an address", faults);
  await page.context().close();
}

/** The address of what the filters show shows it again, and goes when all is shown. */
async function view(browser, file, page, options, faults) {
  await page.fill("#filter-text", "log");
  await page.selectOption("#filter-party", "customer");
  await settle(page);
  const hash = await page.evaluate(() => location.hash);
  const count = await page.locator("#filter-count").textContent();
  const other = await open(browser, file, { ...options, hash }, faults);
  if (hash !== "#q=log&party=customer") faults.push(`the address of a view is ${hash}`);
  if ((await other.locator("#filter-count").textContent()) !== count) faults.push("the address of a view does not show the view");
  await other.locator("#filter-text").press("Escape");
  await other.locator("#filter-text").press("Escape");
  if (await other.evaluate(() => location.hash)) faults.push("the address keeps a view that was cleared");
  await other.context().close();
}

/** Reads CSV by RFC 4180; a text field, through which the older way copies, makes one sign of each end of a line. */
function records(text) {
  const rows = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n)/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  rows.pop();
  return rows;
}

/** The buttons copy what is shown, the newer way and the older, and say so. */
export async function copies(browser, file) {
  const faults = [];
  for (const way of ["clipboard", "command"]) {
    const before = `
      window.taken = [];
      Object.defineProperty(navigator, "clipboard", { value: ${way === "clipboard" ? "{ writeText: async (text) => { taken.push(text); } }" : "undefined"} });
      document.execCommand = () => { taken.push(document.activeElement.value); return true; };`;
    const page = await open(browser, file, { viewport: { width: 1280, height: 900 }, before }, faults);
    await furnished(page);
    const isFiltered = await filtered(page);
    if (isFiltered) await page.fill("#filter-text", "encrypt");
    await settle(page);
    const expected = await page.evaluate((isFiltered) => {
      const table = [...document.querySelectorAll("main table:has(tbody > tr > :nth-child(3))")].find((table) => table.getClientRects().length && (!isFiltered || table.querySelector("tr[hidden]")));
      table.id = "tried";
      table.tools.id = "tools";
      const row = table.querySelector("tbody tr:not([hidden])");
      row.cells[1].textContent = "=1+1";
      row.cells[2].innerHTML = 'a "b", c|d <code>e</code><br>f';
      return { rows: table.querySelectorAll("tr:not([hidden])").length, columns: row.cells.length, all: table.tBodies[0].rows.length };
    }, isFiltered);
    for (const kind of ["Markdown", "CSV"]) {
      await page.locator("#tools button", { hasText: kind }).press("Enter");
      await settle(page);
      const said = await page.locator(".said").textContent();
      if (said !== (await words(page)).copied(isFiltered ? expected.rows - 1 : expected.all, expected.all, kind)) faults.push(`${way}: after a copy the page says “${said}”`);
    }
    const [markdown, csv] = await page.evaluate(() => window.taken);
    const rows = records(csv ?? "");
    if (rows.length !== expected.rows || rows.some((row) => row.length !== expected.columns)) faults.push(`${way}: CSV of ${rows.length} rows, ${expected.rows} are shown`);
    if (rows[1]?.[1] !== "'=1+1") faults.push(`${way}: a formula stays one: ${rows[1]?.[1]}`);
    if (rows[1]?.[2] !== 'a "b", c|d e\nf') faults.push(`${way}: CSV has “${rows[1]?.[2]}”`);
    const lines = (markdown ?? "").split("\n");
    if (lines.length !== expected.rows + 2 || !lines[2].includes('| a "b", c\\|d `e`<br>f |')) faults.push(`${way}: Markdown has ${lines.length} lines, “${lines[2]}”`);
    if (/Link to|#$/m.test(markdown + csv)) faults.push(`${way}: furniture is copied too`);
    const unnamed = await page.evaluate(() => [...document.querySelectorAll("main table")].filter((table) => [...(table.tools?.children ?? [null])].some((button) => !button?.ariaLabel.endsWith(`: ${table.ariaLabel}`))).length);
    if (unnamed) faults.push(`${unnamed} tables have no buttons that name them`);
    await page.context().close();
  }
  report(file, "tables copied as Markdown and CSV, as filtered, with and without the clipboard's interface", faults);
}
