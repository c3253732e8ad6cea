# Problems that the backend reports. The English sentences come from the backend.

problem-already-connected = Dieser Shop ist bereits verbunden, als „{ $name }“.
    .advice = Öffnen Sie diese Verbindung, oder entfernen Sie sie zuerst.
problem-audit-log-not-written = Das Audit-Protokoll konnte nicht geschrieben werden. { $cause }
    .advice = { $causeAdvice }
problem-audit-log-unopened = Das Audit-Protokoll { $place } kann nicht geöffnet werden. { $cause }
    .advice = { $causeAdvice } Bis es verwendet werden kann, wird in keinem Shop etwas geändert, und niemand meldet sich als Kunde an.
problem-audit-log-unreadable = Das Audit-Protokoll konnte nicht gelesen werden. { $cause }
    .advice = { $causeAdvice }
problem-audit-log-unwritable = Das Audit-Protokoll konnte nicht geschrieben werden. Deshalb wurde nichts ausgeführt. { $cause }
    .advice = { $causeAdvice }
problem-bad-client-id = Der Shop hat diese Client-ID abgelehnt.
    .advice = Kopieren Sie sie erneut aus den Anwendungsschlüsseln des Shops.
problem-bad-client-id-by-clock = Der Shop hat diese Client-ID abgelehnt. { time-clock-note }
    .advice = Stellen Sie zuerst die Uhr dieses Computers: Sie ist vielleicht die Ursache. Kopieren Sie sie erneut aus den Anwendungsschlüsseln des Shops.
problem-bad-credentials = Der Shop hat Client-ID und Client-Secret abgelehnt.
    .advice = Kopieren Sie beide erneut aus den Anwendungsschlüsseln des Shops, und prüfen Sie, ob die Region stimmt.
problem-bad-credentials-by-clock = Der Shop hat Client-ID und Client-Secret abgelehnt. { time-clock-note }
    .advice = Stellen Sie zuerst die Uhr dieses Computers: Sie ist vielleicht die Ursache. Kopieren Sie beide erneut aus den Anwendungsschlüsseln des Shops, und prüfen Sie, ob die Region stimmt.
problem-behind-proxy = { $failure } Die Verbindung lief über den Proxy { $proxy }.
    .advice = { $failureAdvice }
problem-browser-not-opened = Der Browser wurde nicht geöffnet.
    .advice = Öffnen Sie { $address } selbst.
problem-cancelled = Abgebrochen, bevor etwas gesendet wurde.
problem-certificate-expired = Das Zertifikat des Hosts ist am { $until } abgelaufen. Die Uhr dieses Computers zeigt { $now }. Es wurde nichts gesendet.
    .advice = Wenn das nicht die Uhrzeit ist, stellen Sie die Uhr dieses Computers. Wenn doch, bitten Sie die Administration des Hosts, das Zertifikat zu erneuern.
problem-certificate-not-valid = Das Zertifikat des Hosts ist heute nicht gültig. Deshalb wurde nichts gesendet.
    .advice = Prüfen Sie das Datum dieses Computers. Wenn es stimmt, bitten Sie die Administration des Hosts, das Zertifikat zu erneuern.
problem-certificate-of-other-hosts = Das Zertifikat des Hosts gilt für einen anderen Host ({ $hosts }). Deshalb wurde nichts gesendet.
    .advice = Prüfen Sie die Adresse. Wenn sie stimmt, fragen Sie Ihre Netzwerkadministration, ob ein Proxy dazwischen ist.
problem-certificate-too-early = Das Zertifikat des Hosts ist erst ab { $from } gültig. Die Uhr dieses Computers zeigt { $now }. Es wurde nichts gesendet.
    .advice = Wenn das nicht die Uhrzeit ist, stellen Sie die Uhr dieses Computers. Wenn doch, bitten Sie die Administration des Hosts, das Zertifikat zu erneuern.
problem-clipboard-failed = Bei der Zwischenablage ist ein Fehler aufgetreten: { $words }.
    .advice = Versuchen Sie es erneut. Wenn es wieder fehlschlägt, legen Sie ein Passwort fest, das Sie selbst eingeben.
problem-clipboard-not-kept = Die Zwischenablage hat das Kopierte nicht behalten.
    .advice = Versuchen Sie es erneut. Wenn es wieder fehlschlägt, legen Sie ein Passwort fest, das Sie selbst eingeben.
problem-clipboard-timed-out = Die Zwischenablage hat nicht rechtzeitig geantwortet.
    .advice = Versuchen Sie es erneut. Wenn es wieder fehlschlägt, legen Sie ein Passwort fest, das Sie selbst eingeben.
problem-connection-not-set-up = Die Verbindung konnte nicht eingerichtet werden.
    .advice = Prüfen Sie die Zertifikate des Systems, und versuchen Sie es erneut.
problem-created-maybe-added = Das Mitglied wurde angelegt. Es ist nicht bekannt, ob es dem Firmenkonto hinzugefügt wurde. { $cause }
    .advice = Sehen Sie die Mitglieder des Firmenkontos an. Fehlt es dort, fügen Sie es als Mitglied ohne Firmenkonto hinzu.
