# Importing customers from a file.

import-back = Kunden
import-cancel-check = Prüfung abbrechen
import-cancel-import = Import abbrechen
import-change-columns = Spalten ändern
import-check-rows = Zeilen prüfen
import-checking = Vorhandene Kunden werden gesucht
import-choose-another = Andere Datei auswählen …
import-choose-file = Datei auswählen …
import-choose-note = Eine CSV-Datei oder Arbeitsmappe (.xlsx, .ods) aus einem anderen Shop oder einer Tabellenkalkulation. Sie braucht Namen und E-Mail-Adressen und kann Passwörter und externe Referenzen enthalten. Sie prüfen jede Zeile, bevor etwas gesendet wird.
import-choose-title = Datei mit Kunden auswählen
import-column-email = E-Mail
import-column-external-reference = Externe Referenz
import-column-first-name = Vorname
import-column-last-name = Nachname
import-column-name = Name
import-column-password = Passwort
import-column-unmatched = Keine
import-column-unmatched-last-name = Dieselbe Spalte
import-column-unmatched-required = Spalte auswählen
import-columns = Spalten
import-create =
    { $count ->
        [one] { $count } Kunden anlegen
       *[other] { $count } Kunden anlegen
    }
import-create-none = Kunden anlegen
import-created =
    { $count ->
        [one] { $count } Kunde angelegt
       *[other] { $count } Kunden angelegt
    }
import-created-before =
    { $count ->
        [one] Diese Datei wurde hier schon einmal importiert: { $count } Kunde wurde angelegt.
       *[other] Diese Datei wurde hier schon einmal importiert: { $count } Kunden wurden angelegt.
    }
import-created-then-canceled =
    { $count ->
        [one] { $count } Kunde angelegt, dann abgebrochen
       *[other] { $count } Kunden angelegt, dann abgebrochen
    }
import-creating = Kunden werden angelegt
import-delimiter = Trennzeichen
import-delimiter-comma = Komma ( , )
import-delimiter-pipe = Senkrechter Strich ( | )
import-delimiter-semicolon = Semikolon ( ; )
import-delimiter-tab = Tabulator
import-done = Fertig
import-encoding = Zeichenkodierung
import-encoding-big5 = Chinesisch (Big5)
import-encoding-euc-jp = Japanisch (EUC-JP)
import-encoding-euc-kr = Koreanisch (EUC-KR)
import-encoding-gb18030 = Chinesisch (GB18030)
import-encoding-gbk = Chinesisch (GBK)
import-encoding-iso-8859-2 = Mitteleuropäisch (ISO-8859-2)
import-encoding-shift-jis = Japanisch (Shift-JIS)
import-encoding-utf-16be = UTF-16, Big-Endian
import-encoding-utf-16le = UTF-16
import-encoding-utf-8 = UTF-8
import-encoding-windows-1250 = Mitteleuropäisch (Windows-1250)
import-encoding-windows-1251 = Kyrillisch (Windows-1251)
import-encoding-windows-1252 = Westeuropäisch (Windows-1252)
import-encoding-windows-1253 = Griechisch (Windows-1253)
import-encoding-windows-1254 = Türkisch (Windows-1254)
import-file = Zu importierende Datei
import-file-of-shop = Das sind die Überschriften eines Exports aus { $shop }.
import-file-too-large = Die Datei ist größer als 20 MB.
import-file-too-large-advice = Teilen Sie sie auf, und importieren Sie die Teile einzeln.
import-file-unreadable = Die Datei konnte nicht gelesen werden.
import-file-unreadable-advice = Prüfen Sie, ob sie noch vorhanden ist und Sie sie lesen dürfen. Wählen Sie sie dann erneut aus.
import-headings = Überschriften
import-in-doubt =
    { $count ->
        [one] { $count } weiterer war in Arbeit, als der Import endete. Shopside prüft ihn zuerst, damit kein Kunde doppelt angelegt wird.
       *[other] { $count } weitere waren in Arbeit, als der Import endete. Shopside prüft sie zuerst, damit kein Kunde doppelt angelegt wird.
    }
