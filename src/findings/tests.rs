use super::name::{control, control_in, rule};
use super::{CheckId, CheckResult, Format, Import, MOST_BAD, Moment, Outcome, Why, newest, read};

fn sample(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/findings/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).expect("a sample of the repository")
}

/// A result as one line: check and its other names, the end of the resource, outcome, date, line.
fn shown(result: &CheckResult) -> String {
    let CheckResult { resource, outcome, seen, line, .. } = result;
    let names: Vec<String> = result.names().map(ToString::to_string).collect();
    let names = names.join("=");
    let resource = resource.as_deref().unwrap_or("-");
    let resource = resource.rsplit([':', '/']).next().unwrap_or_default();
    let outcome = match outcome {
        Outcome::Pass => "pass",
        Outcome::Fail => "fail",
        Outcome::Unknown(why) => why.as_str(),
    };
    let date = seen.map_or_else(|| "-".to_owned(), |seen| seen.date.to_string());
    format!("{names} {resource} {outcome} {date} {line}")
}

fn check(name: &str, format: Format, expected: &[&str], bad: &[(u32, &str)], not_checks: usize) {
    let import = read(name, &sample(name)).expect("the sample is read");
    let results: Vec<String> = import.results.iter().map(shown).collect();
    assert_eq!(results, expected, "{name}");
    assert_eq!(import.format, format, "{name}");
    assert_eq!(import.bad_rows, bad.len(), "{name}: {:?}", import.bad);
    for (fault, (line, why)) in import.bad.iter().zip(bad) {
        assert_eq!(fault.span.line, *line, "{name}: {fault:?}");
        assert!(fault.message.contains(why), "{name}: {fault:?}");
    }
    assert_eq!(import.not_checks.values().sum::<usize>(), not_checks, "{name}");
}

#[test]
fn asff_is_read() {
    check(
        "asff.json",
        Format::Asff,
        &[
            "RDS.3=Config rds-storage-encrypted web-shop pass 2026-11-20 3",
            "RDS.3=Config rds-storage-encrypted web-shop-copy fail 2026-11-21 56",
            "EC2.8=Config ec2-imdsv2-check i-0123456789abcdef0 fail 2026-11-01 109",
            "EC2.8=Config ec2-imdsv2-check i-0123456789abcdef0 pass 2026-11-19 161",
            "EC2.8=Config ec2-imdsv2-check i-0123456789abcdef1 suppressed 2026-11-19 214",
            "Config vpc-default-security-group-closed sg-0123456789abcdef0 fail 2026-11-18 267",
            "CloudTrail.4=Config cloud-trail-log-file-validation-enabled 111122223333 \
             not available 2026-11-20 319",
            "Config s3-bucket-logging-enabled web-shop-pictures fail 2026-11-20 372",
        ],
        &[(459, "`Compliance.Status` is `PASS`")],
        1,
    );
    check(
        "asff.jsonl",
        Format::Asff,
        &[
            "RDS.3=Config rds-storage-encrypted web-shop pass 2026-11-20 1",
            "EC2.8=Config ec2-imdsv2-check i-0123456789abcdef0 pass 2026-11-19 2",
            "Prowler rds_instance_storage_encrypted=RDS.3 web-shop fail 2026-11-20 3",
        ],
        &[],
        0,
    );
}

#[test]
fn aws_config_is_read() {
    check(
        "config-rules.json",
        Format::AwsConfig,
        &[
            "Config rds-storage-encrypted - fail - 3",
            "Config s3-bucket-logging-enabled - pass - 13",
            "Config cloudtrail-enabled - not available - 19",
            "Config our-own-rule - pass - 25",
        ],
        &[],
        0,
    );
    check(
        "config-details.json",
        Format::AwsConfig,
        &[
            "Config rds-storage-encrypted db-ABCDEFGHIJKLMNOPQRSTUVWXYZ pass 2026-11-20 3",
            "Config rds-storage-encrypted db-ZYXWVUTSRQPONMLKJIHGFEDCBA fail 2026-11-19 17",
            "Config rds-storage-encrypted db-00000000000000000000000000 \
             not applicable 2026-11-20 31",
        ],
        &[],
        0,
    );
    check(
        "config-aggregate.json",
        Format::AwsConfig,
        &[
            "Config ec2-imdsv2-check i-0123456789abcdef1 fail 2026-11-18 3",
            "Config ec2-imdsv2-check i-0123456789abcdef0 pass 2026-11-18 19",
        ],
        &[],
        0,
    );
    let import = read("a", &sample("config-aggregate.json")).expect("the sample is read");
    let places = (import.results[0].account.as_deref(), import.results[0].region.as_deref());
    assert_eq!(places, (Some("111122223333"), Some("eu-central-1")));
}

