//! What only the whole program, or the whole repository, can show. `tool` runs the program; the other files are named after what they hold to its word.

mod assumed;
mod catalogue;
mod check;
mod cli;
mod determinism;
mod docs;
mod extension;
mod findings;
mod floors;
mod formats;
mod golden;
mod hostile;
mod house;
mod joins;
mod links;
mod markup;
mod own;
mod profiles;
mod schema;
mod templates;
mod text;
mod tool;
mod topics;
mod wording;
