// A report of hundreds of components stays quick. The limits are wide: they catch what became ten times slower, on a busy machine too.
import { furnished, open, overflow, report, settle } from "./world.mjs";

const LIMITS = { usable: 6000, key: 700 };

export async function large(browser, file) {
  for (const width of [1280, 320]) {
    const faults = [];
    const before = "window.tasks = []; new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });";
    const page = await open(browser, file, { viewport: { width, height: 900 }, before }, faults);
    const usable = await page.evaluate(() => Math.round(performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd));
    await furnished(page);
    const keys = [];
    for (const words of ["e", "en", "encrypt", ""]) {
      await page.evaluate(() => { window.tasks.length = 0; });
      await page.fill("#filter-text", words);
      await settle(page);
      await page.waitForTimeout(100);
      keys.push(await page.evaluate(() => Math.round(window.tasks.reduce((sum, task) => sum + task.duration, 0))));
    }
    if (usable > LIMITS.usable) faults.push(`usable after ${usable} ms`);
    if (Math.max(...keys) > LIMITS.key) faults.push(`keys in the search take ${keys.join(", ")} ms`);
    faults.push(...(await overflow(page)));
    const undrawn = await page.evaluate(() => [...document.querySelectorAll("main section")].filter((section) => getComputedStyle(section).contentVisibility !== "auto").length);
    if (undrawn) faults.push(`${undrawn} sections are drawn before they are near`);
    if (width === 1280) {
      const find = page.getByLabel("Find in the contents");
      await find.fill("aurora");
      const left = await page.evaluate(() => [...document.querySelectorAll(".contents ol ol li")].filter((item) => item.getClientRects().length).map((item) => item.textContent));
      if (!left.length || left.some((words) => !/aurora/i.test(words))) faults.push(`the contents, asked for aurora, show ${left.length} entries`);
    }
    report(file, `${width} px, many components: usable after ${usable} ms, a key in the search costs ${Math.max(...keys)} ms at most`, faults);
    await page.context().close();
  }
}