#[test]
fn ocsf_is_read() {
    check(
        "ocsf.json",
        Format::Ocsf,
        &[
            "RDS.3=Config rds-storage-encrypted web-shop pass 2026-11-20 3",
            "RDS.3=Config rds-storage-encrypted web-shop-old suppressed 2026-11-20 80",
            "RDS.3=Config rds-storage-encrypted web-shop-copy fail 2026-11-21 157",
        ],
        &[],
        1,
    );
}

#[test]
fn prowler_is_read() {
    check(
        "prowler.ocsf.json",
        Format::ProwlerOcsf,
        &[
            "Prowler rds_instance_storage_encrypted=RDS.3 web-shop fail 2026-11-20 2",
            "Prowler iam_root_hardware_mfa_enabled=IAM.6 root by hand 2026-11-20 97",
            "Prowler cloudtrail_log_file_validation_enabled=CloudTrail.4 web-shop \
             pass 2026-11-20 192",
            "Prowler ec2_instance_imdsv2_enabled=EC2.8 i-0123456789abcdef1 \
             suppressed 2026-11-20 290",
        ],
        &[],
        0,
    );
    check(
        "prowler.csv",
        Format::ProwlerCsv,
        &[
            "Prowler rds_instance_storage_encrypted=RDS.3 web-shop fail 2026-11-20 2",
            "Prowler rds_instance_storage_encrypted=RDS.3 web-shop pass 2026-11-21 3",
            "Prowler ec2_instance_imdsv2_enabled=EC2.8 i-0123456789abcdef1 \
             suppressed 2026-11-20 5",
            "Prowler iam_root_hardware_mfa_enabled=IAM.6 root by hand 2026-11-20 6",
        ],
        &[(7, "`STATUS` is `PASSED`")],
        0,
    );
}

#[test]
fn byte_order_marks_and_line_ends_change_nothing() {
    for name in ["asff.json", "asff.jsonl", "prowler.csv", "config-rules.json"] {
        let text = String::from_utf8(sample(name)).expect("the sample is UTF-8");
        let wanted = read(name, text.as_bytes()).expect("it is read");
        let unix = text.replace("\r\n", "\n");
        let utf16 = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes);
        for (what, bytes) in [
            ("mark", format!("\u{feff}{text}").into_bytes()),
            ("CR LF", unix.replace('\n', "\r\n").into_bytes()),
            ("LF", unix.clone().into_bytes()),
            ("UTF-16", utf16.collect()),
            ("space around", format!("{unix}\n\n  \n").into_bytes()),
        ] {
            let found = read(name, &bytes).unwrap_or_else(|faults| panic!("{what}: {faults:?}"));
            assert_eq!(found.results, wanted.results, "{name}: {what}");
            assert_eq!(found.bad_rows, wanted.bad_rows, "{name}: {what}");
        }
    }
}

const RULE: &str = r#"{"ConfigRuleName":"r","Compliance":{"ComplianceType":"COMPLIANT"}}"#;

