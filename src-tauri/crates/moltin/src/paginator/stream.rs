//! The streams that a paginator feeds. They own everything they need, so they can be stored and
//! returned.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec::IntoIter;

use futures_util::stream::{BoxStream, Stream, StreamExt, try_unfold};
use jiff::Timestamp;

use super::{Direction, List, Paginator};
use crate::error::Error;
use crate::lenient::UnreadableRecord;
use crate::page::Page;

/// A stream of the pages of a list: see [`Orders::scan`](crate::Orders::scan). Dropping it cancels
/// its requests.
pub struct Pages<T>(BoxStream<'static, Result<Page<T>, Error>>);

impl<T: Send + 'static> Pages<T> {
    pub(crate) fn new<L: List<Record = T>>(
        list: L,
        direction: Direction,
        from: Option<Timestamp>,
        page_size: u32,
        concurrency: usize,
    ) -> Self {
        let paginator = Paginator::new(list, direction, from, page_size, concurrency);
        let pages = try_unfold(paginator, async |mut paginator| {
            let page = paginator.next().await?;
            Ok(page.map(|page| (page, paginator)))
        });
        Self(pages.boxed())
    }
}

impl<T> Pages<T> {
    /// The next page; `None` at the end of the list and after an error.
    pub async fn next(&mut self) -> Option<Result<Page<T>, Error>> {
        self.0.next().await
    }

    /// The records of all pages. A record that can't be read is [`Error::UnreadableRecord`], after
    /// which the stream goes on.
    pub fn records(self) -> Records<T> {
        Records {
            pages: self,
            page: Vec::new().into_iter(),
            unreadable: Vec::new().into_iter(),
        }
    }

    /// Reads all records into memory, as one page.
    ///
    /// # Errors
    /// The first error of the scan.
    pub async fn all(mut self) -> Result<Page<T>, Error> {
        let (mut records, mut unreadable) = (Vec::new(), Vec::new());
        while let Some(page) = self.next().await {
            let page = page?;
            records.extend(page.items);
            unreadable.extend(page.unreadable);
        }
        Ok(Page::whole(records, unreadable))
    }
}

impl<T> Stream for Pages<T> {
    type Item = Result<Page<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(context)
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pages").finish_non_exhaustive()
    }
}

/// A stream of the records of a list: see [`Pages::records`].
pub struct Records<T> {
    pages: Pages<T>,
    page: IntoIter<T>,
    unreadable: IntoIter<UnreadableRecord>,
}

impl<T> Records<T> {
    /// The next record; `None` at the end of the list, and after any other error than
    /// [`Error::UnreadableRecord`].
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        StreamExt::next(self).await
    }
}

// No field is ever pinned.
impl<T> Unpin for Records<T> {}

impl<T> Stream for Records<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(record) = self.page.next() {
                return Poll::Ready(Some(Ok(record)));
            }
            if let Some(UnreadableRecord { id, .. }) = self.unreadable.next() {
                return Poll::Ready(Some(Err(Error::UnreadableRecord { id })));
            }
            match ready!(self.pages.poll_next_unpin(context)) {
                Some(Ok(page)) => {
                    self.page = page.items.into_iter();
                    self.unreadable = page.unreadable.into_iter();
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T> fmt::Debug for Records<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Records").finish_non_exhaustive()
    }
}
