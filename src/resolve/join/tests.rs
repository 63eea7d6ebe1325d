//! A profile with one id that the catalogue does not have, and the fault's code, line and column.

use super::join;
use crate::date::Date;
use crate::diagnostic::{Fault, Faults};
use crate::knowledge::embedded;
use crate::profile::parse;

const W: &str = "workload: {id: t, name: T}\n";
const C: &str = "components: [{service: s3}]\n";

#[test]
fn each_fault_has_its_code_and_place() {
    let catalog = embedded();
    let rows: &[(String, &str)] = &[
        (
            format!("workload: {{id: t, name: T, regions: [eu-centrl-1]}}\n{C}"),
            "unknown-region 1:38",
        ),
        (
            format!("workload: {{id: t, name: T, regions: [eu-central-1, cn-north-1]}}\n{C}"),
            "several-partitions 1:52",
        ),
        (format!("{W}frameworks: [nist-800-53]\n{C}"), "unknown-framework 2:14"),
        (format!("{W}frameworks: [nist-800-53-r5/mid]\n{C}"), "unknown-baseline 2:14"),
        (format!("{W}owners: [{{team: a, domains: [netwrk]}}]\n{C}"), "unknown-domain 2:30"),
        (format!("{W}owners: [{{team: a, duties: [os.pach]}}]\n{C}"), "unknown-duty 2:29"),
        (format!("{W}owners: [{{team: a, components: [x]}}]\n{C}"), "unknown-component 2:33"),
        (format!("{W}components: [{{service: rdss}}]\n"), "unknown-service 2:24"),
        (
            format!("{W}monitoring: {{cadences: {{aws.ct.validte: P1D}}}}\n{C}"),
            "unknown-obligation 2:25",
        ),
        (
            format!("{W}monitoring: {{cadences: {{aws.iam.key-rotate: P1Y}}}}\n{C}"),
            "weak-cadence 2:45",
        ),
        (
            format!("{W}components: [{{service: ecs, options: {{launch: x}}}}]\n"),
            "unknown-option 2:39",
        ),
        (
            format!("{W}components: [{{service: ecs, options: {{launch-type: fargat}}}}]\n"),
            "unknown-value 2:52",
        ),
    ];
    for (text, expected) in rows {
        let mut faults = Faults::new("p.yaml");
        let profile = parse("p.yaml", text.as_bytes(), &mut faults).expect("a profile");
        join(&profile, &catalog, Date::parse("2026-11-24").expect("a date"), &mut faults);
        let show = |f: &Fault| format!("{} {}:{}", f.code.as_str(), f.span.line, f.span.column);
        let found: Vec<String> = faults.into_list().iter().map(show).collect();
        assert_eq!(found, [*expected], "{text}");
    }
}
