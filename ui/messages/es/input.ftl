# Why an input is invalid. The English sentences come from the backend.

input-account-name-missing = Escriba el nombre de la cuenta.
input-amount-above-limit = Esto supera el límite de la tienda. Introduzca el importe por segunda vez.
input-amount-malformed = Introduzca un importe en { $currency }, por ejemplo { $example }.
input-amount-negative = Introduzca un importe de cero o más.
input-amount-not-positive = Introduzca un importe mayor que cero.
input-amount-too-large = Este importe es demasiado grande.
input-audit-log-months = Conserve las entradas 12, 24, 36 u 84 meses, o sin límite.
input-authority-certificate = El certificado de la autoridad no se puede usar. Elija un archivo con certificados en formato PEM.
input-certificate-not-chosen = Elija de nuevo el archivo de certificado.
input-checkpoint-changed = Este punto de control se modificó después de firmarse, así que no demuestra nada. Use el archivo original.
input-checkpoint-entry-removed = El registro de auditoría está intacto, pero este punto de control abarca las entradas hasta { $entry }, y esa entrada se eliminó por su antigüedad. Use un punto de control posterior.
input-checkpoint-of-other-key = Este punto de control se firmó con otra clave, { $key }. Si anotó esa clave como suya, péguela aquí. Si no, el punto de control es de otro ordenador o está falsificado.
input-client-certificate = El certificado de cliente no se puede usar. Elija un archivo PEM con el certificado y su clave privada, sin frase de contraseña.
input-client-id-missing = Introduzca el Client ID de la clave de aplicación de la tienda.
input-client-secret-missing = Introduzca el Client secret o elija «Solo inicio de sesión».
input-client-secret-not-needed = Esta conexión no necesita un Client secret.
input-code-missing = Introduzca el código que el miembro le lee.
input-column-of-passwords = Esta columna contiene contraseñas.
input-column-taken = Esta columna está elegida para otra cosa.
input-confirmation-missing = Introduzca la dirección de correo electrónico del cliente para confirmar.
input-copy-left = Los datos se borraron, pero puede quedar una copia en el archivo del registro de auditoría ({ $reason }). Shopside vuelve a intentarlo cada hora y al iniciarse.
input-country-not-a-code = Introduzca el código de país de dos letras, por ejemplo GB o US.
input-currency-not-a-code = Introduzca las tres letras de la moneda, por ejemplo GBP.
input-customer-name-missing = Introduzca el nombre del cliente.
input-customer-note-too-long = Acorte la nota a 2000 caracteres.
input-customer-password-missing = Introduzca la contraseña del cliente.
input-customer-without-email = La tienda no tiene una dirección de correo electrónico de este cliente, así que no puede iniciar sesión como este cliente.
input-date-missing = Introduzca una fecha.
input-email-column-missing = Elija la columna de las direcciones de correo electrónico.
input-email-missing = Introduzca la dirección de correo electrónico del cliente.
input-email-with-hidden-character = El carácter { $position } de esta dirección, { $code }, no se ve y no debe estar en una dirección.
input-entry-not-confirmed = Esto no coincide con la entrada. Para confirmar, introdúzcalo exactamente como se muestra.
input-entry-without-person = Esta entrada no trata de un cliente, o sus datos ya se borraron.
input-erasure-of-broken-log = No se borró nada: la entrada { $entry } del registro de auditoría se modificó o falta, y un borrado firmado lo ocultaría. Verifique el registro de auditoría y muestre el resultado a su administrador.
input-erasure-reason-missing = Introduzca un motivo que no nombre a la persona. Permanece en el registro de auditoría.
input-erasure-reason-names-person = El motivo permanece en el registro de auditoría, así que no puede nombrar a la persona. Describa la solicitud, por ejemplo «Carta del 20 de noviembre».
input-export-not-continuable = Esta exportación no se puede continuar. Inicie una nueva.
input-file-damaged = El archivo llegó dañado. Elíjalo de nuevo.
input-file-empty = El archivo está vacío.
input-file-too-large = El archivo supera los 20 MB. Impórtelo por partes.
input-filter-name-taken = Otro filtro tiene este nombre.
input-filter-text-missing = Introduzca por qué filtrar.
input-header-malformed = La línea { $line } no es un encabezado. Introduzca un nombre, dos puntos y un valor, por ejemplo Authorization: Bearer …
input-header-reserved = Omita el encabezado { $name }: lo define la aplicación.
input-held-amount-unknown = La tienda no indica cuánto está autorizado, así que no se cobró nada.
input-ids-not-linkable = Los ID de esta tienda no pueden estar en un enlace.
input-import-not-ready = La importación no está lista para esto.
input-import-over = Esta importación ha terminado. Elija de nuevo el archivo.
input-item-name-missing = Introduzca el nombre del artículo.
input-last-day-before-first = El último día no puede ser anterior al primero.
input-link-would-stop-work = Hay una importación o una exportación en curso en la tienda abierta. Abra de nuevo el enlace cuando haya terminado.
input-log-server-extra-parts = Introduzca la dirección sin nombre de usuario, contraseña, «?» ni «#». Las credenciales van en los encabezados.
input-log-server-malformed = Introduzca una dirección, por ejemplo https://collector.example:4318 o syslog+tls://logs.example:6514.
input-log-server-not-encrypted = Sin cifrado, las entradas solo se pueden enviar a este ordenador. Use https:// o syslog+tls://.
input-malformed-link = El enlace no lleva a un cliente ni a un pedido. Cópielo de nuevo en Shopside.
input-malformed-public-key = Una clave pública tiene 64 caracteres: de 0 a 9 y de a a f.
input-malformed-timestamp = Esto no es una marca de tiempo.
input-member-exists = Un miembro de esta tienda tiene esta dirección de correo. Agréguelo como miembro de otra cuenta.
input-member-name-missing = Escriba el nombre del miembro.
input-more-than-owed = Solo quedan { $left } por pagar.
input-more-than-refundable = Quedan como máximo { $left } por reembolsar.
input-name-column-missing = Elija la columna de los nombres.
input-name-length = Introduzca un nombre de 1 a { $limit } caracteres.
input-name-not-visible = Introduzca un nombre de como máximo { $limit } caracteres visibles.
input-name-with-hidden-characters = El nombre tiene caracteres que no se ven: { $visible }. Introdúzcalo sin ellos.
input-new-password-missing = Introduzca la contraseña nueva o genere una.
input-no-row-of-a-customer = No hay ninguna fila de un cliente en este archivo.
input-not-a-checkpoint = Este archivo no es un punto de control de un registro de auditoría.
input-not-a-day = Elija un día, por ejemplo 2026-11-03.
input-not-a-field-value = «{ $value }» no es un valor que la tienda pueda guardar en este campo.
input-not-a-table = Esto es { $what ->
        [pdf] un documento PDF
        [image] una imagen
        [compressed] un archivo comprimido
        [database] una base de datos
        [program] un programa
        [html] una página HTML
        [xml] un archivo XML
       *[json] un archivo JSON
    }, no una tabla. Guarde la tabla como CSV (UTF-8) o .xlsx y elija ese archivo.
