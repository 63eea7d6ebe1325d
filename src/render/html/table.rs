//! Tables: rows that the filters know, cells that carry their column's name, parties as chips.

use super::body::{Writer, plain};
use super::filter::Row;
use crate::party::Party;
use crate::render::markup;
use crate::render::prose::Piece;
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// A table of at least so many columns can be wider than the page and scrolls inside a frame of its own.
const WIDE: usize = 7;

/// The table that is being written.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    labels: Vec<String>,
    in_head: bool,
    column: usize,
    /// The element that the open cell is.
    cell: &'static str,
    /// The party's name as the row prints it; empty outside of rows that name one.
    party: Option<(Party, String)>,
}

impl Writer<'_> {
    /// Opens a table.
    pub(super) fn table(&mut self, alignments: &[Alignment], at: usize) -> usize {
        let end = self.end_of(at, |tag| *tag == TagEnd::Table);
        let is_known = self.pieces[at..end]
            .iter()
            .any(|piece| matches!(piece, Piece::Anchor(id) if self.rows.get(id, 0).is_some_and(Row::is_duty)));
        self.tables += 1;
        self.table = Table { alignments: alignments.to_vec(), ..Table::default() };
        let columns = alignments.len();
        let name = match self.tables {
            1 => self.heading.clone(),
            n => format!("{}, table {n}", self.heading),
        };
        if columns >= WIDE {
            let attributes = [("class", "sideways"), ("role", "region"), ("tabindex", "0")];
            self.tag("div", &[attributes.as_slice(), &[("aria-label", &name)]].concat());
        }
        let class = match columns {
            WIDE.. => "wide".to_owned(),
            _ if is_known => format!("t{columns} known"),
            _ => format!("t{columns}"),
        };
        self.tag("table", &[("class", &class), ("aria-label", &name)]);
        self.raw("\n");
        at + 1
    }

    /// Opens the head, a row or a cell.
    pub(super) fn table_part(&mut self, tag: &Tag<'_>, at: usize) -> usize {
        match tag {
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.raw("<thead><tr>");
            }
            Tag::TableRow => return self.row(at),
            _ if self.table.in_head => return self.head_cell(at),
            _ => return self.cell(at),
        }
        at + 1
    }

    /// Closes a table, its head, a row or a cell.
    pub(super) fn table_end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Table => {
                self.raw("</tbody></table>");
                self.raw(if self.table.alignments.len() >= WIDE { "</div>\n" } else { "\n" });
                self.table = Table::default();
            }
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.raw("</tr></thead><tbody>\n");
            }
            TagEnd::TableRow => self.raw("</tr>\n"),
            _ => {
                self.table.column += 1;
                self.raw("</");
                self.raw(self.table.cell);
                self.raw(">");
            }
        }
    }

    fn head_cell(&mut self, at: usize) -> usize {
        let end = self.end_of(at, |tag| *tag == TagEnd::TableCell);
        let words = plain(&self.pieces[at..end]);
        // A header that says nothing is none.
        self.table.cell = if words.is_empty() { "td" } else { "th" };
        let side = self.side();
        let scope: &[(&str, &str)] = if words.is_empty() { &[] } else { &[("scope", "col")] };
        self.tag(self.table.cell, &[scope, side].concat());
        self.table.labels.push(words);
        at + 1
    }

    /// Opens a row; an anchor at its start becomes the row's id.
    fn row(&mut self, at: usize) -> usize {
        self.table.column = 0;
        self.table.party = None;
        let Some(Piece::Anchor(anchor)) = self.pieces.get(at + 2) else {
            self.raw("<tr>");
            return at + 1;
        };
        let (id, nth) = self.id(anchor);
        let known = self.rows.get(anchor, nth);
        self.raw("<tr");
        markup::attribute("id", &id, &mut self.body.html);
        let Some(row) = known else {
            self.raw(">");
            return self.first_cell(at + 1, true);
        };
        self.body.rows += 1;
        for (key, value) in row.values() {
            // A row that says nothing of its party is a row to look in all the same.
            if !value.is_empty() || key == "party" {
                markup::attribute(&format!("data-{key}"), value, &mut self.body.html);
                self.body.values.insert((key, value));
            }
        }
        self.raw(">");
        self.table.party = row.party.map(|party| (party, row.party_title.to_owned()));
        self.first_cell(at + 1, true)
    }

    /// Opens a cell that heads its row, and passes the anchor in it.
    fn first_cell(&mut self, at: usize, has_anchor: bool) -> usize {
        self.table.cell = "th";
        let side = self.side();
        self.tag("th", &[&[("scope", "row")], side].concat());
        at + 1 + usize::from(has_anchor)
    }

    /// Opens a cell; one that says nothing but a party, counts, or a dash is written whole.
    fn cell(&mut self, at: usize) -> usize {
        if self.table.column == 0 && self.table.alignments.len() >= WIDE {
            return self.first_cell(at, false);
        }
        self.table.cell = "td";
        let label = self.table.labels.get(self.table.column).cloned().unwrap_or_default();
        let side = self.side();
        self.tag("td", &[&[("data-label", label.as_str())], side].concat());
        let end = self.end_of(at, |tag| *tag == TagEnd::TableCell);
        let inside = &self.pieces[at + 1..end];
        if inside.iter().all(|piece| matches!(piece, Piece::Event(Event::Text(_)))) {
            let words = plain(inside);
            if self.sign(&words) {
                return end;
            }
        }
        at + 1
    }

    /// Writes a party, counts by party or a dash with their signs; false where the text is none of these.
    fn sign(&mut self, words: &str) -> bool {
        if let Some(party) = party_of(words) {
            self.chip(party, words);
        } else if words == "–" {
            self.raw("<span class=\"none\">–</span>");
        } else if let Some(counts) = counts(words.strip_prefix("Both: ").unwrap_or(words)) {
            self.raw("<span class=\"counts\">");
            for (at, (party, count)) in counts.into_iter().enumerate() {
                self.raw(if at > 0 { " " } else { "" });
                self.tag("span", &[("class", &format!("count {}", party.as_str()))]);
                self.text(count);
                self.raw("</span>");
            }
            self.raw("</span>");
        } else {
            return false;
        }
        true
    }

    /// Strong text; the party's name in a row that is known becomes a chip.
    pub(super) fn strong(&mut self, at: usize) -> usize {
        let end = self.end_of(at, |tag| *tag == TagEnd::Strong);
        let words = plain(&self.pieces[at..end]);
        match &self.table.party {
            Some((party, title)) if self.table.column == 0 && *title == words => {
                let party = *party;
                self.chip(party, &words);
                end + 1
            }
            _ => {
                self.raw("<strong>");
                at + 1
            }
        }
    }

    fn chip(&mut self, party: Party, words: &str) {
        self.tag("span", &[("class", &format!("chip {}", party.as_str()))]);
        self.text(words);
        self.raw("</span>");
    }

    /// The class of a column that is not flush left.
    fn side(&self) -> &'static [(&'static str, &'static str)] {
        match self.table.alignments.get(self.table.column) {
            Some(Alignment::Right) => &[("class", "right")],
            Some(Alignment::Center) => &[("class", "middle")],
            Some(Alignment::None | Alignment::Left) | None => &[],
        }
    }
}

/// The party that a word names.
fn party_of(words: &str) -> Option<Party> {
    match words {
        "Inherited" => Some(Party::Aws),
        "Third-party" => Some(Party::ThirdParty),
        _ => Party::ALL.into_iter().find(|party| party.title() == words),
    }
}

/// Counts by party, such as `A 3, C 2`.
fn counts(words: &str) -> Option<Vec<(Party, &str)>> {
    let count = |text| {
        let (letter, number): (&str, &str) = str::split_once(text, ' ')?;
        number.parse::<usize>().ok()?;
        let party = Party::ALL.into_iter().find(|party| party.title().get(..1) == Some(letter))?;
        Some((party, text))
    };
    words.split(", ").map(count).collect()
}