problem-created-not-added = Das Mitglied wurde angelegt, konnte dem Firmenkonto aber nicht hinzugefügt werden. { $cause }
    .advice = Fügen Sie es als Mitglied eines anderen Firmenkontos, oder von keinem, hinzu.
problem-creation-unknown = Die Antwort des Shops ging verloren. Vielleicht wurde der Kunde angelegt, vielleicht nicht.
    .advice = Warten Sie eine Minute, und suchen Sie nach der E-Mail-Adresse, bevor Sie es erneut versuchen.
problem-credentials-refused = Der Shop akzeptiert die Zugangsdaten dieser Verbindung nicht mehr.
    .advice = Verbinden Sie den Shop erneut mit einem aktuellen Anwendungsschlüssel.
problem-credentials-refused-by-clock = Der Shop akzeptiert die Zugangsdaten dieser Verbindung nicht mehr. { time-clock-note }
    .advice = Stellen Sie zuerst die Uhr dieses Computers: Sie ist vielleicht die Ursache. Verbinden Sie den Shop erneut mit einem aktuellen Anwendungsschlüssel.
problem-customer-deleted = Dieser Kunde wurde im Shop gelöscht.
problem-done-not-recorded = { $done } Das Audit-Protokoll konnte das aber nicht aufzeichnen. { $cause }
    .advice = Tun Sie es nicht noch einmal. Zeigen Sie diese Meldung der Person, die für das Audit-Protokoll verantwortlich ist.
problem-during-customer-view = Das geht nicht während einer Kundensitzung.
    .advice = Beenden Sie die Sitzung, und versuchen Sie es erneut.
problem-email-taken = Ein anderer Kunde dieses Shops hat diese E-Mail-Adresse.
    .advice = Suchen Sie nach diesem Kunden, oder verwenden Sie eine andere Adresse.
problem-failure-not-recorded = { $failure } Das Audit-Protokoll konnte das nicht aufzeichnen. { $cause }
    .advice = { $failureAdvice }
problem-field-city = Ort
problem-field-company = Firma
problem-field-country = Land
problem-field-county = Landkreis
problem-field-currency = Währung
problem-field-email = E-Mail-Adresse
problem-field-external-ref = externe Referenz
problem-field-first-name = Vorname
problem-field-instructions = Hinweise
problem-field-label = Bezeichnung
problem-field-last-name = Nachname
problem-field-legal-name = rechtlicher Name
problem-field-name = Name
problem-field-order-number = Bestellnummer
problem-field-phone = Telefonnummer
problem-field-postcode = Postleitzahl
problem-field-region = Region
problem-field-registration-id = Registernummer
problem-field-second-line = zweite Zeile
problem-field-street = Straße
problem-fields-required = Der Shop verlangt: { $fields }.
problem-file-gone = Diese Datei ist nicht mehr in Ihrem Download-Ordner.
    .advice = Sie wurde vielleicht verschoben, umbenannt oder gelöscht. Speichern Sie sie noch einmal, wenn Sie sie brauchen.
problem-file-not-written = Die Datei konnte nicht geschrieben werden. { $cause }
    .advice = { $causeAdvice }
problem-folder-not-shown = Die Dateiverwaltung wurde nicht geöffnet.
    .advice = Öffnen Sie Ihren Download-Ordner selbst. Die Datei ist dort.
problem-folder-unusable = Der Ordner { $place } der App kann nicht verwendet werden. { $cause }
    .advice = { $causeAdvice } Bis dahin wird nichts gespeichert oder geändert, und niemand meldet sich als Kunde an.
problem-forbidden = Dieser Anwendungsschlüssel darf das nicht.
    .advice = Verwenden Sie einen Schlüssel mit Zugriff auf Kunden und Bestellungen.
problem-host-not-allowed = Ihre Organisation erlaubt keine Verbindungen zu { $host }.
    .advice = Verwenden Sie einen der erlaubten Hosts, oder fragen Sie Ihre Administration.
problem-host-not-found = Es gibt keinen Host mit diesem Namen.
    .advice = Prüfen Sie die Adresse und Ihr Netzwerk, und versuchen Sie es erneut. Wenn Ihr Netzwerk einen Proxy braucht, geben Sie ihn in den Einstellungen unter „Netzwerk“ ein.
problem-host-not-found-by-proxy = Der Proxy { $proxy } findet keinen Host mit diesem Namen.
    .advice = Prüfen Sie die Adresse. Wenn nur der Proxy den Host finden kann, beginnen Sie die Adresse des Proxys mit socks5h://, damit er den Namen nachschlägt.
problem-host-refused = An { $host } wurde nichts gesendet, weil Sie es nicht erlaubt haben.
    .advice = Prüfen Sie die Adresse, und versuchen Sie es erneut.
problem-host-refuses = Der Host wurde erreicht, aber unter dieser Adresse antwortet kein Shop.
    .advice = Prüfen Sie die Adresse und ob der Shop läuft, und versuchen Sie es erneut.
problem-host-timed-out = Der Host antwortet nicht.
    .advice = Prüfen Sie die Adresse und Ihr Netzwerk, und versuchen Sie es erneut. Wenn Ihr Netzwerk einen Proxy braucht, geben Sie ihn in den Einstellungen unter „Netzwerk“ ein.
