// The filters: search and choices over an index made once, kept in the address, and lifted by a link to what they hide.
{
  const bar = document.querySelector(".filter");
  const form = bar?.querySelector("form");
  const search = document.getElementById("filter-text");
  const count = document.getElementById("filter-count");
  const reset = form?.querySelector("[type=reset]");
  const choices = form ? [...form.querySelectorAll("select")] : [];
  const note = make("p", { class: "print-note" });
  note.hidden = true;
  report.prepend(note);

  // What is known of each row, once: its words, its place, the values of the choices.
  const rows = [...report.querySelectorAll("tr[data-party]")].map((row) => ({ row, ...row.dataset }));
  const wordsOf = (item) => (item.words ??= item.row.textContent.toLowerCase());
  inPauses(rows, wordsOf);
  const tables = new Set(rows.map((item) => item.row.closest("table")));
  const places = [...sections, ...tables].map((place) => ({ place, rows: 0 }));
  const known = new Map(places.map((item) => [item.place, item]));
  for (const item of rows) {
    item.places = [];
    for (let place = item.row.parentElement; place !== report; place = place.parentElement) {
      if (known.has(place)) item.places.push(known.get(place));
    }
  }
  // Several owners stand a line each, since names hold spaces.
  const holds = (item, key, value) => {
    const sign = key === "owner" ? "\n" : " ";
    return `${sign}${item[key] ?? ""}${sign}`.includes(sign + value + sign);
  };
  const hide = (node, isHidden) => { if (node.hidden !== isHidden) node.hidden = isHidden; };

  let hits = [];
  const apply = () => {
    const wanted = choices.filter((choice) => choice.value).map((choice) => [choice.dataset.key, choice.value]);
    const parts = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const active = wanted.length + parts.length > 0;
    for (const item of places) item.rows = 0;
    hits = rows.filter((item) => wanted.every(([key, value]) => holds(item, key, value)) && parts.every((part) => wordsOf(item).includes(part)));
    for (const item of hits) for (const place of item.places) place.rows += 1;
    const fitting = new Set(hits);
    for (const item of rows) hide(item.row, !fitting.has(item));
    for (const { place, rows: within } of places) {
      hide(place, active && within === 0);
      if (place.tools) hide(place.tools, place.hidden);
    }
    listContents();
    reset.hidden = !active;
    const counts = { found: hits.length, all: rows.length };
    count.value = told(!active ? "rows" : hits.length ? "found" : "none", counts);
    note.hidden = !active;
    const given = choices.filter((choice) => choice.value).map((choice) => `${choice.labels[0].textContent} ${choice.selectedOptions[0].textContent}`);
    if (parts.length) given.unshift(told("by-words", { parts: parts.join(" ") }));
    note.textContent = told("extract", { ...counts, given: given.join(", ") });
    mark(parts);
    return active;
  };

  // Words that were found are marked where the browser can do so without touching the rows.
  const mark = (parts) => {
    if (!CSS.highlights) return;
    CSS.highlights.delete("found");
    const found = parts.filter((part) => part.length > 1);
    if (!found.length) return;
    const ranges = [];
    for (const { row } of hits.slice(0, 200)) {
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        if (text.length !== node.data.length) continue;
        for (const part of found) {
          for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + part.length);
            ranges.push(range);
          }
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  // The address carries the filters after the number sign, as `q=…&party=…`: a view can be sent without a server.
  const keep = (active) => {
    const state = new URLSearchParams();
    if (search.value.trim()) state.set("q", search.value.trim());
    for (const choice of choices) if (choice.value) state.set(choice.dataset.key, choice.value);
    if (!active && !location.hash.includes("=")) return;
    try {
      history.replaceState(null, "", active ? `#${state}` : location.pathname + location.search);
    } catch { /* Some browsers count how often; the view stays, only the address lags. */ }
  };
  const recall = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    search.value = state.get("q") ?? "";
    for (const choice of choices) {
      choice.value = state.get(choice.dataset.key) ?? "";
      if (choice.selectedIndex < 0) choice.value = "";
    }
    apply();
  };

  let timer = 0;
  const now = () => {
    clearTimeout(timer);
    const active = apply();
    keep(active);
    const top = report.getBoundingClientRect().top + scrollY;
    if (active && scrollY > top) scrollTo(0, top);
  };
  const clear = () => {
    search.value = "";
    for (const choice of choices) choice.value = "";
    clearTimeout(timer);
    keep(apply());
  };

  /** Shows what the address names: a view, or a place, from which the filters are lifted when they hide it. */
  const go = () => {
    const name = location.hash.slice(1);
    let target = null;
    try { target = document.getElementById(decodeURIComponent(name)); } catch { /* Not a name of ours. */ }
    if (!target) {
      if (bar && (name.includes("=") || !name)) recall();
      return;
    }
    if (bar && target.closest("[hidden]")) clear();
    target.scrollIntoView();
    hold(target, "start");
  };

  const step = (from, by) => {
    const at = hits.findIndex((item) => item.row === from);
    const next = hits[at + by];
    if (!next) return false;
    linkRow(next.row).focus({ preventScroll: true });
    next.row.scrollIntoView({ block: "nearest" });
    return true;
  };
  const isActive = () => bar && !reset.hidden;

  if (bar) {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      clear();
      search.focus();
    });
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(now, 120); });
    search.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape") {
        event.preventDefault();
        if (search.value) { search.value = ""; now(); } else clear();
      } else if (event.key === "Enter" || event.key === "ArrowDown") {
        event.preventDefault();
        now();
        if (isActive()) step(null, 1);
      }
    });
    // Among the rows that were found the arrows lead on, and Escape back to the search.
    report.addEventListener("keydown", (event) => {
      const row = event.target.matches?.(".link") && event.target.closest("tr[data-party]");
      if (!row || !isActive() || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "ArrowDown") { if (step(row, 1)) event.preventDefault(); }
      else if (event.key === "ArrowUp") {
        event.preventDefault();
        if (hits[0].row === row || !step(row, -1)) search.focus();
      } else if (event.key === "Escape") search.focus();
    });
    // One key leads to the search. It can be turned off, as WCAG 2.1.4 wants it, and that is remembered where the browser lets us.
    const keys = document.getElementById("keys-on");
    const memory = (act) => { try { return act(localStorage); } catch { return null; } };
    const turn = () => {
      bar.classList.toggle("keyed", keys.checked);
      if (keys.checked) search.setAttribute("aria-keyshortcuts", "/");
      else search.removeAttribute("aria-keyshortcuts");
    };
    keys.checked = memory((store) => store.getItem("dutyline-keys")) !== "off";
    keys.addEventListener("change", () => {
      memory((store) => store.setItem("dutyline-keys", keys.checked ? "on" : "off"));
      turn();
    });
    turn();
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !keys.checked) return;
      if (event.target.closest?.("input, select, textarea")) return;
      event.preventDefault();
      search.focus();
      search.select();
    });
    document.querySelector(".keys").hidden = false;
    bar.hidden = false;
    apply();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) go();
  });
  addEventListener("hashchange", go);
  if (location.hash) go();
}
