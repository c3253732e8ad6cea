// Tooltips: they open on hover and focus, and nothing of them stays over what comes next.
import { readdirSync, readFileSync } from "node:fs";

import { act, fireEvent, screen, waitFor } from "@testing-library/svelte";
import { parse } from "svelte/compiler";
import { expect, test, vi } from "vitest";

import { overlay } from "../src/lib/overlay.svelte";
import { type Route, router } from "../src/lib/router.svelte";
import { session as openSession } from "../src/lib/session.svelte";
import { settings } from "../src/lib/settings.svelte";
import { TOOLTIP_DELAY_MS } from "../src/lib/tooltips.svelte";
import { Backend, batch, row, sendNews, session } from "./backend";

const PRIVACY = "Blur emails, phone numbers and streets, for shared screens";

async function open(backend = new Backend()) {
  const { user } = backend.open();
  await screen.findByRole("heading", { name: "Customers" });
  // The screen has just changed, and closes tooltips for a moment.
  await new Promise((done) => setTimeout(done, TOOLTIP_DELAY_MS));
  return { user, button: screen.getByRole("button", { name: "Privacy view" }) };
}

const isGone = () => waitFor(() => expect(screen.queryByRole("tooltip")).toBeNull());

test("hovered button shows tooltip", async () => {
  const { user, button } = await open();
  await user.hover(button);
  const tooltip = await screen.findByRole("tooltip");
  expect(tooltip.textContent.trim()).toBe(PRIVACY);
  // Without a layout, moves of the pointer count as within the tooltip.
  await fireEvent.pointerLeave(button);
  await isGone();
});

test("hovered tooltip stays open", async () => {
  const { user, button } = await open();
  await user.hover(button);
  const tooltip = await screen.findByRole("tooltip");
  await fireEvent.pointerLeave(button, { relatedTarget: tooltip });
  await fireEvent.pointerEnter(tooltip);
  await new Promise((done) => setTimeout(done, 300));
  expect(tooltip.isConnected).toBe(true);
  await fireEvent.pointerLeave(tooltip);
  await isGone();
});

test("keyboard focus opens tooltip, Escape closes it", async () => {
  const { user, button } = await open();
  // jsdom doesn't match `:focus-visible`.
  vi.spyOn(button, "matches").mockReturnValue(true);
  button.focus();
  const tip = await screen.findByRole("tooltip");
  expect(button.getAttribute("aria-describedby")).toBe(tip.id);
  await user.keyboard("{Escape}");
  await isGone();
  expect(button.hasAttribute("aria-describedby")).toBe(false);
});

/** Each change that must close a tooltip whose pointer stays where it is. */
const CHANGES: [string, (backend: Backend) => unknown][] = [
  ["route", () => router.go({ name: "settings" })],
  ["dialog", () => router.go({ name: "customers" })],
  ["help", () => (overlay.open = "help")],
  ["palette", () => (overlay.open = "commandPalette")],
  ["impersonation dialog", () => openSession.openDialog({ id: "ron", name: "Ron Swanson" })],
  ["privacy view", () => settings.setPrivacy(!settings.values.privacy)],
  ["session", () => openSession.enter(session)],
  ["lock", (backend) => backend.emitLocked("asked")],
];

test.each(CHANGES)("tooltip closes on change of %s", async (_, change) => {
  const backend = new Backend();
  const { user, button } = await open(backend);
  await user.hover(button);
  await screen.findByRole("tooltip");
  await act(() => void change(backend));
  await isGone();
});

test("tooltip that waits for its delay does not open over what comes next", async () => {
  const { user, button } = await open();
  await user.hover(button);
  await act(() => void (overlay.open = "help"));
  await screen.findByRole("dialog");
  await new Promise((done) => setTimeout(done, TOOLTIP_DELAY_MS + 100));
  expect(screen.queryByRole("tooltip")).toBeNull();
});

const ROUTES: Route[] = [
  { name: "welcome" },
  { name: "connect" },
  { name: "stores" },
  { name: "requestLog" },
  { name: "auditLog" },
  { name: "settings" },
  { name: "customers" },
  { name: "import" },
  { name: "customer", id: "ron" },
  { name: "storeOrders" },
  { name: "storeOrder", id: "order-10042" },
];
const SESSION_ROUTES: Route[] = [
  { name: "orders" },
  { name: "order", id: "order-1" },
  { name: "profile" },
  { name: "compare" },
];

test.each([...ROUTES, ...SESSION_ROUTES].map((route) => [route.name, route] as const))(
  "screen %s has no native tooltip",
  async (name, route) => {
    const backend = new Backend().on("orders|scan", sendNews(batch([row(2), row(1)], 2), { kind: "done" }));
    if (SESSION_ROUTES.includes(route)) backend.status.impersonation = session;
    backend.open();
    await screen.findByRole("heading", { level: 1, name: /Customers|orders/i });
    await act(() => router.go(route));
    await waitFor(() => expect(screen.queryByText("Loading")).toBeNull());
    const titled = [...document.querySelectorAll("[title], svg title")].map((element) => element.outerHTML);
    expect(titled).toEqual([]);
  },
);

interface Node {
  type: string;
  name?: string;
  attributes?: Node[];
}

/** The elements with a `title`, also those of bits-ui. Our own components may have a property of this name. */
function titledElements(file: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown) => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    const { type, name = "", attributes = [] } = node as Node;
    const isElement = type === "RegularElement" || (type === "Component" && /\.(Trigger|Content|Item)$/.test(name));
    if (isElement && attributes.some((attribute) => attribute.name === "title")) found.push(name);
    Object.values(node).forEach(visit);
  };
  visit(parse(readFileSync(`src/${file}`, "utf8"), { modern: true }).fragment);
  return found;
}

const components = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".svelte"));

test.each(components)("%s gives no element a native tooltip", (file) => {
  expect(titledElements(file)).toEqual([]);
});