problem-host-unreachable = Der Host ist nicht erreichbar.
    .advice = Prüfen Sie die Adresse und Ihr Netzwerk, und versuchen Sie es erneut. Wenn Ihr Netzwerk einen Proxy braucht, geben Sie ihn in den Einstellungen unter „Netzwerk“ ein.
problem-incomplete = Der Shop zählt { $total } Ergebnisse, listet aber nur { $read } auf.
    .advice = Versuchen Sie es in einigen Minuten erneut. Wenn es wieder vorkommt, wenden Sie sich an den Support des Shops.
problem-internal = Bei Shopside selbst ist ein Problem aufgetreten, und der Vorgang konnte nicht abgeschlossen werden.
    .advice = Sie können weiterarbeiten. Prüfen Sie, ob der Vorgang ausgeführt wurde, bevor Sie es erneut versuchen. Wenn es wieder vorkommt, senden Sie Ihrem Support die Diagnose aus den Einstellungen.
problem-keyring-absent = Es wurde kein System-Schlüsselbund gefunden.
    .advice = Starten Sie einen, zum Beispiel GNOME-Schlüsselbund oder KWallet, und versuchen Sie es erneut. Oder behalten Sie das Secret nur bis zum Beenden.
problem-keyring-ambiguous = Der Schlüsselbund hat mehrere Client-Secrets für diesen Shop.
    .advice = Versuchen Sie es erneut, oder behalten Sie das Secret nur bis zum Beenden.
problem-keyring-denied = Der Schlüsselbund wurde nicht entsperrt.
    .advice = Versuchen Sie es erneut, und geben Sie das Passwort des Schlüsselbunds ein, wenn Ihr System danach fragt.
problem-keyring-empty = Der Schlüsselbund-Dienst läuft, hat aber keinen Schlüsselbund zum Speichern von Geheimnissen.
    .advice = Legen Sie in der Passwort-App Ihres Systems einen Standard-Schlüsselbund an, und versuchen Sie es erneut. Oder behalten Sie das Secret nur bis zum Beenden.
problem-keyring-failed = Beim Schlüsselbund ist ein Fehler aufgetreten: { $words }.
    .advice = Versuchen Sie es erneut, oder behalten Sie das Secret nur bis zum Beenden.
problem-keyring-locked = Der Schlüsselbund ist gesperrt.
    .advice = Entsperren Sie ihn in der Passwort-App Ihres Systems, und versuchen Sie es erneut.
problem-keyring-no-reason = Beim Schlüsselbund ist ein Fehler ohne Angabe von Gründen aufgetreten.
    .advice = Versuchen Sie es erneut, oder behalten Sie das Secret nur bis zum Beenden.
problem-keyring-not-returned = Der Schlüsselbund hat das gerade gespeicherte Secret nicht zurückgegeben.
    .advice = Versuchen Sie es erneut, oder behalten Sie das Secret nur bis zum Beenden.
problem-keyring-other-content = Der Schlüsselbund hat an der Stelle des Client-Secrets etwas anderes.
    .advice = Versuchen Sie es erneut, oder behalten Sie das Secret nur bis zum Beenden.
problem-keyring-timed-out = Der Schlüsselbund hat nicht rechtzeitig geantwortet.
    .advice = Vielleicht fragt Ihr System in einem anderen Fenster nach dem Passwort des Schlüsselbunds. Geben Sie es dort ein, und versuchen Sie es erneut.
problem-keyring-too-long = Das Client-Secret ist länger als die { $limit } Zeichen, die der Schlüsselbund erlaubt.
    .advice = Versuchen Sie es erneut, oder behalten Sie das Secret nur bis zum Beenden.
problem-locked = Shopside ist gesperrt.
    .advice = Entsperren Sie es, um fortzufahren.
problem-managed = Das wird von Ihrer Organisation verwaltet und kann hier nicht geändert werden.
problem-member-account-gone = Der Shop zeigt dem Mitglied dieses Firmenkonto nicht mehr.
    .advice = Vielleicht wurde es daraus entfernt. Wählen Sie ein anderes Firmenkonto, oder beenden Sie die Sitzung.
problem-member-account-not-open = In dieser Sitzung ist kein Firmenkonto geöffnet.
    .advice = Wählen Sie eines der Firmenkonten des Mitglieds.
problem-member-account-switched = Inzwischen wurde ein anderes Firmenkonto geöffnet.
    .advice = Laden Sie es erneut.
problem-member-account-unknown = Dieses Firmenkonto ist keines der Firmenkonten des Mitglieds.
    .advice = Wählen Sie ein anderes, oder beginnen Sie eine neue Sitzung, wenn das Mitglied gerade erst hinzugefügt wurde.
problem-member-cart-not-listed = Dieser Warenkorb ist nicht in der Liste.
    .advice = Laden Sie die Warenkörbe erneut, und öffnen Sie ihn von dort.
problem-member-code-refused = Der Shop hat diesen Code abgelehnt.
    .advice = Prüfen Sie ihn mit dem Mitglied. Wenn er älter als 10 Minuten ist oder verwendet wurde, fordern Sie einen neuen an.
problem-member-codes-off = Dieser Shop hat keine Einmalcodes.
    .advice = Erlauben Sie sie in einem der Passwortprofile des Shops, um sie zu verwenden.
