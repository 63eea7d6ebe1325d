//! The picture of the year: for each owner, how many obligations are due in each month, what is overdue, and where the
//! report's day stands.

use super::grid::{WIDTH, units};
use super::words::{width, wrap};
use crate::lang::Words;
use crate::render::scene::{Anchor, Paint, Scene, Shape};
use crate::report::{Report, YearView};
use std::collections::BTreeMap;

/// Room for the owners' names.
const LEFT: f32 = 104.0;
/// Height of a lane.
const LANE: f32 = 40.0;
/// Height of the highest bar.
const BAR: f32 = 26.0;
/// Height of the line of months.
const HEAD: f32 = 16.0;

/// Size of the numbers.
const SMALL: f32 = 6.6;

/// What one owner owes in one month.
#[derive(Clone, Copy, Default)]
struct Load {
    due: usize,
    overdue: usize,
}

/// The picture; none where nothing has a date.
pub(super) fn scene(report: &Report) -> Option<Scene> {
    let (year, words) = (&report.year, report.words);
    let lanes = lanes(year, words, &report.document.as_of.to_string());
    if lanes.is_empty() || year.months.is_empty() {
        return None;
    }
    let most = lanes.values().flatten().map(|load| load.due).max().unwrap_or(1).max(1);
    let step = (WIDTH - LEFT) / units(year.months.len());
    let mut shapes = Vec::new();
    for (at, month) in year.months.iter().enumerate() {
        text(
            LEFT + step * (units(at) + 0.5),
            9.0,
            Anchor::Middle,
            Paint::Muted,
            name(words, month),
            &mut shapes,
        );
    }
    let mut labels = Vec::new();
    for (lane, (owner, loads)) in lanes.iter().enumerate() {
        let floor = HEAD + LANE * (units(lane) + 1.0) - 6.0;
        owner_name(owner, floor, &mut shapes);
        for (at, load) in loads.iter().enumerate() {
            let place = (LEFT + step * units(at), floor);
            bar(*load, (most, words), place, step, (&mut shapes, &mut labels));
        }
        let rule = Some((Paint::Rule, 0.6));
        shapes.push(Shape::Path {
            points: vec![(0.0, floor), (WIDTH, floor)],
            closed: false,
            fill: None,
            stroke: rule,
        });
    }
    let bottom = HEAD + LANE * units(lanes.len());
    today(report, step, bottom, &mut shapes);
    // The day's line goes behind the numbers.
    shapes.extend(labels);
    Some(Scene {
        width: WIDTH,
        height: bottom + 12.0,
        title: words.text("year-title").to_owned(),
        alt: alt(year, words, &lanes),
        shapes,
    })
}

/// The load of each owner in each month.
fn lanes(year: &YearView, words: &Words, as_of: &str) -> BTreeMap<String, Vec<Load>> {
    let mut lanes: BTreeMap<String, Vec<Load>> = BTreeMap::new();
    for row in &year.rows {
        let owner = row.owner.clone().unwrap_or_else(|| words.text("nobody").to_owned());
        let loads = lanes.entry(owner).or_insert_with(|| vec![Load::default(); year.months.len()]);
        for (load, count) in loads.iter_mut().zip(&row.counts) {
            load.due += usize::from(*count > 0);
        }
        let first = row.overdue.map(|date| date.to_string()[..7].to_owned());
        for ((load, month), count) in loads.iter_mut().zip(&year.months).zip(&row.counts) {
            let is_late = first.as_ref().is_some_and(|first| {
                month == first || (month > first && month.as_str() < &as_of[..7])
            });
            load.overdue += usize::from(is_late && *count > 0);
        }
    }
    lanes
}

