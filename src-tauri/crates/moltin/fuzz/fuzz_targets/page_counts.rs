//! A page with any counts is read, and a scan of it ends.
#![no_main]

use axum::http::StatusCode;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|meta: &[u8]| {
    let body = [br#"{"data":[{"id":"o-1"},{"id":"o-2"}],"meta":"#, meta, b"}"].concat();
    for error in moltin_fuzz::read(StatusCode::OK, &body) {
        assert!(error.api_error().is_none(), "{error}");
    }
});
