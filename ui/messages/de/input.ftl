# Why an input is invalid. The English sentences come from the backend.

input-account-name-missing = Geben Sie den Namen des Firmenkontos ein.
input-amount-above-limit = Das ist über dem Grenzwert des Shops. Geben Sie den Betrag ein zweites Mal ein.
input-amount-malformed = Geben Sie einen Betrag in { $currency } ein, zum Beispiel { $example }.
input-amount-negative = Geben Sie einen Betrag von null oder mehr ein.
input-amount-not-positive = Geben Sie einen Betrag über null ein.
input-amount-too-large = Dieser Betrag ist zu groß.
input-audit-log-months = Bewahren Sie Einträge 12, 24, 36 oder 84 Monate oder unbegrenzt auf.
input-authority-certificate = Das Zertifikat der Zertifizierungsstelle kann nicht verwendet werden. Wählen Sie eine Datei mit Zertifikaten im PEM-Format.
input-certificate-not-chosen = Wählen Sie die Zertifikatsdatei erneut aus.
input-checkpoint-changed = Dieser Prüfpunkt wurde nach dem Signieren geändert und beweist deshalb nichts. Verwenden Sie die ursprüngliche Datei.
input-checkpoint-entry-removed = Das Audit-Protokoll ist intakt, aber dieser Prüfpunkt deckt die Einträge bis { $entry } ab, und dieser Eintrag wurde wegen seines Alters entfernt. Verwenden Sie einen späteren Prüfpunkt.
input-checkpoint-of-other-key = Dieser Prüfpunkt wurde mit einem anderen Schlüssel signiert: { $key }. Wenn Sie diesen Schlüssel als Ihren notiert haben, fügen Sie ihn hier ein. Wenn nicht, stammt der Prüfpunkt von einem anderen Computer oder ist gefälscht.
input-client-certificate = Das Client-Zertifikat kann nicht verwendet werden. Wählen Sie eine PEM-Datei mit dem Zertifikat und seinem privaten Schlüssel, ohne Passphrase.
input-client-id-missing = Geben Sie die Client-ID des Anwendungsschlüssels des Shops ein.
input-client-secret-missing = Geben Sie das Client-Secret ein, oder wählen Sie „Nur Anmeldung“.
input-client-secret-not-needed = Diese Verbindung braucht kein Client-Secret.
input-code-missing = Geben Sie den Code ein, den das Mitglied vorliest.
input-column-of-passwords = Diese Spalte enthält Passwörter.
input-column-taken = Diese Spalte ist für etwas anderes ausgewählt.
input-confirmation-missing = Geben Sie zur Bestätigung die E-Mail-Adresse des Kunden ein.
input-copy-left = Die Daten sind gelöscht, aber in der Datei des Audit-Protokolls ist vielleicht noch eine Kopie ({ $reason }). Shopside versucht es jede Stunde und beim Start erneut.
input-country-not-a-code = Geben Sie den Ländercode aus zwei Buchstaben ein, zum Beispiel GB oder US.
input-currency-not-a-code = Geben Sie die drei Buchstaben der Währung ein, zum Beispiel GBP.
input-customer-name-missing = Geben Sie den Namen des Kunden ein.
input-customer-note-too-long = Kürzen Sie die Notiz auf 2.000 Zeichen.
input-customer-password-missing = Geben Sie das Passwort des Kunden ein.
input-customer-without-email = Der Shop hat keine E-Mail-Adresse dieses Kunden. Sie können sich deshalb nicht als dieser Kunde anmelden.
input-date-missing = Geben Sie ein Datum ein.
input-email-column-missing = Wählen Sie die Spalte mit den E-Mail-Adressen.
input-email-missing = Geben Sie die E-Mail-Adresse des Kunden ein.
input-email-with-hidden-character = Zeichen { $position } dieser Adresse, { $code }, ist nicht sichtbar und gehört nicht in eine Adresse.
input-entry-not-confirmed = Das stimmt nicht mit dem Eintrag überein. Geben Sie zur Bestätigung genau das ein, was dort steht.
input-entry-without-person = Dieser Eintrag betrifft keinen Kunden, oder die Daten wurden bereits gelöscht.
input-erasure-of-broken-log = Es wurde nichts gelöscht: Eintrag { $entry } des Audit-Protokolls wurde geändert oder fehlt, und eine signierte Löschung würde das verbergen. Verifizieren Sie das Audit-Protokoll, und zeigen Sie das Ergebnis Ihrer Administration.
input-erasure-reason-missing = Geben Sie einen Grund ein, der die Person nicht nennt. Er bleibt im Audit-Protokoll.
input-erasure-reason-names-person = Der Grund bleibt im Audit-Protokoll und darf die Person deshalb nicht nennen. Beschreiben Sie stattdessen die Anfrage, zum Beispiel „Brief vom 20. November“.
input-export-not-continuable = Dieser Export kann nicht fortgesetzt werden. Starten Sie einen neuen.
input-file-damaged = Die Datei kam beschädigt an. Wählen Sie sie erneut aus.
input-file-empty = Die Datei ist leer.
input-file-too-large = Die Datei ist größer als 20 MB. Importieren Sie sie in Teilen.
input-filter-name-taken = Ein anderer Filter hat diesen Namen.
input-filter-text-missing = Geben Sie ein, wonach gefiltert werden soll.
input-header-malformed = Zeile { $line } ist kein Header. Geben Sie einen Namen, einen Doppelpunkt und einen Wert ein, zum Beispiel Authorization: Bearer …
input-header-reserved = Lassen Sie den Header { $name } weg: Die App setzt ihn selbst.
input-held-amount-unknown = Der Shop sagt nicht, wie viel autorisiert ist. Deshalb wurde nichts eingezogen.
input-ids-not-linkable = Die IDs dieses Shops können nicht in einem Link stehen.
input-import-not-ready = Der Import ist dafür noch nicht bereit.
input-import-over = Dieser Import ist beendet. Wählen Sie die Datei erneut aus.
input-item-name-missing = Geben Sie den Namen des Artikels ein.
input-last-day-before-first = Der letzte Tag kann nicht vor dem ersten liegen.
input-link-would-stop-work = Im geöffneten Shop läuft ein Import oder ein Export. Öffnen Sie den Link erneut, wenn er fertig ist.
input-log-server-extra-parts = Geben Sie die Adresse ohne Benutzernamen, Passwort, „?“ und „#“ ein. Zugangsdaten gehören in die Header.
input-log-server-malformed = Geben Sie eine Adresse ein, zum Beispiel https://collector.example:4318 oder syslog+tls://logs.example:6514.
input-log-server-not-encrypted = Unverschlüsselt können Einträge nur an diesen Computer gesendet werden. Verwenden Sie https:// oder syslog+tls://.
input-malformed-link = Der Link führt zu keinem Kunden und zu keiner Bestellung. Kopieren Sie ihn in Shopside erneut.
input-malformed-public-key = Ein öffentlicher Schlüssel hat 64 Zeichen: 0 bis 9 und a bis f.
input-malformed-timestamp = Das ist kein Zeitstempel.
input-member-exists = Ein Mitglied dieses Shops hat diese E-Mail-Adresse. Fügen Sie es als Mitglied eines anderen Firmenkontos hinzu.
input-member-name-missing = Geben Sie den Namen des Mitglieds ein.
input-more-than-owed = Es sind nur noch { $left } zu zahlen.
input-more-than-refundable = Es können höchstens noch { $left } erstattet werden.
input-name-column-missing = Wählen Sie die Spalte mit den Namen.
input-name-length = Geben Sie einen Namen mit 1 bis { $limit } Zeichen ein.
input-name-not-visible = Geben Sie einen Namen mit höchstens { $limit } sichtbaren Zeichen ein.
input-name-with-hidden-characters = Der Name enthält Zeichen, die nicht sichtbar sind: { $visible }. Geben Sie ihn ohne diese Zeichen ein.
input-new-password-missing = Geben Sie das neue Passwort ein, oder erzeugen Sie eines.
input-no-row-of-a-customer = In dieser Datei gibt es keine Zeile mit einem Kunden.
input-not-a-checkpoint = Diese Datei ist kein Prüfpunkt eines Audit-Protokolls.
input-not-a-day = Wählen Sie einen Tag, zum Beispiel 2026-11-03.
input-not-a-field-value = „{ $value }“ ist kein Wert, den der Shop in diesem Feld speichern kann.
input-not-a-table = Das ist { $what ->
        [pdf] ein PDF-Dokument
        [image] ein Bild
        [compressed] eine komprimierte Datei
        [database] eine Datenbank
        [program] ein Programm
        [html] eine HTML-Seite
        [xml] eine XML-Datei
       *[json] eine JSON-Datei
    }, keine Tabelle. Speichern Sie die Tabelle als CSV (UTF-8) oder .xlsx, und wählen Sie diese Datei.