fn bar(
    load: Load,
    (most, words): (usize, &Words),
    (x, floor): (f32, f32),
    step: f32,
    (shapes, labels): (&mut Vec<Shape>, &mut Vec<Shape>),
) {
    if load.due == 0 {
        return;
    }
    let h = (BAR * units(load.due) / units(most)).max(2.0);
    let is_late = load.overdue > 0;
    let (fill, ink) =
        if is_late { (Paint::Aws, Paint::Line) } else { (Paint::Customer, Paint::CustomerInk) };
    shapes.push(Shape::Rect {
        x: x + step * 0.18,
        y: floor - h,
        w: step * 0.64,
        h,
        radius: 1.5,
        fill: Some(fill),
        stroke: Some((ink, 0.7)),
        hatch: is_late.then_some(Paint::Line),
    });
    let late = words.say("year-late", &[("due", load.due.into()), ("late", load.overdue.into())]);
    let is_told = is_late && width(&late, SMALL, false) <= step;
    let label = if is_told { late } else { load.due.to_string() };
    let (middle, base) = (x + step / 2.0, floor - h - 2.5);
    let w = width(&label, SMALL, false);
    labels.push(Shape::Rect {
        x: middle - w / 2.0,
        y: base - SMALL * 0.85,
        w,
        h: SMALL,
        radius: 0.0,
        fill: Some(Paint::Paper),
        stroke: None,
        hatch: None,
    });
    text(middle, base, Anchor::Middle, Paint::Ink, &label, labels);
}

fn owner_name(owner: &str, floor: f32, shapes: &mut Vec<Shape>) {
    let lines = wrap(owner, 7.0, true, LEFT - 8.0, 2);
    let mut y = floor - 4.0 - 8.0 * (units(lines.len()) - 1.0);
    for line in lines {
        shapes.push(Shape::Text {
            x: 0.0,
            y,
            size: 7.0,
            bold: true,
            anchor: Anchor::Start,
            paint: Paint::Ink,
            text: line,
        });
        y += 8.0;
    }
}

/// The report's day, where it lies in the period.
fn today(report: &Report, step: f32, bottom: f32, shapes: &mut Vec<Shape>) {
    let as_of = report.document.as_of.to_string();
    let Some(at) = report.year.months.iter().position(|month| as_of.starts_with(month)) else {
        return;
    };
    let (_, _, day) = report.document.as_of.parts();
    let x = LEFT + step * (units(at) + f32::from(day) / 31.0);
    let stroke = Some((Paint::Line, 1.0));
    shapes.push(Shape::Path {
        points: vec![(x, HEAD - 4.0), (x, bottom)],
        closed: false,
        fill: None,
        stroke,
    });
    let day = report.words.date(report.document.as_of);
    text(x, bottom + 9.0, Anchor::Middle, Paint::Line, &day, shapes);
}

fn text(x: f32, y: f32, anchor: Anchor, paint: Paint, words: &str, shapes: &mut Vec<Shape>) {
    shapes.push(Shape::Text {
        x,
        y,
        size: SMALL,
        bold: false,
        anchor,
        paint,
        text: words.to_owned(),
    });
}

fn name<'m>(words: &Words, month: &'m str) -> &'m str {
    let number = month.get(5..).and_then(|number| number.parse().ok());
    number.filter(|number| (1..=12).contains(number)).map_or(month, |at| words.short_month(at))
}

fn alt(year: &YearView, words: &Words, lanes: &BTreeMap<String, Vec<Load>>) -> String {
    let mut said = words.text("year-alt").to_owned();
    for (owner, loads) in lanes {
        let due = year.months.iter().zip(loads).filter(|(_, load)| load.due > 0);
        let counts = due.map(|(month, load)| format!("{} {}", name(words, month), load.due));
        let counts = counts.collect::<Vec<_>>().join(", ");
        let late: usize = loads.iter().map(|load| load.overdue).sum();
        let mut args = vec![("owner", owner.into()), ("months", (&counts).into())];
        said.push(' ');
        if late > 0 {
            args.push(("late", late.into()));
            said.push_str(&words.say("year-alt-owner-late", &args));
        } else {
            said.push_str(&words.say("year-alt-owner", &args));
        }
    }
    said
}