problem-member-colleague-signing-in = Eine Kollegin oder ein Kollege meldet sich gerade als dieses Mitglied an, und dieser Shop erlaubt nur einen Support-Zugang zur selben Zeit.
    .advice = Versuchen Sie es gleich noch einmal. Ist der Zugang nach 3 Minuten noch da, löscht Shopside ihn bei Ihrem nächsten Versuch.
problem-member-credential-refused = Der Shop hat den Support-Zugang abgelehnt. Er wurde gelöscht.
    .advice = Versuchen Sie es erneut. Vielleicht hat sich eine Kollegin oder ein Kollege gerade als dasselbe Mitglied angemeldet.
problem-member-leftover-stays = Ein Support-Zugang dieses Mitglieds ist übrig, und der Shop löscht ihn nicht.
    .advice = Warten Sie, bis er weg ist, und versuchen Sie es dann erneut. Shopside versucht es weiter.
problem-member-needs-role = Dieser Anwendungsschlüssel kann nicht lesen, wie sich Kontomitglieder anmelden.
    .advice = Verwenden Sie einen Schlüssel mit der Rolle „Seller Admin“. Die Rollen „Support“ und „IT“ genügen nicht.
problem-member-no-account = Dieses Mitglied gehört zu keinem Firmenkonto. Der Shop zeigt ihm deshalb nichts.
    .advice = Fügen Sie das Mitglied zuerst einem Firmenkonto hinzu.
problem-member-no-profile = Kein Passwortprofil dieses Shops kann für Support-Anmeldungen verwendet werden.
    .advice = Richten Sie zuerst die Support-Anmeldung ein.
problem-member-no-realm = Dieser Shop hat keine Anmeldung für Kontomitglieder.
    .advice = Richten Sie zuerst Firmenkonten im Shop ein, und versuchen Sie es dann erneut.
problem-member-no-username = Dieses Mitglied hat keinen Benutzernamen, an den ein Einmalcode gesendet werden kann.
    .advice = Melden Sie sich stattdessen mit einem Support-Zugang an.
problem-member-not-shown = Der Shop zeigt das Kontomitgliedern nicht.
    .advice = Verwenden Sie die Vorschau, um es mit Ihrem Admin-Zugriff zu sehen.
problem-member-one-per-profile = Dieser Shop erlaubt einem Mitglied ein Passwort je Profil, und dieses Mitglied hat eines.
    .advice = Legen Sie in der Einrichtung der Support-Anmeldung das Profil „Support sign-in“ an.
problem-member-profile-deleted = Das Passwortprofil für Support-Anmeldungen wurde im Shop gelöscht.
    .advice = Wählen Sie in der Einrichtung der Support-Anmeldung ein anderes.
problem-member-profile-name-taken = Der Shop hat ein Profil „Support sign-in“, das nicht auf diesem Computer angelegt wurde.
    .advice = Wählen Sie es, wenn eine Kollegin oder ein Kollege es für diese App angelegt hat. Wenn ein Online-Shop es verwendet, benennen Sie es zuerst im Shop um.
problem-member-profile-needs-email = Die Benutzernamen dieses Passwortprofils sind E-Mail-Adressen. Die von Support-Zugängen sind es nicht.
    .advice = Wählen Sie in der Einrichtung der Support-Anmeldung ein anderes Profil, oder legen Sie „Support sign-in“ an.
problem-member-profile-unclear = Dieser Shop hat mehrere Passwortprofile, und keines ist für Support-Anmeldungen gewählt.
    .advice = Wählen Sie eines in der Einrichtung der Support-Anmeldung.
problem-member-token-ended = Dieser Shop beendet die Anmeldung des Mitglieds, sobald der Support-Zugang gelöscht ist.
    .advice = Melden Sie sich mit einem Einmalcode an, oder verwenden Sie die Vorschau.
problem-member-username-taken = Der Shop hat den Namen des Support-Zugangs abgelehnt. Es wurde keiner angelegt.
    .advice = Versuchen Sie es erneut: Vielleicht hat sich eine Kollegin oder ein Kollege gerade als dasselbe Mitglied angemeldet. Wenn es wieder passiert, prüfen Sie das Passwortprofil in der Einrichtung der Support-Anmeldung.
problem-member-wrong-subject = Diese Sitzung hat diese Ansicht nicht.
    .advice = Beginnen Sie eine andere Sitzung, um sie zu sehen.
problem-needs-accounts-role = Dieser Anwendungsschlüssel darf Firmenkonten nicht verwenden.
    .advice = Verwenden Sie einen Schlüssel mit der Rolle „Seller Admin“ oder „Support“.
problem-needs-personal-data-role = Dieser Anwendungsschlüssel darf das Protokoll personenbezogener Daten nicht verwenden und nichts löschen lassen.
    .advice = Verwenden Sie einen Schlüssel mit der Rolle „Seller Admin“ oder „IT“.
problem-needs-realms-role = Dieser Anwendungsschlüssel darf Authentifizierungsbereiche nicht verwenden.
    .advice = Verwenden Sie einen Schlüssel mit der Rolle „Seller Admin“.
problem-needs-secret = Diese Verbindung erlaubt nur die Anmeldung als Kunde.
    .advice = Um mit Kunden zu arbeiten, verbinden Sie den Shop mit seinem Client-Secret.