input-not-a-time = Introduzca una hora, por ejemplo 08:00.
input-not-text = Esto no es un archivo de texto. Guarde la tabla como CSV (UTF-8) o .xlsx y elija ese archivo.
input-note-missing = Introduzca la nota.
input-note-too-long = Una nota tiene como máximo { $limit } caracteres.
input-nothing-to-confirm = No se anonimizó ni se borró nada de este cliente, así que no hay nada que confirmar.
input-number-out-of-range = Introduzca un número de { $first } a { $last }.
input-only-whole-text = La tienda solo puede filtrar aquí por el texto completo.
input-order-for-customer-without-email = La tienda no tiene correo electrónico de este cliente, y un pedido lo necesita.
input-order-in-other-currency = Este pedido está en { $currency }.
input-order-not-final = El pedido { $order } no se puede anonimizar, porque no está entregado, cancelado ni reembolsado.
input-order-not-manual = El pedido { $order } no se puede eliminar, porque un cliente lo hizo en la tienda.
input-order-not-pinned = Un pedido no se puede fijar.
input-order-total-differs = El total ha cambiado. Compruébelo y después cree el pedido.
input-order-without-items = Añada un artículo.
input-other-currency = «{ $other }» no es { $currency }. Cambie el importe o la moneda.
input-other-email = Esta no es la dirección de correo electrónico de { $name }.
input-other-import = Hay otra importación en curso.
input-paid-amount-unknown = La tienda no indica cuánto se pagó, así que no se reembolsó nada.
input-parcel-of-canceled-order = Este pedido está cancelado. No se le puede añadir ningún paquete.
input-parcel-without-details = Introduzca un número de seguimiento, un transportista o una fecha.
input-password-too-easy = Demasiado fácil de adivinar. Use palabras sin relación entre sí o genere una contraseña.
input-password-too-short = Demasiado corta. Use al menos 8 caracteres o genere una contraseña.
input-payment-in-other-currency = Este pago está en { $currency }.
input-profile-not-confirmed = Confirme que un segundo perfil de contraseña no afecta al sitio de la tienda.
input-proxy-address-malformed = Introduzca la dirección de un proxy, por ejemplo http://proxy.example:3128 o socks5h://proxy.example:1080.
input-proxy-address-with-credentials = Introduzca el nombre de usuario y la contraseña en sus propios campos, no en la dirección.
input-proxy-user-invalid = Introduzca un nombre de usuario de como máximo { $limit } caracteres visibles, sin dos puntos.
input-proxy-user-missing = Introduzca el nombre de usuario al que pertenece la contraseña y guárdelo primero.
input-reason-missing = Tienda de producción: introduzca un motivo (al menos 10 caracteres).
input-reference-taken = El pedido { $order } ya tiene esta referencia. Ábralo o introduzca otra referencia.
input-reference-too-long = Una referencia externa tiene como máximo 2048 caracteres.
input-repeated-amount-differs = Este no es el mismo importe.
input-report-customer-missing = Introduzca el ID o el correo electrónico del cliente.
input-row-without-headings = Esta fila no tiene encabezados: puede ser un cliente, o tiene una sola celda.
input-sandbox-uses-no-certificate = La tienda de pruebas no usa ningún certificado.
input-sheet-too-large = Esta hoja es demasiado grande: tiene celdas más allá de la columna 1000 o millones de celdas. Guarde la parte con los clientes como CSV.
input-signing-key-missing = La clave de firma de este ordenador no está en el llavero. Pegue la clave pública que anotó cuando se creó.
input-store-address-extra-parts = La dirección no debe tener nombre de usuario, ni «?», ni «#».
input-store-address-malformed = Esto no es una dirección. Una dirección es así: { $example }
input-store-address-missing = Introduzca la dirección de la API de la tienda.
input-store-address-not-encrypted = La dirección debe empezar por https://. Solo una tienda en este ordenador puede usar http://.
input-store-of-link-not-connected = La tienda del enlace no está conectada en este ordenador. Conéctela y abra de nuevo el enlace.
input-ticket-not-a-link = Introduzca el enlace del ticket, por ejemplo https://desk.example/tickets/1234.
input-too-long = Introduzca como máximo { $limit } caracteres.
input-too-many-columns = Son demasiadas columnas.
input-too-many-decimals =
    { $decimals ->
        [0] { $currency } no tiene decimales aquí.
        [one] { $currency } tiene { $decimals } decimal aquí.
       *[other] { $currency } tiene { $decimals } decimales aquí.
    }
