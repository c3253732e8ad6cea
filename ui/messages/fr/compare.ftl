# Compare: a customer's orders as the admin and the customer see them.

compare-again = Comparer à nouveau
compare-answer-alike =
    { $count ->
        [0] { $name } n’a aucune commande
        [one] { $name } voit son unique commande
       *[other] { $name } voit ses { $count } commandes
    }
compare-answer-customer-only =
    { $count ->
        [one] { $count } commande n’est visible que par { $name }
       *[other] { $count } commandes ne sont visibles que par { $name }
    }
compare-answer-different =
    { $count ->
        [one] { $count } commande a des détails différents
       *[other] { $count } commandes ont des détails différents
    }
compare-answer-hidden =
    { $count ->
        [one] { $count } commande est masquée pour { $name }
       *[other] { $count } commandes sont masquées pour { $name }
    }
compare-answer-unknown =
    { $count ->
        [one] { $count } commande n’a pas pu être comparée
       *[other] { $count } commandes n’ont pas pu être comparées
    }
compare-at = Comparé à { $time } : votre accès admin et l’accès du client.
compare-at-member = Comparé à { $time } : votre accès admin et l’accès du membre.
compare-cause-left-out = Cause probable : la liste de la boutique pour { $name } est incomplète ou obsolète. La boutique renvoie la commande lorsqu’elle est ouverte par son ID.
compare-cause-not-linked = Cause probable : la commande n’est liée à aucun compte client. Elle manque donc dans votre liste des commandes de ce client.
compare-cause-not-linked-member = Cause probable : la commande n’est pas liée à ce compte. Elle manque donc dans votre liste des commandes du compte.
compare-cause-older-for-admin = Cause probable : vous avez reçu une version plus ancienne de la commande. Elle vient peut-être d’être modifiée, ou provient d’un cache. Comparez à nouveau dans une minute.
compare-cause-older-for-customer = Cause probable : { $name } a reçu une version plus ancienne de la commande. Elle vient peut-être d’être modifiée, ou provient d’un cache. Comparez à nouveau dans une minute.
compare-cause-unknown = Cause inconnue.
compare-copied = Rapport de bug copié
compare-copy-report = Copier comme rapport de bug
compare-end-and-open-account = Terminer la session et ouvrir ce compte
compare-field = Champ
compare-field-email = E-mail
compare-field-items = Articles
compare-field-name = Nom
compare-field-number = Numéro
compare-field-payment = Paiement
compare-field-placed = Passée le
compare-field-shipping = Livraison
compare-field-states = États
compare-field-status = Statut
compare-field-total = Total
compare-field-unreadable = Illisible
compare-field-updated = Modifiée le
compare-matches =
    { $count ->
        [one] { $count } commande est identique.
       *[other] { $count } commandes sont identiques.
    }
compare-matching-orders = Commandes identiques, de la plus récente à la plus ancienne
compare-more-customer-only =
    { $count ->
        [one] { $count } autre n’est visible que par { $name }.
       *[other] { $count } autres ne sont visibles que par { $name }.
    }
compare-more-different =
    { $count ->
        [one] { $count } autre a des détails différents.
       *[other] { $count } autres ont des détails différents.
    }
compare-not-in-list = Absente de la liste de { $name }
compare-not-in-yours = Absente de votre liste de ces commandes
compare-note-canceled =
    { $count ->
        [one] { $count } des commandes identiques est annulée. Une boutique peut la
       *[other] { $count } des commandes identiques sont annulées. Une boutique peut les
    } laisser hors de sa liste.
compare-note-pages = Par défaut, les boutiques renvoient 25 ou 100 commandes à la fois. Une boutique peut donc n’afficher les plus anciennes que sur les pages suivantes.
compare-note-unlinked =
    { $count ->
        [one] { $count } commande a son adresse e-mail mais n’est pas liée à son compte.
       *[other] { $count } commandes ont son adresse e-mail mais ne sont pas liées à son compte.
    }
compare-note-unlinked-unread = Les autres commandes avec son adresse e-mail n’ont pas été vérifiées.
compare-note-unreadable =
    { $count ->
        [one] { $count } commande n’a pas pu être lue. Lorsqu’on ne sait pas qui voit une commande, elle porte la mention « On ne sait pas qui la voit ».
       *[other] { $count } commandes n’ont pas pu être lues. Lorsqu’on ne sait pas qui voit une commande, elle porte la mention « On ne sait pas qui la voit ».
    }
compare-open = Ouvrir la commande { $number }
compare-order = Commande { $number }
compare-order-heading = Commande
compare-placed = Passée : { $when } · { $total }
compare-refused = et refusée ({ $status }) lorsqu’elle est ouverte par son ID
compare-report-as-admin = admin
compare-report-as-customer = client
compare-report-as-member = membre
compare-report-customer = le client
compare-report-customer-id = ID du client : { $id }
compare-report-customer-only = { $order } : dans la liste du client, absente de la liste admin des commandes du client.
compare-report-different = { $order } : détails différents.
compare-report-field = { $label } : { $ours } (admin), { $theirs } (client)
compare-report-field-member = { $label } : { $ours } (admin), { $theirs } (membre)
compare-report-hidden = { $order } : dans la liste admin, absente de la liste du client.
compare-report-hidden-member = { $order } : dans la liste admin, absente de la liste du membre.
compare-report-hidden-refused = { $order } : dans la liste admin, absente de la liste du client. Refusée au client ({ $status }) lorsqu’elle est demandée par son ID.
compare-report-hidden-refused-member = { $order } : dans la liste admin, absente de la liste du membre. Refusée au membre ({ $status }) lorsqu’elle est demandée par son ID.
compare-report-how = Comparé : la liste admin des commandes de ce client et la liste du client avec son propre accès.
compare-report-how-member = Comparé : la liste admin des commandes de ce compte et la liste du membre avec son propre accès.
compare-report-member = le membre
compare-report-member-id = ID du membre : { $id }
compare-report-member-only = { $order } : dans la liste du membre, absente de la liste admin des commandes du compte.
compare-report-order = Commande { $number } (ID { $id })
compare-report-private = non inclus
compare-report-request = { $at } : GET { $path } en tant que { $who }, statut { $status }, ID de requête { $id }
compare-report-requests = Requêtes :
compare-report-store = Boutique : { $name } ({ $url })
compare-report-time = Heure : { $time }
compare-report-title = Les commandes d’un client diffèrent de ce que voit l’admin
compare-report-title-member = Les commandes d’un membre d’un compte diffèrent de ce que voit l’admin
compare-report-unknown = { $order } : n’a pas pu être lue d’un côté. On ne sait donc pas qui la voit.
compare-report-unlinked = Commandes avec l’adresse e-mail du client qui ne sont pas liées au client :
compare-report-unlinked-order = { $order } : { $account }
compare-show-more = Afficher { $count } de plus
compare-tag-customer-only = Visible uniquement par { $name }
compare-tag-different = Détails différents
compare-tag-hidden = Masquée pour { $name }
compare-tag-unknown = On ne sait pas qui la voit
compare-they-see = { $name } voit
compare-title = Comparer
compare-unreadable = Illisible
compare-you-see = Vous voyez
