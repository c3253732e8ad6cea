# One order: its items, totals, payments, timeline and addresses.

order-actions = Plus d’actions
order-back = Retour
order-back-compare = Comparer
order-back-customer = Client
order-back-orders = Commandes
order-billing-address = Adresse de facturation
order-copied = Commande copiée en texte
order-copy-number = Copier le numéro de commande
order-copy-reference = Copier la référence : { $kind }
order-copy-sku = Copier le SKU : { $item }
order-copy-text = Copier en texte
order-customer = Client
order-customer-id = ID du client
order-customer-unnamed = Sans nom
order-decimals =
    Cette boutique affiche { $currency } avec { $decimals ->
        [one] { $decimals } décimale
       *[other] { $decimals } décimales
    }. La norme (ISO 4217) en prévoit { $standard }.
order-delete = Supprimer la commande…
order-delete-confirm = Supprimer la commande
order-delete-title = Supprimer la commande { $number } ?
order-delete-warning = <b>Cette action est irréversible.</b> La commande, ses articles et ses paiements sont supprimés de la boutique. Seules les commandes créées par un administrateur peuvent être supprimées.
order-deleting = Suppression…
order-details = Détails
order-end-and-open = Terminer la session et ouvrir en tant qu’admin
order-external-reference = Référence externe
order-guest = Commande d’invité : non liée à un compte client.
order-id = ID de commande
order-item = Article
order-item-discount = Remise de { $amount }
order-item-price = Prix TTC
order-item-quantity = Qté
order-item-sku = SKU
order-item-unit-price = Prix unitaire
order-items = Articles
order-items-count =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
order-items-none = La boutique n’a envoyé aucun article pour cette commande.
order-items-of = Articles de la commande
order-json = JSON
order-json-copy = Copier le JSON
order-json-hide = Masquer le JSON
order-json-note = Tel qu’envoyé par la boutique. Des sauts de ligne ont été ajoutés et les caractères invisibles sont affichés par leur code.
order-json-of = JSON de la commande
order-json-show = Afficher le JSON
order-manual = Manuelle
order-manual-explained = Un administrateur a créé cette commande, par exemple avec un import. Elle n’a pas été passée dans la boutique.
order-neighbors = Commandes précédente et suivante
order-next = Commande suivante
order-none = Aucune
order-payment = Paiement
order-payment-amount = Montant
order-payment-status = Statut
order-payment-through = Via
order-payments = Paiements
order-payments-none = Aucun paiement pour l’instant
order-payments-of = Paiements de la commande
order-placed = Passée <ago>{ $ago }</ago>, <when>{ $when }</when>
order-position = { $place } sur { $total }
order-previous = Commande précédente
order-same-as-shipping = Identique à la livraison
order-shipping = Livraison
order-shipping-address = Adresse de livraison
order-status = Statut
order-sum-discount = Remise
order-sum-of-none = Rien n’est encore payé
order-sum-of-paid = { $amount } payé
order-sum-of-refunded = { $amount } remboursé
order-sum-paid = Payé
order-sum-refunded = Remboursé
order-sum-shipping = Livraison
order-sum-shipping-discount = Remise sur la livraison
order-sum-subtotal = Sous-total (HT)
order-sum-tax = Taxes
order-sum-total = Total
order-text-field = { $label } : { $value }
order-text-item = { $quantity } × { $item } : { $amount }
order-text-placed = Passée le
order-timeline = Chronologie
order-timeline-authorized = { $amount } autorisé
order-timeline-captured = { $amount } encaissé
order-timeline-other = { $kind } de { $amount } : { $status }
order-timeline-paid = { $amount } payé
order-timeline-placed = Commande passée
order-timeline-refunded = { $amount } remboursé
order-timeline-updated = Dernière modification
order-title = Commande { $number }
order-title-loading = Commande
order-transaction-authorize = Autorisation
order-transaction-capture = Encaissement
order-transaction-purchase = Achat
order-transaction-refund = Remboursement
order-updated = Modifiée { $ago }
order-was-deleted = La commande { $number } a été supprimée
order-what-customer-id = ID du client
order-what-email = adresse e-mail
order-what-external-reference = référence externe
order-what-id = ID de commande
