// Does the work of the Rust client's benchmark with the official SDK, as its documentation shows
// it. Prints the time as JSON.
import { createRequire } from "node:module";

const { gateway, MemoryStorageFactory } = createRequire(import.meta.url)("@moltin/sdk");

const [work, baseUrl, number] = process.argv.slice(2);
const client = (credentials) =>
  gateway({
    host: new URL(baseUrl).host,
    protocol: "http",
    client_id: "sandbox",
    storage: new MemoryStorageFactory(),
    ...credentials,
  });

/** Reads all pages of one customer's orders, one after the other. */
async function scan() {
  const admin = client({ client_secret: "sandbox-secret" });
  const found = await admin.Customers.Filter({ eq: { email: "busy@large.test" } }).All();
  const customer = found.data[0].id;
  const watch = stopwatch();
  let count = 0;
  while (count < Number(number)) {
    const page = await admin.Orders.With("items")
      .Filter({ eq: { customer_id: customer } })
      .Sort("-created_at")
      .Limit(100)
      .Offset(count)
      .All();
    if (page.included.items.length < page.data.length) throw new Error("orders without items");
    count += page.data.length;
  }
  return watch();
}

/** Customer token, profile and first page of orders, with a new client. */
async function cold() {
  const watch = stopwatch();
  const shopper = client({});
  const { data } = await shopper.Customers.Token("busy@large.test", "letmein-please");
  const [profile, orders] = await Promise.all([
    shopper.Customers.Get(data.customer_id, data.token),
    shopper.Orders.Limit(100).All(data.token),
  ]);
  if (profile.data.email !== "busy@large.test" || orders.data.length !== 100) {
    throw new Error("profile or orders of another customer");
  }
  return watch();
}

function stopwatch() {
  const started = performance.now();
  const processor = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(processor);
    return { wall_ms: performance.now() - started, cpu_ms: (user + system) / 1000 };
  };
}

console.log(JSON.stringify(await { scan, cold }[work]()));