input-too-many-filters = Puede guardar { $limit } filtros por tienda. Elimine primero uno.
input-too-many-pinned = Puede fijar hasta { $limit }. Desfije primero uno.
input-too-many-terms = La tienda no acepta más filtros que estos a la vez.
input-unknown-access = Este modo de acceso no existe.
input-unknown-carrier = Shopside no conoce la página de seguimiento de este transportista.
input-unknown-column = El archivo no tiene esta columna.
input-unknown-encoding = Esta codificación no existe.
input-unknown-event = Este evento no existe.
input-unknown-language = Elija un idioma de la lista.
input-unknown-row = El archivo no tiene esta fila.
input-unknown-session = El registro de auditoría no contiene esta sesión.
input-unknown-sheet = El libro no tiene esta hoja.
input-unknown-time-zone = Elija una zona horaria, por ejemplo Europe/London.
input-unlikely-year = Este es el año { $year }. Elija un día de { $first } a { $last }.
input-unreadable-sheet = Esta hoja no se puede leer. Guárdela como CSV y elija ese archivo.
input-unreadable-workbook = Este libro no se puede leer. Guárdelo como .xlsx sin contraseña o como CSV y elija ese archivo.
input-unusable-certificate-file = Este archivo de certificado no se puede usar. Elija un archivo PEM o DER en este ordenador, de hasta 1 MB y 16 certificados.
input-update-address-invalid = Introduzca una dirección que empiece por https:// y no tenga nombre de usuario, ni «?», ni «#».
input-zoom-out-of-range = Elija un nivel de zoom del 50 al 300 %.
