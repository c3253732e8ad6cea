// Steps on a customer's page that several tests share.
import { screen } from "@testing-library/svelte";
import type { UserEvent } from "@testing-library/user-event";

/** Chooses one of the rare actions on a customer. */
export async function chooseMore(user: UserEvent, item: string) {
  await user.click(await screen.findByRole("button", { name: "More actions" }));
  // The menu is placed with the layout, which jsdom doesn't have, and stays invisible here.
  await user.click(await screen.findByText(item, { selector: "[role=menuitem]" }));
}