/// What has to be said of a text that is no export.
#[test]
fn what_is_no_export_is_refused() {
    let deep = "[".repeat(100_000);
    for (text, says) in [
        ("", "the file holds nothing"),
        ("\u{feff} \n", "the file holds nothing"),
        ("hello", "no export of findings"),
        ("a;b;c\n1;2;3\n", "no export of findings"),
        ("CHECK_ID,STATUS,TIMESTAMP\na,PASS,2026-01-01\n", "no export of findings"),
        ("{}", "no export of findings"),
        ("[]", "no export of findings"),
        ("[1, \"a\", null, [], {}]", "no export of findings"),
        ("{\"Findings\": 5}", "invalid type"),
        ("{\"Findings\": [{}", "EOF"),
        ("{\"Findings\": [{}]} x", "not the JSON"),
        ("[{\"class_uid\": 2003},", "EOF"),
        ("{\"Findings\": [], \"Findings\": []}", "duplicate field"),
        (deep.as_str(), "not the JSON"),
    ] {
        let faults = read("x", text.as_bytes()).err();
        let faults = faults.unwrap_or_else(|| panic!("{says}: it was read"));
        assert!(faults[0].message.contains(says), "{says}: {:?}", faults[0]);
    }
    assert!(read("x", b"\xff\xff{}").is_err());
    let line = read("x", b"[\n{},\n{\"a\": tru}\n]").expect_err("it is no JSON")[0].span.line;
    assert_eq!(line, 3);
}

