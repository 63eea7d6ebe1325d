//! The embedded catalogue as a whole: what must be there is there, joins, cites, and is cited.

use crate::tool::none;
use dutyline::catalog::{Catalog, Duty, Step, Texts};
use dutyline::id::SourceId;
use dutyline::knowledge;
use dutyline::party::Party;
use std::collections::BTreeSet;

/// The duties that must be there, by id.
const DUTIES: &str = "\
    fac.physical-access fac.environment fac.media-disposal fac.region-choice hw.lifecycle \
    virt.isolation net.backbone svc.control-plane os.image os.patch os.harden os.malware \
    os.admin-access os.eol plt.patch-minor plt.version-major plt.install plt.params \
    plt.container-image plt.runtime-eol plt.addons app.sdlc app.deps app.webprotect app.pentest \
    app.enduser-auth app.secrets iam.backend iam.root iam.mfa iam.federate iam.least-privilege \
    iam.workload-roles iam.key-rotation iam.review iam.resource-policy dat.classify \
    dat.ownership dat.retention dat.public-access dat.integrity dat.discovery enc.rest-mechanism \
    enc.rest-choice enc.key-policy enc.key-rotation enc.client-side enc.transit-endpoint \
    enc.transit-enforce enc.certs net.segment net.firewall net.exposure net.ddos-infra \
    net.ddos-app net.private-access net.egress log.platform log.api-trail log.data-events \
    log.protect log.retain log.review log.time mon.tools mon.enable mon.triage mon.config mon.vuln \
    mon.metrics mon.health mon.external mon.improve inc.infra inc.plan inc.exercise inc.contacts \
    inc.forensics inc.notify inc.abuse res.infra res.architecture res.backup-mechanism \
    res.backup-config res.restore-test res.dr res.capacity gov.aws-certs gov.collect-reports \
    gov.scope-check gov.cuec gov.agreements gov.risk gov.accounts gov.inventory gov.change \
    gov.training sup.images sup.third-party ai.model-ops ai.model-choice ai.guardrails ai.data \
    ai.agent-permissions ai.invocation-logging";

/// The services that must be there, by id.
const SERVICES: &str = "\
    ec2 ebs vpc ec2-auto-scaling elb lambda ecs ecr eks rds rds-custom aurora dynamodb \
    elasticache redshift opensearch s3 efs fsx backup iam iam-identity-center organizations kms \
    cloudhsm secrets-manager acm cognito waf shield cloudfront route53 api-gateway sns sqs \
    eventbridge step-functions kinesis-data-streams msk emr glue athena sagemaker-ai bedrock \
    cloudtrail cloudwatch cloudwatch-logs config guardduty securityhub inspector macie \
    systems-manager outposts elastic-beanstalk lightsail workspaces";

/// The obligations that AWS or NIST asks for or recommends, by id.
const OBLIGATIONS: &str = "\
    aws.ct.org-trail aws.ct.event-history-limit aws.ct.validate aws.config.recorder \
    aws.config.periodic aws.shub.checks aws.shub.triage-critical aws.gd.enable aws.gd.triage \
    aws.gd.retention aws.insp.scan aws.insp.ecr-window aws.insp.cis aws.macie.auto \
    aws.macie.findings aws.aa.external aws.aa.unused aws.iam.credential-report \
    aws.iam.key-rotate aws.iam.unused-45 aws.iam.root aws.iam.contacts aws.kms.rotate \
    aws.kms.pending-delete aws.secrets.rotate aws.secrets.unused aws.acm.expiry aws.acm.198 \
    aws.rds.ca aws.rds.window aws.rds.eol aws.eks.version aws.eks.nodes aws.eks.auto21 \
    aws.eks.audit-logs aws.ecs.fargate-retire aws.ec2.patch aws.ec2.managed aws.ec2.ami-age \
    aws.ec2.events aws.ec2.stopped aws.ec2.ebs-public aws.al2.eol aws.lambda.runtime \
    aws.lambda.image-rebuild aws.ecache.service-update aws.os.software aws.msk.version \
    aws.emr.recycle aws.eb.managed-updates aws.sm.notebook aws.ws.maintenance aws.dx.resiliency \
    aws.backup.restore aws.backup.report aws.rds.pitr aws.ddb.pitr aws.s3.bpa aws.s3.ssl \
    aws.vpc.flow aws.vpc.sg-open aws.waf.review aws.ta.review aws.health.events aws.bulletins \
    aws.quota aws.wa.review aws.artifact.soc aws.artifact.scope aws.abuse aws.controltower.drift \
    aws.bedrock.model-eol aws.bedrock.guardrail-test aws.outposts.access aws.cloudhsm.backup \
    aws.pca.crl nist.137.strategy nist.137.frequency nist.ca7 aws.health.lifecycle aws.evs.vcf \
    aws.lmi.trust";

