//! A successful response with any body is read or returns an error, and never an API error.
#![no_main]

use axum::http::StatusCode;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    for error in moltin_fuzz::read(StatusCode::OK, body) {
        assert!(error.api_error().is_none(), "{error}");
        assert!(!error.to_string().is_empty());
    }
});