input-not-a-time = Geben Sie eine Uhrzeit ein, zum Beispiel 08:00.
input-not-text = Das ist keine Textdatei. Speichern Sie die Tabelle als CSV (UTF-8) oder .xlsx, und wählen Sie diese Datei.
input-note-missing = Geben Sie die Notiz ein.
input-note-too-long = Eine Notiz hat höchstens { $limit } Zeichen.
input-nothing-to-confirm = Für diesen Kunden wurde nichts anonymisiert oder gelöscht. Es gibt deshalb nichts zu bestätigen.
input-number-out-of-range = Geben Sie eine Zahl von { $first } bis { $last } ein.
input-only-whole-text = Der Shop kann hier nur nach dem ganzen Text filtern.
input-order-for-customer-without-email = Der Shop hat keine E-Mail-Adresse für diesen Kunden, und eine Bestellung braucht eine.
input-order-in-other-currency = Diese Bestellung ist in { $currency }.
input-order-not-final = Bestellung { $order } kann nicht anonymisiert werden, weil sie weder erfüllt noch storniert noch erstattet ist.
input-order-not-manual = Bestellung { $order } kann nicht gelöscht werden, weil ein Kunde sie im Shop aufgegeben hat.
input-order-not-pinned = Eine Bestellung kann nicht angeheftet werden.
input-order-total-differs = Die Summe hat sich geändert. Prüfen Sie sie, und legen Sie dann die Bestellung an.
input-order-without-items = Fügen Sie einen Artikel hinzu.
input-other-currency = „{ $other }“ ist nicht { $currency }. Ändern Sie den Betrag oder die Währung.
input-other-email = Das ist nicht die E-Mail-Adresse von { $name }.
input-other-import = Ein anderer Import läuft gerade.
input-paid-amount-unknown = Der Shop gibt nicht an, wie viel bezahlt wurde. Deshalb wurde nichts erstattet.
input-parcel-of-canceled-order = Diese Bestellung ist storniert. Ihr kann kein Paket hinzugefügt werden.
input-parcel-without-details = Geben Sie eine Sendungsnummer, einen Versanddienst oder ein Datum ein.
input-password-too-easy = Zu leicht zu erraten. Verwenden Sie Wörter ohne Zusammenhang, oder erzeugen Sie ein Passwort.
input-password-too-short = Zu kurz. Verwenden Sie mindestens 8 Zeichen, oder erzeugen Sie ein Passwort.
input-payment-in-other-currency = Diese Zahlung ist in { $currency }.
input-profile-not-confirmed = Bestätigen Sie, dass ein zweites Passwortprofil die Website des Shops nicht stört.
input-proxy-address-malformed = Geben Sie die Adresse eines Proxys ein, zum Beispiel http://proxy.example:3128 oder socks5h://proxy.example:1080.
input-proxy-address-with-credentials = Geben Sie Benutzername und Passwort in ihre eigenen Felder ein, nicht in die Adresse.
input-proxy-user-invalid = Geben Sie einen Benutzernamen mit höchstens { $limit } sichtbaren Zeichen und ohne Doppelpunkt ein.
input-proxy-user-missing = Geben Sie den Benutzernamen ein, zu dem das Passwort gehört, und speichern Sie ihn zuerst.
input-reason-missing = Produktionsshop: Geben Sie einen Grund ein (mindestens 10 Zeichen).
input-reference-taken = Bestellung { $order } hat diese Referenz schon. Öffnen Sie sie, oder geben Sie eine andere Referenz ein.
input-reference-too-long = Eine externe Referenz hat höchstens 2.048 Zeichen.
input-repeated-amount-differs = Das ist nicht derselbe Betrag.
input-report-customer-missing = Geben Sie die ID oder die E-Mail-Adresse des Kunden ein.
input-row-without-headings = Diese Zeile enthält keine Überschriften: Sie ist vielleicht ein Kunde oder hat nur eine Zelle.
input-sandbox-uses-no-certificate = Der Sandbox-Shop verwendet kein Zertifikat.
input-sheet-too-large = Dieses Blatt ist zu groß: Es hat Zellen jenseits von Spalte 1.000 oder Millionen von Zellen. Speichern Sie den Teil mit den Kunden als CSV.
input-signing-key-missing = Der Signaturschlüssel dieses Computers ist nicht im Schlüsselbund. Fügen Sie den öffentlichen Schlüssel ein, den Sie beim Erstellen notiert haben.
input-store-address-extra-parts = Die Adresse darf keinen Benutzernamen, kein „?“ und kein „#“ enthalten.
input-store-address-malformed = Das ist keine Adresse. Eine Adresse sieht so aus: { $example }
input-store-address-missing = Geben Sie die Adresse der Shop-API ein.
input-store-address-not-encrypted = Die Adresse muss mit https:// beginnen. Nur ein Shop auf diesem Computer darf http:// verwenden.
input-store-of-link-not-connected = Der Shop des Links ist auf diesem Computer nicht verbunden. Verbinden Sie ihn, und öffnen Sie den Link dann erneut.
input-ticket-not-a-link = Geben Sie den Link des Tickets ein, zum Beispiel https://desk.example/tickets/1234.
input-too-long = Geben Sie höchstens { $limit } Zeichen ein.
input-too-many-columns = Das sind zu viele Spalten.
input-too-many-decimals =
    { $decimals ->
        [0] { $currency } hat hier keine Dezimalstellen.
        [one] { $currency } hat hier { $decimals } Dezimalstelle.
       *[other] { $currency } hat hier { $decimals } Dezimalstellen.
    }