/// What is commonly said too coarsely, by id.
const CORRECTIONS: &str = "\
    abstracted-sse abstracted-data-protection abstracted-network container-backups \
    container-encryption container-platform emr-beanstalk three-classes shared-word \
    ec2-foundation physical hypervisor third-party compliance resilience genai client-side \
    monitoring iam";

#[test]
fn embedded_catalogue_is_whole() {
    let catalog = knowledge::embedded();
    let mut findings = Vec::new();
    for (what, wanted, known) in [
        ("duty", DUTIES, ids(catalog.duties.keys())),
        ("service", SERVICES, ids(catalog.services.keys())),
        ("obligation", OBLIGATIONS, ids(catalog.obligations.keys())),
        ("correction", CORRECTIONS, ids(catalog.model.corrections.iter().map(|c| &c.id))),
    ] {
        let missing = wanted.split_whitespace().filter(|id| !known.contains(*id));
        findings.extend(missing.map(|id| format!("no {what} `{id}`")));
    }
    none(&findings);
    assert_eq!(catalog.duties.len(), DUTIES.split_whitespace().count());
    let order: BTreeSet<&str> = catalog.order.iter().map(|id| &**id).collect();
    assert_eq!(order.len(), catalog.order.len(), "a duty stands twice in the order");
    assert_eq!(order, catalog.duties.keys().map(|id| &**id).collect());
    assert!(
        catalog.changes.is_empty() && catalog.digest.len() == 64 && !catalog.version.is_empty()
    );
    assert!(catalog.regions.len() > 30, "{} Regions", catalog.regions.len());
    let partitions: BTreeSet<&str> =
        catalog.regions.values().map(|region| region.partition).collect();
    assert!(partitions.is_superset(&["aws", "aws-cn", "aws-us-gov"].into()), "{partitions:?}");
}

fn ids<T: ToString>(ids: impl Iterator<Item = T>) -> BTreeSet<String> {
    ids.map(|id| id.to_string()).collect()
}

#[test]
fn the_model_has_its_rows() {
    let model = knowledge::embedded().model;
    let titles = |principles: &[dutyline::catalog::Principle]| -> Vec<String> {
        principles.iter().map(|principle| principle.title.to_lowercase()).collect()
    };
    assert_eq!(
        titles(&model.aws_duties),
        [
            "global infrastructure",
            "physical security",
            "hypervisor",
            "managed services",
            "compliance and certifications",
        ]
    );
    assert_eq!(
        titles(&model.customer_duties),
        [
            "data security",
            "identity and access management",
            "platform and applications",
            "network security",
            "data encryption in transit and at rest",
            "users, roles and permissions",
            "application security",
        ]
    );
    let examples: Vec<&str> = model.categories.iter().map(|c| &*c.example_service).collect();
    assert_eq!(model.categories.len(), 3);
    assert!(examples.contains(&"ec2") && examples.contains(&"s3"), "{examples:?}");
    let both: Vec<&str> = model.both.iter().map(|both| both.title).collect();
    assert_eq!(both, ["Monitoring", "Improvement"]);
}

