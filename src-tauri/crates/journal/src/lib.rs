//! The record: an append-only journal of what staff did, in SQLite.
