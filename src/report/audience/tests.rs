//! What is replaced in texts, and that two names never become one.

use super::scrub::text;
use super::{Audience, Names, Reader};
use crate::lang::Words;

#[test]
fn words_that_tell_too_much_are_replaced() {
    let gone = [
        "123456789012",
        "1234-5678-9012",
        "prod-123456789012-app",
        "arn:aws:s3:::bucket",
        "arn:aws-cn:iam::123456789012:role/x",
        "jo@example.org",
        "mailto:jo@example.org",
        "https://wiki.example.org/x",
        "s3://bucket/key",
        "www.example.org",
        "db1.prod.internal",
        "x.eu-central-1.rds.amazonaws.com",
        "10.0.0.1",
        "10.0.0.0/16",
        "10.0.0.1:5432",
        "2001:db8::1",
        "fe80:0:0:0:1:2:3:4",
        "RISK-41",
        "SEC_OPS-1188",
        "ticket-RISK-41",
        "PLAT-955/DB-3",
        "vpc-0a1b2c3d",
        "i-0abcdef1234567890",
        "AKIAIOSFODNN7EXAMPLE",
    ];
    for word in gone {
        for (before, after) in [("", ""), ("see ", "."), ("(", ")"), ("\"", "\",")] {
            let from = format!("{before}{word}{after}");
            assert_eq!(text(&from, "-"), format!("{before}-{after}"), "{from}");
        }
    }
}

#[test]
fn other_words_stay() {
    let kept = [
        "Sells to consumers; keeps accounts and orders, and takes card payments.",
        "99.9 % in a month, 24/7",
        "web-fleet on Amazon Linux 2023.4",
        "PostgreSQL 17.2 and Valkey 8.0",
        "Besucher & Gäste: größer als 1234567890 Zeilen",
        "rds-ca-rsa2048-g1",
        "AWS::EC2::Instance with rds:DescribeDBInstances",
        "10:30:00, @home, a@, 1.2.3",
        "",
    ];
    for words in kept {
        assert_eq!(text(words, "-"), words);
    }
}

#[test]
fn two_names_never_become_one() {
    let rows: [(&[&str], Audience, &[&str]); 4] = [
        (&["web", "db"], Audience::Internal, &["web", "db"]),
        (
            &["web", "RISK-41", "RISK-42"],
            Audience::Customer,
            &["web", "component 2", "component 3"],
        ),
        (&["component 2", "RISK-41"], Audience::Customer, &["component 2", "component 2a"]),
        (&["component 2", "web"], Audience::Public, &["component 1", "component 2"]),
    ];
    for (names, audience, expected) in rows {
        let reader = Reader { audience, words: Words::english() };
        let become_ = Names::new("redacted-component", names.iter().copied(), reader);
        let found: Vec<String> = names.iter().map(|name| become_.of(name)).collect();
        assert_eq!(found, expected, "{names:?}");
    }
}
