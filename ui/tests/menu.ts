// Opens the menus of the top bar.
import { act, screen, waitFor } from "@testing-library/svelte";
import type { UserEvent } from "@testing-library/user-event";

/** Chooses an entry of the menu under the operator's name. */
export async function chooseInMenu(user: UserEvent, entry: string | RegExp) {
  await choose(user, /Shopside menu$/, entry);
}

/** Chooses an entry of the menu under the store's name. */
export async function chooseInStoreMenu(user: UserEvent, entry: string | RegExp) {
  await choose(user, /switch store$|Choose a store$/, entry);
}

async function choose(user: UserEvent, menu: RegExp, entry: string | RegExp) {
  await user.click(await screen.findByRole("button", { name: menu }));
  await user.click(await screen.findByRole("menuitem", { name: entry }));
  // The entry runs when the menu has closed.
  await waitFor(() => {
    if (screen.queryByRole("menu")) throw new Error("the menu is still open");
  });
  await act();
}
