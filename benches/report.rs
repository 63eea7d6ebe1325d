//! CPU time and peak memory of whole runs of the program, beside the numbers that the project has set itself.
//!
//! `cargo bench --bench report` makes a profile of about 480 duty rows and runs the release binary for each format. The bench
//! starts itself once for each measurement, since the peak of the children of one process only grows.

use nix::sys::resource::{Usage, UsageWho, getrusage};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

/// What is run, the most CPU that it may take in milliseconds, and what a bare writer takes on the machine of the limits.
const ROWS: [(&str, &[&str], f64, Option<f64>); 6] = [
    ("--help", &["--help"], 5.0, None),
    ("md", &["report", "--format", "md"], 10.0, Some(3.0)),
    ("html", &["report", "--format", "html"], 13.0, Some(4.0)),
    ("json", &["report", "--format", "json"], 10.0, Some(4.0)),
    ("pdf", &["report", "--format", "pdf"], 150.0, Some(60.0)),
    ("all", &["report"], 180.0, Some(67.0)),
];
/// Runs of each measurement; `DUTYLINE_BENCH_ROUNDS` changes it.
const ROUNDS: usize = 21;
const MANY: usize = 100;
/// Services that together give about 480 rows.
const SERVICES: [&str; 10] =
    ["ec2", "ecs", "eks", "rds", "lambda", "s3", "elasticache", "opensearch", "emr", "msk"];

fn rounds() -> usize {
    env::var("DUTYLINE_BENCH_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(ROUNDS)
}

fn main() {
    let args: Vec<String> = env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.split_first() {
        Some((first, rest)) if first == "--measure" => measure(rest),
        _ => compare(),
    }
}

/// CPU of the children so far in milliseconds, and the largest of them in MiB.
fn children() -> (f64, f64) {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts");
    (cpu(&usage), kibibytes(&usage) / 1024.0)
}

fn cpu(usage: &Usage) -> f64 {
    let user = usage.user_time().tv_sec() * 1_000_000 + usage.user_time().tv_usec();
    let system = usage.system_time().tv_sec() * 1_000_000 + usage.system_time().tv_usec();
    f64::from(i32::try_from(user + system).expect("less than half an hour")) / 1000.0
}

fn kibibytes(usage: &Usage) -> f64 {
    f64::from(i32::try_from(usage.max_rss()).expect("less than 2 TiB"))
}

/// Runs the program with the arguments, several times; prints median CPU and peak.
fn measure(args: &[String]) {
    let rounds = if args.len() > MANY { rounds().min(3) } else { rounds() };
    let mut times = Vec::new();
    for _ in 0..rounds {
        let (before, _) = children();
        let status = Command::new(env!("CARGO_BIN_EXE_dutyline"))
            .args(args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("the program starts");
        assert!(status.success(), "{args:?}");
        times.push(children().0 - before);
    }
    times.sort_by(f64::total_cmp);
    say(&format!("{} {}\n", times[times.len() / 2], children().1));
}

fn say(text: &str) {
    std::io::stdout().write_all(text.as_bytes()).expect("standard output");
}

/// The median CPU and the peak of one kind of run.
fn measured(directory: &Path, args: &[&str]) -> (f64, f64) {
    let output = Command::new(env::current_exe().expect("this bench"))
        .arg("--measure")
        .args(args)
        .current_dir(directory)
        .output()
        .expect("this bench starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("numbers");
    let mut numbers = text.split_whitespace().map(|word| word.parse().expect("a number"));
    (numbers.next().expect("CPU"), numbers.next().expect("peak"))
}

fn profile(id: &str) -> String {
    let mut text = format!("workload: {{id: {id}, name: Bench, owner: team}}\ncomponents:\n");
    for service in SERVICES {
        let _ = writeln!(text, "  - {{name: {service}, service: {service}}}");
    }
    text
}

fn compare() {
    let directory = tempfile::tempdir().expect("a directory");
    let at = directory.path();
    fs::write(at.join("p.yaml"), profile("bench")).expect("a profile");
    let rows = duty_rows(at);
    assert!((475..=500).contains(&rows), "{rows} duty rows: choose other services");
    let runs = rounds();
    let mut text = format!(
        "A report of {rows} duty rows; median CPU (user and system) of {runs} runs of the whole process.\n\n| run | ms | limit (480 rows) | share of the limit | a bare writer there | ratio | peak MiB (limit 60) |\n|---|---:|---:|---:|---:|---:|---:|\n"
    );
    for (name, args, limit, yardstick) in ROWS {
        let reports = ["--as-of", "2026-11-24", "p.yaml"];
        let rest: &[&str] = if args[0] == "report" { &reports } else { &[] };
        let (ms, peak) = measured(at, &[args, rest].concat());
        let (bare, ratio) = yardstick.map_or((String::from("–"), String::from("–")), |bare| {
            (bare.to_string(), format!("{:.1}", ms / bare))
        });
        let _ = writeln!(
            text,
            "| {name} | {ms:.1} | {limit} | {:.0} % | {bare} | {ratio} | {peak:.0} |",
            ms / limit * 100.0
        );
    }
    text += "\nFor the PDF: typst 2060 ms and gofpdf (without tags) 194 ms on the machine of the limits.\n";
    text += &many(at);
    say(&text);
}

fn duty_rows(at: &Path) -> usize {
    let output = Command::new(env!("CARGO_BIN_EXE_dutyline"))
        .args(["report", "--format", "json", "--output", "-", "p.yaml"])
        .current_dir(at)
        .output()
        .expect("the program starts");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a report");
    report["duties"].as_array().map_or(0, Vec::len)
}

/// A hundred profiles in one run, beside one alone.
fn many(at: &Path) -> String {
    let names: Vec<String> = (0..MANY).map(|n| format!("p{n}.yaml")).collect();
    for (n, name) in names.iter().enumerate() {
        fs::write(at.join(name), profile(&format!("bench-{n}"))).expect("a profile");
    }
    let report = ["report", "--format", "md,html,json"];
    let (one, _) = measured(at, &[&report[..], &["p0.yaml"]].concat());
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let (all, peak) = measured(at, &[&report[..], &names].concat());
    let each = all / 100.0;
    format!(
        "\nMarkdown, HTML and JSON: {one:.1} ms for one profile alone, {each:.1} ms for each of {MANY} in one run (peak {peak:.0} MiB).\n"
    )
}
