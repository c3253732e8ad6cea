# The first screen while no store is saved.

welcome-connect = Shop verbinden
welcome-lead = Finden Sie einen Kunden, sehen Sie seine Bestellungen an, legen Sie ein neues Passwort fest, und sehen Sie den Shop mit seinem eigenen Zugriff.
welcome-name = Ihr Name
welcome-name-hint = Wird mit allem, was Sie tun, in einem Audit-Protokoll auf diesem Computer aufgezeichnet.
welcome-open-sandbox = Sandbox-Shop öffnen
welcome-opening = Wird geöffnet …
welcome-own = Ihren Shop verbinden
welcome-own-keyring = Das Secret bleibt im Schlüsselbund Ihres Systems
welcome-own-tested = Getestet, bevor etwas gespeichert wird
welcome-own-text = Ein Shop auf Moltin oder Elastic Path Commerce Cloud. Sie brauchen einen Anwendungsschlüssel.
welcome-sandbox = Sandbox-Shop ausprobieren
welcome-sandbox-offline = Ohne Konto und ohne Netzwerk
welcome-sandbox-reset = Jederzeit zurücksetzbar
welcome-sandbox-text = 48 Kunden und Bestellungen aus zwei Jahren, alle erfunden, auf diesem Computer.
welcome-title = Den Shop mit den Augen des Kunden sehen
