# Importing customers from a file.

import-back = Clients
import-cancel-check = Annuler la vérification
import-cancel-import = Annuler l’importation
import-change-columns = Modifier les colonnes
import-check-rows = Vérifier les lignes
import-checking = Recherche des clients existants
import-choose-another = Choisir un autre fichier…
import-choose-file = Choisir un fichier…
import-choose-note = Un fichier CSV ou un classeur (.xlsx, .ods) d’une autre boutique ou d’un tableur. Il doit contenir des noms et des adresses e-mail, et peut contenir des mots de passe et des références externes. Vous vérifiez chaque ligne avant tout envoi.
import-choose-title = Choisir un fichier de clients
import-column-email = E-mail
import-column-external-reference = Référence externe
import-column-first-name = Prénom
import-column-last-name = Nom de famille
import-column-name = Nom
import-column-password = Mot de passe
import-column-unmatched = Aucune
import-column-unmatched-last-name = Même colonne
import-column-unmatched-required = Choisir une colonne
import-columns = Colonnes
import-create =
    { $count ->
        [one] Créer { $count } client
       *[other] Créer { $count } clients
    }
import-create-none = Créer les clients
import-created =
    { $count ->
        [one] { $count } client créé
       *[other] { $count } clients créés
    }
import-created-before =
    { $count ->
        [one] Ce fichier a déjà été importé ici : { $count } client a été créé.
       *[other] Ce fichier a déjà été importé ici : { $count } clients ont été créés.
    }
import-created-then-canceled =
    { $count ->
        [one] { $count } client créé, puis annulation
       *[other] { $count } clients créés, puis annulation
    }
import-creating = Création des clients
import-delimiter = Délimiteur
import-delimiter-comma = Virgule ( , )
import-delimiter-pipe = Barre verticale ( | )
import-delimiter-semicolon = Point-virgule ( ; )
import-delimiter-tab = Tabulation
import-done = Terminé
import-encoding = Encodage
import-encoding-big5 = Chinois (Big5)
import-encoding-euc-jp = Japonais (EUC-JP)
import-encoding-euc-kr = Coréen (EUC-KR)
import-encoding-gb18030 = Chinois (GB18030)
import-encoding-gbk = Chinois (GBK)
import-encoding-iso-8859-2 = Europe centrale (ISO-8859-2)
import-encoding-shift-jis = Japonais (Shift-JIS)
import-encoding-utf-16be = UTF-16, gros-boutiste
import-encoding-utf-16le = UTF-16
import-encoding-utf-8 = UTF-8
import-encoding-windows-1250 = Europe centrale (Windows-1250)
import-encoding-windows-1251 = Cyrillique (Windows-1251)
import-encoding-windows-1252 = Europe occidentale (Windows-1252)
import-encoding-windows-1253 = Grec (Windows-1253)
import-encoding-windows-1254 = Turc (Windows-1254)
import-file = Fichier à importer
import-file-of-shop = Ce sont les en-têtes d’une exportation de { $shop }.
import-file-too-large = Le fichier dépasse 20 Mo.
import-file-too-large-advice = Divisez-le et importez-le en plusieurs parties.
import-file-unreadable = Le fichier n’a pas pu être lu.
import-file-unreadable-advice = Vérifiez qu’il existe toujours et que vous avez le droit de le lire, puis choisissez-le à nouveau.
import-headings = En-têtes
import-in-doubt =
    { $count ->
        [one] { $count } autre était en cours quand l’importation s’est terminée. Shopside le vérifie d’abord, pour qu’aucun client ne soit créé deux fois.
       *[other] { $count } autres étaient en cours quand l’importation s’est terminée. Shopside les vérifie d’abord, pour qu’aucun client ne soit créé deux fois.
    }
import-left =
    { $count ->
        [one] { $count } client peut encore être créé.
       *[other] { $count } clients peuvent encore être créés.
    }
import-no-headings = Pas d’en-têtes
import-no-headings-use = Lire sans en-têtes
import-no-new-customers = Aucun nouveau client
import-not-sent = Rien n’a encore été envoyé à { $store }.
import-odd-passwords =
    { $total ->
        [one] { $count } mot de passe sur { $total } ressemble à un hachage ou à un masque
       *[other] { $count } mots de passe sur { $total } ressemblent à des hachages ou à des masques
    }
import-odd-passwords-advice = Les hachages de mots de passe d’une autre boutique ne peuvent pas être importés : les clients ne pourraient se connecter qu’avec le hachage lui-même.
import-odd-passwords-all =
    { $total ->
        [one] Le seul mot de passe ressemble à un hachage ou à un masque
       *[other] Les { $total } mots de passe ressemblent tous à des hachages ou à des masques
    }
import-odd-passwords-set = Ce sont de vrais mots de passe : les définir tels quels
import-odd-passwords-skip = Créer ces clients sans mot de passe
import-opening = Lecture…
import-passwords-note = Chaque mot de passe est envoyé une fois à la boutique et n’est jamais conservé ni affiché ici. Toute personne ayant le fichier peut lire les mots de passe : supprimez-le quand vous avez terminé.
import-pause = Mettre en pause
import-paused = En pause. Les requêtes en cours ont été menées à terme.
import-preview = Premières lignes
import-question-headings = Quelle ligne contient les en-têtes de colonne ?
import-question-headings-note = Shopside ne reconnaît pas les en-têtes de ce fichier. Seules les adresses e-mail sont affichées ici, car d’autres cellules pourraient être des mots de passe.
import-resume = Reprendre
import-review-first =
    { $count ->
        [one] Vérifiez la { $count } ligne marquée « À vérifier ».
       *[other] Vérifiez les { $count } lignes marquées « À vérifier ».
    }
import-row = Ligne { $line }
import-row-use = Utiliser la ligne { $line } comme en-têtes
import-rows = Lignes du fichier
import-rows-all = Toutes
import-rows-and-columns =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }, { $columns ->
        [one] { $columns } colonne
       *[other] { $columns } colonnes
    }
import-rows-email = E-mail
import-rows-filter = Filtrer les lignes
import-rows-line = Ligne
import-rows-name = Nom
import-rows-note = Remarque
import-rows-reason = Motif
import-rows-result = Résultat
import-save-rejects = Enregistrer les lignes non créées
import-saved-rejects =
    { $count ->
        [one] { $count } ligne, enregistrée sous { $path }
       *[other] { $count } lignes, enregistrées sous { $path }
    }
import-sheet = Feuille
import-state-create = Nouveau
import-state-created = Créé
import-state-doubtful = À vérifier
import-state-duplicate = Doublon
import-state-exists = Existe déjà
import-state-failed = Échec
import-state-invalid = Non valide
import-state-unknown = Inconnu
import-step-file = Fichier et colonnes
import-step-import = Importation
import-step-review = Vérification
import-steps = Étapes
import-title = Importer des clients
import-try-again = Réessayer
import-unattended = Vous pouvez quitter cet écran. L’importation continue, et une notification vous prévient quand elle est terminée.
import-will-create =
    { $count ->
        [one] { $count } client sera créé
       *[other] { $count } clients seront créés
    }
import-withheld = Non affiché
