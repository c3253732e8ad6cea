# The page of a customer: orders, facts, notes, money, addresses, and the dialogs that change them.

customer-address-add = Añadir dirección
customer-address-city = Ciudad
customer-address-company = Empresa
customer-address-confirm-delete = Eliminar dirección
customer-address-country = País
customer-address-country-hint = Dos letras, como GB.
customer-address-county = Provincia
customer-address-delete = Eliminar…
customer-address-delete-label = Eliminar la dirección { $name }
customer-address-delete-title = ¿Eliminar la dirección «{ $name }»?
customer-address-delete-title-unnamed = ¿Eliminar esta dirección?
customer-address-deleting = Eliminando…
customer-address-edit = Editar
customer-address-edit-label = Editar la dirección { $name }
customer-address-edit-title = Editar la dirección «{ $name }»
customer-address-edit-title-unnamed = Editar la dirección
customer-address-first-name = Nombre
customer-address-hint = La mayoría de las tiendas exigen etiqueta, nombre y apellidos, calle, código postal, provincia y país.
customer-address-instructions = Instrucciones de entrega
customer-address-label = Etiqueta
customer-address-label-hint = Como Casa o Trabajo.
customer-address-last-name = Apellidos
customer-address-line1 = Calle
customer-address-line2 = Segunda línea
customer-address-new = Dirección nueva
customer-address-none = Sin dirección
customer-address-phone = Teléfono
customer-address-postcode = Código postal
customer-address-region = Región
customer-address-save = Guardar dirección
customer-address-subject = La dirección
customer-address-unnamed = Dirección
customer-address-was-added =
    { $named ->
        [yes] Se añadió la dirección «{ $name }»
       *[no] Se añadió la dirección
    }
customer-address-was-changed =
    { $named ->
        [yes] Se cambió la dirección «{ $name }»
       *[no] Se cambió la dirección
    }
customer-address-was-deleted =
    { $named ->
        [yes] Se eliminó la dirección «{ $name }»
       *[no] Se eliminó la dirección
    }
customer-addresses = Direcciones
customer-addresses-empty = No hay direcciones guardadas.
customer-back = Clientes
customer-conflict-discard = Descartar mis cambios
customer-conflict-empty = vacío
customer-conflict-intro = { $subject }: hubo cambios después de abrir. Los suyos aún no se han guardado. Elija qué valores conservar.
customer-conflict-same = { $subject }: hubo cambios después de abrir, con los mismos valores que los suyos.
customer-conflict-save = Guardar selección
customer-conflict-theirs = Ahora en la tienda
customer-conflict-title = Otra persona lo ha cambiado
customer-conflict-yours = Su versión
customer-copy-email = Copiar el correo electrónico
customer-copy-reference = Copiar la referencia externa
customer-custom-fields = Campos personalizados
customer-delete = Eliminar cliente…
customer-delete-confirm = Eliminar cliente
customer-delete-title = ¿Eliminar { $name }?
customer-delete-warning = <b>Esta acción no se puede deshacer.</b> Se eliminan de la tienda su cuenta, su contraseña y sus direcciones, y ya no podrá iniciar sesión. Sus pedidos se conservan.
customer-deleting = Eliminando…
customer-details = Detalles
customer-edit = Editar
customer-edit-save = Guardar cambios
customer-edit-title = Editar { $name }
customer-email = Correo electrónico
customer-export-orders = Exportar pedidos…
customer-export-orders-choice = Pedidos de { $name }
customer-external-reference = Referencia externa
customer-has-no-password = Sin contraseña
customer-id = ID
customer-id-copied = ID del cliente
customer-json = Mostrar JSON
customer-json-as-sent = JSON tal como lo envió la tienda
customer-json-close = Cerrar
customer-json-copy = Copiar JSON
customer-json-note = Se añadieron saltos de línea, y los caracteres invisibles se muestran con sus números. La copia es exactamente lo que envió la tienda.
customer-json-title = JSON de { $name }
customer-more = Más acciones
customer-name = Nombre
customer-none = Ninguna
customer-note-add = Añadir una nota
customer-note-byline = { $author }, { $time }
customer-note-explained = Para sus compañeros en este ordenador. Se conserva aquí en el registro de auditoría y nunca se envía a la tienda. No se puede editar después.
customer-note-older =
    { $count ->
        [one] Mostrar { $count } nota anterior
       *[other] Mostrar { $count } notas anteriores
    }
