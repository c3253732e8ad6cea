# Writing customers, orders and audit log entries to a file.

export-byte-order-mark = Empezar con una marca de orden de bytes (BOM), para que Excel lea los acentos
export-cancel = Cancelar exportación
export-comma = Coma
export-continue = Continuar
export-continue-file = Continuar { $file }
export-csv = CSV, para hojas de cálculo y otras aplicaciones
export-decimals = Los números decimales se escriben { $example }.
export-discard = Eliminar
export-discard-file = Eliminar { $file }, sin terminar
export-done = Listo
export-format = Formato
export-interrupted = Exportaciones interrumpidas
export-interrupted-file = { $file }: { $done } de { $total } filas
export-json-lines = JSON Lines, para desarrolladores
export-notes = El archivo se guarda en su carpeta de descargas, donde solo usted puede leerlo, y la exportación queda en el registro de auditoría. Puede salir de esta pantalla: la exportación continúa.
export-semicolon = Punto y coma
export-separator = Separador
export-tab = Tabulador
export-times = Las horas están en la zona horaria de los ajustes.
export-times-in = Las horas están en la zona horaria de los ajustes ({ $zone }).
export-title = Exportar
export-unreadable =
    { $count ->
        [one] { $count } registro no se pudo leer y solo tiene su ID en el archivo.
       *[other] { $count } registros no se pudieron leer y solo tienen su ID en el archivo.
    }
export-what = Qué exportar
export-writing = Escribiendo el archivo
export-written =
    { $count ->
        [one] { $count } fila, guardada en { $path }
       *[other] { $count } filas, guardadas en { $path }
    }
export-xlsx = Excel (.xlsx), para hojas de cálculo. Los ID, los teléfonos y los ceros iniciales se mantienen como están
