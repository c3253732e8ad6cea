//! What is around the rows of a report: its title, its period, and the headings of its columns.

use jiff::tz::{TimeZone, offset};
use journal::{Action, EnglishLabels, Outcome, Period, Report, ReportFormat, ReportLabels, Subject};

use super::store_comparison::store;
use super::{act, always, between, log_of, of_log, preview, written};

const MORNING: &str = "2026-11-23T09:00:00Z";

fn text(report: &Report, period: &Period) -> String {
    let log = log_of(preview("s-1", MORNING));
    written(report, &of_log(&log), period, ReportFormat::Text).0
}

/// November in Berlin.
fn november() -> Period {
    Period {
        zone: TimeZone::get("Europe/Berlin").unwrap(),
        ..between("2026-10-31T23:00:00Z", "2026-11-30T23:00:00Z")
    }
}

#[test]
fn text_begins_with_its_title_period_and_headings() {
    let review = text(&Report::AccessReview, &november());
    let lines: Vec<_> = review.lines().collect();
    assert_eq!(
        lines[..6],
        [
            "Access review",
            "From: 2026-11-01",
            "To: 2026-11-30",
            "Time zone: Europe/Berlin",
            "",
            "Operator | Account and computer | Installation | Store | Store address | Access | Count | Failed \
             | No reason given | Reason erased | No end recorded | Last use | Keep or remove | Reviewed by \
             | Reviewed on",
        ]
    );
    assert!(lines[6].starts_with("Ann Perkins | ann@till-3 | "), "{review}");
}

#[test]
fn period_without_limits_and_zone_without_a_name_are_told() {
    let review = text(&Report::AccessReview, &always());
    assert!(
        review.contains("From: Not limited\nTo: Not limited\nTime zone: UTC\n"),
        "{review}"
    );
    let zone = TimeZone::fixed(offset(-3));
    let review = text(&Report::AccessReview, &Period { zone, ..november() });
    // Three hours before midnight in Greenwich.
    assert!(
        review.contains("From: 2026-10-31\nTo: 2026-11-30\nTime zone: -03\n"),
        "{review}"
    );
}

#[test]
fn report_says_what_it_is_about() {
    let subject = Report::Subject(Subject {
        customer: "ron@swanson.com".into(),
        store: None,
        with_staff: false,
    });
    let subject = text(&subject, &always());
    assert!(
        subject.starts_with("Access to a customer’s data\nCustomer: ron@swanson.com\nFrom: "),
        "{subject}"
    );
    let comparison = text(&Report::StoreComparison(store(Vec::new())), &always());
    assert!(
        comparison.starts_with(
            "Comparison with the store’s log\nStore: https://euwest.api.elasticpath.com\nFrom: "
        ),
        "{comparison}"
    );
    let review = text(&Report::AccessReview, &always());
    assert!(!review.contains("Customer: "), "{review}");
}

#[test]
fn page_has_its_language_and_marks_numbers_and_blanks() {
    let mut entries = preview("s-1", MORNING);
    entries.push(act(Action::AdminView, Outcome::Begun, MORNING));
    let (page, _) = written(
        &Report::AccessReview,
        &of_log(&log_of(entries)),
        &november(),
        ReportFormat::Html,
    );
    for part in [
        "<html lang=\"en\" dir=\"ltr\">",
        "<dd><bdi>2026-11-30</bdi></dd>",
        "<th scope=\"col\">Operator</th>",
        "<th scope=\"col\" class=\"end\">Count</th>",
        "<th scope=\"col\" class=\"blank\">Keep or remove</th>",
        "<td><bdi>Ann Perkins</bdi></td>",
        "<td class=\"end\"><bdi>1</bdi></td>",
        "<td class=\"blank\"><bdi></bdi></td>",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn english_labels_leave_what_was_opened_as_it_is() {
    let labels = EnglishLabels::default();
    assert_eq!(labels.opened("order o-1").as_deref(), Some("order o-1"));
    assert_eq!(labels.language(), "en");
}
