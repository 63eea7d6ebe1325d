// What the page is to different eyes: widths, zoom, spacing, colours, motion.
import { drawn, filtered, open, overflow, report, settle } from "./world.mjs";

const views = [
  ...[1280, 768, 360, 320].flatMap((width) => ["light", "dark"].map((colorScheme) => ({ name: `${width} px, ${colorScheme}`, width, colorScheme }))),
  { name: "200 % zoom", width: 640 },
  { name: "text at 200 %", width: 1280, style: "html { font-size: 200% }" },
  { name: "text at 200 %, 360 px", width: 360, style: "html { font-size: 200% }" },
  { name: "text spacing of WCAG 1.4.12", width: 360, style: "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }" },
  { name: "forced colours", width: 1280, forcedColors: "active" },
];

/** What stands outside of the bar of filters when all of it is shown, or breaks where it should not. */
async function spilled(page) {
  await page.fill("#filter-text", "encrypt");
  await settle(page);
  return page.evaluate(() => {
    const bar = document.querySelector(".filter").getBoundingClientRect();
    const outside = [...document.querySelectorAll(".filter *")].filter((node) => {
      const { right, bottom, width } = node.getBoundingClientRect();
      return width > 0 && node.localName !== "option" && (right > bar.right + 1 || bottom > bar.bottom + 1);
    });
    return outside.slice(0, 3).map((node) => `outside of the bar: ${node.outerHTML.slice(0, 80)}`);
  });
}

/** Nothing is loaded, nothing is wider than the window, no word of a control is cut. */
export async function layout(browser, file) {
  for (const { name, width, style, ...options } of views) {
    const faults = [];
    const page = await open(browser, file, { viewport: { width, height: 900 }, bypassCSP: Boolean(style), ...options }, faults);
    if (style) await page.addStyleTag({ content: style });
    await drawn(page);
    await page.waitForTimeout(50);
    faults.push(...(await overflow(page)));
    const cut = await page.evaluate(() => [...document.querySelectorAll(".filter label, .filter button, .tools button, .chip, summary")]
      .filter((node) => node.getClientRects().length && node.scrollWidth > node.clientWidth + 1).map((node) => node.outerHTML.slice(0, 80)));
    faults.push(...cut.map((html) => `cut: ${html}`));
    if (await filtered(page)) faults.push(...(await spilled(page)));
    if (options.forcedColors) {
      const bare = await page.evaluate(() => [...document.querySelectorAll(".chip, .count")].slice(0, 50).filter((chip) => getComputedStyle(chip).borderStyle === "none").length);
      if (bare) faults.push(`${bare} signs of parties have no edge`);
    }
    report(file, `${name}: loads nothing, no console error, no sideways scrolling, no word cut`, faults);
    await page.context().close();
  }
}

/** With reduced motion nothing moves. */
export async function motion(browser, file) {
  for (const reducedMotion of ["reduce", "no-preference"]) {
    const faults = [];
    const page = await open(browser, file, { viewport: { width: 1280, height: 900 }, reducedMotion }, faults);
    const moving = await page.evaluate(async () => {
      const row = document.querySelector("tr[id]");
      location.hash = (row ?? document.querySelector("h2")).id;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return { count: document.getAnimations().length, wanted: row !== null };
    });
    if (reducedMotion === "reduce" ? moving.count : moving.wanted && !moving.count) faults.push(`${moving.count} animations`);
    report(file, `motion, ${reducedMotion}`, faults);
    await page.context().close();
  }
}
