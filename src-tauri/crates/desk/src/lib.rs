//! The application without its window: connections, customers, impersonation, orders.
