import { expect, test } from "vitest";

import { Pace } from "../src/lib/pace";
import { decode } from "../src/lib/text";

test("text is read as UTF-8, UTF-16 or Windows-1252, whichever it is", () => {
  const utf8 = new TextEncoder().encode("Zoë");

  expect(decode(utf8)).toBe("Zoë");
  expect(decode(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]))).toBe("Zoë");
  expect(decode(new Uint8Array([0x5a, 0x6f, 0xeb]))).toBe("Zoë");
  expect(decode(new Uint8Array([0xff, 0xfe, 0x5a, 0x00, 0x6f, 0x00, 0xeb, 0x00]))).toBe("Zoë");
  expect(decode(new Uint8Array([0xfe, 0xff, 0x00, 0x5a, 0x00, 0x6f, 0x00, 0xeb]))).toBe("Zoë");
});

test("the pace is that of the last seconds, and a pause does not count", () => {
  const pace = new Pace();
  pace.note(0, 0);
  expect(pace.words(100)).toBe("");
  pace.note(40, 2000);
  expect(pace.words(100)).toBe("20 a second, 0:03 left");

  pace.forget();
  pace.note(40, 60_000);
  pace.note(50, 64_000);
  expect(pace.words(100)).toBe("2.5 a second, 0:20 left");
  pace.note(0, 65_000);
  expect(pace.words(100)).toBe("");
});
