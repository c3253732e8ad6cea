// Steps on a customer's page that several tests share.
import type { UserEvent } from "@testing-library/user-event";

import { chooseFromMenu } from "./backend";

/** Chooses one of the rare actions on a customer. */
export async function chooseMore(user: UserEvent, item: string) {
  await chooseFromMenu(user, "More actions", item);
}
