# The letter to a customer who asked to be forgotten, and the page of an export of everything that is
# held about a customer. The backend writes both.

export-address = Adresse
export-addresses = Adresses
export-addresses-absent = Les adresses ne sont pas dans ce fichier : { $reason }
export-addresses-none = Aucune adresse.
export-addresses-unreadable =
    { $count ->
        [one] { $count } adresse n’a pas pu être lue et manque ici.
       *[other] { $count } adresses n’ont pas pu être lues et manquent ici.
    }
export-amount = Montant
export-audit-log = Ce qui a été fait avec l’application d’administration de la boutique
export-audit-log-none = Rien n’est enregistré.
export-cart = Panier
export-carts = Paniers
export-carts-absent = Les paniers ne sont pas dans ce fichier : { $reason }
export-carts-more = La boutique a plus de paniers qu’elle n’en liste. Des paniers de ce client peuvent manquer ici.
export-carts-none = Aucun panier.
export-carts-unreadable =
    { $count ->
        [one] { $count } panier de la boutique n’a pas pu être lu. Il est peut-être à ce client.
       *[other] { $count } paniers de la boutique n’ont pas pu être lus. Ils sont peut-être à ce client.
    }
export-changes = Modifications des données personnelles
export-changes-none = La boutique n’a journalisé aucune modification.
export-changes-unread = Le journal des modifications de la boutique n’est pas dans ce fichier : { $reason }
export-customer = Client
export-detail = Détail
export-expected = Livraison prévue
export-field = Champ
export-guest-orders = Autres commandes avec la même adresse e-mail
export-guest-orders-absent = Les commandes qui ne sont pas liées au compte client, comme celles passées en tant qu’invité, ne sont pas dans ce fichier : { $reason }
export-guest-orders-none = Aucune commande d’invité, ni aucune autre.
export-guest-orders-others =
    { $count ->
        [one] { $count } autre commande a cette adresse e-mail et est liée à un autre compte client. Elle n’est pas dans ce fichier.
       *[other] { $count } autres commandes ont cette adresse e-mail et sont liées à un autre compte client. Elles ne sont pas dans ce fichier.
    }
export-guest-orders-unreadable =
    { $count ->
        [one] { $count } commande avec cette adresse e-mail n’a pas pu être lue et manque peut-être ici.
       *[other] { $count } commandes avec cette adresse e-mail n’ont pas pu être lues et manquent peut-être ici.
    }
export-invoices-absent = Les factures des abonnements ne sont pas dans ce fichier : { $reason }
export-invoices-none = Aucune facture.
export-invoices-refused = Des factures ou leurs paiements manquent ici : { $reason }
export-invoices-unreadable =
    { $count ->
        [one] { $count } facture n’a pas pu être lue et manque ici.
       *[other] { $count } factures n’ont pas pu être lues et manquent ici.
    }
export-items = Articles
export-limits = Les commandes et les abonnements qui ont une autre adresse e-mail. Ce que conservent les services de paiement, les transporteurs et d’autres systèmes.
export-limits-title = Ce que ce fichier ne contient pas
export-made = Écrit par Shopside le { $time }, depuis la boutique { $store }.
export-name = Nom
export-no-email = Ces données se trouvent par l’adresse e-mail, et le client n’en a pas.
export-operator = Par
export-order = Commande
export-orders = Commandes
export-orders-absent = Les commandes ne sont pas dans ce fichier : { $reason }
export-orders-none = Aucune commande.
export-orders-unreadable =
    { $count ->
        [one] { $count } commande n’a pas pu être lue et manque ici.
       *[other] { $count } commandes n’ont pas pu être lues et manquent ici.
    }
export-outcome = Résultat
export-parcel = Transporteur et numéro
export-parcels = Colis
export-parcels-absent = Les colis ne sont pas dans ce fichier : { $reason }
export-parcels-none = Aucun colis.
export-parcels-refused =
    { $count ->
        [one] Les colis de { $count } commande manquent ici : { $reason }
       *[other] Les colis de { $count } commandes manquent ici : { $reason }
    }
export-parcels-unreadable =
    { $count ->
        [one] { $count } colis n’a pas pu être lu et manque ici.
       *[other] { $count } colis n’ont pas pu être lus et manquent ici.
    }
export-payment-failed = Échoué
export-payment-pending = En attente
export-payment-succeeded = Payé
export-payments = Paiements
export-payments-absent = Les paiements ne sont pas dans ce fichier : { $reason }
export-payments-none = Aucun paiement.
export-payments-refused =
    { $count ->
        [one] Les paiements de { $count } commande manquent ici : { $reason }
       *[other] Les paiements de { $count } commandes manquent ici : { $reason }
    }
export-payments-unreadable =
    { $count ->
        [one] { $count } paiement n’a pas pu être lu et manque ici.
       *[other] { $count } paiements n’ont pas pu être lus et manquent ici.
    }
export-refunded = Remboursé
export-status = État
export-subscriptions-absent = Les abonnements ne sont pas dans ce fichier : { $reason }
export-subscriptions-none = Aucun abonnement.
export-subscriptions-unreadable =
    { $count ->
        [one] { $count } abonnement n’a pas pu être lu et manque ici.
       *[other] { $count } abonnements n’ont pas pu être lus et manquent ici.
    }
export-through = Par l’intermédiaire de
export-time = Date
export-title = Données personnelles de { $name }
export-total = Total
export-value = Valeur
export-what = Quoi
letter-audit-log = Nous gardons la trace de qui a fait cela et quand.
letter-closing = Cordialement
letter-date = { $date }
letter-erased = Nous avons effacé votre compte client, vos adresses et le journal de leurs modifications.
letter-failed = L’effacement de votre compte client n’a pas encore abouti. Nous le recommençons.
letter-greeting = Bonjour { $name },
letter-intro = Vous nous avez demandé d’effacer vos données personnelles. Voici ce que nous avons fait.
letter-orders =
    { $count ->
        [one] Nous avons retiré votre nom, votre adresse e-mail et vos adresses de cette commande. Ce qui a été acheté et payé reste dans nos comptes :
       *[other] Nous avons retiré votre nom, votre adresse e-mail et vos adresses de ces { $count } commandes. Ce qui a été acheté et payé reste dans nos comptes :
    }
letter-request = Le numéro de la demande d’effacement est { $request }.
letter-title = Effacement de vos données personnelles
letter-waiting = Nous avons demandé l’effacement de votre compte client, de vos adresses et du journal de leurs modifications. Il est en cours.
