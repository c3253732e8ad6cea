// The page of a carrier that shows where a parcel is.

/** The beginnings of the names of carriers, in lower case, and their pages. */
const CARRIERS: [string, string][] = [
  ["an post", "https://www.anpost.com/Post-Parcels/Track/History?item="],
  ["chronopost", "https://www.chronopost.fr/tracking-no-cms/suivi-page?listeNumerosLT="],
  ["dhl", "https://www.dhl.com/global-en/home/tracking.html?tracking-id="],
  ["dpd", "https://tracking.dpd.de/status/en_US/parcel/"],
  ["fedex", "https://www.fedex.com/fedextrack/?trknbr="],
  ["gls", "https://gls-group.eu/GROUP/en/parcel-tracking?match="],
  ["japan post", "https://trackings.post.japanpost.jp/services/srv/search/?locale=en&requestNo1="],
  ["royal mail", "https://www.royalmail.com/track-your-item#/tracking-results/"],
  ["ups", "https://www.ups.com/track?tracknum="],
  ["usps", "https://tools.usps.com/go/TrackConfirmAction?tLabels="],
];

/** The page of a parcel; null for an unknown carrier. */
export function trackingUrl(carrier: string, reference: string): string | null {
  const name = carrier.trim().toLowerCase();
  const number = reference.trim();
  const found = CARRIERS.find(([beginning]) => name === beginning || name.startsWith(`${beginning} `));
  return found && number !== "" ? found[1] + encodeURIComponent(number) : null;
}
