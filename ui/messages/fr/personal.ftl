# Personal data of a customer: who changed it, the export of everything, and forgetting a customer.

personal-back = Client
personal-by-another-key = Avec la clé « { $key } », pas par cette application sur cet ordinateur
personal-by-this-app = Par cette application : { $operator }, entrée { $entry } du journal d’audit
personal-by-this-key = Avec la clé de cette application, mais sans trace sur cet ordinateur : par un autre ordinateur ou programme
personal-by-unknown = La boutique ne dit pas avec quelle clé, et le journal d’audit de cette application n’en parle pas
personal-change-address-created = Adresse ajoutée
personal-change-address-deleted = Adresse supprimée
personal-change-address-updated = Adresse modifiée
personal-change-customer-created = Client créé
personal-change-customer-deleted = Client supprimé
personal-change-customer-updated = Client modifié
personal-change-order-created = Commande créée
personal-change-order-deleted = Commande supprimée
personal-change-order-updated = Commande modifiée
personal-changed-fields =
    { $count ->
        [one] { $count } champ
       *[other] { $count } champs
    }
personal-data = Données personnelles…
personal-empty = La boutique n’a journalisé aucune modification, et cette application n’en a enregistré aucune.
personal-erasures = Demandes d’effacement
personal-erasures-check = Vérifier à nouveau
personal-explained = Ce que la boutique a journalisé sur ce client et ses adresses, et ce que contient le journal d’audit de cette application. Les boutiques gardent leur journal un an, ou sept jours pendant le développement.
personal-export = Tout exporter…
personal-export-cancel = Annuler l’export
personal-export-close = Fermer
personal-export-explained = Un fichier ZIP dans le dossier des téléchargements, avec le client, les adresses, les commandes, aussi celles passées en tant qu’invité, avec leurs paiements et leurs colis, les paniers, les abonnements avec leurs factures, le journal des modifications de la boutique et le journal d’audit de cette application : en JSON, et en une page à lire. Il contient des données personnelles. Ne l’envoyez qu’au client.
personal-export-start = Exporter
personal-export-title = Tout exporter sur { $name }
personal-export-working = Lecture des commandes…
personal-export-written =
    { $count ->
        [one] { $count } enregistrement a été écrit dans { $path }
       *[other] { $count } enregistrements ont été écrits dans { $path }
    }
personal-forget = Oublier ce client…
personal-forget-account-absent = On ne peut pas demander à cette boutique d’effacer un compte. Supprimez plutôt le client, depuis le menu « Plus d’actions » de sa page.
personal-forget-account-button = Demander l’effacement
personal-forget-account-explained =
    { $count ->
        [0] La boutique efface le compte et son journal des modifications. Cela peut prendre un moment.
        [one] La boutique efface le compte, { $count } donnée liée telle qu’une adresse, et leur journal des modifications. Cela peut prendre un moment.
       *[other] La boutique efface le compte, { $count } données liées telles que des adresses, et leur journal des modifications. Cela peut prendre un moment.
    }
personal-forget-account-forbidden = Cette clé d’application n’a pas le droit de demander un effacement. Une clé dont le rôle est Seller Admin ou IT l’a.
personal-forget-account-open =
    { $count ->
        [one] { $count } commande contient encore les données du client. Une fois le compte effacé, cette application ne pourra plus l’anonymiser.
       *[other] { $count } commandes contiennent encore les données du client. Une fois le compte effacé, cette application ne pourra plus les anonymiser.
    }
personal-forget-account-title = 2. Effacer le compte
personal-forget-anonymized = Anonymisée
personal-forget-anonymizing = Anonymisation des commandes…
personal-forget-close = Fermer
personal-forget-guest = Passée en tant qu’invité, avec la même adresse e-mail
personal-forget-letter = Lettre au client…
personal-forget-letter-copy = Copier la lettre
personal-forget-letter-none = La lettre est disponible dès qu’une commande est anonymisée ou que l’effacement est demandé.
personal-forget-letter-save = Enregistrer en HTML
personal-forget-letter-saved = Enregistrée sous { $path }
personal-forget-letter-text = La lettre
personal-forget-letter-title = 3. Informer le client
personal-forget-next = Continuer sans cette étape
personal-forget-not-final = Expédiez-la, annulez-la ou remboursez-la d’abord
personal-forget-order = Commande { $number }
personal-forget-orders-button =
    { $count ->
        [one] Anonymiser { $count } commande
       *[other] Anonymiser { $count } commandes
    }
personal-forget-orders-explained = Les noms, adresses e-mail et adresses de ces commandes deviennent des astérisques. Ce qui a été acheté et payé reste.
personal-forget-orders-none = Il n’y a aucune commande à anonymiser.
personal-forget-orders-title = 1. Anonymiser les commandes
personal-forget-requested = L’effacement est demandé.
personal-forget-requesting = Demande en cours…
personal-forget-title = Oublier { $name }
personal-forget-unreadable =
    { $count ->
        [one] { $count } commande n’a pas pu être lue et manque dans cette liste.
       *[other] { $count } commandes n’ont pas pu être lues et manquent dans cette liste.
    }
personal-forget-warning = <b>Rien de tout cela n’est réversible.</b> Exportez tout d’abord si le client veut une copie. Le journal d’audit de cette application garde ce qui a été fait ; effacez-le là-bas.
personal-history = Modifications
personal-log-absent = Cette boutique ne journalise pas les modifications des données personnelles. Seul ce que cette application a fait figure ici.
personal-log-forbidden = Cette clé d’application n’a pas le droit de lire le journal des données personnelles de la boutique. Une clé dont le rôle est Seller Admin, Support ou IT l’a. Seul ce que cette application a fait figure ici.
personal-related =
    { $count ->
        [0] La boutique ne connaît aucune donnée liée, telle qu’une adresse.
        [one] La boutique connaît { $count } donnée liée, par exemple une adresse.
       *[other] La boutique connaît { $count } données liées, par exemple des adresses.
    }
personal-status =
    { $status ->
        [waiting] En attente
        [done] Effacé
        [failed] Échec
       *[other] { $description }
    }
personal-title = Données personnelles de { $name }
