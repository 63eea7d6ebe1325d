//! Plurals, dates and spans in both languages, and that the files hold the same.

use super::{Arg, BUILT_IN, Unfit, Words};
use crate::cadence::Cadence;
use crate::date::Date;

fn words(language: &str) -> &'static Words {
    Words::built_in(language).expect("a language in the binary")
}

#[test]
fn every_language_has_the_messages_of_the_english_one() {
    for (language, text) in BUILT_IN {
        let found = Words::parse(language, text).map(|words| words.language);
        assert_eq!(found.map_err(|unfit| unfit.to_string()), Ok(language));
    }
}

#[test]
fn numbers_choose_the_plural() {
    let rows = [
        ("en", "dates-passed", ["0 dates have", "1 date has", "2 dates have", "5 dates have"]),
        (
            "de",
            "dates-passed",
            ["0 Termine sind", "1 Termin ist", "2 Termine sind", "5 Termine sind"],
        ),
        ("en", "summary-moved", ["0 duties have", "1 duty has", "2 duties have", "5 duties have"]),
        (
            "de",
            "summary-moved",
            ["Bei 0 Pflichten", "Bei 1 Pflicht ", "Bei 2 Pflichten", "Bei 5 Pflichten"],
        ),
        ("en", "findings-superseded", ["0 were", "1 was", "2 were", "5 were"]),
        ("de", "findings-superseded", ["0 wurden", "1 wurde ", "2 wurden", "5 wurden"]),
        ("en", "span.day", ["0 days", "1 day", "2 days", "5 days"]),
        ("de", "span.day", ["0 Tage", "1 Tag", "2 Tage", "5 Tage"]),
        ("en", "every.week", ["every 0 weeks", "every week", "every 2 weeks", "every 5 weeks"]),
        ("de", "every.week", ["alle 0 Wochen", "wöchentlich", "alle 2 Wochen", "alle 5 Wochen"]),
    ];
    for (language, id, expected) in rows {
        for (number, expected) in [0, 1, 2, 5].into_iter().zip(expected) {
            let count = Arg::Number(number);
            let said = words(language).say(id, &[("count", count), ("n", count)]);
            assert!(said.starts_with(expected), "{language} {id} {number}: {said}");
        }
    }
}

/// After "seit" and "vor" German wants the dative.
#[test]
fn days_that_have_passed_are_declined() {
    for (language, id, days, expected) in [
        ("en", "date-late", 1, "**D: overdue** for 1 day"),
        ("en", "date-late", 2, "**D: overdue** for 2 days"),
        ("de", "date-late", 1, "**D: überfällig** seit 1 Tag"),
        ("de", "date-late", 2, "**D: überfällig** seit 2 Tagen"),
        ("en", "date-ago", 1, "D, 1 day ago"),
        ("de", "date-ago", 1, "D, vor 1 Tag"),
        ("de", "date-ago", 30, "D, vor 30 Tagen"),
    ] {
        let args = [("date", Arg::Text("D")), ("days", Arg::Number(days))];
        assert_eq!(words(language).say(id, &args), expected);
    }
}

#[test]
fn dates_are_written_as_the_language_writes_them() {
    for (language, date, short, long) in [
        ("en", "2026-11-24", "2026-11-24", "24 November 2026"),
        ("en", "2026-03-04", "2026-03-04", "4 March 2026"),
        ("de", "2026-11-24", "24.11.2026", "24.\u{a0}November 2026"),
        ("de", "2026-03-04", "04.03.2026", "4.\u{a0}März 2026"),
        ("de", "2028-02-29", "29.02.2028", "29.\u{a0}Februar 2028"),
    ] {
        let words = words(language);
        let day = Date::parse(date).expect("a date");
        assert_eq!((words.date(day), words.long_date(day)), (short.to_owned(), long.to_owned()));
    }
    let ends = ["2026-01-01", "2026-12-31"].map(|date| Date::parse(date).expect("a date"));
    assert_eq!(words("de").period(ends[0], ends[1]), "01.01.2026 bis 31.12.2026");
    assert_eq!(words("en").period(ends[0], ends[1]), "2026-01-01 to 2026-12-31");
    assert_eq!(words("de").year_month("2026-11"), "11/2026");
    assert_eq!(words("en").year_month("2026-11"), "2026-11");
    assert_eq!((words("de").month(3), words("de").short_month(3)), ("März", "März"));
}

#[test]
fn cadences_are_said_in_words() {
    for (cadence, english, german) in [
        ("continuous", "continuous", "fortlaufend"),
        ("event", "on each event", "anlassbezogen"),
        ("org-defined", "as the organisation defines", "nach Festlegung der Organisation"),
        ("P1Y", "every year", "jährlich"),
        ("P30D", "every 30 days", "alle 30 Tage"),
        ("P1D", "every day", "täglich"),
        ("PT12H", "every 12 hours", "alle 12 Stunden"),
        ("P1DT12H", "every 1 day and 12 hours", "im Abstand von je 1 Tag und 12 Stunden"),
    ] {
        let known = Cadence::parse(cadence).expect("a cadence");
        assert_eq!(words("en").cadence(known), english);
        assert_eq!(words("de").cadence(known), german);
        assert_eq!(known.words(), english, "the terminal says it as the report does");
    }
}

#[test]
fn a_file_that_lacks_something_says_what() {
    let english = BUILT_IN[0].1;
    let rows = [
        ("fr", english.replace("page-of = ", "page-off = "), "the message `page-of` is missing"),
        (
            "fr",
            english.replace("page-of = ", "page-off = "),
            "the message `page-off` is asked for nowhere",
        ),
        (
            "fr",
            english.replace("Page { $page } of { $pages }", "Page { $page }"),
            "the message `page-of` speaks of `$page` where English speaks of `$page`, `$pages`",
        ),
        ("fr", format!("{english}\npage-of = again\n"), "page-of"),
        ("fr", english.replace("page-of = Page {", "page-of = Page {{{"), "line "),
        ("not a tag", english.to_owned(), "`not a tag` is not the tag of a language, such as `fr`"),
    ];
    for (language, text, expected) in rows {
        let Err(Unfit(lines)) = Words::parse(language, &text) else {
            panic!("{expected}: nothing was found")
        };
        assert!(lines.iter().any(|line| line.contains(expected)), "{expected}: {lines:?}");
    }
}

/// What a user writes stands in a sentence as it is, whatever it looks like to Fluent.
#[test]
fn what_is_put_into_a_sentence_is_no_message() {
    let hostile = "{ $pages } { page-of } -term \u{2068}x\n.attribute = y";
    let args = [("page", Arg::Text(hostile)), ("pages", Arg::Text("}"))];
    assert_eq!(words("en").say("page-of", &args), format!("Page {hostile} of }}"));
    assert_eq!(words("en").find("page-of", &[]).map_err(|e| e.contains("page")), Err(true));
    assert_eq!(words("en").find("nonsense", &[]).map_err(|e| e.contains("nonsense")), Err(true));
}
