# Viewing as a customer: the dialog that starts a session, its banner, and its screens.

customer-view-address = Adresse
customer-view-addresses = Adresses
customer-view-addresses-none = Aucune adresse
customer-view-banner-preview = Aperçu admin d’un client
customer-view-banner-signed-in = Connecté en tant que client
customer-view-compare = Comparer
customer-view-copy-email = Copier l’adresse e-mail
customer-view-customer-id = ID du client
customer-view-dialog = Voir en tant que { $name }
customer-view-edit = Terminer la session et modifier
customer-view-email = E-mail
customer-view-end = Terminer la session
customer-view-ended-customer-deleted = Session terminée : le client a été supprimé.
customer-view-ended-expired = Votre session client a expiré.
customer-view-ended-forbidden = Session terminée : la politique de la boutique ne l’autorise plus.
customer-view-ended-internal-error = Shopside a rencontré un problème. Par sécurité, la session client a été terminée.
customer-view-ended-locked = Votre session client s’est terminée pendant votre absence.
customer-view-ended-rejected = Session terminée : la boutique ne l’accepte plus. Reconnectez-vous en tant que client pour continuer.
customer-view-ended-replaced = Session terminée : une autre session client a commencé.
customer-view-ended-store-closed = Session terminée : la boutique a été fermée.
customer-view-ending-soon = Moins de deux minutes restantes en tant que { $name }
customer-view-extend =
    { $minutes ->
        [one] Prolonger de { $minutes } minute
       *[other] Prolonger de { $minutes } minutes
    }
customer-view-extend-short = { $minutes } min
customer-view-extended = Session prolongée jusqu’à { $time }
customer-view-external-ref = Référence externe
customer-view-from-anonymous = Chargé avec un accès anonyme
customer-view-from-customer = Chargé avec l’accès du client
customer-view-from-list = La boutique a refusé de le renvoyer directement. Les données viennent donc de la liste.
customer-view-from-you = Chargé avec votre accès admin
customer-view-id = ID
customer-view-name = Nom
customer-view-no-extension = Ne peut plus être prolongée
customer-view-no-orders = Aucune commande
customer-view-no-orders-compare = « Comparer » les recherche.
customer-view-no-orders-hint = La boutique ne montre aucune commande à ce client. Les commandes passées en tant qu’invité ne sont pas liées à un client, même avec la même adresse e-mail.
customer-view-open = Voir en tant que client
customer-view-orders = Commandes
customer-view-preview-of = Aperçu admin de <b>{ $name }</b>
customer-view-profile = Profil
customer-view-read-only = Lecture seule
customer-view-read-only-hint = Lecture seule. Terminez la session pour faire des modifications.
customer-view-reason = Motif
customer-view-reason-add = Ajouter un motif ou un ticket
customer-view-reason-optional = Facultatif, pour le journal d’audit. Par exemple, la demande du client.
customer-view-reason-required = Boutique de production : saisissez un motif (au moins 10 caractères).
customer-view-recorded = Tout ce que vous ouvrez est consigné dans le journal d’audit.
customer-view-registered = Inscrit le
customer-view-session-menu = Session
customer-view-sign-in = Se connecter
customer-view-sign-in-instead = Se connecter plutôt…
customer-view-sign-in-only = Cette connexion n’a pas de Client secret. Elle ne peut donc ni lister ni modifier les clients. Avec l’e-mail et le mot de passe d’un client, elle montre ce que la boutique lui montre.
customer-view-sign-in-title = Se connecter en tant que client
customer-view-signed-in-as = Connecté en tant que <b>{ $name }</b>
customer-view-signing-in = Connexion…
customer-view-start-preview = Lancer l’aperçu
customer-view-starting = Lancement…
customer-view-tabs = Vue client
customer-view-ticket = Ticket
customer-view-ticket-hint = Facultatif. Un lien, par exemple https://desk.example/1234.
customer-view-time-left = Reste <b>{ $time }</b>
customer-view-until-preview = Aperçu admin de { $name }, { $email }, jusqu’à { $time }
customer-view-until-signed-in = Connecté en tant que { $name }, { $email }, jusqu’à { $time }
customer-view-up-to =
    { $minutes ->
        [one] Lecture seule, { $minutes } minute au maximum.
       *[other] Lecture seule, { $minutes } minutes au maximum.
    }
customer-view-updated = Modifié le
customer-view-way-preview = Aperçu
customer-view-way-preview-hint = Les données du client avec votre accès admin. Aucun mot de passe nécessaire ; rien ne change. Ne montre pas ce que la boutique cache au client.
customer-view-way-preview-tag = Aperçu admin
customer-view-way-sign-in = Se connecter en tant que client
customer-view-way-sign-in-hint = Exactement ce que la boutique montre au client. Nécessite son mot de passe, saisi par vous ou par le client en personne.
customer-view-way-sign-in-tag = Connecté
customer-view-ways = Comment voir en tant que ce client
customer-view-your-data = Vos données, pas la vue du client
