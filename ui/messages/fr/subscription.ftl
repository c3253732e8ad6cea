# Subscriptions: their list, and one subscription with its invoices and failed payments.

subscription-back = Abonnements
subscription-by-email = Trouvés par l’adresse e-mail <email>{ $email }</email>. Les abonnements ne sont pas rattachés aux clients.
subscription-count = { $count ->
    [one] { $count } abonnement
   *[other] { $count } abonnements
}
subscription-count-of = { $count } abonnements sur { $total }
subscription-created = Depuis le
subscription-details = Détails
subscription-empty = Aucun abonnement
subscription-empty-account = Ce compte n’en a aucun dans la boutique.
subscription-empty-customer = Aucun abonnement ne porte l’adresse e-mail du client.
subscription-failed = Paiement de { $amount } échoué le { $when }
subscription-id = ID de l’abonnement
subscription-id-copied = ID de l’abonnement
subscription-incomplete = Seuls les 1 000 premiers sont affichés.
subscription-invoice = Facture
subscription-invoice-due = Impayée
subscription-invoice-paid = Payée
subscription-invoice-period = Période
subscription-invoice-status = Statut
subscription-invoice-total = Total
subscription-invoices = Factures
subscription-invoices-count-of = Les { $count } factures les plus récentes sur { $total }.
subscription-invoices-more = Afficher plus de factures
subscription-invoices-none = Aucune facture pour l’instant
subscription-invoices-of = Factures de l’abonnement
subscription-list-of = Abonnements de { $name }
subscription-look = Chercher les abonnements
subscription-look-hint = Les abonnements ne sont pas rattachés aux clients : la recherche se fait par l’adresse e-mail du client.
subscription-name = Abonnement
subscription-next = Prochaine facture
subscription-payment-paid = Payée le { $when }
subscription-payment-pending = Paiement en attente depuis le { $when }
subscription-period = { $from } – { $to }
subscription-plan = Formule
subscription-price = Prix
subscription-status = Statut
subscription-title = Abonnements
subscription-unnamed = Abonnement sans nom
subscription-was-canceled = Résilié le { $when }
subscription-was-paused = Suspendu le { $when }
subscription-will-end = Se termine le { $when }
