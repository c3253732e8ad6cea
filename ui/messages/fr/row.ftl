# Why a row of an import has its state. The English sentences come from the backend.

row-column-too-narrow = La colonne était trop étroite lors de l’enregistrement du fichier.
row-created-earlier = Un import précédent de ce fichier l’a créé.
row-created-unrecorded = Le client a été créé, mais le journal d’audit n’a pas pu l’enregistrer.
row-email-missing = L’adresse e-mail manque.
row-maybe-created-earlier = Une tentative précédente l’a peut-être créé : sa réponse a été perdue.
row-mixed-alphabets = Elle mélange des alphabets : « { $letter } » est { $code }. Vérifiez l’adresse.
row-name-may-be-password = Le nom est peut-être un mot de passe. Vérifiez la ligne dans le fichier.
row-name-missing = Le nom manque.
row-not-an-email = Ce n’est pas une adresse e-mail.
row-odd-email = Cela ne ressemble pas à une adresse e-mail. La boutique décide.
row-placeholder = C’est l’indicateur d’une valeur manquante.
row-reference-too-long = La référence externe dépasse 2 048 caractères.
row-rounded-number = Un tableur a arrondi ce nombre. Mettez la colonne au format texte, puis enregistrez à nouveau le fichier.
row-same-address = La ligne { $line } a la même adresse.
row-same-reference = La ligne { $line } a la même référence.
row-spreadsheet-error = C’est une erreur du tableur, pas une valeur.
row-stray-quote = Un guillemet de cette ligne n’est ni fermé ni doublé. Corrigez-le dans le fichier.
row-too-many-cells = La ligne a { $found } cellules, mais le fichier a { $width } colonnes. Mettez entre guillemets les cellules qui contiennent le délimiteur.
row-unreadable-character = Un caractère est illisible. Choisissez un autre encodage, ou corrigez le fichier.
row-without-password = Sans son mot de passe, qui ressemble à un hachage ou à un masque.
