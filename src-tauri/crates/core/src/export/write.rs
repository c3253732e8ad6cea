//! Writing pages to a file as they arrive.

use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;

use futures_util::{Stream, TryStreamExt};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use moltin::Page;
use sheet::{Layout, Sheet};

use super::columns::{self, Row};
use super::resume_point::{ResumePoint, ResumePoints, SoFar, Wanted};
use crate::currencies::Currencies;
use crate::files::{NewFile, Written};
use crate::view::ExportProgress;
use crate::{Error, blocking};

/// Where to write, and how.
pub(super) struct Place {
    pub(super) path: PathBuf,
    pub(super) layout: Layout,
    /// The time zone of times.
    pub(super) zone: TimeZone,
    pub(super) connection: String,
    pub(super) wanted: Wanted,
    /// Whether the records are those of one list, and in its order.
    pub(super) is_one_list: bool,
    /// What an earlier run of the app has left of the file.
    pub(super) left: Option<(PathBuf, ResumePoint)>,
}

/// The creation times between which all records should be written.
pub(super) struct WrittenPart {
    pub(super) after: Timestamp,
    pub(super) before: Timestamp,
}

impl Place {
    /// Continues what an earlier run of the app has left in this folder.
    pub(super) fn continue_from(&mut self, left: Option<(PathBuf, ResumePoint)>, folder: &Path) {
        if let Some(name) = left
            .as_ref()
            .and_then(|(_, resume_point)| resume_point.path.file_name())
        {
            self.path = folder.join(name);
        }
        self.left = left;
    }

    /// The part of the list that is written already.
    pub(super) fn written_part(&self) -> Option<WrittenPart> {
        let so_far = &self.left.as_ref()?.1.so_far;
        Some(WrittenPart {
            after: so_far.key?,
            before: so_far.newest? + 1.millisecond(),
        })
    }

    /// Begins again if the store has more records in the part that is written than the file: the
    /// first run may have lost some.
    pub(super) fn check_written_part(&mut self, stored: u64) {
        if let Some((_, resume_point)) = &mut self.left
            && stored > resume_point.so_far.above_key()
        {
            resume_point.so_far = SoFar::default();
            resume_point.length = 0;
        }
    }

    /// Returns where to read the list on. Several lists can't be continued.
    pub(super) fn begin_with_one_list(&mut self, lists: usize) -> Option<Timestamp> {
        self.is_one_list = lists == 1;
        self.left.as_ref()?.1.so_far.key
    }
}

/// Writes the pages as one table, with one record per row.
pub(super) async fn pages<T: Row>(
    to: Place,
    pages: impl Stream<Item = Result<Page<T>, moltin::Error>> + Send,
    currencies: impl Future<Output = Arc<Currencies>> + Send,
    mut tell: impl FnMut(ExportProgress) + Send,
) -> Result<Written, Error> {
    let zone = to.zone.clone();
    let can_continue = to.is_one_list && to.layout.can_be_continued();
    let mut resume_points =
        ResumePoints::new(&to.connection, to.wanted.clone(), to.path.clone(), can_continue);
    let (mut sheet, mut so_far, in_progress) = blocking::run(move || begin::<T>(to)).await?;
    resume_points.begin(&in_progress);
    let before = so_far.clone();
    let mut pages = pin!(pages);
    let currencies = currencies.await;
    while let Some(mut page) = pages.try_next().await? {
        // The store counts from the key on.
        page.total = page.total.saturating_add(before.above_key());
        before.skip_written(&mut page);
        let can_continue = so_far.add(&page);
        let resume_point = resume_points.after_page(&so_far, can_continue);
        sheet.require_rows(so_far.total)?;
        let (zone, currencies) = (zone.clone(), Arc::clone(&currencies));
        sheet = blocking::run(move || {
            for item in page.items {
                sheet.write(item.cells(&zone, &currencies))?;
            }
            for record in page.unreadable {
                sheet.write(columns::unreadable::<T>(record.id))?;
            }
            if let (Some(resume_point), Some(file)) = (resume_point, sheet.flush()?) {
                resume_point.save(file)?;
            }
            Ok::<_, sheet::Error>(sheet)
        })
        .await?;
        tell(ExportProgress {
            done: so_far.count,
            total: so_far.total,
            unreadable: so_far.unreadable,
        });
    }
    // Finishing a workbook takes a while. If the export is stopped meanwhile, its file is dropped.
    let file = blocking::run(move || sheet.end()).await?;
    let path = blocking::run(move || file.keep()).await?;
    Ok(Written {
        path,
        count: so_far.count,
    })
}

/// Begins a new file, or continues one after its last resume point. Also returns where it is.
fn begin<T: Row>(to: Place) -> sheet::Result<(Sheet<NewFile>, SoFar, PathBuf)> {
    let headings = T::HEADINGS.iter().copied();
    let Some((in_progress, resume_point)) = to.left else {
        let file = NewFile::begin(to.path)?;
        let in_progress = file.in_progress().to_owned();
        return Ok((
            Sheet::begin(to.layout, headings, file)?,
            SoFar::default(),
            in_progress,
        ));
    };
    let file = NewFile::reopen(&in_progress, resume_point.length, to.path)?;
    let sheet = if resume_point.length == 0 {
        Sheet::begin(to.layout, headings, file)?
    } else {
        Sheet::resume(to.layout, headings, file)?
    };
    Ok((sheet, resume_point.so_far, in_progress))
}
