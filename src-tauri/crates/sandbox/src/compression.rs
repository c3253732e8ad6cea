//! Answers that are worth it go compressed, to callers who ask for that.
//!
//! Only gzip, which every client knows. Answers that go wrong on their way are spoilt first: what is said of a fault is true
//! of what its caller reads.

use axum::body::HttpBody;
use axum::http::Response;
use tower_http::CompressionLevel;
use tower_http::compression::{CompressionLayer, Predicate};

/// What is smaller fits into a packet as it is, in bytes.
const SMALLEST: u64 = 1024;

/// Stands around the API, with nothing to do where it is off.
pub(crate) fn layer(is_on: bool) -> CompressionLayer<Worthwhile> {
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(Worthwhile { is_on })
}

/// Which answers are worth it.
#[derive(Clone, Copy)]
pub(crate) struct Worthwhile {
    is_on: bool,
}

impl Predicate for Worthwhile {
    fn should_compress<B: HttpBody>(&self, response: &Response<B>) -> bool {
        // One that comes bit by bit, or breaks in the middle, has no size. It is the answer that is to break, and not its packing.
        let size = response.body().size_hint().exact();
        self.is_on && size.is_some_and(|size| size > SMALLEST)
    }
}
