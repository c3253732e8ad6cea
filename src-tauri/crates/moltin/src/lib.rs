//! A typed async client for the Moltin (Elastic Path Commerce Cloud) API.
