// The page: contents that follow the reader, tables on narrow screens, frames that scroll. Without the scripts the report is whole.
"use strict";
const root = document.documentElement;
const report = document.getElementById("report");
const sections = [...report.querySelectorAll("section")];
root.classList.add("js");

/** The words of the scripts stand in the shell; what is in braces is told by `values`. */
const words = JSON.parse(document.getElementById("words").textContent);
const told = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** An element with attributes and what it holds. */
const make = (name, attributes, ...inside) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...inside);
  return node;
};

/** Does something with each item in the pauses of the browser, so that no key waits for it. */
const inPauses = (items, act) => {
  const pause = window.requestIdleCallback ?? ((some) => setTimeout(() => {
    const start = performance.now();
    some({ timeRemaining: () => 8 - (performance.now() - start) });
  }));
  let at = 0;
  const some = (deadline) => {
    do for (const end = Math.min(at + 16, items.length); at < end; at += 1) act(items[at]);
    while (at < items.length && deadline.timeRemaining() > 1);
    if (at < items.length) pause(some);
  };
  if (items.length) pause(some);
};

/** Says something to eyes and ears, for a while. */
const said = make("output", { class: "said", "aria-live": "polite" });
document.body.append(said);
const say = (text) => {
  said.value = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { said.value = ""; }, 6000);
};

// A section that is not drawn yet takes about the room that it will need, so that the page does not jump.
const isNarrow = report.clientWidth < 864;
const [ofRow, ofLine, ofText] = isNarrow ? [33, 9, 6] : [15, 3.6, 3.3];
for (const section of sections) {
  const count = (what) => section.querySelectorAll(what).length;
  const rows = count(".known tbody tr");
  const picture = section.querySelector(".scene")?.viewBox.baseVal;
  const room = rows * ofRow + (count("tr") - rows) * ofLine + count("p, li") * ofText + (picture ? 58 * picture.height / picture.width : 0);
  section.style.setProperty("--room", `${Math.round(room)}rem`);
}

/** Keeps a place in sight while the sections around it are drawn for the first time and take another room than was thought. */
const hold = (place, block, frames = 12) => requestAnimationFrame(() => {
  const { top, bottom } = place.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) place.scrollIntoView({ block });
  if (frames > 1) hold(place, block, frames - 1);
});
report.addEventListener("focusin", ({ target }) => hold(target, "center", 2));

// Contents: the sections that cross a line near the top of the window are where the reader is.
const nav = document.querySelector(".contents");
const entries = new Map([...nav.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
const entry = (section) => entries.get(section.firstElementChild.id);
const folds = new Map();
const unfold = (item) => {
  const fold = folds.get(item);
  if (!fold) return;
  const isOpen = Boolean(sought.value) || (fold.wish ?? item.classList.contains("here"));
  fold.button.setAttribute("aria-expanded", isOpen);
  fold.list.hidden = !isOpen;
};
const sought = make("input", { type: "search", "aria-label": told("find"), placeholder: told("find"), autocomplete: "off" });
for (const list of nav.querySelectorAll("ol ol")) {
  const item = list.parentElement;
  const button = make("button", { type: "button", class: "fold", "aria-label": told("parts", { title: item.firstElementChild.textContent }) });
  folds.set(item, { list, button });
  list.before(button);
  button.addEventListener("click", () => {
    folds.get(item).wish = list.hidden;
    unfold(item);
  });
  unfold(item);
}
/** Leaves those entries whose section is shown and that hold the words looked for. */
const listContents = () => {
  const parts = sought.value.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (link) => parts.every((word) => link.textContent.toLowerCase().includes(word));
  for (const section of [...sections].reverse()) {
    const link = entry(section);
    if (!link) continue;
    const item = link.parentElement;
    item.hidden = section.hidden || !(holds(link) || item.querySelector("li:not([hidden])"));
    unfold(item);
  }
};
if (entries.size > 40) nav.querySelector("summary").after(make("div", { class: "contents-find" }, sought));
sought.addEventListener("input", listContents);
sought.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !sought.value) return;
  event.preventDefault();
  sought.value = "";
  listContents();
});

const watch = new IntersectionObserver((changes) => {
  for (const change of changes) {
    const link = entry(change.target);
    if (!link) continue;
    const item = link.parentElement;
    item.classList.toggle("here", change.isIntersecting);
    if (change.isIntersecting) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (!change.isIntersecting && folds.get(item)?.wish === false) delete folds.get(item).wish;
    unfold(item);
    if (change.isIntersecting && !sought.value && nav.scrollHeight > nav.clientHeight) {
      nav.scrollTop += link.getBoundingClientRect().top - nav.getBoundingClientRect().top - nav.clientHeight / 3;
    }
  }
}, { rootMargin: "-20% 0px -79% 0px" });
sections.forEach((section) => watch.observe(section));

const details = nav.querySelector("details");
const broad = matchMedia("(min-width: 68.75em)");
const spread = () => {
  details.open = broad.matches;
  details.firstElementChild.tabIndex = broad.matches ? -1 : 0;
};
spread();
broad.addEventListener("change", spread);
nav.addEventListener("click", (event) => {
  if (event.target.closest("a") && !broad.matches) details.open = false;
});

// Tables that are laid out as cards stay tables for assistive technology.
const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
const role = (part) => roles[part.tagName] || (part.scope === "row" ? "rowheader" : "columnheader");
if (isNarrow) {
  inPauses([...report.querySelectorAll("table")], (table) => {
    for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, td, th")]) part.setAttribute("role", role(part));
  });
}
// A frame is a stop for the keyboard only where there is something to scroll; where not, its header may stick to the window.
const measure = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    target.classList.remove("fits");
    const fits = target.scrollWidth <= target.clientWidth;
    target.classList.toggle("fits", fits);
    target.tabIndex = fits ? -1 : 0;
  }
});
report.querySelectorAll(".sideways").forEach((frame) => measure.observe(frame));
