//! Whose word counts: rules, and who has which part by them.

use crate::knowledge::embedded;
use crate::party::Party;
use crate::resolve::Roles;
use crate::resolve::tests::{answer, duty, one};

/// Rules, and who owns `os.patch` of an EC2 component, with its party.
#[test]
fn the_last_rule_that_matches_wins() {
    let catalog = embedded();
    let third = "third-parties: [{id: msp, name: Example MSP}]\n";
    let rows = [
        ("", Some("team"), Party::Customer),
        ("owners: [{team: a}]", Some("a"), Party::Customer),
        ("owners: [{team: a}, {team: b}]", Some("b"), Party::Customer),
        ("owners: [{team: b, duties: [os.patch]}, {team: a}]", Some("a"), Party::Customer),
        ("owners: [{team: a}, {team: b, domains: [network]}]", Some("a"), Party::Customer),
        (
            "owners: [{team: a, domains: [operating-system], components: [c]}]",
            Some("a"),
            Party::Customer,
        ),
        (
            "owners: [{team: a, domains: [operating-system], duties: [os.harden]}]",
            Some("team"),
            Party::Customer,
        ),
        ("owners: [{third-party: msp, duties: [os.patch]}]", Some("team"), Party::ThirdParty),
        ("owners: [{third-party: msp}, {team: a, duties: [os.patch]}]", Some("a"), Party::Customer),
    ];
    for (rules, owner, party) in rows {
        let found = answer(&catalog, &one("ec2", "ami: ubuntu", &format!("{third}{rules}")));
        let patch = duty(&found, "os.patch", Some(0)).expect("os.patch");
        assert_eq!((patch.roles.accountable.as_deref(), patch.party), (owner, party), "{rules}");
        let name = (party == Party::ThirdParty).then_some("Example MSP");
        assert_eq!(patch.third_party.as_deref(), name, "{rules}");
    }
}

/// Rules, and who is accountable, responsible, consulted and informed for `os.patch` of an EC2 component.
#[test]
fn the_last_rule_that_says_something_wins_for_each_letter() {
    let catalog = embedded();
    let rows = [
        ("", "team | team | |"),
        ("{team: a}", "a | a | |"),
        ("{accountable: a}", "a | team | |"),
        ("{responsible: [a, b]}", "team | a, b | |"),
        ("{responsible: a}", "team | a | |"),
        ("{responsible: []}", "team | | |"),
        ("{team: a, responsible: b}", "a | b | |"),
        ("{team: a, accountable: b}", "b | a | |"),
        ("{team: a}, {accountable: b, duties: [os.patch]}", "b | a | |"),
        ("{accountable: b, duties: [os.patch]}, {team: a}", "a | a | |"),
        ("{consulted: [a], informed: [b]}, {team: c}", "c | c | a | b"),
        ("{consulted: [a]}, {consulted: []}", "team | team | |"),
        ("{consulted: [a]}, {consulted: [b]}", "team | team | b |"),
        ("{consulted: a, domains: [network]}", "team | team | |"),
        ("{third-party: msp}", "team | | |"),
        ("{third-party: msp, accountable: a}", "a | | |"),
        ("{third-party: msp, responsible: a}", "team | a | |"),
        ("{team: a}, {third-party: msp}", "a | | |"),
        ("{third-party: msp}, {accountable: a}", "a | | |"),
        ("{third-party: msp}, {team: a}", "a | a | |"),
        ("{informed: msp}", "team | team | | Example MSP"),
    ];
    for (rules, expected) in rows {
        let rest = format!("third-parties: [{{id: msp, name: Example MSP}}]\nowners: [{rules}]");
        let found = answer(&catalog, &one("ec2", "ami: ubuntu", &rest));
        let patch = duty(&found, "os.patch", Some(0)).expect("os.patch");
        let Roles { accountable, responsible, consulted, informed, .. } = &patch.roles;
        let list = |teams: &[String]| teams.join(", ");
        let owner = accountable.as_deref().unwrap_or("nobody");
        let is =
            format!("{owner} | {} | {} | {}", list(responsible), list(consulted), list(informed));
        let plain = |text: &str| text.split('|').map(str::trim).collect::<Vec<_>>().join("|");
        assert_eq!(plain(&is), plain(expected), "{rules}");
        let hands_over = rules.contains("third-party") && !rules.ends_with("{team: a}");
        assert_eq!(patch.party == Party::ThirdParty, hands_over, "{rules}");
        let lines = patch.causes.iter().filter(|cause| cause.is_ownership());
        assert!(lines.clone().count() > 0 && lines.clone().all(|cause| cause.line.is_some()));
    }
}

#[test]
fn a_duty_that_a_third_party_does_is_unowned_without_a_team() {
    let catalog = embedded();
    let text = "workload: {id: t, name: T}\nthird-parties: [{id: msp, name: M}]\nowners: [{third-party: msp}]\ncomponents: [{name: c, service: ec2}]\n";
    let found = answer(&catalog, text);
    let patch = duty(&found, "os.patch", Some(0)).expect("os.patch");
    assert_eq!((patch.party, &patch.roles), (Party::ThirdParty, &Roles::default()));
}

#[test]
fn a_rule_for_a_component_leaves_the_others_and_the_workload_alone() {
    let catalog = embedded();
    let text = "workload: {id: t, name: T, owner: team}\nowners: [{team: a, components: [x]}]\ncomponents: [{name: x, service: ec2}, {name: z, service: ec2}]\n";
    let found = answer(&catalog, text);
    let owner = |id, at| duty(&found, id, at).and_then(|duty| duty.roles.accountable.as_deref());
    assert_eq!(owner("os.patch", Some(0)), Some("a"));
    assert_eq!(owner("os.patch", Some(1)), Some("team"));
    assert_eq!(owner("iam.root", None), Some("team"));
}
