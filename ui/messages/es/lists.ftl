# The lists of customers and orders: their tables, searches, filters and status bars.

lists-actions = Acciones
lists-add-filter = Añadir filtro
lists-amount = Importe
lists-amount-choose = Elija el importe que quiere decir:
lists-amount-unclear = Este importe no está claro. Elija lo que quiere decir o introdúzcalo de otra forma.
lists-choose-day = Elija un día.
lists-clear-filters = Quitar filtros
lists-clear-search = Borrar búsqueda
lists-clear-text = Borrar texto
lists-columns = Columnas
lists-compare = Comparación
lists-compare-at-least = Como mínimo
lists-compare-at-most = Como máximo
lists-compare-contains = Contiene
lists-compare-exactly = Exactamente
lists-compare-from = Desde
lists-compare-until = Hasta
lists-copy-email = Copiar correo electrónico
lists-copy-id = Copiar ID
lists-copy-reference = Copiar referencia
lists-count-customers =
    { $count ->
        [one] { $count } cliente
       *[other] { $count } clientes
    }
lists-count-customers-of =
    { $total ->
        [one] Primeros { $count } de { $total } cliente
       *[other] Primeros { $count } de { $total } clientes
    }
lists-count-orders =
    { $count ->
        [one] { $count } pedido
       *[other] { $count } pedidos
    }
lists-count-orders-of =
    { $total ->
        [one] Primeros { $count } de { $total } pedido
       *[other] Primeros { $count } de { $total } pedidos
    }
lists-customer = Cliente
lists-customers = Clientes
lists-cut-customers = La tienda solo lista los primeros { $count } en este orden. Para encontrar otros, busque u ordene de otra forma.
lists-cut-orders = La tienda solo lista los primeros { $count } en este orden. Para encontrar otros, añada un filtro u ordene por «Realizado».
lists-day = Día
lists-email = Correo electrónico
lists-enter-amount = Introduzca un importe.
lists-enter-value = Introduzca por qué filtrar.
lists-export = Exportar…
lists-export-all-customers = Todos los clientes
lists-export-all-orders = Todos los pedidos
lists-export-found = Clientes encontrados con «{ $search }»
lists-export-matching-orders = Pedidos que coinciden con los filtros
lists-filter-account-id = ID de cuenta
lists-filter-account-member-id = ID de miembro de la cuenta
lists-filter-add = Añadir un filtro
lists-filter-add-button = Añadir
lists-filter-all = Todos
lists-filter-apply = Aplicar
lists-filter-at-least = { $title }: como mínimo { $value }
lists-filter-at-most = { $title }: como máximo { $value }
lists-filter-billing-name = Nombre de facturación
lists-filter-billing-postcode = Código postal de facturación
lists-filter-by = Filtrar por
lists-filter-change = Cambiar el filtro
lists-filter-change-chip = Cambiar filtro: { $filter }
lists-filter-contact-email = Correo del contacto
lists-filter-contact-name = Nombre del contacto
lists-filter-contains = { $title } contiene «{ $value }»
lists-filter-currency = Moneda
lists-filter-customer-id = ID del cliente
lists-filter-external-reference = Referencia externa
lists-filter-from = { $title } desde { $day }
lists-filter-is = { $title }: { $value }
lists-filter-order-number = Número de pedido
lists-filter-product-id = ID de producto de un artículo
lists-filter-remove = Quitar filtro: { $filter }
lists-filter-rename-title = Cambiar nombre del filtro
lists-filter-save = Guardar filtro…
lists-filter-save-note = Se guarda en este ordenador, para esta tienda. Contiene lo que filtra, como un nombre o un correo electrónico, y ningún pedido.
lists-filter-save-title = Guardar filtro
lists-filter-shipping-name = Nombre de envío
lists-filter-shipping-postcode = Código postal de envío
lists-filter-sku = SKU de un artículo
lists-filter-subtotal = Subtotal (sin impuestos)
lists-filter-today = Hoy
lists-filter-unpaid = Sin pagar
lists-filter-until = { $title } hasta { $day }
lists-filters = Filtros
lists-filters-clear-all = Quitar todos
lists-filters-most = Hasta { $count } filtros a la vez
lists-guest = invitado
lists-id = ID
lists-import = Importar…
lists-item-count =
    { $count ->
        [one] { $count } artículo
       *[other] { $count } artículos
    }
lists-items = Artículos
lists-keys-move = mover
lists-keys-open = abrir
lists-keys-peek = vistazo
lists-keys-view-as = ver como cliente
lists-linked-orders = Estos pedidos están vinculados a la cuenta del cliente. Otros pedidos con el mismo correo electrónico están en la página del cliente.
lists-linked-orders-filtered = Los otros filtros pueden ocultar algunos pedidos del cliente.
lists-load-all = Cargar todo
lists-load-orders = Cargar pedidos
lists-load-rest = Cargar el resto
lists-manual = manual
lists-name = Nombre
lists-new-customer = Cliente nuevo
lists-no-customers = Aún no hay clientes
lists-no-customers-hint = Cree el primero, con o sin contraseña.
lists-no-matching-orders = Ningún pedido coincide con todos estos filtros.
lists-no-name = Sin nombre
lists-no-orders = Aún no hay pedidos
lists-no-orders-hint = El primer pedido aparece aquí cuando alguien compra.
lists-no-password = Sin contraseña
lists-nothing-found = Nada coincide con «{ $search }»
lists-nothing-found-hint = En nombres y correos electrónicos basta una parte. Una referencia o un ID debe coincidir por completo.
lists-nothing-loaded = No se cargó nada
lists-open = Abrir
lists-order = Pedido
lists-order-title = Pedido { $number }
lists-orders = Pedidos
lists-orders-loaded = Pedidos cargados
lists-orders-of-customer = Pedidos de { $name }, los más recientes primero
lists-orders-part-read = { $progress }, ya cargados
lists-orders-read =
    { $count ->
        [one] { $count } pedido está cargado
       *[other] Los { $count } pedidos están cargados
    }
lists-orders-reading = Cargando pedidos
lists-orders-stopped = Detenido. { $progress }
lists-partly-unreadable = Ilegible en parte
lists-password = Contraseña
lists-password-set = Contraseña establecida
lists-password-unknown = Desconocida
lists-payment = Pago
lists-peek = Vistazo: { $title }
lists-peek-close = Cerrar vistazo
lists-placed = Realizado
lists-read-hours = cargado hace { $hours } h
lists-read-minutes = cargado hace { $minutes } min
lists-read-now = cargado ahora mismo
lists-reference = Referencia
lists-refresh = Actualizar
lists-registered = Registrado
lists-save = Guardar
lists-saved-filter-actions = Acciones del filtro «{ $name }»
lists-saved-filter-delete = Eliminar
lists-saved-filter-rename = Cambiar nombre…
lists-saved-filters = Filtros guardados
lists-search-customers = Buscar clientes
lists-search-customers-hint = Nombre, correo o referencia
lists-search-orders = Buscar pedidos
lists-search-orders-hint = Número de pedido, nombre o correo
lists-shipping = Envío
lists-state = Estado
lists-states = Estado
lists-status = Estado
lists-throughput = { $rate } por segundo, quedan { $left }
lists-total = Total
lists-total-of-loaded = Total de los pedidos cargados
lists-updated = Actualizado
lists-value = Valor
lists-view-as = Ver como cliente: { $name }
lists-view-as-customer = Ver como cliente
lists-wrong-year = Es el año { $year }. Elija un día de { $first } a { $last }.
