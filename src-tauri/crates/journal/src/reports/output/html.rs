//! A report as one HTML page to print: no script, and nothing from elsewhere.
//!
//! `maud` escapes every text. Texts of a store or a person also have their hidden characters
//! visible and are isolated from the reading direction of the page.

use std::io::Write;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sheet::visible_text;

use crate::Error;
use crate::reports::columns::{Column, Kind};
use crate::reports::head::{Head, put, text_of};
use crate::reports::{ReportFacts, ReportLabels};

const STYLE: &str = include_str!("report.css");
/// Nothing is loaded and nothing runs, even if markup gets into the page.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

pub(super) struct Page<'a> {
    to: &'a mut (dyn Write + Send),
    columns: &'static [Column],
    is_signed_off: bool,
}

/// A text of a store or a person.
fn isolate(text: &str) -> Markup {
    html! { bdi { (visible_text(text)) } }
}

impl<'a> Page<'a> {
    pub(super) fn begin(
        head: &Head<'_>,
        labels: &dyn ReportLabels,
        to: &'a mut (dyn Write + Send),
    ) -> Result<Self, Error> {
        let title = head.title(labels);
        let top = html! {
            (DOCTYPE)
            (PreEscaped(format!("<html lang=\"{}\" dir=\"ltr\">", labels.language())))
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            (PreEscaped("<body>"))
            header { h1 { (title) } p { "Shopside" } }
            dl {
                @for (name, value) in head.facts(labels) {
                    dt { (name) }
                    dd { (isolate(&value)) }
                }
            }
            (PreEscaped("<table>"))
            thead {
                tr {
                    @for column in head.columns {
                        th scope="col" class=[class(*column)] { (column.heading(labels)) }
                    }
                }
            }
            (PreEscaped("<tbody>"))
        };
        put(to, &top.into_string())?;
        Ok(Self {
            to,
            columns: head.columns,
            is_signed_off: head.is_signed_off,
        })
    }

    pub(super) fn row(&mut self, values: impl Iterator<Item = String>) -> Result<(), Error> {
        let row = html! {
            tr {
                @for (column, value) in self.columns.iter().zip(values) {
                    td class=[class(*column)] { (isolate(&value)) }
                }
            }
        };
        put(self.to, &row.into_string())
    }

    pub(super) fn end(self, facts: &ReportFacts, labels: &dyn ReportLabels) -> Result<(), Error> {
        let text = |id| text_of(labels, id);
        let bottom = html! {
            (PreEscaped("</tbody></table>"))
            @if facts.rows == 0 { p { (text("report-nothing")) } }
            h2 { (text("report-facts")) }
            dl {
                @for fact in facts.lines() {
                    dt { (text(fact.id)) }
                    dd { (fact.count) }
                }
            }
            @if self.is_signed_off {
                h2 { (text("report-sign-off")) }
                dl class="lines" {
                    @for id in ["report-reviewer", "report-date", "report-signature"] {
                        dt { (text(id)) }
                        dd {}
                    }
                }
            }
            (PreEscaped("</body></html>\n"))
        };
        put(self.to, &bottom.into_string())
    }
}

fn class(column: Column) -> Option<&'static str> {
    match column.kind {
        Kind::Text => None,
        Kind::Number => Some("end"),
        Kind::Blank => Some("blank"),
    }
}