problem-needs-sign-in = Eine Vorschau zeigt nur Ihre eigenen Daten. Es gibt deshalb nichts zu vergleichen.
    .advice = Melden Sie sich als Kunde an, um beide Seiten zu sehen.
problem-no-account-realm = Dieser Shop hat keinen Authentifizierungsbereich für Kontomitglieder.
    .advice = Richten Sie zuerst die Anmeldung für Firmenkonten im Shop ein.
problem-no-certificate = Diese Datei enthält kein Zertifikat.
    .advice = Wählen Sie eine Datei im PEM-Format. Sie beginnt mit „-----BEGIN CERTIFICATE-----“.
problem-no-downloads-folder = Sie haben weder einen Download-Ordner noch einen persönlichen Ordner. Deshalb kann keine Datei geschrieben werden.
    .advice = Legen Sie in Ihrem persönlichen Ordner einen Ordner für Downloads an, und starten Sie die App neu.
problem-no-password = Dieser Kunde hat kein Passwort. Sie können sich deshalb nicht als dieser Kunde anmelden.
    .advice = Legen Sie zuerst ein Passwort fest.
problem-no-store-there = Der Host hat geantwortet, aber unter dieser Adresse gibt es keine Shop-API (Status { $status }).
    .advice = Geben Sie die Adresse ohne Pfad ein, zum Beispiel https://euwest.api.elasticpath.com.
problem-no-update = Es gibt kein Update, mit dem fortgefahren werden kann.
    .advice = Suchen Sie erneut nach Updates.
problem-not-a-store = Die Antwort des Hosts ist nicht die eines Shops (Status { $status }).
    .advice = Prüfen Sie die Adresse und ob ein Proxy oder eine Anmeldeseite dazwischen ist.
problem-not-created = Der Kunde wurde nicht angelegt: Die Antwort des Shops ging verloren, und kein Kunde hat diese E-Mail-Adresse.
    .advice = Versuchen Sie es erneut.
problem-not-exported = Ihre Organisation verlangt, dass ihr Log-Server das Audit-Protokoll hat, bevor etwas angezeigt wird. { $cause }
    .advice = Versuchen Sie es erneut. Wenn es wieder fehlschlägt, teilen Sie Ihrer Administration mit, was diese Meldung sagt.
problem-not-extendable = Diese Sitzung kann nicht weiter verlängert werden.
    .advice = Beenden Sie sie, und öffnen Sie die Kundenansicht erneut.
problem-not-found = Nicht gefunden: { $detail }.
    .advice = Vielleicht wurde es gelöscht. Aktualisieren Sie die Liste.
problem-not-shown = Das Audit-Protokoll konnte nicht geschrieben werden. Deshalb wird nichts angezeigt. { $cause }
    .advice = { $causeAdvice }
problem-nothing-to-copy = Das neue Passwort wurde bereits vergessen und kann nicht kopiert werden.
    .advice = Legen Sie ein weiteres Passwort für den Kunden fest.
problem-offset-limit = Der Shop liefert höchstens { $limit } Ergebnisse.
    .advice = Schränken Sie die Liste ein.
problem-preferences-lost = Die Datei mit den Einstellungen war beschädigt. Sie wurde als { $file } aufbewahrt. Es gibt keine intakte Version davon, deshalb müssen die Shops erneut verbunden werden.
problem-preferences-not-saved = Die Einstellungen konnten nicht gespeichert werden. { $cause }
    .advice = { $causeAdvice } Es wurde nichts geändert. Die App verwendet die bisherigen Einstellungen, bis sie wieder gespeichert werden können.
problem-preferences-read-only = { $cause } Die Datei bleibt, wie sie ist, und es kann nichts gespeichert werden.
    .advice = { $causeAdvice }
problem-preferences-restored = Die Datei mit den Einstellungen war beschädigt. Sie wurde als { $file } aufbewahrt, und ihre letzte intakte Version wird verwendet.
problem-preview-off = Vorschauen sind für diesen Shop ausgeschaltet.
    .advice = Ändern Sie das unter „Shops“ > „Bearbeiten“.
problem-proxy-address-invalid = Die Adresse des Proxys ({ $from ->
        [setting] aus den Einstellungen
        [environment] aus der Umgebungsvariable { $variable }
       *[system] aus den Systemeinstellungen
    }) kann nicht gelesen werden. Deshalb wurde nichts gesendet.
    .advice = Eine Adresse sieht so aus: http://proxy.example:3128 oder socks5h://proxy.example:1080. Korrigieren Sie sie. { $from ->
            [setting] Sie steht in den Einstellungen unter „Netzwerk“.
            [environment] Sie steht in der Umgebungsvariable { $variable }, die die App beim Start liest. Sie können in den Einstellungen unter „Netzwerk“ einen anderen oder keinen Proxy wählen.
           *[system] Sie steht in den Netzwerkeinstellungen Ihres Systems. Sie können in den Einstellungen unter „Netzwerk“ einen anderen oder keinen Proxy wählen.
        }
