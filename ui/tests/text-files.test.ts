import { expect, test } from "vitest";

import { decodeText } from "../src/lib/text-files";
import { Throughput } from "../src/lib/throughput";

test("text is decoded as UTF-8, UTF-16 or Windows-1252", () => {
  const utf8 = new TextEncoder().encode("Zoë");

  expect(decodeText(utf8)).toBe("Zoë");
  expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]))).toBe("Zoë");
  expect(decodeText(new Uint8Array([0x5a, 0x6f, 0xeb]))).toBe("Zoë");
  expect(decodeText(new Uint8Array([0xff, 0xfe, 0x5a, 0x00, 0x6f, 0x00, 0xeb, 0x00]))).toBe("Zoë");
  expect(decodeText(new Uint8Array([0xfe, 0xff, 0x00, 0x5a, 0x00, 0x6f, 0x00, 0xeb]))).toBe("Zoë");
});

test("throughput is recent and ignores pauses", () => {
  const throughput = new Throughput();
  throughput.record(0, 0);
  expect(throughput.describe(100)).toBe("");
  throughput.record(40, 2000);
  expect(throughput.describe(100)).toBe("20 per second, 0:03 left");

  throughput.reset();
  throughput.record(40, 60_000);
  throughput.record(50, 64_000);
  expect(throughput.describe(100)).toBe("2.5 per second, 0:20 left");
  throughput.record(0, 65_000);
  expect(throughput.describe(100)).toBe("");
});
