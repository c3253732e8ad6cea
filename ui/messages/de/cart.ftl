# Carts: their list, and one cart with its items, codes and totals.

cart-back = Warenkörbe
cart-codes = Codes und Aktionen
cart-codes-none = Keine
cart-count = { $count ->
    [one] { $count } Warenkorb
   *[other] { $count } Warenkörbe
}
cart-count-of = { $count } von { $total } Warenkörben
cart-created = Angelegt
cart-description = Beschreibung
cart-details = Details
cart-empty = Keine Warenkörbe
cart-empty-account = Der Shop führt für dieses Firmenkonto keinen Warenkorb.
cart-empty-customer = Der Shop führt für diesen Kunden keinen Warenkorb. Ein Warenkorb, der vor der Anmeldung gefüllt wurde, ist nicht mit dem Kunden verknüpft.
cart-empty-incomplete = Keiner der durchgesehenen Warenkörbe gehört diesem Kunden. Der Shop kann die Warenkörbe eines Kunden nicht einzeln auflisten, daher wurden nur seine ersten 1.000 durchgesehen.
cart-expired = Abgelaufen
cart-expires = Läuft ab
cart-id = Warenkorb-ID
cart-id-copied = Warenkorb-ID
cart-incomplete = Nur die ersten 1.000 Warenkörbe des Shops wurden durchgesehen. Es kann weitere geben.
cart-items = Artikel
cart-items-none = Dieser Warenkorb ist leer.
cart-items-of = Artikel des Warenkorbs
cart-list-of = Warenkörbe von { $name }
cart-look = Warenkörbe suchen
cart-look-hint = Der Shop kann die Warenkörbe eines Kunden nicht einzeln auflisten. Deshalb werden seine ersten 1.000 Warenkörbe durchgesehen.
cart-name = Warenkorb
cart-now = Ein Warenkorb ändert sich, bis er zur Bestellung wird. So sieht er jetzt aus.
cart-quote = Angebot
cart-title = Warenkörbe
cart-total = Summe
cart-unnamed = Warenkorb ohne Namen
cart-updated = Zuletzt geändert
