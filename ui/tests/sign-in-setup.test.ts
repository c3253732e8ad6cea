// The setup of the sign-in with a support credential.
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { Backend, chooseFromMenu, problem, store } from "./backend";
import { setup, sweep } from "./member-fixtures";

const [shop, support] = [setup.profiles[0]!, setup.profiles[1]!];
const alone = { ...setup, profiles: [shop], used: null, canCreate: true };

async function openSetup(backend: Backend) {
  const { user } = backend.open();
  await screen.findByRole("button", { name: "Ron Swanson" });
  const { router } = await import("../src/lib/router.svelte");
  router.go({ name: "stores" });
  await chooseFromMenu(user, "Actions for Pawnee Parks", "Support sign-in…");
  return { user, dialog: await screen.findByRole("dialog", { name: "Support sign-in" }) };
}

test("profile_in_use_is_shown_and_can_be_changed", async () => {
  const backend = new Backend().on("setup|use_profile", () => ({ ...setup, used: "shop" }));
  const { user, dialog } = await openSetup(backend);
  const used = await within(dialog).findByRole<HTMLInputElement>("radio", { name: /Support sign-in/ });
  expect(used.checked).toBe(true);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Use this profile" }).disabled).toBe(true);

  await user.click(within(dialog).getByRole("radio", { name: /Shop sign-in/ }));
  await user.click(screen.getByRole("button", { name: "Use this profile" }));

  await waitFor(() => expect(backend.argsOf("setup|use_profile")).toEqual([{ connection: store.id, profile: "shop" }]));
});

test("second_profile_is_created_only_after_its_trap_was_confirmed", async () => {
  const backend = new Backend().on("setup|get", () => alone).on("setup|create_profile", () => setup);
  const { user, dialog } = await openSetup(backend);
  const create = await within(dialog).findByRole<HTMLButtonElement>("button", { name: "Create “Support sign-in”" });
  within(dialog).getByText("A second password profile can stop shoppers from signing in.");
  expect(create.disabled).toBe(true);

  await user.click(within(dialog).getByRole("checkbox", { name: /names the password profile/ }));
  await user.click(create);

  await waitFor(() =>
    expect(backend.argsOf("setup|create_profile")).toEqual([{ connection: store.id, isConfirmed: true }]),
  );
  await within(dialog).findByRole("radio", { name: /Support sign-in/ });
});

test("own_profile_is_removed_after_a_confirmation", async () => {
  const backend = new Backend().on("setup|remove_profile", () => alone);
  const { user, dialog } = await openSetup(backend);
  await user.click(await within(dialog).findByRole("button", { name: "Remove “Support sign-in”…" }));
  expect(backend.argsOf("setup|remove_profile")).toEqual([]);

  await user.click(await screen.findByRole("button", { name: "Remove profile" }));

  await waitFor(() =>
    expect(backend.argsOf("setup|remove_profile")).toEqual([
      { connection: store.id, profile: "support", isConfirmed: false },
    ]),
  );
});

test("profile_of_the_same_name_is_removed_only_after_it_was_checked", async () => {
  const sameName = { ...support, origin: "same_name" as const };
  const backend = new Backend().on("setup|get", () => ({ ...setup, profiles: [shop, sameName], used: "shop" }));
  backend.on("setup|remove_profile", () => alone);
  const { user, dialog } = await openSetup(backend);
  await within(dialog).findByText(/Not created on this computer/);
  expect(within(dialog).queryByText("For support only")).toBeNull();
  expect(within(dialog).queryByRole("button", { name: "Create “Support sign-in”" })).toBeNull();

  await user.click(within(dialog).getByRole("button", { name: "Remove “Support sign-in”…" }));
  const remove = await screen.findByRole<HTMLButtonElement>("button", { name: "Remove profile" });
  expect(remove.disabled).toBe(true);
  await user.click(screen.getByRole("checkbox", { name: /no storefront uses this profile/ }));
  await user.click(remove);

  await waitFor(() =>
    expect(backend.argsOf("setup|remove_profile")).toEqual([
      { connection: store.id, profile: "support", isConfirmed: true },
    ]),
  );
});

test("key_without_access_is_told_which_role_it_needs", async () => {
  const refused = problem("forbidden", "This application key can’t read password profiles.");
  const backend = new Backend().on("setup|get", () => ({ ...alone, profiles: [], problem: refused, canCreate: false }));
  const { dialog } = await openSetup(backend);

  await within(dialog).findByText("This application key can’t read password profiles.");
  within(dialog).getByText(/needs the role Seller Admin/);
  expect(within(dialog).queryByRole("button", { name: "Create “Support sign-in”" })).toBeNull();
});

test("profile_for_email_addresses_is_not_offered", async () => {
  const emails = { ...shop, takesAnyUsername: false };
  const backend = new Backend().on("setup|get", () => ({ ...alone, profiles: [emails] }));
  const { dialog } = await openSetup(backend);

  const offered = await within(dialog).findByRole<HTMLInputElement>("radio", { name: /Shop sign-in/ });

  expect([offered.disabled, offered.checked]).toEqual([true, false]);
  within(dialog).getByText(/email addresses, so it can’t hold support credentials/);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Use this profile" }).disabled).toBe(true);
});

test("check_of_all_members_shows_how_far_it_is_and_can_be_stopped", async () => {
  const running = { ...sweep, state: "running", looked: 340, total: 2100, finishedAt: null };
  const backend = new Backend().on("setup|sweep", () => running);
  backend.on("setup|stop_sweep", () => ({ ...running, state: "stopped" }));
  const { user, dialog } = await openSetup(backend);
  const bar = await within(dialog).findByRole<HTMLProgressElement>("progressbar", { name: "Checking members" });
  expect([bar.value, bar.max]).toEqual([340, 2100]);
  backend.on("setup|sweep", () => ({ ...running, state: "stopped" }));

  await user.click(within(dialog).getByRole("button", { name: "Stop" }));

  await within(dialog).findByText(/Not all members have been checked yet/);
  expect(backend.argsOf("setup|stop_sweep")).toEqual([{ connection: store.id }]);
});

test("check_of_all_members_can_be_repeated", async () => {
  const backend = new Backend();
  const { user, dialog } = await openSetup(backend);
  await within(dialog).findByText(/All members were checked/);

  await user.click(within(dialog).getByRole("button", { name: "Check again" }));

  await waitFor(() => expect(backend.argsOf("setup|delete_leftovers")).toEqual([{ connection: store.id }]));
});
