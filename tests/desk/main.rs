//! What the desk promises, tried on in-memory twins of the machine and a real sandbox store.

mod connections;
mod customers;
mod impersonation;
mod office;
mod twins;
mod words;
