// A one-time code that the store was asked to send, and what staff entered of it.

import type { RequestedCodeView } from "../bindings";
import { secondsLeft } from "./time";

export class CodeRequest {
  /** Where the code is sent. */
  username = $state("");
  code = $state("");
  sent = $state.raw<RequestedCodeView | null>(null);
  /** The time by which the code is judged, in milliseconds since the epoch. */
  now = $state(Date.now());

  /** How many seconds the code is valid. */
  get left(): number {
    return this.sent ? secondsLeft(this.sent.expiresAt, this.now) : 0;
  }

  /** Whether there is a code that has not expired. */
  get isUsable(): boolean {
    return this.left > 0;
  }

  /** Asks for a code. The one before is no longer the one to enter. */
  async send(request: (username: string) => Promise<RequestedCodeView>) {
    this.code = "";
    this.sent = await request(this.username);
    this.now = Date.now();
  }

  /** The entered code, which is used once. */
  takeCode(): string {
    const { code } = this;
    this.code = "";
    return code.trim();
  }

  clear() {
    this.sent = null;
    this.code = "";
    this.username = "";
  }
}