#[test]
fn bad_rows_are_named_and_the_others_stay() {
    let asff = |status: &str, rest: &str| {
        format!(r#"{{"GeneratorId":"g/v/1/S3.1","Compliance":{{"Status":{status}}}{rest}}}"#)
    };
    let ocsf = |rest: &str| format!(r#"{{"class_uid":2003,"time":1,{rest}}}"#);
    let good = r#""compliance":{"control":"S3.1","status":"Pass"}"#;
    let deep = format!(r#"{{"class_uid":2003,"time":{}1{}}}"#, "[".repeat(500), "]".repeat(500));
    for (row, why) in [
        ("5".to_owned(), "expected an object"),
        ("{}".to_owned(), "no key says what it is"),
        (asff("\"PASSED\"", ""), "no `UpdatedAt`"),
        (asff("\"passed\"", ""), "`Compliance.Status` is `passed`"),
        (asff("7", ""), "invalid type"),
        (asff("\"PASSED\"", r#","UpdatedAt":"yesterday""#), "is no date and time: `yesterday`"),
        (asff("\"PASSED\"", r#","UpdatedAt":"2026-02-30T00:00:00Z""#), "is no date and time"),
        (asff("\"PASSED\"", r#","UpdatedAt":"9999-01-01T00:00:00Z""#), "is no date and time"),
        (asff("\"PASSED\"", r#","UpdatedAt":{"a":1}"#), "is no date and time"),
        (asff("\"PASSED\"", r#","UpdatedAt":1e300"#), "is no date and time"),
        (asff("\"PASSED\"", r#","UpdatedAt":1e999"#), "number out of range"),
        (asff("\"PASSED\"", r#","UpdatedAt":"2026-01-01","Resources":{}"#), "invalid type"),
        (r#"{"SchemaVersion":"a","Compliance":{"Status":"PASSED"},"UpdatedAt":1}"#.into(), "names"),
        (r#"{"class_uid":99999999999999999999}"#.to_owned(), "invalid type"),
        (r#"{"class_uid":3001}"#.to_owned(), "no class of findings"),
        (r#"{"class_uid":2003}"#.to_owned(), "has no `compliance`"),
        (ocsf(r#""compliance":{"status":"Pass"}"#), "nothing names its check"),
        (ocsf(r#""compliance":{"control":"S3.1","status_id":7}"#), "`compliance.status_id` is 7"),
        (ocsf(r#""compliance":{"control":"S3.1","status":"ok"}"#), "`compliance.status` is `ok`"),
        (ocsf(&format!(r#"{good},"time_dt":-1e18"#)), "is no date and time"),
        (ocsf(&format!(r#"{good},"resources":[7]"#)), "invalid type"),
        (ocsf(r#""metadata":{"product":{"name":"Prowler"}}"#), "no `metadata.event_code`"),
        (deep, "recursion limit exceeded"),
        (r#"{"ConfigRuleName":"","Compliance":{}}"#.to_owned(), "no `ConfigRuleName`"),
        (r#"{"ConfigRuleName":"r","ComplianceType":"OK"}"#.to_owned(), "`ComplianceType` is `OK`"),
        (r#"{"EvaluationResultIdentifier":{"EvaluationResultQualifier":{"ConfigRuleName":"r"}},"ComplianceType":"COMPLIANT"}"#.to_owned(), "no `ResultRecordedTime`"),
    ] {
        let text = format!("[{RULE},\n{row},\n{RULE}]");
        let import = read("x", text.as_bytes()).unwrap_or_else(|f| panic!("{row}: {f:?}"));
        assert_eq!((import.results.len(), import.bad_rows), (2, 1), "{row}: {import:?}");
        let fault = &import.bad[0];
        assert!(fault.message.contains(why), "{row}: {}", fault.message);
        assert_eq!(fault.span.line, 2, "{row}");
    }
}

#[test]
fn broken_lines_of_json_lines_are_bad_rows() {
    let import = read("x", format!("{RULE}\n{{\"a\n\n[1\n{RULE}\n{RULE} x\n").as_bytes());
    let import: Import = import.expect("two lines are whole");
    assert_eq!((import.results.len(), import.bad_rows), (2, 3), "{:?}", import.bad);
    let lines: Vec<u32> = import.bad.iter().map(|fault| fault.span.line).collect();
    assert_eq!(lines, [2, 4, 6]);
}

#[test]
fn pages_one_after_the_other_are_read() {
    let page = format!("{{\n\"ComplianceByConfigRules\": [\n{RULE}\n]}}\n");
    let import = read("x", page.repeat(3).as_bytes()).expect("three pages");
    let lines: Vec<u32> = import.results.iter().map(|result| result.line).collect();
    assert_eq!(lines, [3, 7, 11]);
    let empty = read("x", b"{\"Findings\": []}").expect("an export without findings");
    assert_eq!((empty.format, empty.results.len()), (Format::Asff, 0));
}

#[test]
fn bad_rows_of_csv_are_named() {
    let header = "CHECK_ID;STATUS;TIMESTAMP;RESOURCE_UID";
    let good = "a;PASS;2026-01-01 00:00:00;r";
    for (row, why, results) in [
        ("a;PASS", "it has 2 columns, the header has 4", 2),
        ("a;PASS;2026-01-01;r;s", "it has 5 columns", 2),
        (";PASS;2026-01-01;r", "no `CHECK_ID`", 2),
        ("a;;2026-01-01;r", "no `STATUS`", 2),
        ("a;PASS;;r", "no `TIMESTAMP`", 2),
        ("a;PASS;99999999999999999999;r", "is no date and time", 2),
        ("a;\"PASS;2026-01-01;r", "with 1 line after it: a quote is not closed", 1),
        ("a;PASS;2026-01-01;\"r", "with 1 line after it: a quote is not closed", 1),
        ("\"a;PASS;\"2026;r", "it has 2 columns", 2),
        ("\"a;PASS;2026-01-01;r\n\"a;PASS;2026-01-01;r", "`CHECK_ID` is no word", 2),
    ] {
        let text = format!("{header}\n{good}\n{row}\n{good}\n");
        let import = read("x", text.as_bytes()).expect("the header is Prowler's");
        assert_eq!((import.results.len(), import.bad_rows), (results, 1), "{row}: {import:?}");
        let fault = &import.bad[0];
        assert!(fault.message.contains(why), "{row}: {}", fault.message);
        assert_eq!(fault.span.line, 3, "{row}");
    }
    let import = read("x", format!("CHECK_ID;STATUS;TIMESTAMP;\"NOTES\n{good}").as_bytes());
    assert_eq!(import.expect("the header is Prowler's").bad_rows, 1);
}

#[test]
fn many_bad_rows_are_counted_and_the_first_named() {
    let text = format!("[{RULE}{}]", ",7".repeat(50_000));
    let import = read("x", text.as_bytes()).expect("one row is good");
    assert_eq!((import.bad_rows, import.bad.len()), (50_000, MOST_BAD));
}

#[test]
fn names_lose_what_services_put_around_them() {
    for (name, expected) in [
        ("rds-storage-encrypted", "rds-storage-encrypted"),
        ("securityhub-rds-storage-encrypted-1a2b3c4d", "rds-storage-encrypted"),
        ("securityhub-rds-storage-encrypted", "securityhub-rds-storage-encrypted"),
        ("OrgConfigRule-s3-bucket-versioning-enabled-dbgzf8ba", "s3-bucket-versioning-enabled"),
        ("CustomRuleForAccount-conformance-pack-szsm1uv0w", "CustomRuleForAccount"),
        ("conformance-pack-check", "conformance-pack-check"),
        ("securityhub-", "securityhub-"),
        ("-conformance-pack-a", "-conformance-pack-a"),
    ] {
        assert_eq!(rule(name), expected);
    }
    for (text, expected) in [
        ("EC2.8", Some("EC2.8")),
        ("PCI.EC2.2", None),
        ("1.10", None),
        ("EC2.", None),
        ("EC2.12345", None),
    ] {
        assert_eq!(control(text), expected, "{text}");
    }
    for (text, expected) in [
        ("security-control/EC2.8", Some("EC2.8")),
        ("aws-foundational-security-best-practices/v/1.0.0/EC2.8", Some("EC2.8")),
        (
            "arn:aws:securityhub:us-east-1:111122223333:security-control/iam.9/finding/a",
            Some("iam.9"),
        ),
        ("pci-dss/v/3.2.1/PCI.EC2.2", None),
        ("cis-aws-foundations-benchmark/v/1.4.0/1.10", None),
        ("some/EC2.8", None),
    ] {
        assert_eq!(control_in(text), expected, "{text}");
    }
}

#[test]
fn moments_are_read() {
    for (text, date) in [
        ("2026-11-20T08:15:30.123Z", Some("2026-11-20")),
        ("2026-11-20T23:30:00-04:00", Some("2026-11-21")),
        ("2026-11-20T23:30:00+0000", Some("2026-11-20")),
        ("2025-02-14 14:27:03.913874", Some("2025-02-14")),
        ("2025-02-14T14:27:03", Some("2025-02-14")),
        ("2026-11-20", Some("2026-11-20")),
        ("1795248930", Some("2026-11-21")),
        ("1795248930123", Some("2026-11-21")),
        ("1443751424.969", Some("2015-10-02")),
        ("", None),
        (".", None),
        ("1.2.3", None),
        ("2026-13-01", None),
        ("1899-12-31", None),
        ("+2026-11-20T00:00:00Z", None),
        ("9".repeat(400).as_str(), None),
    ] {
        let found = Moment::parse(text).map(|moment| moment.date.to_string());
        assert_eq!(found.as_deref(), date, "{text}");
    }
}

#[test]
fn the_newest_result_counts() {
    let result = |outcome: Outcome, seen: &str| CheckResult {
        check: CheckId::SecurityHub("S3.1".to_owned()),
        also: Vec::new(),
        resource: Some("r".to_owned()),
        account: None,
        region: None,
        outcome,
        seen: Moment::parse(seen),
        file: "x".into(),
        line: 1,
    };
    let (archived, quiet) = (Outcome::Unknown(Why::Archived), Outcome::Unknown(Why::Suppressed));
    let (early, late) = ("2026-01-01T08:00:00Z", "2026-01-01T12:00:00Z");
    for (one, other, expected) in [
        ((Outcome::Fail, early), (Outcome::Pass, late), Outcome::Pass),
        ((Outcome::Pass, early), (Outcome::Fail, late), Outcome::Fail),
        ((Outcome::Pass, late), (Outcome::Fail, late), Outcome::Fail),
        ((Outcome::Pass, late), (quiet, late), quiet),
        ((Outcome::Fail, early), (archived, late), Outcome::Fail),
        ((Outcome::Pass, ""), (Outcome::Fail, early), Outcome::Fail),
    ] {
        for pair in [[one, other], [other, one]] {
            let (kept, gone) = newest(pair.map(|(outcome, seen)| result(outcome, seen)).into());
            assert_eq!((kept.len(), gone), (1, 1));
            assert_eq!(kept[0].outcome, expected, "{one:?} {other:?}");
        }
    }
}