#[test]
fn frameworks_have_their_controls() {
    let catalog = knowledge::embedded();
    for (framework, baseline, count) in [
        ("nist-800-53-r5", None, 1007),
        ("nist-800-53-r5", Some("low"), 149),
        ("nist-800-53-r5", Some("moderate"), 287),
        ("nist-800-53-r5", Some("high"), 370),
        ("nist-800-53-r5", Some("privacy"), 96),
        ("nist-csf-2.0", None, 106),
    ] {
        let framework = &catalog.frameworks[framework];
        let at = |name: &str| framework.baselines.iter().position(|(id, _)| *id == name);
        let index = baseline.map(|name| at(name).expect("the baseline is there"));
        let selected = framework.controls.iter().filter(|(_, control)| {
            index.is_none_or(|index| control.baselines.iter().any(|at| usize::from(*at) == index))
        });
        assert_eq!(selected.count(), count, "{} {baseline:?}", framework.title);
    }
}

#[test]
fn everything_cites_a_source_and_every_source_is_cited() {
    let catalog = knowledge::embedded();
    let citing = citing(&catalog);
    let mut findings: Vec<String> = Vec::new();
    for (what, sources) in &citing {
        if sources.is_empty() {
            findings.push(format!("{what} cites nothing"));
        }
        let unknown = sources.iter().filter(|id| !catalog.sources.contains_key(&**id));
        findings.extend(unknown.map(|id| format!("{what} cites `{id}`, which is no source")));
    }
    let used: BTreeSet<&SourceId> = citing.iter().flat_map(|(_, sources)| *sources).collect();
    let idle = catalog.sources.keys().filter(|id| !used.contains(id));
    findings.extend(idle.map(|id| format!("nothing cites `{id}`")));
    none(&findings);
}

/// Everything that cites, with what it cites.
fn citing(catalog: &Catalog) -> Vec<(String, &[SourceId])> {
    let mut citing: Vec<(String, &[SourceId])> = Vec::new();
    for (id, duty) in &catalog.duties {
        citing.push((format!("duty {id}"), &duty.sources));
    }
    for (id, service) in &catalog.services {
        if !service.is_general {
            citing.push((format!("the category of {id}"), &service.category_sources));
        }
        let ends = service.lifecycle.iter();
        citing.extend(ends.map(|ends| (format!("the end of {id}"), ends.sources.as_slice())));
    }
    for (id, versions) in &catalog.versions {
        citing.push((format!("versions {id}"), &versions.sources));
    }
    for (id, partition) in &catalog.partitions {
        citing.push((format!("partition {id}"), &partition.sources));
        let operator = partition.operator.iter();
        citing.extend(operator.map(|who| (format!("operator of {id}"), who.sources.as_slice())));
    }
    for (id, report) in &catalog.assurance.reports {
        citing.push((format!("report {id}"), &report.sources));
    }
    citing.push(("detection".to_owned(), &catalog.detection.sources));
    for (name, _, step) in steps(catalog) {
        citing.push((name, &step.sources));
    }
    for (id, obligation) in &catalog.obligations {
        citing.push((format!("obligation {id}"), &obligation.sources));
    }
    for (id, framework) in &catalog.frameworks {
        citing.push((format!("framework {id}"), &framework.sources));
        let via = framework.via.iter();
        citing
            .extend(via.map(|via| (format!("{id} via {}", via.framework), via.sources.as_slice())));
    }
    let model = &catalog.model;
    for principle in model.aws_duties.iter().chain(&model.customer_duties) {
        citing.push((format!("model: {}", principle.title), &principle.sources));
    }
    for category in &model.categories {
        citing.push((format!("model: {}", category.title), &category.sources));
    }
    for both in &model.both {
        citing.push((format!("model: {}", both.title), &both.sources));
    }
    for case in &model.cases {
        citing.push((format!("case {}", case.id), &case.sources));
    }
    for correction in &model.corrections {
        citing.push((format!("model: {}", correction.id), &correction.sources));
    }
    citing
}

