//! dutyline: who is responsible for what on AWS, for one workload, and why.
//!
//! The pipeline, in reading order: [`profile`] parses the user's YAML; [`catalog`] holds the knowledge;
//! [`resolve`] derives which duties apply, whose they are and why; [`report`] puts the answer into a plain,
//! serialisable view; [`render`] turns the view into documents; [`cli`] reads and writes files and talks to people.
//! [`findings`] reads what detective checks said; [`report`] marks the checks with it.
//! Modules import only from lower floors (`tests/it/floors.rs` checks it), and only `cli` touches the world.

pub mod cadence;
pub mod catalog;
pub mod cli;
pub mod date;
pub mod diagnostic;
pub mod digest;
pub mod findings;
pub mod id;
pub mod knowledge;
pub mod lang;
pub mod ledger;
pub mod oscal;
pub mod packed;
pub mod party;
pub mod profile;
pub mod render;
pub mod report;
pub mod resolve;
pub mod schedule;
pub mod text;
pub mod theme;
pub mod yaml;
pub mod zone;
