//! Blocking calls to the disk or a daemon, kept off the async threads.

/// Runs `work` on the blocking thread pool. A panic in it continues in the caller.
pub(crate) async fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(failure) => std::panic::resume_unwind(failure.into_panic()),
    }
}
