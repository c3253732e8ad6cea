# The search box: the Find screen and the command palette.

find-all-accounts = Todas las cuentas
find-all-customers = Todos los clientes
find-all-orders = Todos los pedidos
find-clear = Borrar
find-command-label = Buscar un comando
find-commands = Comandos
find-copy-link = Copiar enlace
find-customers = Clientes
find-empty = Los clientes que abra aparecen aquí, para volver a ellos con una tecla.
find-empty-accounts = Los clientes y las cuentas que abra aparecen aquí, para volver a ellos con una tecla.
find-excerpt = Encontrado en su texto: { $terms }
find-guest-order = El pedido { $number } se realizó como invitado, así que no hay cliente como el que verlo.
find-heading = Buscar
find-help = Pegue lo que tenga: un correo, un nombre, #10660, un ID o una línea entera de un ticket.
find-keys-open = Abrir
find-label = Buscar un cliente, una cuenta o un pedido
find-link-copied = Enlace copiado. Se abre en Shopside, en ordenadores con esta tienda.
find-link-in-session = Se abrió un enlace durante una sesión de cliente y se ignoró. Finalice la sesión y vuelva a abrirlo.
find-link-needs-secret = El enlace requiere acceso completo a esta tienda. Esta conexión solo permite iniciar sesión.
find-list = Resultados
find-more-accounts = Coinciden más cuentas. Agregue una palabra o el nombre completo.
find-more-customers = Coinciden más clientes. Añada una palabra o el correo electrónico completo.
find-more-members = Coinciden más miembros. Agregue una palabra o la dirección de correo completa.
find-more-orders = Coinciden más pedidos. Se muestran los más recientes.
find-no-password = Sin contraseña
find-no-results = Nada coincide con «{ $text }»
find-none-matches = Revise la ortografía, o busque una parte del nombre o del correo electrónico.
find-order = Pedido { $number }
find-orders = Pedidos
find-pin = Fijar
find-pinned = Fijados
find-placeholder = Nombre, correo, referencia, número de pedido o ID
find-recent = Clientes recientes
find-recent-records = Abiertos recientemente
find-result-count =
    { $count ->
        [one] { $count } resultado
       *[other] { $count } resultados
    }
find-searching = Buscando…
find-selected-actions = Resultado seleccionado
find-store-open = Abierta ahora
find-stores = Tiendas
find-switch-store = Cambiar a { $store }
find-unpin = Desfijar
find-view-as-customer = Ver como cliente
