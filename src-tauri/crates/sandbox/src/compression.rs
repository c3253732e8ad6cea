//! Compression of large responses, for clients that accept gzip.
//!
//! Injected faults damage a response before it is compressed, so that a client sees the fault after
//! decompression.

use axum::body::HttpBody;
use axum::http::Response;
use tower_http::CompressionLevel;
use tower_http::compression::{CompressionLayer, Predicate};

/// A smaller response fits into one packet as it is. In bytes.
const MIN_SIZE: u64 = 1024;

/// The compression layer. If it is disabled, it compresses nothing.
pub(crate) fn layer(is_enabled: bool) -> CompressionLayer<LargeEnough> {
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(LargeEnough { is_enabled })
}

/// Selects the responses to compress.
#[derive(Clone, Copy)]
pub(crate) struct LargeEnough {
    is_enabled: bool,
}

impl Predicate for LargeEnough {
    fn should_compress<B: HttpBody>(&self, response: &Response<B>) -> bool {
        // Slow and truncated bodies have no known size. The fault is to break the body itself, not
        // its compressed form.
        let size = response.body().size_hint().exact();
        self.is_enabled && size.is_some_and(|size| size > MIN_SIZE)
    }
}
