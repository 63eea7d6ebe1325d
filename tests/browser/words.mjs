// What the page says, in the languages in which it is checked.
const WORDS = {
  en: {
    skip: "Skip to the report",
    all: "Show all",
    none: "No row matches",
    found: (seen, rows) => `${seen} of ${rows} rows`,
    copied: (rows, all, kind) => (rows === all ? `Copied ${all} rows as ${kind}` : `Copied ${rows} of ${all} rows, as filtered, as ${kind}`),
    extract: /^An extract: \d+ of \d+ rows, by words “encrypt”/,
  },
  de: {
    skip: "Zum Bericht springen",
    all: "Alle zeigen",
    none: "Keine Zeile passt",
    found: (seen, rows) => `${seen} von ${rows} Zeilen`,
    copied: (rows, all, kind) => (rows === all ? `${all} Zeilen als ${kind} kopiert` : `${rows} von ${all} Zeilen wie gefiltert als ${kind} kopiert`),
    extract: /^Ein Auszug: \d+ von \d+ Zeilen, nach Wörter „encrypt“/,
  },
};

export const words = async (page) => WORDS[await page.evaluate(() => document.documentElement.lang)];