customer-note-save = Guardar nota
customer-note-saved = Se guardó la nota
customer-note-text = Nota
customer-notes = Notas
customer-orders = Pedidos
customer-orders-all = Todos los pedidos
customer-orders-caption = Los pedidos más recientes de { $name }
customer-orders-empty = Aún no hay pedidos
customer-orders-empty-explained = Los pedidos realizados como invitado no están vinculados a un cliente, aunque tengan el mismo correo electrónico.
customer-orders-items = Artículos
customer-orders-order = Pedido
customer-orders-payment = Pago
customer-orders-placed = Realizado
customer-orders-shipping = Envío
customer-orders-status = Estado
customer-orders-total = Total
customer-paid = Pagado hasta la fecha
customer-paid-by-month = Por mes
customer-paid-chart = Pagado por mes en { $currency }; la tabla contiene las cifras
customer-paid-explained =
    { $orders ->
        [one] { $counted } de { $orders } pedido: pagado y no cancelado, impuestos incl.
       *[other] { $counted } de { $orders } pedidos: pagados y no cancelados, impuestos incl.
    }
customer-paid-in-month = { $month }: { $amount }
customer-paid-in-one-month = Todo en { $month }.
customer-paid-month = Mes
customer-paid-months = Por mes del pedido.
customer-paid-months-zone = Por mes del pedido (hora de { $zone }).
customer-paid-no-currency = Moneda no indicada
customer-paid-none =
    { $orders ->
        [0] Nada todavía.
        [one] El pedido no está pagado.
       *[other] Ninguno de los { $orders } pedidos está pagado.
    }
customer-paid-range = { $first } – { $last }
customer-paid-read = Cargar todos los pedidos
customer-paid-reading = Cargando…
customer-paid-spent = Pagado
customer-paid-table = Pagado por mes, { $currency }
customer-paid-too-many = Este cliente tiene { $orders } pedidos. Cargarlos todos lleva un tiempo y ralentiza otras solicitudes a la tienda.
customer-paid-unreadable =
    { $count ->
        [one] { $count } pedido no se pudo leer y no se cuenta.
       *[other] { $count } pedidos no se pudieron leer y no se cuentan.
    }
customer-password = Contraseña
customer-password-not-set = No establecida
customer-password-set = Establecida
customer-password-unknown = Desconocida
customer-password-was-set = Se estableció la contraseña de { $name }
customer-registered = Registrado
customer-saving = Guardando…
customer-text = Copiar como texto
customer-text-copied = Copiado como texto
customer-text-email = Correo electrónico: { $email }
customer-text-last-order = Último pedido: { $number }, { $day }, { $total }
customer-text-name = Cliente: { $name }
customer-text-orders = Pedidos: { $count }
customer-text-reference = Referencia externa: { $reference }
customer-text-registered = Registrado: { $day }
customer-unlinked = Otros pedidos con este correo electrónico
customer-unlinked-account = Cuenta
customer-unlinked-count =
    { $count ->
        [one] <b>{ $count } pedido más tiene este correo, pero no está vinculado a esta cuenta</b>, así que la tienda no lo muestra al cliente: { $causes }.
       *[other] <b>{ $count } pedidos más tienen este correo, pero no están vinculados a esta cuenta</b>, así que la tienda no los muestra al cliente: { $causes }.
    }
customer-unlinked-deleted = Pertenece a una cuenta eliminada
customer-unlinked-deleted-count =
    { $count ->
        [one] { $count } pertenece a una cuenta eliminada
       *[other] { $count } pertenecen a una cuenta eliminada
    }
customer-unlinked-earlier = Pertenece a una cuenta anterior, que se eliminó
customer-unlinked-earlier-count =
    { $count ->
        [one] { $count } pertenece a una cuenta anterior, que se eliminó
       *[other] { $count } pertenecen a una cuenta anterior, que se eliminó
    }