/// Every step that moves a line or words it anew: its name, the duties, the step.
pub(crate) fn steps(catalog: &Catalog) -> Vec<(String, Vec<&str>, &Step)> {
    let mut steps: Vec<(String, Vec<&str>, &Step)> = Vec::new();
    for (id, service) in &catalog.services {
        for (duty, step) in &service.duties {
            steps.push((format!("{id}: {duty}"), vec![duty], step));
        }
        for (option, choice) in &service.options {
            for (value, found) in &choice.values {
                for (duties, step) in &found.shifts {
                    let duties: Vec<&str> = duties.iter().map(|duty| &**duty).collect();
                    let name = format!("{id}: {option}: {value}: {}", duties.join(", "));
                    steps.push((name, duties, step));
                }
            }
        }
    }
    for (id, partition) in &catalog.partitions {
        for (duties, step) in &partition.shifts {
            let duties: Vec<&str> = duties.iter().map(|duty| &**duty).collect();
            steps.push((format!("partition {id}: {}", duties.join(", ")), duties, step));
        }
    }
    steps
}

#[test]
fn each_party_has_its_statement_and_evidence() {
    let catalog = knowledge::embedded();
    let mut findings = Vec::new();
    for (id, duty) in &catalog.duties {
        for party in duty.party {
            findings.extend(lack(&format!("duty {id}"), party, duty.statements.get(&party)));
        }
        let of_aws = duty.statements.values().any(|texts| texts.aws.is_some());
        let of_customer = duty.party.iter().any(|party| *party != Party::Aws);
        if of_aws && duty.party.contains(&Party::Aws) && duty.evidence.aws.is_empty() {
            findings.push(format!("duty {id} has no evidence of AWS's"));
        }
        if of_customer && duty.evidence.customer.is_empty() {
            findings.push(format!("duty {id} has no evidence of the customer's"));
        }
    }
    for (name, duties, step) in steps(&catalog) {
        for duty in duties {
            let duty: &Duty = &catalog.duties[duty];
            if let Some(party) = step.party {
                let own = &step.texts;
                let general = duty.statements.get(&party).cloned().unwrap_or_default();
                let texts = Texts {
                    aws: own.aws.or(general.aws),
                    customer: own.customer.or(general.customer),
                    third_party: own.third_party.or(general.third_party),
                };
                findings.extend(lack(&name, party, Some(&texts)));
            }
        }
    }
    for (id, obligation) in &catalog.obligations {
        let empty = [
            ("text", obligation.customer.is_empty()),
            ("tool", obligation.tools.is_empty()),
            ("evidence", obligation.evidence.is_empty()),
            ("duty of the catalogue", !catalog.duties.contains_key(&*obligation.duty)),
        ];
        let empty = empty.into_iter().filter(|(_, lacks)| *lacks);
        findings.extend(empty.map(|(what, _)| format!("obligation {id} has no {what}")));
    }
    none(&findings);
}

/// What a party that answers lacks.
fn lack(name: &str, party: Party, texts: Option<&Texts>) -> Option<String> {
    let has = |pick: fn(&Texts) -> Option<&str>| {
        texts.and_then(pick).is_some_and(|text| !text.is_empty())
    };
    let is_whole = match party {
        Party::Aws => has(|t| t.aws),
        Party::Customer => has(|t| t.customer),
        Party::Shared => has(|t| t.aws) && has(|t| t.customer),
        Party::ThirdParty => has(|t| t.third_party) || has(|t| t.customer),
    };
    (!is_whole).then(|| format!("{name}: no statement for the party `{party}`"))
}
