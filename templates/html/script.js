// Filters, and a table of contents that follows the reader. Without this script the report is whole.
"use strict";
(() => {
  const page = document.documentElement;
  const report = document.getElementById("report");
  const sections = [...report.querySelectorAll("section")];
  const entries = new Map([...document.querySelectorAll(".contents a")].map((a) => [a.hash.slice(1), a]));
  const entry = (section) => entries.get(section.firstElementChild.id);
  page.classList.add("js");

  // Contents: the sections that cross a line near the top of the window are where the reader is.
  const nav = document.querySelector(".contents");
  const watch = new IntersectionObserver((changes) => {
    for (const change of changes) {
      const link = entry(change.target);
      if (!link) continue;
      link.parentElement.classList.toggle("here", change.isIntersecting);
      if (change.isIntersecting) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      if (change.isIntersecting && nav.scrollHeight > nav.clientHeight) {
        nav.scrollTop += link.getBoundingClientRect().top - nav.getBoundingClientRect().top - nav.clientHeight / 3;
      }
    }
  }, { rootMargin: "-20% 0px -79% 0px" });
  sections.forEach((section) => watch.observe(section));

  const details = nav.querySelector("details");
  const broad = matchMedia("(min-width: 1100px)");
  const unfold = () => { details.open = broad.matches; };
  unfold();
  broad.addEventListener("change", unfold);
  nav.addEventListener("click", (event) => {
    if (event.target.closest("a") && !broad.matches) details.open = false;
  });

  // Tables that are laid out as cards stay tables for assistive technology.
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  const role = (cell) => roles[cell.tagName] || (cell.scope === "row" ? "rowheader" : "columnheader");
  if (report.clientWidth < 864) {
    for (const part of report.querySelectorAll("table, thead, tbody, tr, td, th")) part.setAttribute("role", role(part));
  }
  // A frame is a stop for the keyboard only where there is something to scroll.
  for (const frame of report.querySelectorAll(".sideways")) {
    const measure = () => { frame.tabIndex = frame.scrollWidth > frame.clientWidth ? 0 : -1; };
    new ResizeObserver(measure).observe(frame);
  }

  const filter = document.querySelector(".filter");
  if (!filter) return;
  const form = filter.querySelector("form");
  const search = document.getElementById("filter-text");
  const count = document.getElementById("filter-count");
  const reset = form.querySelector("[type=reset]");
  const choices = [...form.querySelectorAll("select")];
  const rows = [...report.querySelectorAll("tr[data-party]")];
  const tables = [...report.querySelectorAll("table.known")];
  const words = new Map();
  const text = (row) => {
    if (!words.has(row)) words.set(row, row.textContent.toLowerCase());
    return words.get(row);
  };
  const holds = (row, key, value) =>
    key === "component" ? row.dataset.component.split(" ").includes(value) : row.dataset[key] === value;

  const apply = () => {
    const wanted = choices.filter((choice) => choice.value).map((choice) => [choice.dataset.key, choice.value]);
    const sought = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const active = wanted.length + sought.length > 0;
    let shown = 0;
    for (const row of rows) {
      const fits = wanted.every(([key, value]) => holds(row, key, value)) && sought.every((word) => text(row).includes(word));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    const isEmpty = (place) => !place.querySelector("tr[data-party]:not([hidden])");
    for (const table of tables) table.hidden = isEmpty(table);
    for (const section of sections) {
      section.hidden = active && isEmpty(section);
      const link = entry(section);
      if (link) link.parentElement.hidden = section.hidden;
    }
    reset.hidden = !active;
    if (!active) count.value = `${rows.length} rows`;
    else count.value = shown ? `${shown} of ${rows.length} rows` : "No row matches";
  };

  let timer = 0;
  const soon = () => { clearTimeout(timer); timer = setTimeout(apply, 120); };
  const clear = () => { form.reset(); clearTimeout(timer); apply(); };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => { setTimeout(() => { apply(); search.focus(); }); });
  form.addEventListener("input", soon);

  // A link to what the filters hide shows everything again.
  const reveal = (hash) => {
    const target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (target && target.closest("[hidden]")) {
      clear();
      target.scrollIntoView();
    }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) reveal(link.hash);
  });
  addEventListener("hashchange", () => reveal(location.hash));
  filter.hidden = false;
  apply();
})();