import-left =
    { $count ->
        [one] { $count } Kunde kann noch angelegt werden.
       *[other] { $count } Kunden können noch angelegt werden.
    }
import-no-headings = Keine Überschriften
import-no-headings-use = Ohne Überschriften lesen
import-no-new-customers = Keine neuen Kunden
import-not-sent = Es wurde noch nichts an { $store } gesendet.
import-odd-passwords =
    { $total ->
        [one] { $count } von { $total } Passwort sieht wie ein Hash oder eine Maskierung aus
       *[other] { $count } von { $total } Passwörtern sehen wie Hashes oder Maskierungen aus
    }
import-odd-passwords-advice = Passwort-Hashes eines anderen Shops können nicht importiert werden: Kunden könnten sich nur mit dem Hash selbst anmelden.
import-odd-passwords-all =
    { $total ->
        [one] Das einzige Passwort sieht wie ein Hash oder eine Maskierung aus
       *[other] Alle { $total } Passwörter sehen wie Hashes oder Maskierungen aus
    }
import-odd-passwords-set = Es sind echte Passwörter: unverändert festlegen
import-odd-passwords-skip = Diese Kunden ohne Passwort anlegen
import-opening = Wird gelesen …
import-passwords-note = Jedes Passwort wird einmal an den Shop gesendet und hier nie gespeichert oder angezeigt. Wer die Datei hat, kann die Passwörter lesen. Löschen Sie die Datei deshalb, wenn Sie fertig sind.
import-pause = Anhalten
import-paused = Angehalten. Laufende Anfragen wurden abgeschlossen.
import-preview = Erste Zeilen
import-question-headings = Welche Zeile enthält die Spaltenüberschriften?
import-question-headings-note = Shopside erkennt die Überschriften dieser Datei nicht. Hier werden nur E-Mail-Adressen angezeigt, weil andere Zellen Passwörter sein könnten.
import-resume = Fortsetzen
import-review-first =
    { $count ->
        [one] Prüfen Sie die { $count } Zeile, die mit „Zuerst prüfen“ markiert ist.
       *[other] Prüfen Sie die { $count } Zeilen, die mit „Zuerst prüfen“ markiert sind.
    }
import-row = Zeile { $line }
import-row-use = Zeile { $line } als Überschriften verwenden
import-rows = Zeilen der Datei
import-rows-all = Alle
import-rows-and-columns =
    { $count ->
        [one] { $count } Zeile
       *[other] { $count } Zeilen
    }, { $columns ->
        [one] { $columns } Spalte
       *[other] { $columns } Spalten
    }
import-rows-email = E-Mail
import-rows-filter = Zeilen filtern
import-rows-line = Zeile
import-rows-name = Name
import-rows-note = Hinweis
import-rows-reason = Grund
import-rows-result = Ergebnis
import-save-rejects = Nicht angelegte Zeilen speichern
import-saved-rejects =
    { $count ->
        [one] { $count } Zeile, gespeichert als { $path }
       *[other] { $count } Zeilen, gespeichert als { $path }
    }
import-sheet = Tabellenblatt
import-state-create = Neu
import-state-created = Angelegt
import-state-doubtful = Zuerst prüfen
import-state-duplicate = Doppelt
import-state-exists = Bereits vorhanden
import-state-failed = Fehlgeschlagen
import-state-invalid = Ungültig
import-state-unknown = Unbekannt
import-step-file = Datei und Spalten
import-step-import = Import
import-step-review = Prüfung
import-steps = Schritte
import-title = Kunden importieren
import-try-again = Erneut versuchen
import-unattended = Sie können diese Ansicht verlassen. Der Import läuft weiter, und eine Benachrichtigung informiert Sie, wenn er fertig ist.
import-will-create =
    { $count ->
        [one] { $count } Kunde wird angelegt
       *[other] { $count } Kunden werden angelegt
    }
import-withheld = Nicht angezeigt
