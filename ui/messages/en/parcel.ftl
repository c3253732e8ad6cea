# The parcels of an order.

parcel-absent = This store doesn’t keep parcels and tracking numbers with its orders.
parcel-add = Add parcel
parcel-carrier = Carrier
parcel-carrier-hint = With its service, such as UPS Ground.
parcel-copy-link = Copy tracking link
parcel-copy-number = Copy tracking number
parcel-edit = Edit…
# Variables:
#   $parcel (String) - its tracking number or carrier
parcel-edit-named = Edit parcel { $parcel }
parcel-edit-title = Edit the parcel
# Variables:
#   $first (String) - the first day
#   $last (String) - the last day
parcel-estimate = Expected from { $first } to { $last }
# Variables:
#   $day (String) - the day
parcel-estimate-day = Expected on { $day }
parcel-first-day = Expected from
parcel-forbidden = This application key isn’t allowed to see parcels.
parcel-last-day = Expected until
parcel-list = Parcels
parcel-new-title = Add a parcel
parcel-no-carrier = No carrier
parcel-no-number = No tracking number
parcel-none = No parcels yet
parcel-save = Save parcel
parcel-saved = Parcel saved
parcel-saving = Saving…
# Variables:
#   $host (String) - the host of the carrier's page
parcel-track = Track at { $host }
parcel-tracking = Tracking number