customer-unlinked-guest = Realizado como invitado
customer-unlinked-guest-count =
    { $count ->
        [one] { $count } se realizó como invitado
       *[other] { $count } se realizaron como invitado
    }
customer-unlinked-more = Mostrar { $count } más
customer-unlinked-no-email = Este cliente no tiene un correo electrónico que buscar.
customer-unlinked-none = Ningún otro pedido tiene <email>{ $email }</email>.
customer-unlinked-none-readable = Ningún otro pedido que se pudiera leer tiene <email>{ $email }</email>.
customer-unlinked-not-searched = No se han buscado: pedidos con otro correo electrónico.
customer-unlinked-not-searched-stores =
    { $count ->
        [one] No se han buscado: pedidos con otro correo electrónico y pedidos en su otra tienda, { $stores }.
       *[other] No se han buscado: pedidos con otro correo electrónico y pedidos en sus otras tiendas, { $stores }.
    }
customer-unlinked-order = Pedido
customer-unlinked-organization = Realizado para la cuenta de una organización
customer-unlinked-organization-count =
    { $count ->
        [one] { $count } se realizó para la cuenta de una organización
       *[other] { $count } se realizaron para cuentas de organizaciones
    }
customer-unlinked-other = Pertenece a otra cuenta
customer-unlinked-other-count =
    { $count ->
        [one] { $count } pertenece a otra cuenta
       *[other] { $count } pertenecen a otra cuenta
    }
customer-unlinked-placed = Realizado
customer-unlinked-pointer =
    { $count ->
        [one] { $count } pedido más tiene este correo electrónico pero no está vinculado a esta cuenta
       *[other] { $count } pedidos más tienen este correo electrónico pero no están vinculados a esta cuenta
    }
customer-unlinked-read = Cargar estos pedidos
customer-unlinked-reading = Cargando…
customer-unlinked-similar =
    { $count ->
        [one] Una cuenta tiene un correo similar. Los pedidos realizados con ella no se muestran aquí:
       *[other] { $count } cuentas tienen un correo similar. Los pedidos realizados con ellas no se muestran aquí:
    }
customer-unlinked-similar-failed = No se pudieron buscar cuentas con un correo similar. { $problem }
customer-unlinked-similar-partial = Demasiadas cuentas tienen un correo que empieza igual. No se compararon todas.
customer-unlinked-status = Estado
customer-unlinked-table = Pedidos no vinculados a esta cuenta, los más recientes primero
customer-unlinked-too-many = { $count } pedidos tienen este correo. Cargarlos todos lleva un tiempo y ralentiza otras solicitudes a la tienda.
customer-unlinked-total = Total
customer-unlinked-unknown = Pertenece a otra cuenta, que no se consultó
customer-unlinked-unknown-count =
    { $count ->
        [one] { $count } pertenece a otra cuenta, que no se consultó
       *[other] { $count } pertenecen a otra cuenta, que no se consultó
    }
customer-unlinked-unreadable =
    { $count ->
        [one] { $count } pedido no se pudo leer, y puede estar vinculado a esta cuenta o no.
       *[other] { $count } pedidos no se pudieron leer, y pueden estar vinculados a esta cuenta o no.
    }
customer-unreadable = No se pudo leer
customer-unreadable-count =
    { $what ->
        [order]
            { $count ->
                [one] { $count } pedido no se pudo leer
               *[other] { $count } pedidos no se pudieron leer
            }
       *[record]
            { $count ->
                [one] { $count } registro no se pudo leer
               *[other] { $count } registros no se pudieron leer
            }
    }
customer-unreadable-fields = No se pudo leer: { $fields }
customer-unreadable-id = No se pudo leer ({ $id })
customer-unreadable-partly = Ilegible en parte
customer-untitled = Cliente
customer-updated = Actualizado
customer-view-as = Ver como cliente
customer-was-deleted = Se eliminó a { $name }
customer-was-deleted-already = Ya se había eliminado a { $name }
customer-was-discarded = Se descartaron sus cambios
customer-was-saved = Se guardó a { $name }
