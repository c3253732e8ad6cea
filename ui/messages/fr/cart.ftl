# Carts: their list, and one cart with its items, codes and totals.

cart-back = Paniers
cart-codes = Codes et promotions
cart-codes-none = Aucun
cart-count = { $count ->
    [one] { $count } panier
   *[other] { $count } paniers
}
cart-count-of = { $count } paniers sur { $total }
cart-created = Créé
cart-description = Description
cart-details = Détails
cart-empty = Aucun panier
cart-empty-account = La boutique ne garde aucun panier pour ce compte.
cart-empty-customer = La boutique ne garde aucun panier pour ce client. Un panier rempli avant la connexion n’est pas rattaché au client.
cart-empty-incomplete = Aucun des paniers parcourus n’appartient à ce client. La boutique ne peut pas lister les paniers d’un seul client : seuls ses 1 000 premiers paniers ont été parcourus.
cart-expired = Expiré
cart-expires = Expire
cart-id = ID du panier
cart-id-copied = ID du panier
cart-incomplete = Seuls les 1 000 premiers paniers de la boutique ont été parcourus. Il peut y en avoir d’autres.
cart-items = Articles
cart-items-none = Ce panier est vide.
cart-items-of = Articles du panier
cart-list-of = Paniers de { $name }
cart-look = Chercher les paniers
cart-look-hint = La boutique ne peut pas lister les paniers d’un seul client : ses 1 000 premiers paniers sont parcourus.
cart-name = Panier
cart-now = Le contenu d’un panier change jusqu’à ce qu’il devienne une commande. Voici son état actuel.
cart-quote = Devis
cart-title = Paniers
cart-total = Total
cart-unnamed = Panier sans nom
cart-updated = Dernière modification