problem-proxy-failed = Der Proxy { $proxy } ({ $from ->
        [setting] aus den Einstellungen
        [environment] aus der Umgebungsvariable { $variable }
       *[system] aus den Systemeinstellungen
    }) { $fault ->
        [host_not_found] wurde nicht gefunden: Es gibt keinen Host mit diesem Namen.
        [connection_refused] lehnt Verbindungen ab: Dort läuft kein Proxy.
        [invalid_certificate] hat ein Zertifikat, das nicht gültig ist oder dem Ihr System nicht vertraut.
        [credentials_missing] verlangt einen Benutzernamen und ein Passwort.
        [credentials_refused] akzeptiert Benutzernamen und Passwort nicht.
        [not_allowed] erlaubt keine Verbindungen zum Host des Shops.
        [store_unreachable] erreicht den Host des Shops nicht.
        [not_connected] hat keine Verbindung zum Host des Shops hergestellt: Er erlaubt sie nicht, oder er findet oder erreicht den Host nicht.
        [not_a_proxy] antwortet nicht wie ein Proxy dieser Art.
       *[unreachable] ist nicht erreichbar.
    }
    .advice =
        { $fault ->
            [credentials_missing] Geben Sie den Proxy mit Benutzernamen und Passwort in den Einstellungen unter „Netzwerk“ ein.
            [credentials_refused] Geben Sie den Proxy mit Benutzernamen und Passwort in den Einstellungen unter „Netzwerk“ ein. Wenn sie stimmen, verlangt der Proxy vielleicht eine andere Art der Anmeldung, zum Beispiel NTLM, die die App nicht hat: Fragen Sie Ihre Netzwerkadministration.
            [not_allowed] Prüfen Sie die Adresse des Shops. Wenn sie stimmt, bitten Sie Ihre Netzwerkadministration, dem Proxy die Verbindung zu erlauben.
            [store_unreachable] Prüfen Sie die Adresse des Shops. Wenn sie stimmt, bitten Sie Ihre Netzwerkadministration, dem Proxy die Verbindung zu erlauben.
            [not_connected] Prüfen Sie die Adresse des Shops. Wenn sie stimmt, bitten Sie Ihre Netzwerkadministration, dem Proxy die Verbindung zu erlauben.
            [not_a_proxy] Prüfen Sie den Port und ob es ein HTTP-Proxy (http://) oder ein SOCKS-Proxy (socks5h://) ist.
           *[other] Prüfen Sie Ihr Netzwerk und die Adresse des Proxys. { $from ->
                [setting] Sie steht in den Einstellungen unter „Netzwerk“.
                [environment] Sie steht in der Umgebungsvariable { $variable }, die die App beim Start liest. Sie können in den Einstellungen unter „Netzwerk“ einen anderen oder keinen Proxy wählen.
               *[system] Sie steht in den Netzwerkeinstellungen Ihres Systems. Sie können in den Einstellungen unter „Netzwerk“ einen anderen oder keinen Proxy wählen.
            }
        }
problem-proxy-or-store-timed-out = Der Proxy { $proxy } oder der Shop dahinter antwortet nicht.
    .advice = Prüfen Sie Ihr Netzwerk, den Proxy und die Adresse, und versuchen Sie es erneut.
problem-question-open = Ein anderer Dialog von Shopside ist noch geöffnet.
    .advice = Beantworten Sie ihn zuerst, und versuchen Sie es dann erneut.
problem-rate-limited = Der Shop begrenzt die Anfragen.
    .advice =
        { $seconds ->
            [0] Warten Sie einige Sekunden, und versuchen Sie es erneut.
            [one] Versuchen Sie es in { $seconds } Sekunde erneut.
           *[other] Versuchen Sie es in { $seconds } Sekunden erneut.
        }
problem-redirected = Der Host leitet zu { $to } weiter. Shopside ist der Weiterleitung nicht gefolgt, weil Ihre Zugangsdaten dorthin gehen würden.
    .advice = Prüfen Sie die Adresse. Sie darf nicht weiterleiten.
problem-redirected-elsewhere = Der Host leitet zu einer anderen Adresse weiter. Shopside ist der Weiterleitung nicht gefolgt, weil Ihre Zugangsdaten dorthin gehen würden.
    .advice = Prüfen Sie die Adresse. Sie darf nicht weiterleiten.
problem-response-lost =
    { $how ->
        [empty] Die Antwort des Shops war leer.
        [cut_off] Die Antwort des Shops war abgeschnitten.
        [timed_out] Der Shop hat nicht rechtzeitig geantwortet.
       *[connection_lost] Die Verbindung zum Shop brach ab, bevor er antwortete.
    }{ $then ->
        [repeat] { "" }
        [sign_in_again] { "" }
        [repeat_write] { "" } Es wurde vielleicht trotzdem ausgeführt.
       *[check] { "" } Es wurde vielleicht trotzdem ausgeführt.
    }
    .advice =
        { $then ->
            [repeat] Sie können es gefahrlos erneut versuchen.
            [sign_in_again] Versuchen Sie es erneut. Der Shop zählt dies vielleicht als Anmeldeversuch.
            [repeat_write] Sie können es gefahrlos erneut versuchen.
           *[check] Prüfen Sie, ob es ausgeführt wurde, bevor Sie es erneut versuchen.
        }
problem-response-too-large = Die Antwort des Shops war zu groß.
    .advice = Schränken Sie sie ein, und versuchen Sie es erneut.
problem-sandbox-failed = Der Sandbox-Shop wurde nicht gestartet: { $words }.
    .advice = Versuchen Sie es erneut. Wenn es wieder fehlschlägt, starten Sie die App neu.
problem-sandbox-not-running = Der Sandbox-Shop läuft nicht.
    .advice = Öffnen Sie den Sandbox-Shop erneut.
problem-sandbox-not-started = Der Sandbox-Shop wurde nicht gestartet. { $cause }
    .advice = { $causeAdvice }
problem-sandbox-of-other-file = Der Sandbox-Shop wurde nicht gestartet: { $words }.
    .advice = Verschieben Sie sandbox.sqlite aus dem Ordner der App, und versuchen Sie es erneut.
problem-sandbox-unknown-fault = Der Sandbox-Shop kennt diesen Fehler nicht.
    .advice = Wählen Sie einen aus der Liste.
problem-secret-missing = Das Client-Secret dieses Shops ist nicht mehr im Schlüsselbund.
    .advice = Es wurde außerhalb von Shopside entfernt. Geben Sie es erneut ein.
problem-secret-not-saved = Das Client-Secret dieses Shops wurde nicht gespeichert.
    .advice = Geben Sie es erneut ein.
problem-session-ended = Diese Kundensitzung ist beendet.
    .advice = Öffnen Sie die Kundenansicht erneut, um fortzufahren.
problem-session-rejected = Der Shop akzeptiert diese Kundensitzung nicht mehr.
    .advice = Melden Sie sich erneut als Kunde an, um fortzufahren.
problem-sign-in-off = Die Anmeldung als Kunde ist für diesen Shop ausgeschaltet.
    .advice = Ändern Sie das unter „Shops“ > „Bearbeiten“.
problem-stopped = Der Vorgang wurde vor dem Ende abgebrochen, und es wurde keine Datei geschrieben.
problem-store-failed = Beim Shop ist ein Problem aufgetreten ({ $status }): { $detail }.
    .advice = Versuchen Sie es gleich noch einmal.
problem-store-not-open = Dieser Shop ist nicht geöffnet.
    .advice = Öffnen Sie ihn in der Liste der Shops.
problem-store-refused = Der Shop hat das abgelehnt: { $detail }.
    .advice = Korrigieren Sie es, und versuchen Sie es erneut.
problem-support-log-unwritable = Das Protokoll für den Support kann nicht geschrieben werden. { $cause }
    .advice = { $causeAdvice } Die App funktioniert ohne dieses Protokoll.
problem-token-expired = Das vom Shop ausgestellte Kunden-Token ist bereits abgelaufen. Es gibt deshalb keine Sitzung.
    .advice = Prüfen Sie die Uhr dieses Computers, und melden Sie sich erneut an. Wenn sie stimmt, informieren Sie den Support des Shops.
problem-token-expired-by-clock = Das vom Shop ausgestellte Kunden-Token ist bereits abgelaufen. Es gibt deshalb keine Sitzung. { time-clock-note }
    .advice = Stellen Sie die Uhr dieses Computers, und melden Sie sich erneut an. Wenn sie stimmt, geht die Uhr des Shops falsch: Informieren Sie den Support des Shops.
problem-too-many-records = Der Shop hat mehr als die { $limit } angefragten Datensätze gesendet. Deshalb wird keiner davon verwendet.
    .advice = Melden Sie dies dem Support des Shops mit der Adresse des Shops.
problem-too-many-rows = Eine Excel-Datei fasst höchstens 1.048.575 Zeilen, und es sind mehr.
    .advice = Filtern Sie nach weniger, oder exportieren Sie als CSV oder JSON Lines.
problem-too-much-text = Eine Excel-Zelle fasst höchstens 32.767 Zeichen, und „{ $column }“ in Zeile { $row } hat mehr.
    .advice = Exportieren Sie als CSV oder JSON Lines. Dort gibt es diese Grenze nicht.
problem-unclear-customer = Die Antwort des Shops sagt nicht, wessen Bestellung das ist. Sie wird deshalb nicht angezeigt.
    .advice = Suchen Sie sie in den Bestellungen des Shops.
problem-unlock-failed = Ihr System konnte nicht prüfen, ob Sie es sind ({ $words }). Shopside bleibt deshalb gesperrt.
    .advice = Versuchen Sie es erneut. Wenn es weiterhin fehlschlägt, melden Sie sich von diesem Computer ab und wieder an.
problem-unlock-pending = Ihr System wartet noch auf Ihr Passwort. Shopside bleibt deshalb gesperrt.
    .advice = Suchen Sie den Dialog, vielleicht hinter diesem Fenster, und drücken Sie dann erneut „Entsperren“.
problem-unlock-refused = Ihr System hat nicht bestätigt, dass Sie es sind. Shopside bleibt deshalb gesperrt.
    .advice = Drücken Sie „Entsperren“, und geben Sie das Passwort Ihres Kontos auf diesem Computer ein.
problem-unlock-without-dialog = Ihr Desktop hat keinen Dialog, der nach einem Passwort fragt. Shopside ist nur ausgeblendet: Jeder an diesem Computer kann fortfahren.
    .advice = Sperren Sie Ihren Bildschirm, wenn Sie gehen.
problem-unreadable-record = Ein Datensatz des Shops konnte nicht gelesen werden.
    .advice = Suchen Sie ihn im Shop, und korrigieren Sie ihn dort.
problem-unreadable-response = Die Antwort des Shops konnte bei „{ $path }“ nicht gelesen werden.
    .advice = Prüfen Sie die Adresse. Wenn sie stimmt, melden Sie dies mit der Anfrage-ID.
problem-unsupported-tls = Der Host bietet nur veraltete Verschlüsselung an. Deshalb wurde nichts gesendet.
    .advice = Bitten Sie die Administration des Hosts, TLS 1.2 oder 1.3 anzubieten.
problem-untrusted-authority = Ihr System vertraut dem Zertifikat des Hosts nicht. Deshalb wurde nichts gesendet. { $isSelfSigned ->
        [true] Der Host hat es selbst ausgestellt, als „{ $authority }“.
       *[other] Es wurde von „{ $authority }“ ausgestellt.
    }{ $hasOwnRoots ->
        [true] { "" } Das für diesen Shop gewählte Zertifikat hat es nicht signiert.
       *[other] { "" }
    }
    .advice = Wenn „{ $authority }“ zu Ihrer Firma gehört, lassen Sie sich die richtige Zertifikatsdatei von Ihrer Netzwerkadministration geben, und wählen Sie sie für diesen Shop: beim Verbinden oder in der Liste der Shops unter „Bearbeiten“.
problem-untrusted-certificate = Ihr System vertraut dem Zertifikat des Hosts nicht. Deshalb wurde nichts gesendet.
    .advice = Wenn der Shop ein privates Zertifikat hat, wählen Sie dessen Datei für diesen Shop. Sonst fragen Sie Ihre Netzwerkadministration.
problem-unusable-policy = Die Richtlinie Ihrer Organisation kann nicht verwendet werden. Kundenansicht und neue Verbindungen sind deshalb ausgeschaltet. { $fault }
    .advice = Bitten Sie Ihre Administration, die Datei zu korrigieren, und starten Sie die App neu.
problem-update-malformed = Die Antwort des Update-Servers kann nicht gelesen werden ({ $words }).
    .advice = Prüfen Sie die Adresse in den Einstellungen, oder versuchen Sie es später erneut.
problem-update-not-installed = Das Update konnte nicht installiert werden ({ $words }).
    .advice = Diese Version ist weiterhin installiert. Prüfen Sie, ob Sie in den Ordner der App schreiben dürfen, und versuchen Sie es erneut.
problem-update-older = Der Update-Server bietet Version { $version } an, die älter als diese ist.
    .advice = Es wurde nichts heruntergeladen. Prüfen Sie die Adresse in den Einstellungen.
problem-update-redirected = Der Update-Server leitet zu einer nicht erlaubten Adresse weiter.
    .advice = Prüfen Sie die Adresse in den Einstellungen. Updates werden nur über HTTPS geladen.
problem-update-status = Der Update-Server hat mit Status { $status } geantwortet.
    .advice = Prüfen Sie die Adresse in den Einstellungen, oder versuchen Sie es später erneut.
problem-update-timed-out = Der Update-Server hat nicht rechtzeitig geantwortet.
    .advice = Prüfen Sie Ihr Netzwerk, und versuchen Sie es erneut.
problem-update-too-large = Das Update ist zu groß, um echt zu sein.
    .advice = Prüfen Sie die Adresse in den Einstellungen.
problem-update-unreachable = Der Update-Server ist nicht erreichbar ({ $words }).
    .advice = Prüfen Sie Ihr Netzwerk und die Adresse in den Einstellungen, und versuchen Sie es erneut.
problem-update-unsigned = Das Update ist nicht von den Herstellern dieser App signiert ({ $words }).
    .advice = Es wurde gelöscht. Informieren Sie die Hersteller, wenn es wieder vorkommt.
problem-update-without-package = Die neue Version hat kein Paket für dieses System.
    .advice = Beziehen Sie sie dort, wo Sie diese bezogen haben.
problem-updates-wait = Updates warten, bis Ihre Kundensitzung endet.
    .advice = Beenden Sie die Sitzung, und versuchen Sie es erneut.
problem-updates-without-address = Es gibt keine Adresse, um nach Updates zu suchen.
    .advice = Geben Sie eine in den Einstellungen ein.
problem-updates-without-key = Diese Kopie kann Updates nicht prüfen. Sie sucht deshalb nicht danach.
problem-wrong-customer = Die Antwort des Shops betrifft einen anderen Kunden. Deshalb wird nichts angezeigt.
    .advice = Prüfen Sie die E-Mail-Adresse, und informieren Sie die Entwickler des Shops.
problem-wrong-hostname = Das Zertifikat des Hosts gilt für einen anderen Host. Deshalb wurde nichts gesendet.
    .advice = Prüfen Sie die Adresse. Wenn sie stimmt, fragen Sie Ihre Netzwerkadministration, ob ein Proxy dazwischen ist.
problem-wrong-password = Falsches Passwort für diesen Kunden.
    .advice = Prüfen Sie es, und versuchen Sie es erneut; wiederholte Versuche werden möglicherweise gesperrt.
