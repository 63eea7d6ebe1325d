// Furniture of tables: a link to each row that has a name, and what is shown to be copied as Markdown or CSV.

/** Gives a row the link to itself. */
const linkRow = (row) => {
  const cell = row.firstElementChild;
  let link = cell.querySelector(".link");
  if (!link) {
    const title = cell.querySelector("code, strong")?.textContent || cell.textContent || row.id;
    link = make("a", { class: "link", href: `#${row.id}`, "aria-label": told("link", { title }) });
    cell.append(link);
  }
  return link;
};

/** The text of a cell: `how` words what is in it. */
const written = (node, how) => [...node.childNodes].map((child) => {
  if (child.nodeType === Node.TEXT_NODE) return how.text(child.data.replace(/\s+/g, " "));
  if (child.nodeType !== Node.ELEMENT_NODE || child.matches(".link, .unseen")) return "";
  if (child.tagName === "BR") return how.line;
  if (child.matches(".counts")) return [...child.children].map((count) => count.textContent).join(", ");
  return how.wrap(child, written(child, how));
}).join("").trim();

/** The rows that are shown, the header first, as lists of cells. */
const shown = (table) => [...table.rows].filter((row) => !row.hidden).map((row) => [...row.cells]);

// A cell that a spreadsheet would take for a formula begins with an apostrophe. Lines end as RFC 4180 wants it.
const asCsv = (table) => {
  const how = { text: (text) => text, line: "\n", wrap: (_, text) => text };
  const field = (cell) => {
    const text = written(cell, how);
    const safe = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return shown(table).map((cells) => `${cells.map(field).join(",")}\r\n`).join("");
};

const asMarkdown = (table) => {
  const code = (text) => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``).replaceAll("|", "\\|");
  const target = (url) => url.replace(/[()<>|\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const how = {
    text: (text) => text.replace(/[\\`*[\]<>|~]|(?<!\w)_|_(?!\w)/g, "\\$&"),
    line: "<br>",
    wrap: (node, text) => {
      if (node.tagName === "CODE") return code(node.textContent);
      if (node.tagName === "STRONG") return `**${text}**`;
      if (node.tagName === "EM") return `*${text}*`;
      return node.tagName === "A" && !node.hash ? `[${text}](${target(node.href)})` : text;
    },
  };
  const line = (cells) => `| ${cells.join(" | ")} |\n`;
  const [head, ...rows] = shown(table);
  const rule = head.map((cell) => (cell.matches(".right") ? "---:" : cell.matches(".middle") ? ":---:" : "---"));
  return [head.map((cell) => written(cell, how)), rule, ...rows.map((cells) => cells.map((cell) => written(cell, how)))].map(line).join("");
};

/** Puts text on the clipboard; the older way too, since a page from a file may lack the newer one. */
const put = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const before = document.activeElement;
    const field = make("textarea", { class: "unseen" });
    field.value = text;
    document.body.append(field);
    field.focus({ preventScroll: true });
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    before?.focus({ preventScroll: true });
    return done;
  }
};

const copy = async (table, kind, write) => {
  const found = shown(table).length - 1;
  const all = table.tBodies[0].rows.length;
  const key = found < all ? "copied-found" : all === 1 ? "copied-one" : "copied-all";
  if (await put(write(table))) return say(told(key, { found, all, kind }));
  getSelection().selectAllChildren(table);
  say(told("copy-refused"));
};

/** Gives a table its two buttons. */
const furnish = (table) => {
  const title = table.getAttribute("aria-label");
  const button = (kind, write) => {
    const made = make("button", { type: "button", "aria-label": told("copy-of", { kind, title }) }, told("copy", { kind }));
    made.addEventListener("click", () => copy(table, kind, write));
    return made;
  };
  const of = /\bt[23]\b/.exec(table.className) ?? "";
  const slim = table.matches(".t2:has(th.right)") ? " slim" : "";
  const buttons = [button(told("markdown"), asMarkdown), button(told("csv"), asCsv)];
  const tools = make("div", { class: `tools of-${of}${slim}`, role: "group", "aria-label": told("copy", { kind: title }) }, ...buttons);
  tools.hidden = table.hidden;
  table.tools = tools;
  (table.closest(".sideways") ?? table).before(tools);
};

inPauses([...report.querySelectorAll("table")], furnish);
inPauses([...report.querySelectorAll("tr[id]")], linkRow);
