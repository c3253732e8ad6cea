-- Queries for ClickHouse, on the table that the ClickHouse exporter of the OpenTelemetry Collector
-- creates. Tried with chDB 26, the engine of ClickHouse. The first statement is needed by the others.

-- Each entry once, however often it was delivered.
CREATE VIEW IF NOT EXISTS shopside_entries AS
SELECT
    ResourceAttributes['service.instance.id'] AS installation,
    toInt64OrZero(LogAttributes['shopside.entry.number']) AS number,
    LogAttributes['shopside.entry.hash'] AS hash,
    any(parseDateTime64BestEffortOrZero(LogAttributes['shopside.entry.time'], 3, 'UTC')) AS at,
    any(ResourceAttributes['host.name']) AS host,
    any(LogAttributes['enduser.id']) AS account,
    any(LogAttributes['shopside.operator']) AS operator,
    any(LogAttributes['shopside.store.name']) AS store,
    any(LogAttributes['shopside.action']) AS action,
    any(LogAttributes['shopside.outcome']) AS outcome,
    any(LogAttributes['shopside.access.method']) AS method,
    any(LogAttributes['session.id']) AS session,
    any(LogAttributes['shopside.customer.id']) AS customer,
    any(LogAttributes['shopside.reason']) AS reason,
    max(toInt64OrZero(LogAttributes['shopside.head.number'])) AS head
FROM otel_logs
WHERE ServiceName = 'shopside'
GROUP BY installation, number, hash;

-- Customer views of each day by operator and way of access.
SELECT toDate(at) AS day, operator, account, store, method, uniqExact(session) AS sessions
FROM shopside_entries
WHERE session != '' AND action IN ('preview', 'sign_in') AND outcome = 'done'
GROUP BY day, operator, account, store, method
ORDER BY day, operator, account, store, method;

-- Customers in one clock hour, more than 20.
SELECT toStartOfHour(at) AS hour, operator, account, uniqExact(customer) AS customers
FROM shopside_entries
WHERE customer != '' AND action IN ('preview', 'sign_in', 'admin_view', 'password_set')
GROUP BY hour, operator, account
HAVING customers > 20
ORDER BY hour, operator, account;

-- Installations with gaps, with entries that were announced and did not arrive, and with two
-- entries of one number (a log that was replaced).
SELECT
    installation,
    max(number) - min(number) + 1 - uniqExact(number) AS gaps,
    max(head) - max(number) AS not_arrived,
    count() - uniqExact(number) AS rewritten
FROM shopside_entries
GROUP BY installation
HAVING gaps > 0 OR not_arrived > 0 OR rewritten > 0
ORDER BY installation;

-- Installations without an entry for a week, by the last entry of all.
SELECT installation, any(host) AS computer, max(at) AS last_at
FROM shopside_entries
GROUP BY installation
HAVING last_at < (SELECT max(at) FROM shopside_entries) - INTERVAL 7 DAY
ORDER BY last_at;

-- An export for `shopside-verify compare` and `shopside-verify report`.
SELECT ResourceAttributes, LogAttributes
FROM otel_logs
WHERE ServiceName = 'shopside'
FORMAT JSONEachRow;
