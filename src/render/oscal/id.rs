//! Names to UUIDs and tokens: the same names give the same ids in every export.

use crate::id::idify;
use uuid::Uuid;

/// The namespace of dutyline's own properties, and the root of its UUIDs.
pub(super) const NAMESPACE: &str = "urn:dutyline:oscal";

/// The UUID (version 5) of a list of names. No two lists read the same: each name is quoted.
pub(super) fn uuid(names: &[&str]) -> String {
    let root = Uuid::new_v5(&Uuid::NAMESPACE_URL, NAMESPACE.as_bytes());
    Uuid::new_v5(&root, format!("{names:?}").as_bytes()).to_string()
}

/// A token of OSCAL made of a name: the name itself where it can be one, else what is left of it with a few letters that keep
/// it apart from others.
pub(super) fn token(prefix: &str, name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let whole = format!("{prefix}{name}");
    let whole = match whole.chars().next() {
        Some(c) if c.is_ascii_alphabetic() || c == '_' => whole,
        _ => format!("_{whole}"),
    };
    if !name.is_empty() && whole.chars().all(is_plain) {
        return whole;
    }
    let start = if prefix.is_empty() { "_" } else { prefix };
    format!("{start}{}-{}", idify(name), &uuid(&["token", name])[..8])
}

#[cfg(test)]
mod tests {
    use super::{token, uuid};

    #[test]
    fn names_are_kept_apart() {
        for (one, other) in
            [(&["a", "b"][..], &["ab"][..]), (&["a\", \"b"], &["a", "b"]), (&[""], &[])]
        {
            assert_ne!(uuid(one), uuid(other));
        }
        assert_eq!(uuid(&["a", "b"]), uuid(&["a", "b"]));
    }

    #[test]
    fn tokens_begin_with_a_letter_and_keep_names_apart() {
        for (prefix, name, expected) in [
            ("", "ac-2.1", "ac-2.1"),
            ("team-", "shop-team", "team-shop-team"),
            ("team-", "9 lives", "team-9-lives-"),
            ("", "1.2.1", "_1.2.1"),
            ("team-", "店", "team--"),
        ] {
            let found = token(prefix, name);
            let (rest, _) = found.split_at(expected.len().min(found.len()));
            assert_eq!(rest, expected);
            assert!(found.len() == expected.len() || found.len() == expected.len() + 8, "{found}");
        }
        assert_ne!(token("team-", "店"), token("team-", "港"));
    }
}