input-too-many-filters = Sie können pro Shop { $limit } Filter speichern. Löschen Sie zuerst einen.
input-too-many-pinned = Sie können bis zu { $limit } anheften. Lösen Sie zuerst einen.
input-too-many-terms = Der Shop nimmt nicht mehr Filter als diese auf einmal an.
input-unknown-access = Diese Zugriffsart gibt es nicht.
input-unknown-carrier = Shopside kennt die Verfolgungsseite dieses Paketdienstes nicht.
input-unknown-column = Diese Spalte gibt es in der Datei nicht.
input-unknown-encoding = Diese Kodierung gibt es nicht.
input-unknown-event = Dieses Ereignis gibt es nicht.
input-unknown-language = Wählen Sie eine Sprache aus der Liste.
input-unknown-row = Diese Zeile gibt es in der Datei nicht.
input-unknown-session = Diese Sitzung gibt es im Audit-Protokoll nicht.
input-unknown-sheet = Dieses Blatt gibt es in der Arbeitsmappe nicht.
input-unknown-time-zone = Wählen Sie eine Zeitzone, zum Beispiel Europe/London.
input-unlikely-year = Das ist das Jahr { $year }. Wählen Sie einen Tag von { $first } bis { $last }.
input-unreadable-sheet = Dieses Blatt kann nicht gelesen werden. Speichern Sie es als CSV, und wählen Sie diese Datei.
input-unreadable-workbook = Diese Arbeitsmappe kann nicht gelesen werden. Speichern Sie sie als .xlsx ohne Passwort oder als CSV, und wählen Sie diese Datei.
input-unusable-certificate-file = Diese Zertifikatsdatei kann nicht verwendet werden. Wählen Sie eine PEM- oder DER-Datei auf diesem Computer mit höchstens 1 MB und 16 Zertifikaten.
input-update-address-invalid = Geben Sie eine Adresse ein, die mit https:// beginnt und keinen Benutzernamen, kein ? und kein # enthält.
input-zoom-out-of-range = Wählen Sie eine Zoomstufe von 50 bis 300 %.
