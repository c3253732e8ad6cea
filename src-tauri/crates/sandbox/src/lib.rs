//! A Moltin store on one machine: a local server of the same API.
