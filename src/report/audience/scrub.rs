//! Free texts without what tells too much: words that look like accounts, ARNs, addresses, tickets or ids of resources.
//!
//! A word is what stands between white space, commas, semicolons, brackets and quotes. It goes whole. Rather a harmless word
//! too many than a ticket too few: `docs/audience.md` lists the patterns.

/// Endings of names of machines that nobody outside should see.
const HOSTS: [&str; 7] =
    [".amazonaws.com", ".internal", ".local", ".lan", ".corp", ".intranet", ".home.arpa"];

/// A text with `gone` in the place of every such word.
pub(super) fn text(text: &str, gone: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c| !is_gap(c)) {
        out.push_str(&rest[..start]);
        let word = &rest[start..];
        let end = word.find(is_gap).unwrap_or(word.len());
        push(&word[..end], gone, &mut out);
        rest = &word[end..];
    }
    out.push_str(rest);
    out
}

/// Whether a text has no such word.
pub(super) fn is_clean(text: &str) -> bool {
    self::text(text, "") == text
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || ",;()[]{}<>\"'`|".contains(c)
}

/// Appends a word, or what stands in its place; the full stop after it stays.
fn push(word: &str, gone: &str, out: &mut String) {
    let bare = word.trim_end_matches(['.', ':', '!', '?']);
    if tells(bare) {
        out.push_str(gone);
        out.push_str(&word[bare.len()..]);
    } else {
        out.push_str(word);
    }
}

/// Whether a word tells too much.
fn tells(word: &str) -> bool {
    let lower = word.to_lowercase();
    let at = word.find('@');
    lower.contains("arn:aws")
        || lower.contains("://")
        || lower.starts_with("www.")
        || at.is_some_and(|at| at > 0 && at + 1 < word.len())
        || HOSTS.iter().any(|host| lower.contains(host))
        || has_account(word)
        || is_address(word)
        || word.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').any(is_id)
}

/// Twelve digits in a row, with or without hyphens after each four.
fn has_account(word: &str) -> bool {
    let digits =
        |text: &str| text.split(|c: char| !c.is_numeric()).any(|run| run.chars().count() == 12);
    let groups: Vec<&str> = word.split(|c: char| !c.is_numeric() && c != '-').collect();
    digits(word)
        || groups.iter().any(|run| {
            let parts: Vec<usize> = run.split('-').map(|part| part.chars().count()).collect();
            parts.windows(3).any(|three| three == [4, 4, 4])
        })
}

/// An IPv4, IPv6 or MAC address, with or without a port or a length of the prefix.
fn is_address(word: &str) -> bool {
    let is_v4 = |part: &str| {
        let bytes: Vec<&str> = part.split('.').collect();
        bytes.len() == 4 && bytes.iter().all(|byte| byte.parse::<u8>().is_ok())
    };
    let is_v6 = |part: &str| {
        let colons = part.matches(':').count();
        (colons >= 5 || part.contains("::"))
            && part.chars().all(|c| c.is_ascii_hexdigit() || ":.".contains(c))
    };
    word.split(|c: char| !c.is_ascii_digit() && c != '.').any(is_v4)
        || word.split(['=', '/', '%']).any(is_v6)
}

/// A ticket such as `RISK-41`, a resource such as `vpc-0a1b2c3d`, or the id of an access key.
fn is_id(part: &str) -> bool {
    let Some((head, tail)) = part.split_once('-') else { return is_key(part) };
    let is_digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let is_project = head.len() >= 2
        && head.starts_with(|c: char| c.is_ascii_uppercase())
        && head.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    // `ticket-RISK-41` ends like a ticket, too.
    (is_project && is_digits(tail)) || is_resource(part) || is_id(tail)
}

fn is_resource(part: &str) -> bool {
    let Some((head, tail)) = part.rsplit_once('-') else { return false };
    head.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        && (8..=17).contains(&tail.len())
        && tail.chars().all(|c| c.is_ascii_hexdigit())
        && tail.chars().any(|c| c.is_ascii_digit())
}

fn is_key(part: &str) -> bool {
    part.len() >= 16
        && ["AKIA", "ASIA", "AIDA", "AROA"].iter().any(|start| part.starts_with(start))
        && part.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}
