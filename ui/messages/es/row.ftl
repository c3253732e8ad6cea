# Why a row of an import has its state. The English sentences come from the backend.

row-column-too-narrow = La columna era demasiado estrecha cuando se guardó el archivo.
row-created-earlier = Una importación anterior de este archivo lo creó.
row-created-unrecorded = El cliente se creó, pero el registro de auditoría no pudo anotarlo.
row-email-missing = Falta la dirección de correo electrónico.
row-maybe-created-earlier = Un intento anterior puede haberlo creado: su respuesta se perdió.
row-mixed-alphabets = Mezcla alfabetos: «{ $letter }» es { $code }. Compruebe la dirección.
row-name-may-be-password = El nombre puede ser una contraseña. Compruebe la fila en el archivo.
row-name-missing = Falta el nombre.
row-not-an-email = Esto no es una dirección de correo electrónico.
row-odd-email = Esto no parece una dirección de correo electrónico. La tienda decide.
row-placeholder = Esto es un marcador de un valor que falta.
row-reference-too-long = La referencia externa supera los 2048 caracteres.
row-rounded-number = Una hoja de cálculo redondeó este número. Dé formato de texto a la columna y guarde de nuevo el archivo.
row-same-address = La línea { $line } tiene la misma dirección.
row-same-reference = La línea { $line } tiene la misma referencia.
row-spreadsheet-error = Esto es un error de la hoja de cálculo, no un valor.
row-stray-quote = Unas comillas de esta línea no están cerradas ni duplicadas. Corríjalas en el archivo.
row-too-many-cells = La fila tiene { $found } celdas, pero el archivo tiene { $width } columnas. Ponga entre comillas las celdas que contienen el delimitador.
row-unreadable-character = Hay un carácter ilegible. Elija otra codificación o corrija el archivo.
row-without-password = Sin su contraseña, que parece un hash o una máscara.
