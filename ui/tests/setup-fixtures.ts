// Certificates and time zones.

import type { CertificateView, TimeZoneView } from "../src/bindings";

/** A certificate file with two certificates: a company's authority, and another one that it signed. */
export const authority: CertificateView = {
  certificates: [
    {
      fingerprint: "AB:CD:01",
      subject: "Pawnee Root CA",
      issuer: "Pawnee Root CA",
      validFrom: "2020-01-01T00:00:00Z",
      validUntil: "2120-01-01T00:00:00Z",
    },
    {
      fingerprint: "EF:23:45",
      subject: "Pawnee Issuing CA",
      issuer: "Pawnee Root CA",
      validFrom: "2020-01-01T00:00:00Z",
      validUntil: "2021-01-01T00:00:00Z",
    },
  ],
};

export const timeZones: TimeZoneView[] = [
  { name: "America/Argentina/Buenos_Aires", otherNames: ["America/Buenos_Aires"] },
  { name: "America/New_York", otherNames: ["US/Eastern"] },
  { name: "America/Sao_Paulo", otherNames: ["Brazil/East"] },
  { name: "Asia/Kolkata", otherNames: ["Asia/Calcutta"] },
  { name: "Europe/Kyiv", otherNames: ["Europe/Kiev", "Europe/Uzhgorod", "Europe/Zaporozhye"] },
  { name: "Europe/London", otherNames: ["GB", "GB-Eire"] },
  { name: "Pacific/Kanton", otherNames: ["Pacific/Enderbury"] },
  { name: "UTC", otherNames: ["Etc/UTC", "Zulu"] },
];
