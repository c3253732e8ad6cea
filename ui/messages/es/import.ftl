# Importing customers from a file.

import-back = Clientes
import-cancel-check = Cancelar comprobación
import-cancel-import = Cancelar importación
import-change-columns = Cambiar columnas
import-check-rows = Comprobar filas
import-checking = Buscando clientes existentes
import-choose-another = Elegir otro archivo…
import-choose-file = Elegir archivo…
import-choose-note = Un archivo CSV o un libro (.xlsx, .ods) de otra tienda o de una hoja de cálculo. Necesita nombres y correos electrónicos, y puede tener contraseñas y referencias externas. Usted revisa cada fila antes de que se envíe nada.
import-choose-title = Elija un archivo de clientes
import-column-email = Correo electrónico
import-column-external-reference = Referencia externa
import-column-first-name = Nombre
import-column-last-name = Apellidos
import-column-name = Nombre
import-column-password = Contraseña
import-column-unmatched = Ninguna
import-column-unmatched-last-name = La misma columna
import-column-unmatched-required = Elija una columna
import-columns = Columnas
import-create =
    { $count ->
        [one] Crear { $count } cliente
       *[other] Crear { $count } clientes
    }
import-create-none = Crear clientes
import-created =
    { $count ->
        [one] { $count } cliente creado
       *[other] { $count } clientes creados
    }
import-created-before =
    { $count ->
        [one] Este archivo ya se importó aquí: se creó { $count } cliente.
       *[other] Este archivo ya se importó aquí: se crearon { $count } clientes.
    }
import-created-then-canceled =
    { $count ->
        [one] { $count } cliente creado y después cancelado
       *[other] { $count } clientes creados y después cancelado
    }
import-creating = Creando clientes
import-delimiter = Delimitador
import-delimiter-comma = Coma ( , )
import-delimiter-pipe = Barra vertical ( | )
import-delimiter-semicolon = Punto y coma ( ; )
import-delimiter-tab = Tabulador
import-done = Listo
import-encoding = Codificación
import-encoding-big5 = Chino (Big5)
import-encoding-euc-jp = Japonés (EUC-JP)
import-encoding-euc-kr = Coreano (EUC-KR)
import-encoding-gb18030 = Chino (GB18030)
import-encoding-gbk = Chino (GBK)
import-encoding-iso-8859-2 = Centroeuropeo (ISO-8859-2)
import-encoding-shift-jis = Japonés (Shift-JIS)
import-encoding-utf-16be = UTF-16, big-endian
import-encoding-utf-16le = UTF-16
import-encoding-utf-8 = UTF-8
import-encoding-windows-1250 = Centroeuropeo (Windows-1250)
import-encoding-windows-1251 = Cirílico (Windows-1251)
import-encoding-windows-1252 = Europeo occidental (Windows-1252)
import-encoding-windows-1253 = Griego (Windows-1253)
import-encoding-windows-1254 = Turco (Windows-1254)
import-file = Archivo que importar
import-file-of-shop = Son los encabezados de una exportación de { $shop }.
import-file-too-large = El archivo supera los 20 MB.
import-file-too-large-advice = Divídalo e impórtelo por partes.
import-file-unreadable = No se pudo leer el archivo.
import-file-unreadable-advice = Compruebe que aún existe y que puede leerlo, y vuelva a elegirlo.
import-headings = Encabezados
import-in-doubt =
    { $count ->
        [one] { $count } más estaba en curso cuando terminó la importación. Shopside lo comprueba primero, para que ningún cliente se cree dos veces.
       *[other] { $count } más estaban en curso cuando terminó la importación. Shopside los comprueba primero, para que ningún cliente se cree dos veces.
    }
import-left =
    { $count ->
        [one] Aún se puede crear { $count } cliente.
       *[other] Aún se pueden crear { $count } clientes.
    }
import-no-headings = Sin encabezados
import-no-headings-use = Leerlo sin encabezados
import-no-new-customers = No hay clientes nuevos
import-not-sent = Aún no se ha enviado nada a { $store }.
import-odd-passwords =
    { $total ->
        [one] { $count } de { $total } contraseña parece un hash o una máscara
       *[other] { $count } de { $total } contraseñas parecen hashes o máscaras
    }
import-odd-passwords-advice = Los hashes de contraseñas de otra tienda no se pueden importar: los clientes solo podrían iniciar sesión con el propio hash.
import-odd-passwords-all =
    { $total ->
        [one] La única contraseña parece un hash o una máscara
       *[other] Las { $total } contraseñas parecen hashes o máscaras
    }
import-odd-passwords-set = Son contraseñas reales: establecerlas tal cual
import-odd-passwords-skip = Crear estos clientes sin contraseña
import-opening = Leyendo…
import-passwords-note = Cada contraseña se envía una vez a la tienda y nunca se guarda ni se muestra aquí. Quien tenga el archivo puede leer las contraseñas, así que elimínelo cuando termine.
import-pause = Pausar
import-paused = En pausa. Las solicitudes en curso se completaron.
import-preview = Primeras filas
import-question-headings = ¿Qué fila tiene los encabezados de las columnas?
import-question-headings-note = Shopside no reconoce los encabezados de este archivo. Aquí solo se muestran los correos electrónicos, porque otras celdas podrían ser contraseñas.
import-resume = Reanudar
import-review-first =
    { $count ->
        [one] Revise la { $count } fila marcada «Comprobar primero».
       *[other] Revise las { $count } filas marcadas «Comprobar primero».
    }
import-row = Fila { $line }
import-row-use = Usar la fila { $line } como encabezados
import-rows = Filas del archivo
import-rows-all = Todas
import-rows-and-columns =
    { $count ->
        [one] { $count } fila
       *[other] { $count } filas
    }, { $columns ->
        [one] { $columns } columna
       *[other] { $columns } columnas
    }
import-rows-email = Correo electrónico
import-rows-filter = Filtrar filas
import-rows-line = Línea
import-rows-name = Nombre
import-rows-note = Nota
import-rows-reason = Motivo
import-rows-result = Resultado
import-save-rejects = Guardar las filas no creadas
import-saved-rejects =
    { $count ->
        [one] { $count } fila, guardada como { $path }
       *[other] { $count } filas, guardadas como { $path }
    }
import-sheet = Hoja
import-state-create = Nuevo
import-state-created = Creado
import-state-doubtful = Comprobar primero
import-state-duplicate = Duplicado
import-state-exists = Ya existe
import-state-failed = Error
import-state-invalid = No válido
import-state-unknown = Desconocido
import-step-file = Archivo y columnas
import-step-import = Importación
import-step-review = Revisión
import-steps = Pasos
import-title = Importar clientes
import-try-again = Reintentar
import-unattended = Puede salir de esta pantalla. La importación continúa, y una notificación le avisa cuando termina.
import-will-create =
    { $count ->
        [one] Se creará { $count } cliente
       *[other] Se crearán { $count } clientes
    }
import-withheld = No se muestra
