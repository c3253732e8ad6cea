// The dialog to view as an account member: three ways, each with what it costs.
import { emit } from "@tauri-apps/api/event";
import { screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";

import type { Problem } from "../src/bindings";
import { leftovers } from "../src/lib/leftovers.svelte";
import { viewAsMember } from "../src/lib/view-as-member.svelte";
import { Backend, problem, store } from "./backend";
import { canada, dana, leftover, memberSession, memberWays, setup, tools } from "./member-fixtures";

const ONE_PER_PROFILE = { id: "member_one_per_profile" as const };
const COLLEAGUE = { id: "member_colleague_signing_in" as const };

afterEach(() => {
  vi.useRealTimers();
});

const WHY = { reason: "", ticket: "" };
const closed = problem("not_allowed_here", "Not enabled in this store.");

async function openDialog(backend = new Backend(), account: typeof tools | null = tools) {
  const page = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  viewAsMember(dana, account);
  const dialog = await screen.findByRole("dialog", { name: "View as Dana Whitfield" });
  await waitFor(() => expect(backend.argsOf("impersonation|member_ways")).toHaveLength(1));
  return { ...page, backend, dialog };
}

const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>("radio", { name });

test("one_time_code_is_recommended_where_it_is_enabled", async () => {
  const { dialog } = await openDialog();

  await waitFor(() => expect(radio(/One-time code/).checked).toBe(true));
  within(dialog).getByText("Recommended");
  screen.getByRole("button", { name: "Send code" });
});

test("code_is_requested_and_entered_as_the_caller_reads_it_out", async () => {
  const { backend, user } = await openDialog();
  await user.click(await screen.findByRole("button", { name: "Send code" }));
  const field = await screen.findByLabelText("Code");
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(backend.argsOf("impersonation|request_code")).toEqual([
    { connection: store.id, request: { member: dana.id, username: dana.email, why: WHY } },
  ]);

  await user.type(field, " 123456 {Enter}");

  await screen.findByRole("region", { name: "Signed in as an account member" });
  const signIn = { member: dana.id, account: tools.id, username: dana.email, code: "123456", why: WHY };
  expect(backend.argsOf("impersonation|sign_in_with_code")).toEqual([{ connection: store.id, signIn }]);
});

test("wrong_code_is_cleared_and_can_be_entered_again", async () => {
  const wrong = problem("sign_in_refused", "The store does not accept this code.", "code");
  const backend = new Backend().on("impersonation|sign_in_with_code", () => Promise.reject(wrong));
  const { user } = await openDialog(backend);
  await user.click(await screen.findByRole("button", { name: "Send code" }));
  const field = () => screen.getByLabelText<HTMLInputElement>("Code");
  await waitFor(field);
  await user.type(field(), "000000{Enter}");

  await screen.findByText(/The store does not accept this code/);
  expect(field().value).toBe("");
  expect(field().getAttribute("aria-invalid")).toBe("true");
  screen.getByRole("button", { name: "Send a new code" });
});

test("expired_code_is_not_sent", async () => {
  const requested = (args: unknown) => ({
    username: (args as { request: { username: string } }).request.username,
    requestedAt: "2026-01-01T12:00:00Z",
    expiresAt: "2026-01-01T12:10:00Z",
  });
  const backend = new Backend().on("impersonation|request_code", requested);
  const { user } = await openDialog(backend);
  await user.click(await screen.findByRole("button", { name: "Send code" }));

  await screen.findByText("The code has expired. Send a new one.");
  screen.getByRole("button", { name: "Send code" });
  expect(backend.argsOf("impersonation|sign_in_with_code")).toEqual([]);
});

test("support_credential_says_what_is_written_and_deleted", async () => {
  const { backend, user } = await openDialog();
  const way = radio(/Support credential/);
  await user.click(way);
  const described = way.getAttribute("aria-describedby")!.split(" ");
  const hint = described.map((id) => document.getElementById(id)?.textContent).join(" ");
  expect(hint).toContain("adds a temporary username and password to the member");
  expect(hint).toContain("deletes them at once");

  await user.click(screen.getByRole("button", { name: "Sign in" }));

  await screen.findByRole("region", { name: "Signed in as an account member" });
  expect(backend.argsOf("impersonation|sign_in_as_member")).toEqual([
    { connection: store.id, signIn: { member: dana.id, account: tools.id, why: WHY } },
  ]);
});

test("account_of_several_is_chosen_in_the_dialog", async () => {
  const { backend, user } = await openDialog(new Backend(), null);
  await user.selectOptions(await screen.findByLabelText("Open this account"), canada.name);
  await user.click(radio(/Preview/));

  await user.click(screen.getByRole("button", { name: "Start preview" }));

  await waitFor(() => expect(backend.argsOf("impersonation|preview_member")).toHaveLength(1));
  const subject = { kind: "member", id: dana.id, account: canada.id };
  expect(backend.argsOf("impersonation|preview_member")).toEqual([
    { connection: store.id, preview: { subject, why: WHY } },
  ]);
});

test("closed_ways_say_why_and_the_open_one_is_chosen", async () => {
  const ways = { ...memberWays, oneTimeCode: closed, supportCredential: closed, recommended: null };
  await openDialog(new Backend().on("impersonation|member_ways", () => ways));

  await waitFor(() => expect(radio(/Preview/).checked).toBe(true));
  expect(screen.getAllByText(/Not enabled in this store/)).toHaveLength(2);
  expect(radio(/One-time code/).disabled).toBe(true);
});

test("missing_setup_is_offered_and_gives_the_dialog_back", async () => {
  const ways = { ...memberWays, supportCredential: closed, needsSetup: true };
  const { backend, user } = await openDialog(new Backend().on("impersonation|member_ways", () => ways));

  await user.click(await screen.findByRole("button", { name: "Set up…" }));

  const setup = await screen.findByRole("dialog", { name: "Support sign-in" });
  backend.on("impersonation|member_ways", () => memberWays);
  await user.click(within(setup).getByRole("button", { name: "Close" }));
  await screen.findByRole("dialog", { name: "View as Dana Whitfield" });
  await waitFor(() => expect(radio(/Support credential/).disabled).toBe(false));
});

test("sign_in_that_needs_another_profile_offers_the_setup", async () => {
  const refused: Problem = { ...problem("not_allowed_here", "One password in a profile."), text: ONE_PER_PROFILE };
  const backend = new Backend().on("impersonation|sign_in_as_member", () => Promise.reject(refused));
  const { user } = await openDialog(backend);
  await user.click(radio(/Support credential/));
  expect(screen.queryByRole("button", { name: "Set up…" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Sign in" }));

  await user.click(await screen.findByRole("button", { name: "Set up…" }));

  await screen.findByRole("dialog", { name: "Support sign-in" });
});

test("colleague_who_is_signing_in_is_no_reason_for_the_setup", async () => {
  const refused: Problem = { ...problem("not_allowed_here", "A colleague."), text: COLLEAGUE };
  const backend = new Backend().on("impersonation|sign_in_as_member", () => Promise.reject(refused));
  const { user } = await openDialog(backend);
  await user.click(radio(/Support credential/));
  await user.click(screen.getByRole("button", { name: "Sign in" }));

  await screen.findByText("A colleague.");
  expect(screen.queryByRole("button", { name: "Set up…" })).toBeNull();
});

test("member_of_no_account_is_told_before_signing_in", async () => {
  const ways = { ...memberWays, accounts: [] };
  await openDialog(
    new Backend().on("impersonation|member_ways", () => ways),
    null,
  );

  await screen.findByText(/Dana Whitfield isn’t in any account/);
});

test("production_store_asks_for_a_reason_first", async () => {
  const needed = problem("invalid_input", "Enter a reason.", "reason");
  const backend = new Backend().on("impersonation|request_code", () => Promise.reject(needed));
  backend.on("connections|open", () => ({ ...store, rules: { ...store.rules, production: true } }));
  const { user } = await openDialog(backend);

  await user.click(await screen.findByRole("button", { name: "Send code" }));

  await waitFor(() => expect(screen.getByLabelText("Reason").getAttribute("aria-invalid")).toBe("true"));
});

test("closed_dialog_keeps_no_code_for_the_next_member", async () => {
  const { user } = await openDialog();
  await user.click(await screen.findByRole("button", { name: "Send code" }));
  await user.type(await screen.findByLabelText("Code"), "123456");
  await user.click(screen.getByRole("button", { name: "Cancel" }));

  viewAsMember({ id: "marcus", name: "Marcus Oyelaran" });

  await screen.findByRole("dialog", { name: "View as Marcus Oyelaran" });
  await screen.findByRole("button", { name: "Send code" });
  expect(screen.queryByDisplayValue("123456")).toBeNull();
});

test("leftover_credential_is_shown_until_it_is_gone", async () => {
  const failed = problem("unreachable", "The store doesn’t respond.");
  const backend = new Backend().on("impersonation|sign_in_as_member", () => Promise.reject(failed));
  const { user } = await openDialog(backend);
  backend.on("setup|leftovers", () => [leftover]);
  await user.click(radio(/Support credential/));
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  await screen.findByText(/A support credential of/);
  screen.getByText(new RegExp(`username ${leftover.username}`));
  await user.click(screen.getByRole("button", { name: "Cancel" }));

  backend.on("setup|leftovers", () => []);
  await user.click(screen.getByRole("button", { name: "Delete now" }));

  await waitFor(() => expect(screen.queryByText(/A support credential of/)).toBeNull());
  expect(backend.argsOf("setup|delete_leftovers")).toEqual([{ connection: store.id }]);
});

test("leftover_that_is_found_later_is_shown_at_once", async () => {
  await openDialog();

  await emit("leftover-credentials", [leftover]);

  await screen.findByText(/A support credential of/);
});

test("leftover_in_a_closed_store_is_deleted_by_opening_it", async () => {
  const backend = new Backend().on("setup|leftovers", () => [{ ...leftover, connection: "other", place: "closed" }]);
  const { user } = backend.open();
  await screen.findByText(/may still have a support credential/);
  screen.getByText(/Open the store, and the app deletes it/);

  await user.click(screen.getByRole("button", { name: "Open store" }));

  await waitFor(() => expect(backend.argsOf("connections|open")).toContainEqual({ connection: "other" }));
});

test("leftover_in_a_removed_store_is_confirmed_by_hand", async () => {
  const backend = new Backend().on("setup|leftovers", () => [{ ...leftover, place: "removed" }]);
  backend.on("setup|confirm_deleted", () => []);
  const { user } = backend.open();
  await screen.findByText(/store is no longer connected/);

  await user.click(screen.getByRole("button", { name: "It’s deleted" }));

  await waitFor(() => expect(screen.queryByText(/may still have/)).toBeNull());
  expect(backend.argsOf("setup|confirm_deleted")).toEqual([{ username: leftover.username }]);
});

test("setup_that_creates_the_profile_goes_back_to_the_sign_in", async () => {
  const unset = { ...memberWays, supportCredential: closed, needsSetup: true };
  const backend = new Backend().on("impersonation|member_ways", () => unset);
  const none = {
    ...setup,
    profiles: [{ ...setup.profiles[0]!, takesAnyUsername: false }],
    used: null,
    canCreate: true,
  };
  backend.on("setup|get", () => none).on("setup|create_profile", () => setup);
  const { user } = await openDialog(backend);
  await user.click(await screen.findByRole("button", { name: /Set up/ }));
  await user.click(await screen.findByRole("checkbox", { name: /names the password profile/ }));
  backend.on("impersonation|member_ways", () => memberWays);

  await user.click(screen.getByRole("button", { name: "Create “Support sign-in”" }));

  await waitFor(() => expect(radio(/Support credential/).checked).toBe(true));
  screen.getByRole("button", { name: "Sign in" });
});

test("leftover_of_another_member_is_not_named_in_a_session", async () => {
  const backend = new Backend().on("setup|leftovers", () => [
    { ...leftover, member: "marcus", email: "marcus@x.test" },
  ]);
  backend.status.impersonation = memberSession;
  backend.open();
  await screen.findByRole("region", { name: "Signed in as an account member" });
  await leftovers.refresh();

  await screen.findByText(/A support credential of/);
  expect(document.body.textContent).not.toContain("marcus@x.test");
});

test("way_chosen_while_the_ways_load_is_kept", async () => {
  let answer: (ways: typeof memberWays) => void = () => undefined;
  const loaded = new Promise<typeof memberWays>((resolve) => (answer = resolve));
  const { user } = await openDialog(new Backend().on("impersonation|member_ways", () => loaded));
  await user.click(radio(/Support credential/));

  answer(memberWays);

  await screen.findByText("Recommended");
  expect(radio(/Support credential/).checked).toBe(true);
});
